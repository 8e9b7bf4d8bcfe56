/** The relay: what a server gets through it, what a tap sees of it, who may use it. */
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { listenRelay, type Relay } from '../../src/server/relay.ts';
import { encodeControl } from '../../src/wire/control.ts';
import { decodeRecord, type WireRecord } from '../../src/wire/record.ts';
import { bytesFrom, type Client, rawClient, requestFor, watched } from './harness.ts';

const until = expect.poll;
const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function relayTo(target: string, options: { allowedOrigins?: string[] } = {}): Promise<Relay> {
  const relay = await listenRelay({ to: new URL(target), host: '127.0.0.1', port: 0, ...options });
  stops.push(() => relay.stop());
  return relay;
}

/** A `ws` server that echoes, and notes the requests it got. */
async function wsServer(deflate = false): Promise<{ url: string; requests: { url: string; host: string }[] }> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: deflate ? { threshold: 0 } : false });
  const requests: { url: string; host: string }[] = [];
  server.on('connection', (socket, { url = '', headers }) => {
    requests.push({ url, host: headers.host ?? '' });
    socket.on('message', (data, binary) => socket.send(data, { binary }));
    socket.on('error', () => undefined);
  });
  await new Promise((done) => server.once('listening', done));
  stops.push(() => {
    for (const client of server.clients) client.terminate();
    server.close();
  });
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

async function tcpServer(take: (socket: Socket) => void): Promise<string> {
  const server: Server = createServer(take);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  stops.push(() => server.close());
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function tapOf({ address, token }: Relay): Promise<{ records: WireRecord[]; replies: string[]; socket: WebSocket }> {
  const socket = new WebSocket(`ws://${address}/tap?token=${token}`);
  const records: WireRecord[] = [];
  const replies: string[] = [];
  let isFirst = true;
  const isOpen = new Promise<void>((done, fail) => {
    socket.once('error', fail);
    socket.on('message', (data: Buffer, binary) => {
      if (binary) records.push(decodeRecord(data)!);
      else if (isFirst) done();
      else replies.push(data.toString());
      isFirst = false;
    });
  });
  await isOpen;
  stops.push(() => socket.terminate());
  return { records, replies, socket };
}

const opened = async (client: Client): Promise<Client> => {
  await new Promise((done, fail) => {
    client.socket.once('open', done);
    client.socket.once('error', fail);
  });
  stops.push(() => client.socket.terminate());
  return client;
};
const portOf = ({ address }: Relay): number => Number(address.split(':')[1]);

describe('what passes', () => {
  it('reaches the server with its own name and path, and comes back', async () => {
    const { url, requests } = await wsServer();
    const relay = await relayTo(`${url}/base/`);
    const { records } = await tapOf(relay);
    const { socket, messages } = await opened(watched(new WebSocket(`ws://${relay.address}/chat?room=1`)));
    socket.send('Hello');
    socket.send(Buffer.alloc(1024 * 1024, 7));
    await until(() => messages.length).toBe(2);
    expect(requests).toEqual([{ url: '/base/chat?room=1', host: url.slice(5) }]);
    expect(records[0]).toMatchObject({ kind: 'opened', path: '/chat?room=1' });
    await until(() => bytesFrom(records, 'server').length).toBeGreaterThan(1024 * 1024 + 10);
    expect(bytesFrom(records, 'client').toString('latin1')).toContain(`Host: ${relay.address}\r\n`);
    expect(bytesFrom(records, 'server').toString('latin1')).toContain('\x81\x05Hello');
  });

  it('is shown compressed where both agreed on that', async () => {
    const { url } = await wsServer(true);
    const relay = await relayTo(url);
    const { records } = await tapOf(relay);
    const { socket, messages } = await opened(watched(new WebSocket(`ws://${relay.address}/`)));
    socket.send('Hello');
    await until(() => messages).toEqual(['Hello']);
    const server = bytesFrom(records, 'server');
    expect(server.toString()).toContain('Sec-WebSocket-Extensions: permessage-deflate');
    // RFC 7692 §7.2.3.1: "Hello" compressed, in a frame with RSV1 set.
    expect(server.subarray(server.indexOf('\r\n\r\n') + 4).toString('hex')).toBe('c107f248cdc9c90700');
  });

  it('is the same bytes whatever they are, and either side may stop first', async () => {
    const got: Buffer[] = [];
    const url = await tcpServer((socket) => {
      socket.on('data', (chunk) => got.push(chunk));
      socket.write('HTTP/1.1 101 What\r\n\r\n\xff\x00not a frame');
      socket.on('end', () => socket.end('last words'));
    });
    const relay = await relayTo(url);
    const { records } = await tapOf(relay);
    const client = rawClient(portOf(relay));
    const request = requestFor('/', portOf(relay));
    client.write(request + 'behind it');
    await until(() => client.received().toString()).toContain('not a frame');
    client.write(Buffer.of(0x81, 0x00, 0xff));
    await until(() => Buffer.concat(got).at(-1)).toBe(0xff);
    client.end();
    expect(await client.gone).toBe('end');
    await until(() => client.received().toString()).toContain('last words');
    await until(() => records.filter(({ kind }) => kind === 'end').map((each) => ('from' in each ? each.from : ''))).toEqual([
      'client',
      'server',
    ]);
    expect(bytesFrom(records, 'client').toString('latin1')).toBe(`${request}behind it\x81\x00\xff`);
    expect(bytesFrom(records, 'server').equals(client.received())).toBe(true);
    expect(Buffer.concat(got).toString('latin1')).toContain('\r\n\r\nbehind it\x81\x00\xff');
  });

  it('ends when the server breaks off in the middle of a message', async () => {
    const url = await tcpServer((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n\x81\x7eHel', 'latin1', () => socket.resetAndDestroy());
      });
    });
    const relay = await relayTo(url);
    const { records } = await tapOf(relay);
    const client = rawClient(portOf(relay));
    client.write(requestFor('/', portOf(relay)));
    await client.gone;
    // A reset reaches some systems as an error, others as the end.
    await until(() => records.at(-1)?.kind ?? '').toMatch(/^(lost|end)$/);
    expect(bytesFrom(records, 'server').toString('latin1')).toMatch(/\x81\x7eHel$/);
  });

  it('is answered with 502 when there is no server', async () => {
    const url = await tcpServer(() => undefined);
    await stops.pop()!();
    const relay = await relayTo(url);
    const { records } = await tapOf(relay);
    const { closed } = watched(new WebSocket(`ws://${relay.address}/`));
    expect((await closed).error).toContain('502');
    await until(() => records.map(({ kind }) => kind)).toEqual(['opened', 'bytes', 'lost']);
  });
});

it('adds nothing: commands are refused', async () => {
  const { url } = await wsServer();
  const relay = await relayTo(url);
  const { replies, socket: tap } = await tapOf(relay);
  const { socket, messages } = await opened(watched(new WebSocket(`ws://${relay.address}/`)));
  tap.send(encodeControl({ connection: 1, command: { do: 'raw', bytes: Uint8Array.of(0x81, 0) } }));
  tap.send('whatever');
  await until(() => replies).toEqual(['{"refused":"relay"}', '{"refused":"relay"}']);
  socket.send('Hello');
  await until(() => messages).toEqual(['Hello']);
});

describe('who may use it', () => {
  it('a tap needs the token', async () => {
    const { url, requests } = await wsServer();
    const relay = await relayTo(url);
    expect(relay.token).toMatch(/^[0-9a-f]{32}$/);
    // A wrong one is a path like any other.
    await opened(watched(new WebSocket(`ws://${relay.address}/tap?token=${'0'.repeat(32)}`)));
    expect(requests.map((each) => each.url)).toEqual([`/tap?token=${'0'.repeat(32)}`]);
  });

  it.each([
    ['a page of this machine', 'http://localhost:3000', true],
    ['a page at an address of this machine', 'http://127.0.0.1', true],
    ['a page that was allowed', 'https://course.example', true],
    ['a foreign page', 'https://evil.example', false],
    ['a page with a name that only looks local', 'http://localhost.evil.example', false],
    ['an opaque origin', 'null', false],
  ])('%s', async (_, origin, may) => {
    const { url } = await wsServer();
    const relay = await relayTo(url, { allowedOrigins: ['https://course.example'] });
    for (const path of ['/', `/tap?token=${relay.token}`]) {
      const client = watched(new WebSocket(`ws://${relay.address}${path}`, { origin }));
      if (may) await opened(client);
      else expect((await client.closed).error).toContain('403');
    }
  });

  it('nobody under a foreign name, with no request, or with an endless one', async () => {
    const { url, requests } = await wsServer();
    const relay = await relayTo(url);
    const rebound = rawClient(portOf(relay));
    rebound.write(requestFor('/', portOf(relay)).replace(/Host: .*/, 'Host: rebound.example'));
    await rebound.gone;
    expect(rebound.received().toString()).toMatch(/^HTTP\/1.1 403 /);
    const endless = rawClient(portOf(relay));
    for (let i = 0; i < 80; i++) endless.write(`X-${i}: ${'y'.repeat(1024)}\r\n`);
    await endless.gone;
    expect(endless.received().toString()).toMatch(/^(HTTP\/1.1 431 |$)/);
    const silent = rawClient(portOf(relay));
    silent.end();
    await silent.gone;
    expect(requests).toEqual([]);
  });
});
