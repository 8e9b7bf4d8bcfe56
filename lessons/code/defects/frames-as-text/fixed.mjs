import { createHash } from 'node:crypto';
import { createServer } from 'node:net';

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

const server = createServer((socket) => {
  let head = '';
  socket.on('data', function handshake(bytes) {
    head += bytes.toString('latin1');
    if (!head.includes('\r\n\r\n')) return;
    // RFC 6455 §1.2: behind the two handshakes there is no HTTP any more, so other ears take over. What came behind the head is a frame.
    socket.off('data', handshake);
    socket.on('data', (frames) => console.log(`${frames.length} bytes of frames`));
    socket.unshift(Buffer.from(head.slice(head.indexOf('\r\n\r\n') + 4), 'latin1'));
    const key = /^sec-websocket-key:[ \t]*(\S+)/im.exec(head)?.[1];
    const accept = createHash('sha1').update(`${key}${GUID}`).digest('base64');
    socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n');
    socket.write(`Sec-WebSocket-Accept: ${accept}\r\n\r\n`);
  });
  socket.on('error', () => socket.destroy());
});

server.listen(Number(process.argv[2] ?? 7020), '127.0.0.1', () => console.log(`ws://127.0.0.1:${server.address().port}/`));
process.once('SIGTERM', () => process.exit());
