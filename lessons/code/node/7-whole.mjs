/**
 * Step 7 of 7: the whole, with limits.
 *
 * New here, beside a place of its own for the application:
 *   - heads are judged byte by byte and payloads go straight into their message: nothing is copied again for every read, a broken rule is
 *     known before the payload comes, a broken character at its byte, and no memory is set aside for bytes that are only promised;
 *   - limits (RFC 6455 §10.4): size of head and message, number of connections, patience with handshakes, silence and closing;
 *   - backpressure: a client that does not read is not read from;
 *   - Origin is checked (§10.2), and the request's grammar to the letter;
 *   - the end of TCP, from either side, at any moment, half or whole.
 *
 * Left out on purpose: permessage-deflate (RFC 7692), subprotocols, TLS (put a TLS proxy before it, or use node:tls).
 *
 * Run:  node 7-whole.mjs [port]      ORIGINS=https://a.example,null lets more pages in; MAX_MESSAGE, HEARTBEAT_MS … see below.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';

const setting = (name, otherwise) => Number(process.env[name] ?? otherwise);
const LIMITS = {
  head: setting('MAX_HEAD', 16 * 1024),
  message: setting('MAX_MESSAGE', 1024 * 1024),
  connections: setting('MAX_CONNECTIONS', 100),
  handshake: setting('HANDSHAKE_MS', 10_000),
  heartbeat: setting('HEARTBEAT_MS', 30_000),
  close: setting('CLOSE_MS', 5_000),
};
const port = Number(process.argv[2] ?? process.env.PORT ?? 7007);
const origins = (process.env.ORIGINS ?? '').split(',').map((origin) => origin.trim());
const page = (name) => readFileSync(new URL(`../pages/${name}`, import.meta.url));
const pages = new Map([
  ['/', page('echo.html')],
  ['/binary.html', page('binary.html')],
]);
const [CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG] = [0x0, 0x1, 0x2, 0x8, 0x9, 0xa];

/** The application: what a whole message leads to. It knows no frames. */
function onMessage(kind, payload, send) {
  send(kind, payload);
}

// ---- The opening handshake (§4.2) ----

/** §4.2.2, 5.4 */
function acceptKey(key) {
  return createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
}

const TOKEN = "[!#$%&'*+\\-.^_`|~0-9A-Za-z]+";
const REQUEST_LINE = new RegExp(`^(${TOKEN}) ((?:/|https?://)[!-"$-~]*) HTTP/(\\d)\\.(\\d)$`);
// No blank before the colon and no line that begins with one: RFC 9112 §5.1 and §5.2 want both refused. Expressions that meet hostile text
// are kept so simple that no input makes them try twice: lists are split first, and values trimmed afterwards.
const FIELD_LINE = new RegExp(`^(${TOKEN}):([\\t -~\\x80-\\xff]*)$`);
const ONE_TOKEN = new RegExp(`^${TOKEN}$`);
const PARAMETER = `${TOKEN}(?:[ \\t]*=[ \\t]*(?:${TOKEN}|"${TOKEN}"))?`;
const EXTENSION = new RegExp(`^${TOKEN}(?:[ \\t]*;[ \\t]*${PARAMETER})*$`);

/** The request line and the fields, every field with all its values; null if it is no HTTP/1 request. */
function readHead(text) {
  const [first, ...lines] = text.split('\r\n');
  const [, method, target, major, minor] = REQUEST_LINE.exec(first) ?? [];
  if (method === undefined) return null;
  const fields = new Map();
  for (const line of lines) {
    const [, name, value] = FIELD_LINE.exec(line) ?? [];
    if (name === undefined) return null;
    fields.set(name.toLowerCase(), [...(fields.get(name.toLowerCase()) ?? []), value.trim()]);
  }
  const all = (name) => fields.get(name) ?? [];
  const list = (name) => all(name).flatMap((value) => value.split(',').map((each) => each.trim()));
  const has = (name, token) => list(name).some((each) => each.toLowerCase() === token);
  return { method, target, version: Number(`${major}.${minor}`), all, list, has };
}

/** The status and the reason to refuse with, or null if this is an opening handshake that may pass. */
function refusalOf({ method, version, all, list, has }) {
  const one = (name, pattern) => all(name).length === 1 && pattern.test(all(name)[0]);
  const each = (name, pattern) => list(name).every((element) => element === '' || pattern.test(element));
  if (method !== 'GET' || version < 1.1) return ['400 Bad Request', 'It must be GET and HTTP/1.1.'];
  if (!one('host', /^[^\s/?#@]+$/)) return ['400 Bad Request', 'There must be one Host.'];
  if (!has('upgrade', 'websocket')) return ['426 Upgrade Required', 'Upgrade must hold websocket.', 'Upgrade: websocket'];
  if (!has('connection', 'upgrade')) return ['400 Bad Request', 'Connection must hold Upgrade.'];
  if (!one('sec-websocket-key', /^[A-Za-z0-9+/]{22}==$/)) return ['400 Bad Request', 'There must be one key: 16 bytes in base64.'];
  if (!one('sec-websocket-version', /^13$/)) return ['426 Upgrade Required', 'Version 13 is spoken here.', 'Sec-WebSocket-Version: 13'];
  // Neither is used here, so neither is answered: no subprotocol, no extension (§4.2.2, 5.5 and 5.6). Nonsense is refused all the same.
  if (!each('sec-websocket-protocol', ONE_TOKEN)) return ['400 Bad Request', 'Sec-WebSocket-Protocol must be a list of tokens.'];
  if (!each('sec-websocket-extensions', EXTENSION)) return ['400 Bad Request', 'Sec-WebSocket-Extensions cannot be read.'];
  if (!mayEnter(all('origin'))) return ['403 Forbidden', 'This page may not connect. The server admits it with ORIGINS=its origin.'];
  return null;
}

/**
 * §10.2: a browser lets any page connect anywhere and sends the page's Origin; to let it in or not is the server's decision. Pages of this
 * machine may. The Host field is no help: after DNS rebinding a foreign page's Host and Origin agree.
 * A request without Origin comes from no browser. It could claim anything (§10.1), so it proves nothing and is let in.
 */
function mayEnter(values) {
  if (values.length === 0) return true;
  const here = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;
  return values.length === 1 && (origins.includes(values[0]) || here.test(values[0]));
}

// ---- Frames (§5) ----

/** A reason to fail the connection, with the code that the Close frame says it with (§7.4.1). */
class Failure extends Error {
  constructor(closeCode, message) {
    super(message);
    this.closeCode = closeCode;
  }
}

/**
 * The head of a frame, or null while more of it is to come. Called after each of its bytes, so it throws a Failure as soon as
 * one can tell. `inMessage`: whether a message has begun and not ended.
 */
function readFrameHead(head, inMessage) {
  const fin = (head[0] & 0b1000_0000) !== 0;
  const opcode = head[0] & 0b0000_1111;
  if (head.length === 1) {
    // §5.2: RSV1 to RSV3 "MUST be 0 unless an extension is negotiated that defines meanings for non-zero values".
    if ((head[0] & 0b0111_0000) !== 0) throw new Failure(1002, 'RSV set without an extension');
    // §5.2: "If an unknown opcode is received, the receiving endpoint MUST _Fail the WebSocket Connection_."
    if (![CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG].includes(opcode)) throw new Failure(1002, `reserved opcode ${opcode}`);
    // §5.5: control frames "MUST NOT be fragmented".
    if (opcode >= CLOSE && !fin) throw new Failure(1002, 'fragmented control frame');
    // §5.4: a message is a frame with its opcode and continuations behind it; messages are not interleaved.
    if (opcode === CONTINUATION && !inMessage) throw new Failure(1002, 'continuation of nothing');
    if ((opcode === TEXT || opcode === BINARY) && inMessage) throw new Failure(1002, 'new message inside another');
    return null;
  }
  const code = head[1] & 0b0111_1111;
  // §5.1: "The server MUST close the connection upon receiving a frame that is not masked."
  if ((head[1] & 0b1000_0000) === 0) throw new Failure(1002, 'unmasked frame from a client');
  // §5.5: "All control frames MUST have a payload length of 125 bytes or less".
  if (opcode >= CLOSE && code > 125) throw new Failure(1002, 'control frame of more than 125 bytes');
  const lengthEnd = code === 127 ? 10 : code === 126 ? 4 : 2;
  if (head.length < lengthEnd) return null;
  const length = code === 127 ? head.readBigUInt64BE(2) : BigInt(code === 126 ? head.readUInt16BE(2) : code);
  // §5.2: "the most significant bit MUST be 0" and "the minimal number of bytes MUST be used to encode the length".
  if (length >= 2n ** 63n) throw new Failure(1002, 'length of more than 63 bits');
  if ((code === 126 && length <= 125n) || (code === 127 && length <= 0xffffn)) throw new Failure(1002, 'length not minimal');
  // The limit is for what the head promises; a BigInt until here, because a Number would round it.
  if (length > BigInt(LIMITS.message)) throw new Failure(1009, `a frame of ${length} bytes`);
  if (head.length < lengthEnd + 4) return null;
  return { fin, opcode, length: Number(length), key: Buffer.from(head.subarray(lengthEnd)), at: 0 };
}

/** A whole frame, unmasked (§5.1), its length in the shortest spelling. */
function writeFrame(opcode, payload) {
  const { length } = payload;
  const head = Buffer.alloc(length <= 125 ? 2 : length <= 0xffff ? 4 : 10);
  head[0] = 0b1000_0000 | opcode;
  head[1] = length <= 125 ? length : length <= 0xffff ? 126 : 127;
  if (head.length === 4) head.writeUInt16BE(length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, payload]);
}

/** Judges UTF-8 piece by piece; `last` says that no character may be left unfinished (§5.6, §8.1). */
function utf8Judge() {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return (bytes, last) => {
    try {
      decoder.decode(bytes, { stream: !last });
    } catch {
      throw new Failure(1007, 'not UTF-8');
    }
  };
}

/** The payload of a message or a control frame as it grows. Its room doubles; a million pieces of one byte cost no more than their bytes. */
class Payload {
  #room = Buffer.alloc(256);
  size = 0;
  add(bytes) {
    if (this.size + bytes.length > this.#room.length) {
      const larger = Buffer.alloc(Math.max(this.#room.length * 2, this.size + bytes.length));
      this.#room.copy(larger, 0, 0, this.size);
      this.#room = larger;
    }
    this.#room.set(bytes, this.size);
    this.size += bytes.length;
  }
  get bytes() {
    return this.#room.subarray(0, this.size);
  }
}

/** The code in a Close frame's payload (§5.5.1, §7.4), 1005 if it has none (§7.1.5). */
function readClose(payload) {
  if (payload.length === 0) return 1005;
  if (payload.length === 1) throw new Failure(1002, 'half a close code');
  const code = payload.readUInt16BE(0);
  const defined = code >= 1000 && code <= 1014 && ![1004, 1005, 1006].includes(code);
  if (!defined && !(code >= 3000 && code <= 4999)) throw new Failure(1002, `close code ${code}`);
  utf8Judge()(payload.subarray(2), true);
  return code;
}

const closeFrame = (code) => writeFrame(CLOSE, Buffer.of(code >> 8, code & 0xff));

// ---- One connection ----

const connections = new Set();

const server = createServer({ allowHalfOpen: true }, (socket) => {
  /** head: the request comes; open; closing: our Close is sent, theirs awaited; done: nothing more is sent, what comes is thrown away. */
  let phase = 'head';
  let head = Buffer.alloc(0);
  /** The bytes of a frame's head that have come, the frame whose payload comes, the message that has begun and not ended. */
  let frameHead = Buffer.alloc(0);
  let frame = null;
  let message = null;
  /** Whether anything came since the last heartbeat. */
  let heard = true;
  let heartbeat;
  let patience = setTimeout(() => answer('408 Request Timeout', 'The request took too long.'), LIMITS.handshake);

  socket.on('data', (bytes) => {
    heard = true;
    if (phase === 'head') takeHead(bytes);
    else if (phase !== 'done') takeFrames(bytes);
  });
  // The client's end of TCP is closed. Without a Close before, that is no clean end (1006), and there is nobody to tell.
  socket.on('end', () => finish());
  socket.on('drain', () => socket.resume());
  socket.on('error', (error) => console.log(`broken: ${error.code}`));
  socket.on('close', () => {
    clearTimeout(patience);
    clearInterval(heartbeat);
    connections.delete(close);
  });
  connections.add(close);

  /** Writes, and stops reading while more waits for the client than the socket likes to hold. */
  function send(bytes) {
    if (!socket.write(bytes)) socket.pause();
  }

  /** Sends the last bytes and ends this side of TCP. What the client still sends is read and dropped: a reset could overtake our Close. */
  function finish(last = '') {
    if (phase === 'done') return;
    phase = 'done';
    [frame, message, head] = [null, null, null];
    clearInterval(heartbeat);
    socket.end(last);
    socket.resume();
    waitForEnd();
  }

  function waitForEnd() {
    clearTimeout(patience);
    patience = setTimeout(() => socket.destroy(), LIMITS.close);
  }

  function answer(status, body, ...fields) {
    const lines = [`HTTP/1.1 ${status}`, `Content-Length: ${Buffer.byteLength(body)}`, 'Connection: close', ...fields];
    finish(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), Buffer.from(body)]));
  }

  function takeHead(bytes) {
    head = Buffer.concat([head, bytes]);
    const end = head.indexOf('\r\n\r\n');
    if (end > LIMITS.head || (end < 0 && head.length > LIMITS.head)) return answer('431 Request Header Fields Too Large', 'Too long.');
    if (end < 0) return;
    const rest = head.subarray(end + 4);
    const request = readHead(head.toString('latin1', 0, end));
    if (request === null) return answer('400 Bad Request', 'This is no HTTP/1.1 request.');
    if (request.method === 'GET' && request.all('upgrade').length === 0 && request.all('sec-websocket-key').length === 0) {
      const found = pages.get(request.target);
      if (found === undefined) return answer('404 Not Found', 'There is no such page.');
      return answer('200 OK', found, 'Content-Type: text/html; charset=utf-8');
    }
    const refusal = refusalOf(request);
    if (refusal !== null) return answer(...refusal);
    const [key] = request.all('sec-websocket-key');
    const fields = ['Upgrade: websocket', 'Connection: Upgrade', `Sec-WebSocket-Accept: ${acceptKey(key)}`];
    send(`HTTP/1.1 101 Switching Protocols\r\n${fields.join('\r\n')}\r\n\r\n`);
    phase = 'open';
    head = null;
    clearTimeout(patience);
    heartbeat = setInterval(beat, LIMITS.heartbeat);
    takeFrames(rest);
  }

  /** §5.5.2: a Ping asks whether the other end is still there. Silence for a whole interval, or not reading for one, is an answer too. */
  function beat() {
    if (!heard) return socket.destroy();
    heard = false;
    if (!socket.writableNeedDrain) send(writeFrame(PING, Buffer.alloc(0)));
  }

  function takeFrames(bytes) {
    try {
      for (let at = 0; at < bytes.length && phase !== 'done';) {
        if (frame === null) {
          frameHead = Buffer.concat([frameHead, bytes.subarray(at, at + 1)]);
          at += 1;
          frame = readFrameHead(frameHead, message !== null);
          if (frame === null) continue;
          frameHead = Buffer.alloc(0);
          beginFrame();
        }
        const part = bytes.subarray(at, at + frame.length - frame.at);
        at += part.length;
        // §5.3: byte i of the frame's payload XOR byte i modulo 4 of its key; `i` runs on over reads and begins anew with the frame.
        for (let i = 0; i < part.length; i++) part[i] ^= frame.key[(frame.at + i) % 4];
        frame.at += part.length;
        const ended = frame.at === frame.length;
        frame.payload.add(part);
        // A broken character is known here, not only when its frame is whole.
        frame.judge?.(part, ended && frame.fin);
        if (ended) endFrame();
      }
    } catch (error) {
      fail(error);
    }
  }

  function beginFrame() {
    if (frame.opcode >= CLOSE) {
      frame.payload = new Payload();
      return;
    }
    message ??= { opcode: frame.opcode, payload: new Payload(), judge: frame.opcode === TEXT ? utf8Judge() : null };
    if (message.payload.size + frame.length > LIMITS.message) throw new Failure(1009, `a message of more than ${LIMITS.message} bytes`);
    [frame.payload, frame.judge] = [message.payload, message.judge];
  }

  function endFrame() {
    const { fin, opcode, payload } = frame;
    frame = null;
    if (opcode === CLOSE) return takeClose(payload.bytes);
    // After our own Close nothing is sent any more: §5.5.1 forbids data, and Pongs help nobody who is leaving.
    if (opcode === PING && phase === 'open') send(writeFrame(PONG, payload.bytes));
    if (opcode >= CLOSE || !fin) return;
    const { opcode: kind } = message;
    message = null;
    if (phase === 'open') onMessage(kind, payload.bytes, (...reply) => phase === 'open' && send(writeFrame(...reply)));
  }

  /** §5.5.1: the first Close is answered with its own code, the answer to ours is not answered. §7.1.1: then the server ends TCP. */
  function takeClose(payload) {
    console.log(`close ${readClose(payload)}`);
    finish(phase === 'open' ? writeFrame(CLOSE, payload.subarray(0, 2)) : '');
  }

  /** Begins the closing handshake (§7.1.2). A client that never answers is cut off. */
  function close(code) {
    if (phase === 'head') return socket.destroy();
    if (phase !== 'open') return;
    send(closeFrame(code));
    phase = 'closing';
    clearInterval(heartbeat);
    waitForEnd();
  }

  /** §7.1.7: says why, once, and ends TCP without waiting for an answer. A fault of our own is not the client's: 1011. */
  function fail(error) {
    const closeCode = error instanceof Failure ? error.closeCode : 1011;
    console.log(`failed: ${closeCode} ${error.message}`);
    finish(phase === 'open' ? closeFrame(closeCode) : '');
  }
});

// ---- The program ----

server.maxConnections = LIMITS.connections;
server.on('error', (error) => {
  console.error(error.code === 'EADDRINUSE' ? `Port ${port} is taken. Try another: node 7-whole.mjs 7107` : error.message);
  process.exitCode = 1;
});
server.listen(port, '127.0.0.1', () => {
  const at = `127.0.0.1:${server.address().port}`;
  console.log(`Step 7: pages http://${at}/ and http://${at}/binary.html  socket ws://${at}/`);
  console.log(`In the live panel, with npm start: http://127.0.0.1:4173/live/#url=ws://${at}/`);
});

/** §7.4.1: 1001 says that "an endpoint is "going away", such as a server going down". The program ends with its last connection. */
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    server.close();
    for (const close of connections) close(1001);
  });
}
