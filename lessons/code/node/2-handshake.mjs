/**
 * Step 2 of 7: the opening handshake.
 *
 * New here: bytes are collected until the head of the request is whole, however TCP cut it; the request is checked
 * (RFC 6455 §4.2.1); Sec-WebSocket-Accept is derived from the key (§4.2.2). The browser's `open` event fires.
 *
 * Knowingly wrong or missing: frames are printed, not read; a page's `close()` gets no answer; any page of any origin may connect;
 * a client that never ends its head fills the memory. Later steps mend all of this.
 *
 * Run:  node 2-handshake.mjs [port]
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';

const port = Number(process.argv[2] ?? process.env.PORT ?? 7002);
const page = readFileSync(new URL('../pages/echo.html', import.meta.url));
const sockets = new Set();

/** §4.2.2, 5.4: base64 of SHA-1 of the key as it was sent, followed by this GUID. It proves that the request was read, nothing else. */
function acceptKey(key) {
  return createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
}

/** The request line and the header fields. Field names count in any letter case (RFC 9110 §5.1), so they are kept in lower case. */
function readHead(text) {
  const [requestLine, ...lines] = text.split('\r\n');
  const [method, target, version] = requestLine.split(' ');
  const fields = new Map();
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    fields.set(name, fields.has(name) ? `${fields.get(name)}, ${value}` : value);
  }
  return { method, target, version, fields };
}

/** Does a comma-separated field such as `Connection: keep-alive, Upgrade` hold a token, in any letter case? */
function hasToken(value = '', token) {
  return value.split(',').some((each) => each.trim().toLowerCase() === token);
}

/** The status to refuse with and the reason, or null if the request is a client's opening handshake (§4.2.1). */
function refusalOf({ method, version, fields }) {
  if (method !== 'GET' || version !== 'HTTP/1.1') return ['400 Bad Request', 'It must be GET and HTTP/1.1.'];
  if (!hasToken(fields.get('upgrade'), 'websocket')) return ['400 Bad Request', 'Upgrade must hold the token websocket.'];
  if (!fields.has('host')) return ['400 Bad Request', 'Host is missing.'];
  if (!hasToken(fields.get('connection'), 'upgrade')) return ['400 Bad Request', 'Connection must hold the token Upgrade.'];
  // 22 characters and two equals signs: 16 bytes in base64.
  if (!/^[A-Za-z0-9+/]{22}==$/.test(fields.get('sec-websocket-key'))) return ['400 Bad Request', 'The key must be 16 bytes in base64.'];
  // §4.4: a server that does not speak the client's version names those that it speaks.
  if (fields.get('sec-websocket-version') !== '13')
    return ['426 Upgrade Required', 'Version 13 is spoken here.', 'Sec-WebSocket-Version: 13'];
  return null;
}

function answer(socket, status, body, ...headers) {
  const head = [`HTTP/1.1 ${status}`, `Content-Length: ${Buffer.byteLength(body)}`, 'Connection: close', ...headers];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  socket.end(body);
}

const server = createServer((socket) => {
  sockets.add(socket);
  let head = Buffer.alloc(0);
  let phase = 'head';

  socket.on('data', (bytes) => {
    if (phase === 'open') return takeFrames(bytes);
    if (phase === 'done') return;
    head = Buffer.concat([head, bytes]);
    // The head ends with an empty line. It may come in the first read, in the tenth, or be cut between \r and \n.
    const end = head.indexOf('\r\n\r\n');
    if (end >= 0) takeHead(readHead(head.toString('latin1', 0, end)), head.subarray(end + 4));
  });

  function takeHead(request, rest) {
    phase = 'done';
    if (request.method === 'GET' && !hasToken(request.fields.get('upgrade'), 'websocket')) {
      return answer(socket, '200 OK', page, 'Content-Type: text/html; charset=utf-8');
    }
    const refusal = refusalOf(request);
    if (refusal !== null) return answer(socket, ...refusal);
    socket.write(
      'HTTP/1.1 101 Switching Protocols\r\n' +
        'Upgrade: websocket\r\n' +
        'Connection: Upgrade\r\n' +
        `Sec-WebSocket-Accept: ${acceptKey(request.fields.get('sec-websocket-key'))}\r\n\r\n`,
    );
    phase = 'open';
    console.log('open');
    // The first frame may have come right behind the head, in the same read.
    if (rest.length > 0) takeFrames(rest);
  }

  function takeFrames(bytes) {
    console.log(`${bytes.length} bytes that are no HTTP any more: ${bytes.toString('hex')}`);
  }

  socket.on('error', (error) => console.log(`broken: ${error.code}`));
  socket.on('close', () => sockets.delete(socket));
});

server.on('error', (error) => {
  console.error(error.code === 'EADDRINUSE' ? `Port ${port} is taken. Try another: node 2-handshake.mjs 7102` : error.message);
  process.exitCode = 1;
});

server.listen(port, '127.0.0.1', () => {
  const at = `127.0.0.1:${server.address().port}`;
  console.log(`Step 2: page http://${at}/  socket ws://${at}/`);
  console.log(`In the live panel, with npm start: http://127.0.0.1:4173/live/#url=ws://${at}/`);
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
}
