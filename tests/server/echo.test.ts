/** The echo server's scenarios, its tap and its limits, over real sockets: the `ws` client and clients that write bytes. */
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { scanStream } from '../../src/protocol/connection/scan.ts';
import { FINDING_CODES, findingBit } from '../../src/protocol/findings.ts';
import { serializeFrame, simpleSpec } from '../../src/protocol/frame/serialize.ts';
import { readHead } from '../../src/protocol/handshake/head.ts';
import { SCENARIO_IDS, scenarioSpec } from '../../src/wire/scenarios.ts';
import { bytesFrom, connectTo, openTap, rawClient, requestFor, type Running, serveEcho, watched } from './harness.ts';

let running: Running;
beforeAll(async () => (running = await serveEcho()));
afterAll(() => running.stop());

const until = expect.poll;
const text = (value: string): Uint8Array => new TextEncoder().encode(value);

/** Frames behind the head that begins some bytes of a server: opcode, FIN, payload. */
function framesOf(bytes: Uint8Array): { opcode: number; fin: boolean; payload: string }[] {
  const frames = bytes.subarray(readHead(Uint8Array.from(bytes), 'response').length);
  const index = scanStream(Uint8Array.from(frames), { direction: 's2c' });
  return Array.from({ length: index.frameCount }, (_, at) => {
    const start = index.offset[at]! + index.headerLength[at]!;
    return {
      opcode: index.byte0[at]! & 0b1111,
      fin: index.byte0[at]! >= 0b1000_0000,
      payload: Buffer.from(frames.subarray(start, start + Number(index.payloadLength[at]!))).toString(),
    };
  });
}

describe('scenarios that keep the rules', () => {
  it('echo: text and binary come back as they are', async () => {
    const { socket, messages } = await connectTo(running.url('/echo'));
    socket.send('Hello, 世界');
    socket.send(Buffer.of(1, 2, 3));
    socket.send('x'.repeat(1024 * 1024));
    await until(() => messages.length).toBe(3);
    expect(messages[0]).toBe('Hello, 世界');
    expect(messages[1]).toEqual(Buffer.of(1, 2, 3));
    expect(messages[2]).toHaveLength(1024 * 1024);
    socket.close(4000, 'done');
  });

  it('welcome: text comes back with a greeting', async () => {
    const { socket, messages } = await connectTo(running.url('/welcome'));
    socket.send('gopher');
    await until(() => messages).toEqual(['welcome: gopher']);
    socket.terminate();
  });

  it('ticker: counts, until the client goes', async () => {
    const { socket, messages, closed } = await connectTo(running.url('/ticker?every=20'));
    await until(() => messages.length).toBeGreaterThanOrEqual(3);
    expect(messages.slice(0, 3).map((each) => JSON.parse(String(each)) as unknown)).toEqual([{ count: 1 }, { count: 2 }, { count: 3 }]);
    socket.close();
    expect((await closed).code).toBe(1005);
  });

  it('fragments: three frames with a ping in between, whole again for the script', async () => {
    const tap = await openTap(running);
    const { socket, messages, pings } = await connectTo(running.url(`/fragments?tap=${tap.id}`));
    socket.send('你好世界');
    await until(() => messages).toEqual(['你好世界']);
    expect(pings).toEqual(['in between']);
    await until(() => framesOf(bytesFrom(tap.records, 'server')).map(({ opcode, fin }) => `${opcode}${fin ? ' FIN' : ''}`)).toEqual([
      '1',
      '9 FIN',
      '0',
      '0 FIN',
    ]);
    socket.terminate();
    tap.socket.terminate();
  });

  it('ping: the client answers by itself', async () => {
    const tap = await openTap(running);
    const { socket, pings } = await connectTo(running.url(`/ping?every=20&tap=${tap.id}`));
    await until(() => pings.length).toBeGreaterThanOrEqual(2);
    const client = (): Buffer => bytesFrom(tap.records, 'client');
    const pongs = (): number => {
      const frames = client().subarray(readHead(Uint8Array.from(client()), 'request').length);
      const index = scanStream(Uint8Array.from(frames), { direction: 'c2s' });
      return Array.from({ length: index.frameCount }, (_, at) => index.byte0[at]).filter((byte0) => byte0 === 0x8a).length;
    };
    await until(pongs).toBeGreaterThanOrEqual(2);
    socket.terminate();
    tap.socket.terminate();
  });

  it.each([
    ['', 1005, ''],
    ['?code=1000&reason=bye', 1000, 'bye'],
    ['?code=1011&reason=%E9%94%99', 1011, '错'],
    ['?code=4999', 4999, ''],
  ])('close%s', async (query, code, reason) => {
    const { closed } = watched(new WebSocket(running.url(`/close${query}`)));
    expect(await closed).toEqual({ code, reason, error: null });
  });

  it.each(['1005', '1006', '1010', '5000', '999', 'x'])('close refuses the code %s, which no server may send', async (code) => {
    const { closed } = watched(new WebSocket(running.url(`/close?code=${code}`)));
    expect((await closed).error).toContain('400');
  });

  it('close refuses a reason that does not fit, and serves on', async () => {
    const fits = watched(new WebSocket(running.url(`/close?code=1000&reason=${'错'.repeat(41)}`)));
    expect((await fits.closed).reason).toHaveLength(41);
    const { closed } = watched(new WebSocket(running.url(`/close?code=1000&reason=${'错'.repeat(41)}x`)));
    expect((await closed).error).toContain('400');
  });

  it('subprotocol: the first that the server knows, in the order of the client', async () => {
    expect((await connectTo(running.url('/subprotocol'), ['mqtt', 'superchat', 'chat'])).socket.protocol).toBe('superchat');
    const none = watched(new WebSocket(running.url('/subprotocol'), ['mqtt']));
    expect((await none.closed).error).toContain('no subprotocol');
  });

  it('slow: one message in a while', async () => {
    const { socket, messages } = await connectTo(running.url('/slow?every=60'));
    for (let i = 0; i < 5; i++) socket.send('x'.repeat(100 + i));
    await until(() => messages.length).toBeGreaterThanOrEqual(1);
    expect(messages.length).toBeLessThan(5);
    await until(() => messages, { timeout: 5000 }).toEqual([100, 101, 102, 103, 104].map((length) => `read ${length} bytes`));
    socket.terminate();
  });

  it('limit: a message above 1 KiB ends in 1009', async () => {
    const { socket, messages, closed } = await connectTo(running.url('/limit'));
    socket.send('x'.repeat(1024));
    await until(() => messages.length).toBe(1);
    socket.send('x'.repeat(1025));
    expect((await closed).code).toBe(1009);
  });
});

describe('scenarios that refuse', () => {
  it.each([
    ['', 403],
    ['?status=426', 426],
    ['?status=500', 500],
    ['?status=200', 403],
    ['?status=x', 403],
  ])('refuse%s', async (query, status) => {
    const client = rawClient(running.port);
    client.write(requestFor(`/refuse${query}`, running.port));
    expect(await client.gone).toBe('end');
    const response = client.received().toString();
    expect(response).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    if (status === 426) expect(response).toContain('Sec-WebSocket-Version: 13\r\n');
  });

  it('wrong-accept', async () => {
    const { closed } = watched(new WebSocket(running.url('/wrong-accept')));
    expect(await closed).toMatchObject({ code: 1006, error: 'Invalid Sec-WebSocket-Accept header' });
  });
});

describe('scenarios that break a rule', () => {
  /** What ws makes of each, and which finding of ours its bytes have. */
  const EXPECTED: Readonly<Record<string, [finding: string | null, closeCode: number | null]>> = {
    'masked-frame': ['mask-present-from-server', 1002],
    'rsv-set': ['rsv-without-extension', 1002],
    'reserved-opcode': ['opcode-reserved', 1002],
    'invalid-utf8': ['text-not-utf8', 1007],
    'long-control': ['control-frame-too-long', 1002],
    'fragmented-ping': ['control-frame-fragmented', 1002],
    'lone-continuation': ['continuation-without-start', 1002],
    'one-byte-close': ['close-body-one-byte', 1002],
    'close-1005': ['close-code-never-sent', 1002],
  };

  it.each(Object.entries(EXPECTED))('%s: %j', async (id, [finding, closeCode]) => {
    const tap = await openTap(running);
    const { closed } = watched(new WebSocket(running.url(`/${id}?tap=${tap.id}`)));
    expect((await closed).error).not.toBeNull();
    const server = Uint8Array.from(bytesFrom(tap.records, 'server'));
    const index = scanStream(server.subarray(readHead(server, 'response').length), { direction: 's2c' });
    const codes = FINDING_CODES.filter((code) => (index.findings[0]! & findingBit(code)) !== 0);
    expect(codes).toContain(finding);
    expect(index.verdict.closeCode).toBe(closeCode);
    tap.socket.terminate();
  });

  it('frame-after-close: the Close counts, the frame does not', async () => {
    const { closed, messages } = watched(new WebSocket(running.url('/frame-after-close')));
    expect(await closed).toEqual({ code: 1000, reason: 'that was all', error: null });
    expect(messages).toEqual([]);
  });

  it('reset: TCP breaks off', async () => {
    const { closed } = watched(new WebSocket(running.url('/reset')));
    expect((await closed).code).toBe(1006);
  });

  it('silence: nothing is answered, not even a Close', async () => {
    const client = rawClient(running.port);
    client.write(requestFor('/silence', running.port));
    await until(() => client.received().toString()).toContain('101');
    const head = client.received().length;
    const key = Uint8Array.of(1, 2, 3, 4);
    client.write(serializeFrame(simpleSpec(9, text('?'), key)));
    client.write(serializeFrame(simpleSpec(8, Uint8Array.of(3, 232), key)));
    await new Promise((done) => setTimeout(done, 100));
    expect(client.received()).toHaveLength(head);
    client.destroy();
  });

  it('each id of the table has been tried', () => {
    const tried = [...Object.keys(EXPECTED), 'frame-after-close', 'reset', 'silence'];
    expect(SCENARIO_IDS.filter((id) => scenarioSpec(id).kind === 'broken')).toEqual(tried);
  });
});

describe('the tap', () => {
  it('shows what a raw socket sent and got, byte by byte, from the request on', async () => {
    const tap = await openTap(running);
    const client = rawClient(running.port);
    const path = `/echo?tap=${tap.id}`;
    const sent = Buffer.concat([
      Buffer.from(requestFor(path, running.port)),
      serializeFrame(simpleSpec(1, text('Hello'), Uint8Array.of(0x37, 0xfa, 0x21, 0x3d))),
      serializeFrame(simpleSpec(2, new Uint8Array(70_000).fill(7), Uint8Array.of(1, 2, 3, 4))),
      serializeFrame(simpleSpec(8, Uint8Array.of(3, 232), Uint8Array.of(9, 9, 9, 9))),
    ]);
    // The frames come on the heels of the request, cut anywhere.
    for (let at = 0; at < sent.length; at += 7001) client.write(sent.subarray(at, at + 7001));
    expect(await client.gone).toBe('end');
    client.end();
    await until(() => tap.records.at(-1)?.kind).toBe('end');
    expect(bytesFrom(tap.records, 'client').equals(sent)).toBe(true);
    expect(bytesFrom(tap.records, 'server').equals(client.received())).toBe(true);
    expect(tap.records[0]).toMatchObject({ kind: 'opened', path, connection: 1 });
    const times = tap.records.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    tap.socket.terminate();
  });

  it('shows nobody the bytes of others', async () => {
    const [mine, yours] = [await openTap(running), await openTap(running)];
    expect(mine.id).toMatch(/^[0-9a-f]{32}$/);
    expect(mine.id).not.toBe(yours.id);
    const [me, you, untapped] = await Promise.all(
      [`?tap=${mine.id}`, `?tap=${yours.id}`, ''].map((query) => connectTo(running.url(`/echo${query}`))),
    );
    me!.socket.send('mine');
    you!.socket.send('yours');
    untapped!.socket.send('nobody’s');
    await until(() => bytesFrom(mine.records, 'server').toString('latin1')).toContain('mine');
    await until(() => bytesFrom(yours.records, 'server').toString('latin1')).toContain('yours');
    await until(() => untapped!.messages).toEqual(['nobody’s']);
    expect(bytesFrom(mine.records, 'server').toString('latin1')).not.toContain('yours');
    expect(new Set([...mine.records, ...yours.records].map(({ connection }) => connection))).toEqual(new Set([1]));
    for (const { socket } of [me!, you!, untapped!, mine, yours]) socket.terminate();
  });

  it('numbers the connections of one page, also on a connection that was kept alive', async () => {
    const tap = await openTap(running);
    const client = rawClient(running.port);
    client.write(`GET /page HTTP/1.1\r\nHost: 127.0.0.1:${running.port}\r\n\r\n`);
    await until(() => client.received().toString()).toContain('page');
    const before = client.received().length;
    const request = requestFor(`/echo?tap=${tap.id}`, running.port);
    client.write(request);
    await until(() => client.received().toString()).toContain('101');
    const { socket } = await connectTo(running.url(`/echo?tap=${tap.id}`));
    await until(() => tap.records.filter(({ kind }) => kind === 'opened').map(({ connection }) => connection)).toEqual([1, 2]);
    expect(bytesFrom(tap.records, 'client').toString()).toBe(request);
    await until(() => bytesFrom(tap.records, 'server').toString()).toBe(client.received().subarray(before).toString());
    client.destroy();
    socket.terminate();
    tap.socket.terminate();
  });

  it('says that a connection broke off', async () => {
    const tap = await openTap(running);
    const { socket } = await connectTo(running.url(`/echo?tap=${tap.id}`));
    socket.send('Hello');
    await until(() => bytesFrom(tap.records, 'server').toString('latin1')).toContain('Hello');
    socket.terminate();
    await until(() => tap.records.some(({ kind }) => kind === 'lost' || kind === 'end')).toBe(true);
    tap.socket.terminate();
  });

  it('drops what a page does not read, counts it, and never slows the echo', async () => {
    const small = await serveEcho({ limits: { tapBacklog: 64 * 1024 } });
    const tap = await openTap(small);
    tap.socket.pause();
    const { socket, messages } = await connectTo(small.url(`/echo?tap=${tap.id}`));
    const chunk = Buffer.alloc(1024 * 1024, 1);
    for (let i = 0; i < 20; i++) socket.send(chunk);
    await until(() => messages.length, { timeout: 10_000 }).toBe(20);
    tap.socket.resume();
    // What a tap's reader missed is told with the next thing that fits.
    await until(
      () => {
        socket.send('now');
        return tap.records.some(({ kind }) => kind === 'dropped');
      },
      { timeout: 10_000 },
    ).toBe(true);
    socket.send('the end');
    await until(() => bytesFrom(tap.records, 'server').toString('latin1').endsWith('the end'), { timeout: 10_000 }).toBe(true);
    const dropped = tap.records.reduce((sum, each) => sum + (each.kind === 'dropped' && each.from === 'server' ? each.count : 0), 0);
    const seen = bytesFrom(tap.records, 'server').length;
    const head = readHead(Uint8Array.from(bytesFrom(tap.records, 'server')), 'response').length;
    expect(dropped).toBeGreaterThan(0);
    const nows = messages.length - 21;
    expect(dropped + seen).toBe(head + 20 * (chunk.length + 10) + nows * 5 + 9);
    socket.terminate();
    tap.socket.terminate();
    await small.stop();
  });
});

describe('who may connect', () => {
  const answer = async (fields: readonly string[], host?: string, path = '/echo'): Promise<number> => {
    const client = rawClient(running.port);
    const request = requestFor(path, running.port, fields);
    client.write(host === undefined ? request : request.replace(/Host: [^\r]*/, `Host: ${host}`));
    await until(() => client.received().length).toBeGreaterThan(0);
    client.destroy();
    return Number(client.received().toString().slice(9, 12));
  };

  it.each([
    ['no Origin: a program', [], undefined, 101],
    ['the page of this server', (port: number) => [`Origin: http://127.0.0.1:${port}`], undefined, 101],
    ['a page of another port', ['Origin: http://127.0.0.1:1'], undefined, 403],
    ['a foreign page', ['Origin: https://evil.example'], undefined, 403],
    ['an opaque origin', ['Origin: null'], undefined, 403],
    ['a foreign name that leads here', ['Origin: http://rebound.example'], 'rebound.example', 403],
    ['a foreign name without Origin', [], 'rebound.example', 403],
    ['localhost', [], 'localhost', 101],
    ['an address of version 6', [], '[::1]:80', 101],
  ])('%s', async (_, fields, host, status) => {
    for (const path of ['/echo', '/tap', '/masked-frame']) {
      expect(await answer(typeof fields === 'function' ? fields(running.port) : fields, host, path)).toBe(status);
    }
  });

  it('origins that were allowed', async () => {
    const open = await serveEcho({ allowedOrigins: ['https://course.example'] });
    const socket = new WebSocket(open.url('/echo'), { origin: 'https://course.example' });
    await new Promise((done) => socket.once('open', done));
    socket.terminate();
    const { closed } = watched(new WebSocket(open.url('/echo'), { origin: 'https://evil.example' }));
    expect((await closed).error).toContain('403');
    await open.stop();
  });

  it('nobody at a path that is none', async () => {
    expect(await answer([], undefined, '/')).toBe(404);
    expect(await answer([], undefined, '/constructor')).toBe(404);
  });
});

describe('limits', () => {
  it('a message beyond the limit ends its own connection, with 1009', async () => {
    const small = await serveEcho({ limits: { message: 1000 } });
    const [big, other] = [await connectTo(small.url('/echo')), await connectTo(small.url('/echo'))];
    big.socket.send('x'.repeat(1001));
    expect((await big.closed).code).toBe(1009);
    other.socket.send('still here');
    await until(() => other.messages).toEqual(['still here']);
    other.socket.terminate();
    await small.stop();
  });

  it('connections beyond the limit get 503 until one has gone', async () => {
    const small = await serveEcho({ limits: { connections: 2 } });
    const first = await connectTo(small.url('/echo'));
    const kept = await connectTo(small.url('/echo'));
    await until(() => small.echo.connections).toBe(2);
    const { closed } = watched(new WebSocket(small.url('/echo')));
    expect((await closed).error).toContain('503');
    first.socket.terminate();
    await until(() => small.echo.connections).toBe(1);
    const next = await connectTo(small.url('/echo'));
    for (const { socket } of [kept, next]) socket.terminate();
    await small.stop();
  });

  it('who floods is read more slowly and loses nothing', async () => {
    const small = await serveEcho({ limits: { messagesPerSecond: 50 } });
    const { socket, messages } = await connectTo(small.url('/echo'));
    const other = await connectTo(small.url('/echo'));
    for (let i = 0; i < 120; i++) socket.send(String(i));
    other.socket.send('me too');
    await until(() => other.messages).toEqual(['me too']);
    expect(messages.length).toBeLessThan(120);
    await until(() => messages.length, { timeout: 8000 }).toBe(120);
    expect(messages).toEqual(Array.from({ length: 120 }, (_, i) => String(i)));
    socket.terminate();
    other.socket.terminate();
    await small.stop();
  });

  it('a client that sends and does not read is not read either, until it does', async () => {
    const small = await serveEcho({ limits: { unread: 256 * 1024 } });
    const client = connect(small.port, '127.0.0.1');
    client.write(requestFor('/echo', small.port));
    await new Promise((done) => client.once('data', done));
    client.pause();
    const message = serializeFrame(simpleSpec(2, new Uint8Array(1024 * 1024), Uint8Array.of(1, 2, 3, 4)));
    const COUNT = 64;
    for (let i = 0; i < COUNT; i++) client.write(message);
    // What the systems' own buffers do not hold stays here.
    await new Promise((done) => setTimeout(done, 700));
    const left = client.writableLength;
    expect(left).toBeGreaterThan(message.length);
    await new Promise((done) => setTimeout(done, 300));
    expect(client.writableLength).toBe(left);
    let received = 0;
    client.on('data', (chunk) => (received += chunk.length));
    client.resume();
    await until(() => received, { timeout: 20_000 }).toBe(COUNT * (message.length - 4));
    client.destroy();
    await until(() => small.echo.connections).toBe(0);
    await small.stop();
  });

  it('a server that stops says 1001', async () => {
    const short = await serveEcho();
    const { closed } = await connectTo(short.url('/echo'));
    short.echo.close();
    expect(await closed).toMatchObject({ code: 1001, reason: 'the server stops' });
    await short.stop();
  });
});
