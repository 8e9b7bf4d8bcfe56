/** The engine against the ws package over real sockets: ws's client to it as server, it as client to ws's server. */
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { ConnectionEvent } from '../../src/protocol/connection/machine-io.ts';
import type { ConnectionOptions } from '../../src/protocol/connection/machine-state.ts';
import { ofType } from '../protocol/connection/drive.ts';
import { EngineSocket } from './engine-socket.ts';

const MIB = Uint8Array.from({ length: 1 << 20 }, (_, i) => (i * 7) & 0xff);
const LONG_TEXT = '帧 by 帧 🐙 '.repeat(60_000);

const listening = (server: Server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const urlOf = (server: Server) => `ws://127.0.0.1:${(server.address() as AddressInfo).port}/chat`;
const wsClosed = (socket: WebSocket) =>
  new Promise<{ code: number; reason: string }>((resolve) =>
    socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() })),
  );
const wsOpen = (socket: WebSocket) =>
  new Promise<void>((resolve, reject) => {
    socket.on('open', resolve);
    socket.on('error', reject);
  });

/** Sends back every message as it came, and says what it hears on request. */
function echo(event: ConnectionEvent, engine: EngineSocket): void {
  if (event.type !== 'message') return;
  const { payload, kind } = event;
  engine.command(kind === 'text' ? { do: 'text', text: new TextDecoder().decode(payload) } : { do: 'binary', payload });
}

describe('ws as client, the engine as server', () => {
  let engine: EngineSocket;
  let options: ConnectionOptions = {};
  const server = createServer({ allowHalfOpen: true }, (socket) => (engine = new EngineSocket(socket, 'server', options, echo)));
  beforeAll(() => listening(server));
  afterAll(() => void server.close());

  async function connected(protocols: string[] = []): Promise<WebSocket> {
    const socket = new WebSocket(urlOf(server), protocols, { perMessageDeflate: false });
    await wsOpen(socket);
    return socket;
  }

  it('agrees on a subprotocol, echoes text, 1 MiB and fragments, and closes with a code and a reason', async () => {
    options = { server: { protocols: ['chat'] } };
    const socket = await connected(['superchat', 'chat']);
    expect(socket.protocol).toBe('chat');
    const back: { readonly data: Buffer; readonly binary: boolean }[] = [];
    const all = new Promise<void>((resolve) =>
      socket.on('message', (data: Buffer, binary) => {
        back.push({ data, binary });
        if (back.length === 4) resolve();
      }),
    );
    socket.send('Hello');
    socket.send(MIB);
    socket.send(LONG_TEXT);
    for (const [at, part] of ['in ', 'three ', 'parts'].entries()) {
      socket.send(part, { fin: at === 2 });
      if (at < 2) socket.ping(String(at));
    }
    await all;
    expect(back.map(({ binary }) => binary)).toEqual([false, true, false, false]);
    expect(back[0]!.data.toString()).toBe('Hello');
    expect(back[1]!.data.equals(MIB)).toBe(true);
    expect(back[2]!.data.toString()).toBe(LONG_TEXT);
    expect(back[3]!.data.toString()).toBe('in three parts');
    expect(ofType(engine.events, 'ping').map(({ answered }) => answered)).toEqual([true, true]);
    socket.close(3007, 'done');
    expect(await wsClosed(socket)).toEqual({ code: 3007, reason: '' });
    await engine.closed;
    expect(engine.state.result).toEqual({ code: 3007, reason: 'done', wasClean: true });
    expect(engine.state.failure).toBeNull();
  });

  it('hears ws answer its Pings, and closes first', async () => {
    options = { heartbeat: true };
    const socket = await connected();
    const ponged = engine.next('pong');
    await ponged;
    expect(ofType(engine.events, 'pong')[0]?.solicited).toBe(true);
    engine.command({ do: 'close', code: 1011, reason: 'enough' });
    // ws echoes the reason, too.
    expect(await wsClosed(socket)).toEqual({ code: 1011, reason: 'enough' });
    await engine.closed;
    expect(engine.state.result).toEqual({ code: 1011, reason: 'enough', wasClean: true });
  });

  it('keeps the silence of ws: a Ping behind its Close gets no Pong (Chromium sends none either)', async () => {
    options = { answerClose: false };
    const socket = await connected();
    const pinged = new Promise<void>((resolve) => socket.on('ping', () => resolve()));
    const closing = engine.next('close-received');
    socket.close(1000);
    await closing;
    engine.command({ do: 'ping' });
    await pinged;
    engine.command({ do: 'close', code: 1000 });
    await wsClosed(socket);
    await engine.closed;
    expect(ofType(engine.events, 'pong')).toEqual([]);
    expect(engine.state.result).toEqual({ code: 1000, reason: '', wasClean: true });
  });

  it('is told when the limit is exceeded', async () => {
    options = { maxMessage: 1000 };
    const socket = await connected();
    socket.send(new Uint8Array(1001));
    expect((await wsClosed(socket)).code).toBe(1009);
    await engine.closed;
    expect(engine.state.failure).toMatchObject({ finding: 'message-too-big' });
    expect(engine.state.result).toEqual({ code: 1006, reason: '', wasClean: false });
  });

  it('loses a client that drops TCP', async () => {
    options = {};
    const socket = await connected();
    socket.terminate();
    await engine.closed;
    expect(engine.state.result).toEqual({ code: 1006, reason: '', wasClean: false });
  });

  it.each([
    [403, { origin: 'http://evil.example' }],
    [426, { protocolVersion: 8 }],
  ])('is refused with %i', async (status, wanted) => {
    options = { server: { allowedOrigins: ['http://good.example'] } };
    const socket = new WebSocket(urlOf(server), { perMessageDeflate: false, origin: 'http://good.example', ...wanted });
    const answered = new Promise<number | undefined>((resolve) =>
      socket.on('unexpected-response', (request, response) => {
        resolve(response.statusCode);
        request.destroy();
      }),
    );
    expect(await answered).toBe(status);
    await engine.closed;
    expect(engine.state.failure?.by).toBe('handshake');
  });
});

describe('the engine as client, ws as server', () => {
  const http = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false, clientTracking: true, maxPayload: 4 << 20 });
  let peer: WebSocket;
  let heard: string[] = [];
  http.on('connection', (socket) => {
    peer = socket;
    heard = [];
    socket.on('message', (data: Buffer, binary) => {
      heard.push(`${binary ? 'binary' : 'text'} ${data.length}`);
      socket.send(data, { binary });
    });
    socket.on('ping', (data) => heard.push(`ping ${data.toString()}`));
    socket.on('error', (error) => heard.push(error.message));
  });
  afterAll(() => void http.close());

  async function connected(options: ConnectionOptions = {}): Promise<EngineSocket> {
    const { port } = http.address() as AddressInfo;
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    const engine = new EngineSocket(socket, 'client', { client: { url: `ws://127.0.0.1:${port}/` }, ...options });
    while (engine.state.phase !== 'open') await engine.next('transition');
    return engine;
  }

  it('speaks, in fragments with Pings between, in 1 MiB, and hears it all again', async () => {
    const engine = await connected();
    engine.command({ do: 'text', text: 'Hello' });
    const parts = ['€', '🐙', '.'].map((text) => new TextEncoder().encode(text));
    const [euro, octopus, stop] = [parts[0]!, parts[1]!, parts[2]!];
    engine.command({ do: 'fragment', opcode: 1, fin: false, payload: euro.subarray(0, 1) });
    engine.command({ do: 'ping', payload: new TextEncoder().encode('still there?') });
    engine.command({ do: 'fragment', opcode: 0, fin: false, payload: Uint8Array.of(...euro.subarray(1), ...octopus.subarray(0, 3)) });
    engine.command({ do: 'fragment', opcode: 0, fin: true, payload: Uint8Array.of(octopus[3]!, ...stop) });
    engine.command({ do: 'binary', payload: MIB });
    while (ofType(engine.events, 'message').length < 3) await engine.next('message');
    expect(heard).toEqual(['text 5', 'ping still there?', 'text 8', `binary ${MIB.length}`]);
    const [hello, cut, large] = ofType(engine.events, 'message');
    expect(new TextDecoder().decode(hello!.payload)).toBe('Hello');
    expect(new TextDecoder().decode(cut!.payload)).toBe('€🐙.');
    expect(Buffer.from(large!.payload).equals(MIB)).toBe(true);
    expect(ofType(engine.events, 'pong').map(({ solicited }) => solicited)).toEqual([true]);
    const closed = wsClosed(peer);
    engine.command({ do: 'close', code: 4321, reason: 'enough said' });
    expect(await closed).toEqual({ code: 4321, reason: 'enough said' });
    await engine.closed;
    // ws echoes code and reason; the server closes TCP, the client has waited for it.
    expect(engine.state.result).toEqual({ code: 4321, reason: 'enough said', wasClean: true });
    expect(ofType(engine.events, 'tcp-abort')).toEqual([]);
  });

  it('replies to a Close, and waits for ws to close TCP', async () => {
    const engine = await connected();
    const closed = wsClosed(peer);
    peer.close(1001, 'restarting');
    await engine.closed;
    expect(engine.state.result).toEqual({ code: 1001, reason: 'restarting', wasClean: true });
    expect(await closed).toMatchObject({ code: 1001 });
  });

  it('is failed by ws for a frame that breaks the rules', async () => {
    const engine = await connected();
    engine.command({ do: 'raw', bytes: Uint8Array.of(0x81, 0x01, 0x41) });
    await engine.closed;
    expect(heard.join()).toContain('MASK must be set');
    expect(engine.state.closeReceived).toEqual({ code: 1002, reason: '' });
  });

  it('loses a server that drops TCP', async () => {
    const engine = await connected();
    peer.terminate();
    await engine.closed;
    expect(engine.state.result).toEqual({ code: 1006, reason: '', wasClean: false });
  });

  it('offers nothing that it cannot do, and takes the refusal of a plain HTTP server', async () => {
    const refusing = createServer((socket) => socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'));
    await listening(refusing);
    const { port } = refusing.address() as AddressInfo;
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    const engine = new EngineSocket(socket, 'client', { client: { url: urlOf(refusing) } });
    await engine.closed;
    expect(engine.state.failure).toMatchObject({ by: 'handshake', finding: 'status-not-101' });
    expect(engine.state.response?.status).toBe(404);
    expect(engine.state.result).toEqual({ code: 1006, reason: '', wasClean: false });
    refusing.close();
  });
});
