import { createHash } from 'node:crypto';
import { createServer } from 'node:net';

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

const server = createServer((socket) => {
  let head = '';
  socket.on('data', (bytes) => {
    head += bytes.toString('latin1');
    if (!head.includes('\r\n\r\n')) return;
    const key = /^sec-websocket-key:[ \t]*(\S+)/im.exec(head)?.[1];
    const accept = createHash('sha1').update(`${key}${GUID}`).digest('base64');
    socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n');
    socket.write(`Sec-WebSocket-Accept: ${accept}\r\n\r\n`);
  });
  socket.on('error', () => socket.destroy());
});

server.listen(Number(process.argv[2] ?? 7020), '127.0.0.1', () => console.log(`ws://127.0.0.1:${server.address().port}/`));
process.once('SIGTERM', () => process.exit());
