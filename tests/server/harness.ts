/** An echo server on a free port, and what tests need of it: raw sockets, `ws` clients, taps. */
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import { attachEcho, type Echo, type EchoOptions } from '../../src/server/echo.ts';
import { decodeRecord, type WireRecord } from '../../src/wire/record.ts';

export interface Running {
  readonly port: number;
  readonly echo: Echo;
  readonly url: (path: string) => string;
  readonly stop: () => Promise<void>;
}

export async function serveEcho(options: EchoOptions = {}): Promise<Running> {
  const server = createServer((_, response) => response.end('page'));
  const echo = attachEcho(server, options);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    echo,
    url: (path) => `ws://127.0.0.1:${port}${path}`,
    stop: () =>
      new Promise((done) => {
        echo.close();
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** A client that is open, with all it was told. */
export interface Client {
  readonly socket: WebSocket;
  readonly messages: (string | Buffer)[];
  readonly pings: string[];
  /** Code, reason, and the error that came before, if any. */
  readonly closed: Promise<{ code: number; reason: string; error: string | null }>;
}

export async function connectTo(url: string, protocols: string[] = [], deflate = false): Promise<Client> {
  const socket = new WebSocket(url, protocols, { perMessageDeflate: deflate });
  const client = watched(socket);
  await new Promise((done, fail) => {
    socket.once('open', done);
    socket.once('error', fail);
  });
  return client;
}

export function watched(socket: WebSocket): Client {
  const messages: (string | Buffer)[] = [];
  const pings: string[] = [];
  let error: string | null = null;
  socket.on('message', (data: Buffer, binary) => messages.push(binary ? data : data.toString()));
  socket.on('ping', (data) => pings.push(data.toString()));
  socket.on('error', ({ message }) => (error = message));
  const closed = new Promise<{ code: number; reason: string; error: string | null }>((done) => {
    socket.once('close', (code, reason) => done({ code, reason: reason.toString(), error }));
  });
  return { socket, messages, pings, closed };
}

export interface OpenTap {
  readonly id: string;
  readonly records: WireRecord[];
  /** Text messages behind the id: what was refused. */
  readonly replies: string[];
  readonly socket: WebSocket;
}

export async function openTap(running: Running): Promise<OpenTap> {
  const socket = new WebSocket(running.url('/tap'));
  const records: WireRecord[] = [];
  const replies: string[] = [];
  let isFirst = true;
  const id = await new Promise<string>((done, fail) => {
    socket.once('error', fail);
    socket.on('message', (data: Buffer, binary) => {
      if (binary) records.push(decodeRecord(data)!);
      else if (isFirst) done((JSON.parse(data.toString()) as { tap: string }).tap);
      else replies.push(data.toString());
      isFirst = false;
    });
  });
  return { id, records, replies, socket };
}

/** The bytes of one side of a connection that a tap saw. */
export function bytesFrom(records: readonly WireRecord[], side: 'client' | 'server', connection = 1): Buffer {
  return Buffer.concat(
    records.flatMap((each) => (each.kind === 'bytes' && each.from === side && each.connection === connection ? [each.bytes] : [])),
  );
}

export const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';

export function requestFor(path: string, port: number, fields: readonly string[] = []): string {
  const lines = [`GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, 'Upgrade: websocket', 'Connection: Upgrade'];
  return [...lines, `Sec-WebSocket-Key: ${KEY}`, 'Sec-WebSocket-Version: 13', ...fields, '', ''].join('\r\n');
}

export interface RawClient {
  readonly write: (bytes: string | Uint8Array) => void;
  readonly end: () => void;
  readonly destroy: () => void;
  /** All that came until now. */
  readonly received: () => Buffer;
  /** How the server left: its end of TCP, or a broken connection. */
  readonly gone: Promise<'end' | 'lost'>;
}

export function rawClient(port: number): RawClient {
  const socket = connect(port, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  const gone = new Promise<'end' | 'lost'>((done) => {
    socket.once('end', () => done('end'));
    socket.once('error', () => done('lost'));
    socket.once('close', () => done('lost'));
  });
  return {
    write: (bytes) => void socket.write(bytes),
    end: () => void socket.end(),
    destroy: () => void socket.destroy(),
    received: () => Buffer.concat(chunks),
    gone,
  };
}
