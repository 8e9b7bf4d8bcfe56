/**
 * Step 4 of 7: frames of any length, however TCP cuts them.
 *
 * New here: the lengths 126 and 127 (RFC 6455 §5.2); bytes are collected until a frame is whole; several frames of one read are
 * all read. Binary comes back as binary. A limit: without one, ten bytes that promise 2^63 more would keep the server collecting.
 *
 * Knowingly wrong or missing: it takes a frame for a message, so a fragmented message comes back in wrong pieces; Ping and
 * Close get no answer; no rule is checked. Later steps mend all of this.
 *
 * Run:  node 4-lengths.mjs [port]
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';

const port = Number(process.argv[2] ?? process.env.PORT ?? 7004);
const page = readFileSync(new URL('../pages/echo.html', import.meta.url));
const sockets = new Set();

const [TEXT, BINARY] = [0x1, 0x2];
/** Bytes that one frame may have here. */
const MAX_FRAME = 1024 * 1024;

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

/** §5.3: byte i of the payload XOR byte i modulo 4 of the key. */
function unmask(payload, key) {
  return payload.map((byte, i) => byte ^ key[i % 4]);
}

/** The frame at the start of `bytes` and the bytes behind it, or null while it is not there to its end (§5.2). */
function readFrame(bytes) {
  if (bytes.length < 2) return null;
  const fin = (bytes[0] & 0b1000_0000) !== 0;
  const opcode = bytes[0] & 0b0000_1111;
  const masked = (bytes[1] & 0b1000_0000) !== 0;
  let length = bytes[1] & 0b0111_1111;
  let at = 2;
  // 126 and 127 are no lengths: they say that the length follows, in 16 or in 64 bits, most significant byte first.
  if (length === 126) {
    if (bytes.length < 4) return null;
    length = bytes.readUInt16BE(2);
    at = 4;
  } else if (length === 127) {
    if (bytes.length < 10) return null;
    length = Number(bytes.readBigUInt64BE(2));
    at = 10;
  }
  if (length > MAX_FRAME) throw new RangeError(`a frame of ${length} bytes`);
  const end = at + (masked ? 4 : 0) + length;
  if (bytes.length < end) return null;
  const key = masked ? bytes.subarray(at, at + 4) : Buffer.alloc(4);
  return { fin, opcode, payload: unmask(bytes.subarray(end - length, end), key), rest: bytes.subarray(end) };
}

/** A whole frame, its length in the shortest of the three spellings: "the minimal number of bytes MUST be used" (§5.2). Never masked (§5.1). */
function writeFrame(opcode, payload) {
  const { length } = payload;
  let head;
  if (length <= 125) head = Buffer.of(0b1000_0000 | opcode, length);
  else if (length <= 0xffff) {
    head = Buffer.of(0b1000_0000 | opcode, 126, 0, 0);
    head.writeUInt16BE(length, 2);
  } else {
    head = Buffer.of(0b1000_0000 | opcode, 127, 0, 0, 0, 0, 0, 0, 0, 0);
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat([head, payload]);
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

  let received = Buffer.alloc(0);

  function takeFrames(bytes) {
    received = Buffer.concat([received, bytes]);
    try {
      let frame;
      while ((frame = readFrame(received)) !== null) {
        received = frame.rest;
        takeFrame(frame);
      }
    } catch (error) {
      console.log(`refused: ${error.message}`);
      socket.destroy();
    }
  }

  function takeFrame({ fin, opcode, payload }) {
    // Wrong: a frame without FIN is only the beginning of a message. Step 5 puts messages together.
    if (opcode !== TEXT && opcode !== BINARY) return console.log(`opcode 0x${opcode.toString(16)} is for a later step`);
    console.log(`${opcode === TEXT ? 'text' : 'binary'}, ${payload.length} bytes, FIN ${fin ? 1 : 0}`);
    socket.write(writeFrame(opcode, payload));
  }

  socket.on('error', (error) => console.log(`broken: ${error.code}`));
  socket.on('close', () => sockets.delete(socket));
});

server.on('error', (error) => {
  console.error(error.code === 'EADDRINUSE' ? `Port ${port} is taken. Try another: node 4-lengths.mjs 7104` : error.message);
  process.exitCode = 1;
});

server.listen(port, '127.0.0.1', () => {
  const at = `127.0.0.1:${server.address().port}`;
  console.log(`Step 4: page http://${at}/  socket ws://${at}/`);
  console.log(`In the live panel, with npm start: http://127.0.0.1:4173/live/#url=ws://${at}/`);
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
}
