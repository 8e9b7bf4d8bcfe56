/**
 * Step 6 of 7: the rules, and the close code for each.
 *
 * New here: every violation that RFC 6455 names fails the connection (§7.1.7) with its close code: 1002 for a broken rule, 1007 for text
 * that is not UTF-8, 1009 for a message over the limit (§7.4.1). The server can begin the closing handshake itself: Ctrl-C says 1001.
 *
 * Knowingly wrong or missing: patience has no end. A client that says nothing, reads nothing or never answers a Close holds its
 * connection for ever; any page of any origin may connect; a request head may be endless. Step 7 has limits.
 *
 * Run:  node 6-rules.mjs [port]
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';

const port = Number(process.argv[2] ?? process.env.PORT ?? 7006);
const page = readFileSync(new URL('../pages/echo.html', import.meta.url));
const connections = new Set();

const [CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG] = [0x0, 0x1, 0x2, 0x8, 0x9, 0xa];
/** Bytes that one message may have here. */
const MAX_MESSAGE = 1024 * 1024;

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

/** A reason to fail the connection, with the code that the Close frame says it with. */
class Failure extends Error {
  constructor(closeCode, message) {
    super(message);
    this.closeCode = closeCode;
  }
}

/** The frame at the start of `bytes` and the bytes behind it, or null while it is not there to its end. Throws a Failure (§5.2, §5.5). */
function readFrame(bytes) {
  if (bytes.length < 2) return null;
  const fin = (bytes[0] & 0b1000_0000) !== 0;
  const opcode = bytes[0] & 0b0000_1111;
  let length = bytes[1] & 0b0111_1111;
  // §5.2: RSV1 to RSV3 "MUST be 0 unless an extension is negotiated that defines meanings for non-zero values".
  if ((bytes[0] & 0b0111_0000) !== 0) throw new Failure(1002, 'RSV set without an extension');
  // §5.2: "If an unknown opcode is received, the receiving endpoint MUST _Fail the WebSocket Connection_."
  if (![CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG].includes(opcode)) throw new Failure(1002, `reserved opcode ${opcode}`);
  // §5.5: "All control frames MUST have a payload length of 125 bytes or less and MUST NOT be fragmented."
  if (opcode >= CLOSE && !fin) throw new Failure(1002, 'fragmented control frame');
  if (opcode >= CLOSE && length > 125) throw new Failure(1002, 'control frame of more than 125 bytes');
  // §5.1: "The server MUST close the connection upon receiving a frame that is not masked."
  if ((bytes[1] & 0b1000_0000) === 0) throw new Failure(1002, 'unmasked frame from a client');
  let at = 2;
  if (length === 126) {
    if (bytes.length < 4) return null;
    length = bytes.readUInt16BE(2);
    // §5.2: "in all cases, the minimal number of bytes MUST be used to encode the length".
    if (length <= 125) throw new Failure(1002, 'length not minimal');
    at = 4;
  } else if (length === 127) {
    if (bytes.length < 10) return null;
    const long = bytes.readBigUInt64BE(2);
    // §5.2: "the most significant bit MUST be 0".
    if (long >= 2n ** 63n) throw new Failure(1002, 'length of more than 63 bits');
    if (long <= 0xffffn) throw new Failure(1002, 'length not minimal');
    length = Number(long);
    at = 10;
  }
  // §10.4: limits are the implementation's own. Judged by the head, before the payload is there.
  if (length > MAX_MESSAGE) throw new Failure(1009, `a frame of ${length} bytes`);
  const end = at + 4 + length;
  if (bytes.length < end) return null;
  const payload = unmask(bytes.subarray(at + 4, end), bytes.subarray(at, at + 4));
  return { fin, opcode, payload, rest: bytes.subarray(end) };
}

/** §7.4: the codes that a Close frame may carry. 1004 is undefined; 1005, 1006 and 1015 are never sent, they are what a program is told. */
function isCloseCode(code) {
  return (code >= 1000 && code <= 1014 && ![1004, 1005, 1006].includes(code)) || (code >= 3000 && code <= 4999);
}

/** The code of a Close frame's payload, 1005 if it has none (§7.1.5). Throws a Failure (§5.5.1). */
function readClose(payload) {
  if (payload.length === 0) return 1005;
  if (payload.length === 1) throw new Failure(1002, 'half a close code');
  const code = payload.readUInt16BE(0);
  if (!isCloseCode(code)) throw new Failure(1002, `close code ${code}`);
  utf8().take(payload.subarray(2), true);
  return code;
}

/** Judges UTF-8 that comes in pieces: a character may be cut by a fragment's border, the whole may not be invalid (§5.6, §8.1). */
function utf8() {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return {
    take(bytes, last) {
      try {
        decoder.decode(bytes, { stream: !last });
      } catch {
        throw new Failure(1007, 'not UTF-8');
      }
    },
  };
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
  let head = Buffer.alloc(0);
  let phase = 'head';

  socket.on('data', (bytes) => {
    if (phase === 'open' || phase === 'closing') return takeFrames(bytes);
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
  /** The message that has begun and not ended: the opcode of its first frame, its pieces, their size, and the judge of its text. */
  let message = null;

  function takeFrames(bytes) {
    received = Buffer.concat([received, bytes]);
    try {
      let frame;
      while (phase !== 'done' && (frame = readFrame(received)) !== null) {
        received = frame.rest;
        takeFrame(frame);
      }
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      fail(error);
    }
  }

  function takeFrame({ fin, opcode, payload }) {
    if (opcode >= CLOSE) return takeControl(opcode, payload);
    // §5.4: a message begins with its opcode and goes on with continuations until FIN; two messages are never interleaved.
    if (opcode === CONTINUATION && message === null) throw new Failure(1002, 'continuation of nothing');
    if (opcode !== CONTINUATION && message !== null) throw new Failure(1002, 'new message inside another');
    message ??= { opcode, pieces: [], size: 0, text: opcode === TEXT ? utf8() : null };
    message.size += payload.length;
    if (message.size > MAX_MESSAGE) throw new Failure(1009, `a message of more than ${MAX_MESSAGE} bytes`);
    message.text?.take(payload, fin);
    message.pieces.push(payload);
    if (!fin) return;
    // §5.5.1: after this end's Close it "MUST NOT send any more data frames".
    if (phase === 'open') socket.write(writeFrame(message.opcode, Buffer.concat(message.pieces)));
    message = null;
  }

  function takeControl(opcode, payload) {
    if (opcode === PING && phase === 'open') socket.write(writeFrame(PONG, payload));
    if (opcode !== CLOSE) return;
    const code = readClose(payload);
    console.log(`close ${code}`);
    // §5.5.1: the first Close is answered with a Close that echoes the code; the answer to our own Close is not answered again.
    // §7.1.1: with both Close frames passed, the server ends TCP.
    const answer = phase === 'open' ? writeFrame(CLOSE, payload.subarray(0, 2)) : Buffer.alloc(0);
    phase = 'done';
    socket.end(answer);
  }

  /** Begins the closing handshake (§7.1.2): a Close, then wait for the client's. */
  function close(code) {
    if (phase !== 'open') return phase === 'closing' ? undefined : socket.destroy();
    socket.write(writeFrame(CLOSE, Buffer.of(code >> 8, code & 0xff)));
    phase = 'closing';
  }

  /** §7.1.7: says why with a Close, and ends TCP without waiting for an answer. What still comes is read and thrown away. */
  function fail(failure) {
    console.log(`failed: ${failure.closeCode} ${failure.message}`);
    const { closeCode } = failure;
    socket.end(phase === 'open' ? writeFrame(CLOSE, Buffer.of(closeCode >> 8, closeCode & 0xff)) : Buffer.alloc(0));
    phase = 'done';
  }

  connections.add(close);
  socket.on('error', (error) => console.log(`broken: ${error.code}`));
  socket.on('close', () => connections.delete(close));
});

server.on('error', (error) => {
  console.error(error.code === 'EADDRINUSE' ? `Port ${port} is taken. Try another: node 6-rules.mjs 7106` : error.message);
  process.exitCode = 1;
});

server.listen(port, '127.0.0.1', () => {
  const at = `127.0.0.1:${server.address().port}`;
  console.log(`Step 6: page http://${at}/  socket ws://${at}/`);
  console.log(`In the live panel, with npm start: http://127.0.0.1:4173/live/#url=ws://${at}/`);
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    server.close();
    for (const close of connections) close(1001);
  });
}
