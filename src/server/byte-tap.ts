/**
 * Listens in on the sockets of an HTTP server: every byte of both directions, as it was read and written, from the first on.
 *
 * Knows sockets. Must not know HTTP, WebSocket or who listens. Copies everything, for receivers unmask in place.
 */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { WireEvent, WireSide } from '../wire/record.ts';

export type Timed = WireEvent & { readonly at: number };

/** Most bytes kept of a connection before somebody listens: a request's head is shorter. */
const KEPT = 64 * 1024;

/** What was seen on one socket. Until somebody listens, the beginning is kept. */
export class SocketLog {
  #start: number | null = null;
  #kept: Timed[] | null = [];
  #keptBytes = 0;
  #listener: ((event: Timed) => void) | null = null;
  #written: Uint8Array[] = [];
  /** When the first of them was. */
  #writtenAt = 0;
  #skip = 0;
  #isLost = false;
  #isTooMuch = false;
  readonly #ended = new Set<WireSide>();

  constructor(private readonly now: () => number) {}

  /** Hands over what was kept, and everything from now on. */
  listen(listener: (event: Timed) => void): void {
    this.flush();
    for (const event of this.#kept ?? []) listener(event);
    this.#kept = null;
    this.#listener = listener;
  }

  /** Nobody will listen: keeps nothing more. */
  forget(): void {
    this.#kept = null;
    this.#isTooMuch = false;
    this.#written = [];
  }

  /** Forgets what came and went until now: on a connection that is kept alive, another request begins. */
  restart(): void {
    if (this.#kept === null && !this.#isTooMuch) return;
    this.#isTooMuch = false;
    this.#kept = [];
    this.#keptBytes = 0;
    this.#written = [];
    this.#start = null;
  }

  /** The next bytes to be read have been read before: they are put back for somebody else. */
  skip(count: number): void {
    this.#skip += count;
  }

  read(chunk: Uint8Array): void {
    this.flush();
    const again = Math.min(this.#skip, chunk.length);
    this.#skip -= again;
    if (again < chunk.length) this.#tell({ kind: 'bytes', from: 'client', bytes: Uint8Array.from(chunk.subarray(again)) });
  }

  /** What is written in one go is one record: a frame's header and its payload are handed to the socket one by one. */
  write(chunk: Uint8Array): void {
    if (this.#listener === null && this.#kept === null) return;
    if (this.#written.length === 0) {
      this.#writtenAt = this.now();
      queueMicrotask(() => this.flush());
    }
    this.#written.push(Uint8Array.from(chunk));
  }

  end(from: WireSide): void {
    this.flush();
    this.#ended.add(from);
    this.#tell({ kind: 'end', from });
  }

  lost(): void {
    this.flush();
    this.#tell({ kind: 'lost' });
    this.#isLost = true;
  }

  /** The socket is gone: TCP broke off unless both sides had closed their ends. */
  gone(): void {
    if (this.#ended.size < 2) this.lost();
  }

  flush(): void {
    if (this.#written.length === 0) return;
    const written = this.#written;
    this.#written = [];
    const bytes = written.length === 1 ? written[0]! : new Uint8Array(Buffer.concat(written));
    this.#tell({ kind: 'bytes', from: 'server', bytes }, this.#writtenAt);
  }

  /** What a socket that broke off still emits while it is taken down says nothing about the wire. */
  #tell(event: WireEvent, now = this.now()): void {
    if (this.#isLost) return;
    this.#start ??= now;
    const timed = { ...event, at: now - this.#start };
    if (this.#listener !== null) return this.#listener(timed);
    if (this.#kept === null) return;
    this.#keptBytes += event.kind === 'bytes' ? event.bytes.length : 0;
    this.#kept.push(timed);
    if (this.#keptBytes <= KEPT) return;
    this.forget();
    this.#isTooMuch = true;
  }
}

/** Logs of the sockets of a server, from its next connection on. */
export class ByteTap {
  readonly #logs = new WeakMap<Socket, SocketLog>();

  constructor(server: Server, now: () => number = () => performance.now()) {
    // Behind Node's own listener, whose parser takes bytes off the socket unseen until a listener for data comes.
    server.on('connection', (socket: Socket) => {
      this.#logs.set(socket, logOf(socket, now));
    });
    // An ordinary request is answered elsewhere: what was kept of it is of no use to the next one.
    server.on('request', ({ socket }, response) => {
      response.once('close', () => this.#logs.get(socket)?.restart());
    });
  }

  /** Undefined for a socket that was there before the tap. */
  of(socket: Socket): SocketLog | undefined {
    return this.#logs.get(socket);
  }
}

function logOf(socket: Socket, now: () => number): SocketLog {
  const log = new SocketLog(now);
  // In front of Node's parser: what it makes of a request is written before a listener behind it is called.
  socket.prependListener('data', (chunk: Buffer) => log.read(chunk));
  socket.prependListener('end', () => log.end('client'));
  socket.prependListener('finish', () => log.end('server'));
  socket.prependListener('error', () => log.lost());
  socket.prependListener('close', () => log.gone());

  const bytesOf = (chunk: unknown, encoding: unknown): Uint8Array | null => {
    if (typeof chunk === 'string') return Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8');
    return chunk instanceof Uint8Array ? chunk : null;
  };
  const spy = <F extends (...args: never[]) => unknown>(method: F): F =>
    function (this: Socket, ...args: Parameters<F>) {
      const bytes = bytesOf(args[0], args[1]);
      if (bytes !== null && bytes.length > 0) log.write(bytes);
      return method.apply(this, args);
    } as F;
  socket.write = spy(socket.write.bind(socket));
  socket.end = spy(socket.end.bind(socket));
  // A connection that is broken off here ends without any event that tells it from one that ends in peace.
  const reset = socket.resetAndDestroy.bind(socket);
  socket.resetAndDestroy = () => {
    log.lost();
    return reset();
  };
  return log;
}
