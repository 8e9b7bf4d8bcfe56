/**
 * Sample programs of lessons/code as child processes, and raw sockets to talk to them.
 *
 * Knows processes and bytes. Must not know what a sample is about.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { resolve } from 'node:path';
import { concat } from '../../protocol/bytes.ts';

export const CODE = resolve(import.meta.dirname, '../../../lessons/code');

export interface Program {
  readonly port: number;
  /** What it has printed, standard error too. */
  readonly printed: () => string;
  /** SIGTERM; the exit code, and null where a signal ended it. */
  readonly stop: () => Promise<number | null>;
  readonly exited: Promise<number | null>;
}

/** Starts a program and waits until it has printed the port it listens on. */
export async function run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Program> {
  const child = spawn(command, args, { cwd: CODE, env: { ...process.env, ...env } });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (printed += part.toString()));
  const exited = new Promise<number | null>((done) => child.on('close', done));
  const port = await new Promise<number>((done, failed) => {
    const look = () => {
      const found = /127\.0\.0\.1:(\d+)/.exec(printed);
      if (found) done(Number(found[1]));
    };
    child.stdout.on('data', look);
    void exited.then(() => failed(new Error(printed)));
  });
  return { port, printed: () => printed, exited, stop: () => stopped(child, exited) };
}

/** A Node sample on a port that the system chooses. */
export const runNode = (file: string, env: Readonly<Record<string, string>> = {}): Promise<Program> =>
  run(process.execPath, [resolve(CODE, file), '0'], env);

function stopped(child: ChildProcess, exited: Promise<number | null>): Promise<number | null> {
  child.kill('SIGTERM');
  return exited;
}

const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';
export const ACCEPT = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';
export const REQUEST = `GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\nSec-WebSocket-Key: ${KEY}\r\nSec-WebSocket-Version: 13\r\n\r\n`;

/** A TCP connection that notes what comes, and how it ends. */
export class Raw {
  readonly #parts: Uint8Array[] = [];
  /** How TCP ended, null while it lasts. */
  ended: 'end' | 'reset' | null = null;
  /** Fulfilled when the other side has ended or reset the connection. */
  readonly over: Promise<void>;

  private constructor(readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (bytes) => this.#parts.push(new Uint8Array(bytes)));
    this.over = new Promise((done) => {
      socket.on('end', () => {
        this.ended ??= 'end';
        done();
      });
      socket.on('error', () => {
        this.ended ??= 'reset';
        done();
      });
      socket.on('close', () => done());
    });
  }

  static async to(port: number): Promise<Raw> {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    await new Promise((done, failed) => socket.once('connect', done).once('error', failed));
    return new Raw(socket);
  }

  get bytes(): Uint8Array {
    return concat(this.#parts);
  }
  get text(): string {
    return Buffer.from(this.bytes).toString('latin1');
  }
  /** What came behind the head of the answer. */
  get behindHead(): Uint8Array {
    const at = this.text.indexOf('\r\n\r\n');
    return at < 0 ? new Uint8Array(0) : this.bytes.subarray(at + 4);
  }

  write(bytes: Uint8Array | string): void {
    if (this.socket.writable) this.socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
  }

  /** Writes pieces apart from each other, so that they arrive in reads of their own where the system allows. */
  async writeApart(pieces: readonly (Uint8Array | string)[], pause = 2): Promise<void> {
    for (const piece of pieces) {
      this.write(piece);
      await new Promise((done) => setTimeout(done, pause));
    }
  }

  /** Ends this side's half of TCP and waits for the other's. */
  async finish(): Promise<void> {
    if (this.socket.writable) this.socket.end();
    await this.over;
    this.socket.destroy();
  }
}

/** A connection with its opening handshake done. */
export async function opened(port: number): Promise<Raw> {
  const raw = await Raw.to(port);
  raw.write(REQUEST);
  while (!raw.text.includes('\r\n\r\n')) await new Promise((done) => setTimeout(done, 2));
  return raw;
}
