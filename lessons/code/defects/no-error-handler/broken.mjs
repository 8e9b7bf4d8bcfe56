import { createHash } from 'node:crypto';
import { createServer } from 'node:net';

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

const server = createServer((socket) => {
  let head = '';
  socket.on('data', function collect(bytes) {
    head += bytes.toString('latin1');
    if (!head.includes('\r\n\r\n')) return;
    socket.off('data', collect);
    const key = /^sec-websocket-key:[ \t]*(\S+)/im.exec(head)?.[1];
    if (key === undefined) return socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    const accept = createHash('sha1').update(`${key}${GUID}`).digest('base64');
    socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n');
    socket.write(`Sec-WebSocket-Accept: ${accept}\r\n\r\n`);
  });
});

server.listen(Number(process.argv[2] ?? 7020), '127.0.0.1', () => console.log(`ws://127.0.0.1:${server.address().port}/`));
process.once('SIGTERM', () => process.exit());
