/** Clients that keep no rules: what they cost the server, and that nobody else notices. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { serializeFrame, simpleSpec } from '../../src/protocol/frame/serialize.ts';
import type { EchoOptions } from '../../src/server/echo.ts';
import { listenRelay } from '../../src/server/relay.ts';
import { SCENARIO_IDS } from '../../src/wire/scenarios.ts';
import { bytesFrom, connectTo, openTap, rawClient, requestFor, type Running, serveEcho, watched } from './harness.ts';

const until = expect.poll;
const KEY = Uint8Array.of(1, 2, 3, 4);
const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function serve(options: EchoOptions = {}): Promise<Running> {
  const running = await serveEcho(options);
  stops.push(() => running.stop());
  return running;
}

function halfOpen(port: number): Socket {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  stops.push(() => socket.destroy());
  socket.on('error', () => undefined);
  return socket;
}

const answers = async (running: Running): Promise<void> => {
  const { socket, messages } = await connectTo(running.url('/echo'));
  socket.send('well');
  await until(() => messages).toEqual(['well']);
  socket.terminate();
};

describe('a client that leaves', () => {
  it('resets at any moment of any scenario', async () => {
    const running = await serve();
    for (const path of ['/nowhere', '/tap', ...SCENARIO_IDS.map((id) => `/${id}?every=20`)]) {
      for (const wait of [0, 0, 1, 4]) {
        const socket = halfOpen(running.port);
        socket.write(requestFor(path, running.port), () => setTimeout(() => socket.resetAndDestroy(), wait));
      }
    }
    await answers(running);
    await until(() => running.echo.connections).toBe(0);
  });

  it('does not go when it is refused', async () => {
    const running = await serve();
    const gone = ['/nowhere', '/refuse', '/wrong-accept'].map((path) => {
      const socket = halfOpen(running.port);
      socket.write(requestFor(path, running.port));
      socket.resume();
      const ended = new Promise((done) => socket.once('end', done));
      return ended.then(async () => {
        // Whoever writes to a connection that was dropped is told.
        const dropped = new Promise((done) => socket.once('close', done));
        const timer = setInterval(() => socket.write('still here?'), 50);
        await dropped;
        clearInterval(timer);
      });
    });
    await Promise.all(gone);
    await until(() => running.echo.connections).toBe(0);
  });
});

describe('a client of the engine', () => {
  it('that asks and does not read is not read either, until it does', async () => {
    const running = await serve({ limits: { unread: 128 * 1024 } });
    const client = halfOpen(running.port);
    client.write(requestFor('/rsv-set', running.port));
    await new Promise((done) => client.once('data', done));
    client.pause();
    const ping = serializeFrame(simpleSpec(9, new Uint8Array(125), KEY));
    const many = Buffer.concat(Array.from({ length: 8000 }, () => ping));
    for (let i = 0; i < 26; i++) client.write(many);
    let left = -1;
    // What the systems' own buffers do not hold stays here.
    await until(
      () => {
        const before = left;
        left = client.writableLength;
        return left === before && left > 0;
      },
      { timeout: 20_000, interval: 400 },
    ).toBe(true);
    await answers(running);
    let received = 0;
    client.on('data', (chunk) => (received += chunk.length));
    client.resume();
    await until(() => received, { timeout: 30_000 }).toBeGreaterThanOrEqual(26 * 8000 * 127);
  });

  it('may send messages as long as those of others, and gets 1009 for more', async () => {
    const running = await serve({ limits: { message: 1000 } });
    const tap = await openTap(running);
    const client = halfOpen(running.port);
    client.write(requestFor(`/rsv-set?tap=${tap.id}`, running.port));
    // A header that promises 4 GiB.
    client.write(Buffer.of(0x82, 0xff, 0, 0, 0, 1, 0, 0, 0, 0, ...KEY));
    await until(() => bytesFrom(tap.records, 'server').subarray(-4).toString('hex')).toMatch(/^88..03f1$/);
    tap.socket.terminate();
  });
});

describe('a page that does not read its tap', () => {
  it('has no more than its part of what all taps may have', async () => {
    const running = await serve({ limits: { tapBacklog: 16 * 1024 * 1024, tapBacklogs: 64 * 1024 } });
    const taps = [await openTap(running), await openTap(running)];
    const clients = await Promise.all(taps.map(({ id }) => connectTo(running.url(`/echo?tap=${id}`))));
    taps[0]!.socket.pause();
    const chunk = Buffer.alloc(30 * 1024, 1);
    for (let i = 0; i < 1000; i++) for (const { socket } of clients) socket.send(chunk);
    await until(() => clients.map(({ messages }) => messages.length), { timeout: 20_000 }).toEqual([1000, 1000]);
    taps[0]!.socket.resume();
    await until(
      () => {
        clients[0]!.socket.send('now');
        return taps[0]!.records.some(({ kind }) => kind === 'dropped');
      },
      { timeout: 10_000 },
    ).toBe(true);
    for (const { socket } of [...clients, ...taps]) socket.terminate();
  });

  it('is left when even beginnings and ends pile up', async () => {
    const running = await serve({ limits: { tapBacklog: 64 * 1024 } });
    const tap = await openTap(running);
    const { closed } = watched(tap.socket);
    tap.socket.pause();
    const path = `/refuse?tap=${tap.id}&x=${'y'.repeat(12_000)}`;
    await until(
      async () => {
        await Promise.all(
          Array.from({ length: 50 }, async () => {
            const client = rawClient(running.port);
            client.write(requestFor(path, running.port));
            await client.gone;
            client.destroy();
          }),
        );
        // Those that were refused need a moment; the tap is one more as long as it is there.
        await new Promise((done) => setTimeout(done, 50));
        return running.echo.connections;
      },
      { timeout: 40_000, interval: 1 },
    ).toBe(0);
    tap.socket.resume();
    expect((await closed).code).toBe(1006);
    await answers(running);
  });

  it('may go while its connections live', async () => {
    const running = await serve();
    const tap = await openTap(running);
    const { socket, messages } = await connectTo(running.url(`/fragments?tap=${tap.id}`));
    tap.socket.terminate();
    await until(() => running.echo.connections).toBe(1);
    socket.send('alone');
    await until(() => messages).toEqual(['alone']);
    socket.terminate();
    // Its id is worth nothing any more.
    const late = await connectTo(running.url(`/echo?tap=${tap.id}`));
    late.socket.send('late');
    await until(() => late.messages).toEqual(['late']);
    late.socket.terminate();
  });
});

describe('requests', () => {
  const get = async (running: Running, request: string): Promise<string> => {
    const client = rawClient(running.port);
    client.write(Buffer.from(request, 'latin1'));
    await until(() => client.received().length).toBeGreaterThan(0);
    client.destroy();
    return client.received().toString('latin1');
  };
  const head = (path: string, ...fields: string[]): string => requestFor(path, 0, fields);

  it('that would upgrade to something else get the page', async () => {
    const running = await serve();
    const page = await get(
      running,
      'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: A\r\n\r\n',
    );
    expect(page).toMatch(/^HTTP\/1\.1 200 /);
    expect(page).toMatch(/page$/);
    await until(() => running.echo.connections).toBe(0);
  });

  it.each([
    ['no key', head('/echo').replace(/Sec-WebSocket-Key.*\r\n/, ''), 400],
    ['no key, and a server that breaks rules', head('/masked-frame').replace(/Sec-WebSocket-Key.*\r\n/, ''), 400],
    ['another method', head('/echo').replace('GET', 'POST'), 405],
    ['another version', head('/echo').replace(': 13', ': 12'), 400],
    ['a URL for a path', head('http://127.0.0.1/echo'), 404],
    ['two slashes', head('//echo'), 404],
    ['a path in escapes', head('/%65cho'), 404],
    ['a name of JavaScript’s', head('/__proto__'), 404],
    ['an id that is none', head(`/echo?tap=${'x'.repeat(5000)}`), 101],
    ['an id of JavaScript’s', head('/echo?tap=__proto__'), 101],
    ['a query that is none', head('/echo?%zz=%&&=&tap'), 101],
    ['a status that is a line', head('/refuse?status=500%0d%0aX:%20y'), 403],
    ['a status that is no refusal', head('/refuse?status=101'), 403],
    ['a fraction of a status', head('/refuse?status=400.5'), 403],
    ['a code with a zero in front', head('/close?code=01000'), 400],
    ['a code that nobody defined', head('/close?code=2000'), 400],
    ['a reason of control characters', head('/close?code=1000&reason=%00%0d%0a%ff'), 101],
    ['a time that is none', head('/ticker?every=NaN'), 101],
    ['a time below zero', head('/slow?every=-1'), 101],
    ['protocols that are none', head('/subprotocol', 'Sec-WebSocket-Protocol: ,,'), 400],
    ['an extension that is none', head('/deflate', 'Sec-WebSocket-Extensions: permessage-deflate; x='), 400],
    ['a head that is too long', head('/echo', `X: ${'y'.repeat(20_000)}`), 431],
    ['a long list of fields', head('/echo', ...Array.from({ length: 3000 }, () => 'A: b')), 101],
    ['no Host', head('/echo').replace(/Host.*\r\n/, ''), 403],
    ['a Host that is empty', head('/echo').replace(/Host.*\r\n/, 'Host: \r\n'), 403],
    ['TLS', '\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03', 400],
  ])('with %s', async (_, request, status) => {
    const running = await serve();
    expect(Number((await get(running, request)).slice(9, 12))).toBe(status);
    await answers(running);
  });

  it('that a proxy passes on under a name that was allowed', async () => {
    const running = await serve({ allowedOrigins: ['https://course.example'] });
    const named = (host: string): string => head('/echo', 'Origin: https://course.example').replace(/Host.*\r\n/, `Host: ${host}\r\n`);
    expect(await get(running, named('course.example'))).toContain(' 101 ');
    expect(await get(running, named('evil.example'))).toContain(' 403 ');
  });

  it('behind a long page on the same connection are shown from their beginning', async () => {
    const running = await serve({});
    const tap = await openTap(running);
    const client = rawClient(running.port);
    const fields = Array.from({ length: 900 }, (_, i) => `X-${i}: ${'y'.repeat(5)}\r\n`).join('');
    // Several times what is kept of a connection before somebody listens.
    for (let i = 1; i <= 8; i++) {
      client.write(`GET /page HTTP/1.1\r\nHost: x\r\n${fields}\r\n`);
      await until(() => client.received().toString().split('page').length).toBe(i + 1);
    }
    const request = requestFor(`/echo?tap=${tap.id}`, running.port);
    client.write(request);
    await until(() => bytesFrom(tap.records, 'client').toString()).toBe(request);
    client.destroy();
    tap.socket.terminate();
  });
});

describe('the relay', () => {
  it('loses nothing of what comes before it has reached the server', async () => {
    const got: Buffer[][] = [];
    const server = createServer((socket) => {
      const chunks: Buffer[] = [];
      got.push(chunks);
      socket.on('data', (chunk) => chunks.push(chunk));
      socket.on('error', () => undefined);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    stops.push(() => server.close());
    const { port } = server.address() as AddressInfo;
    // A name has to be looked up first.
    const relay = await listenRelay({ to: new URL(`ws://localhost:${port}/`), host: '127.0.0.1', port: 0 });
    stops.push(() => relay.stop());
    const relayPort = Number(relay.address.split(':')[1]);
    const clients = Array.from({ length: 20 }, () => {
      const client = halfOpen(relayPort);
      client.setNoDelay();
      client.write(requestFor('/', relayPort), () => {
        client.write('one, ');
        setImmediate(() => client.write('two, '));
        setTimeout(() => client.end('three'), 1);
      });
      return client;
    });
    await until(() => got.map((chunks) => Buffer.concat(chunks).toString().split('\r\n\r\n')[1]), { timeout: 10_000 }).toEqual(
      clients.map(() => 'one, two, three'),
    );
  });

  it('is not held by those it refuses', async () => {
    const relay = await listenRelay({ to: new URL('ws://127.0.0.1:1/'), host: '127.0.0.1', port: 0 });
    const port = Number(relay.address.split(':')[1]);
    const socket = halfOpen(port);
    socket.write(requestFor('/', port).replace(/Host.*\r\n/, 'Host: evil.example\r\n'));
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString()));
    await until(() => text).toContain('403');
    await relay.stop();
    const refusing = watched(new WebSocket(`ws://${relay.address}/`));
    expect((await refusing.closed).error).toContain('ECONNREFUSED');
  });
});
