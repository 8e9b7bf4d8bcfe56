import { createHash } from 'node:crypto';
import { createServer } from 'node:http';

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const server = createServer((request, response) => response.writeHead(404).end());

server.on('upgrade', (request, socket) => {
  socket.on('error', () => socket.destroy());
  const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}${GUID}`).digest('base64');
  socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
  socket.on('data', (frame) => {
    const code = frame[1] & 0b0111_1111;
    // RFC 6455 §5.2: 126 and 127 say that the length follows in two or in eight bytes, and the key stands behind it.
    const length = code === 127 ? Number(frame.readBigUInt64BE(2)) : code === 126 ? frame.readUInt16BE(2) : code;
    const at = code === 127 ? 10 : code === 126 ? 4 : 2;
    const key = frame.subarray(at, at + 4);
    const payload = frame.subarray(at + 4, at + 4 + length).map((byte, i) => byte ^ key[i % 4]);
    console.log(`text of ${length} bytes: ${payload}`);
  });
});

server.listen(Number(process.argv[2] ?? 7020), '127.0.0.1', () => console.log(`ws://127.0.0.1:${server.address().port}/`));
process.once('SIGTERM', () => process.exit());
