import { createHash } from 'node:crypto';
import { createServer } from 'node:http';

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const server = createServer((request, response) => response.writeHead(404).end());

server.on('upgrade', (request, socket) => {
  socket.on('error', () => socket.destroy());
  const refuse = (status) => socket.end(`HTTP/1.1 ${status}\r\nSec-WebSocket-Version: 13\r\nConnection: close\r\n\r\n`);
  // RFC 6455 §4.2.1: a server that finds the client's handshake broken "MUST stop processing the client's handshake and return an HTTP
  // response with an appropriate error code". §4.4: to another version it answers with those that it speaks.
  if (request.method !== 'GET' || request.headers.upgrade.toLowerCase() !== 'websocket') return refuse('400 Bad Request');
  if (request.headers['sec-websocket-version'] !== '13') return refuse('426 Upgrade Required');
  const { 'sec-websocket-key': key = '' } = request.headers;
  if (!/^[A-Za-z0-9+/]{22}==$/.test(key)) return refuse('400 Bad Request');
  const accept = createHash('sha1').update(`${key}${GUID}`).digest('base64');
  socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n');
  socket.write(`Sec-WebSocket-Accept: ${accept}\r\n\r\n`);
});

server.listen(Number(process.argv[2] ?? 7020), '127.0.0.1', () => console.log(`ws://127.0.0.1:${server.address().port}/`));
process.once('SIGTERM', () => process.exit());
