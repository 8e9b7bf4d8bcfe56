import { createHash } from 'node:crypto';
import { createServer } from 'node:http';

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const server = createServer((request, response) => response.writeHead(404).end());

server.on('upgrade', (request, socket) => {
  socket.on('error', () => socket.destroy());
  const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}${GUID}`).digest('base64');
  socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
  socket.on('data', (frame) => {
    const length = frame[1] & 0b0111_1111;
    const key = frame.subarray(2, 6);
    const payload = frame.subarray(6, 6 + length).map((byte, i) => byte ^ key[i % 4]);
    console.log(`text of ${length} bytes: ${payload}`);
  });
});

server.listen(Number(process.argv[2] ?? 7020), '127.0.0.1', () => console.log(`ws://127.0.0.1:${server.address().port}/`));
process.once('SIGTERM', () => process.exit());
