/**
 * Every scenario of the echo server in a real page of its site: what the script is told, what the tap shows, and that this is what was
 * on the wire. Then what pages may not do to each other, or to the server.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { WebSocketServer } from 'ws';
import { listenRelay } from '../../src/server/relay.ts';
import { listenSite, type SiteOptions } from '../../src/server/site.ts';
import { encodeControl } from '../../src/wire/control.ts';
import { SCENARIO_IDS } from '../../src/wire/scenarios.ts';
import { recordingProxy } from './recording-proxy.ts';
import { bytesOf, framesOf, talk, type Talk } from './talk.ts';

const root = resolve(import.meta.dirname, '../../dist');
const stops: (() => unknown)[] = [];
test.afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function serve(options: Partial<SiteOptions> = {}): Promise<string> {
  const site = await listenSite({ root, host: '127.0.0.1', port: 0, ...options });
  stops.push(site.stop);
  return site.url;
}
const socketsOf = (url: string): string => url.replace(/^http/, 'ws');

interface Row extends Talk {
  /** What Chromium tells the script. */
  readonly events: readonly string[];
  /** Frames of both sides, as `framesOf` names them. */
  readonly wire: readonly [client: string, server: string];
  /** How TCP ended. */
  readonly end?: 'ends' | 'lost' | 'never';
  readonly protocol?: string;
  readonly bufferedAmount?: number;
}

const ENDS = { ends: /^end (end|lost)$/, lost: /^lost$/, never: /^$/ } as const;

/** Fails as the specification of WebSocket wants it: an error event, then 1006, whatever the Close on the wire says. */
const failed = ['open', 'error', 'close 1006 unclean'];
const refused = ['error', 'close 1006 unclean'];
const violation = (path: string, frame: string): Row => ({ path, events: failed, wire: ['close 1002', `101,${frame},close 1002`] });

const ROWS: readonly Row[] = [
  {
    path: 'echo',
    send: ['Hello, 世界'],
    until: { messages: 1 },
    close: [4000, 'done'],
    events: ['open', 'message Hello, 世界', 'close 4000 done clean'],
    wire: ['text,close 4000', '101,text,close 4000'],
  },
  {
    path: 'deflate',
    send: ['Hello, 世界'],
    until: { messages: 1 },
    close: [1000],
    events: ['open', 'message Hello, 世界', 'close 1000 clean'],
    wire: ['text z,close 1000', '101,text z,close 1000'],
  },
  {
    path: 'welcome',
    send: ['gopher'],
    until: { messages: 1 },
    close: [],
    events: ['open', 'message welcome: gopher', 'close 1005 clean'],
    wire: ['text,close', '101,text,close'],
  },
  {
    // How many ticks fit in before the Close is a matter of time.
    path: 'ticker?every=60000',
    send: ['in between'],
    until: { messages: 1 },
    close: [1000],
    events: ['open', 'message in between', 'close 1000 clean'],
    wire: ['text,close 1000', '101,text,close 1000'],
  },
  {
    // The Ping in the middle of the message, and the browser's Pong, are no business of the script.
    path: 'fragments',
    send: ['你好世界'],
    until: { messages: 1, reads: 3 },
    close: [1000],
    events: ['open', 'message 你好世界', 'close 1000 clean'],
    wire: ['text,pong,close 1000', '101,text+,ping,continuation+,continuation,close 1000'],
  },
  {
    path: 'ping',
    until: { reads: 2 },
    close: [1000],
    events: ['open', 'close 1000 clean'],
    wire: ['pong,close 1000', '101,ping,close 1000'],
  },
  { path: 'close', events: ['open', 'close 1005 clean'], wire: ['close', '101,close'] },
  {
    path: 'close?code=1011&reason=%E9%94%99',
    events: ['open', 'close 1011 错 clean'],
    wire: ['close 1011', '101,close 1011'],
  },
  { path: 'close?code=1006', events: refused, wire: ['', '400'] },
  {
    path: 'subprotocol',
    protocols: ['mqtt', 'superchat'],
    close: [1000],
    protocol: 'superchat',
    events: ['open', 'close 1000 clean'],
    wire: ['close 1000', '101,close 1000'],
  },
  // The server takes none of those that were offered, which its response says by silence: a browser does not go on without.
  { path: 'subprotocol', protocols: ['mqtt'], events: refused, wire: ['', '101'] },
  {
    path: 'slow?every=20',
    send: ['x'.repeat(3000), 'y'.repeat(3000)],
    until: { messages: 2 },
    close: [1000],
    bufferedAmount: 6000,
    events: ['open', 'message read 3000 bytes', 'message read 3000 bytes', 'close 1000 clean'],
    wire: ['text,text,close 1000', '101,text,text,close 1000'],
  },
  {
    path: 'limit',
    send: ['1 KiB'.padEnd(1024), 'x'.repeat(1025)],
    events: ['open', `message ${'1 KiB'.padEnd(1024)}`, 'close 1009 clean'],
    wire: ['text,text,close 1009', '101,text,close 1009'],
  },
  { path: 'refuse', events: refused, wire: ['', '403'] },
  { path: 'refuse?status=426', events: refused, wire: ['', '426'] },
  { path: 'refuse?status=500', events: refused, wire: ['', '500'] },
  { path: 'wrong-accept', events: refused, wire: ['', '101'] },
  violation('masked-frame', 'text'),
  violation('rsv-set', 'text'),
  violation('reserved-opcode', 'reserved-data'),
  // Chromium says 1002 here, too, where RFC 6455 §7.4.1 has 1007 for text that is not UTF-8.
  violation('invalid-utf8', 'text'),
  violation('long-control', 'ping'),
  violation('fragmented-ping', 'ping+'),
  violation('lone-continuation', 'continuation'),
  violation('one-byte-close', 'close'),
  violation('close-1005', 'close 1005'),
  // Chromium takes the frame behind the Close for a violation, though it could ignore it; `ws` tells 1000.
  { path: 'frame-after-close', events: failed, wire: ['close 1000', '101,close 1000,text'] },
  { path: 'reset', events: ['open', 'close 1006 unclean'], wire: ['', '101'], end: 'lost' },
  {
    path: 'silence',
    send: ['anybody?'],
    close: [1000],
    patience: 1000,
    events: ['open'],
    wire: ['text,close 1000', '101'],
    end: 'never',
  },
];

test('every scenario is told as it was, and its bytes are those of the wire', async ({ page }) => {
  const site = new URL(await serve());
  const proxy = await recordingProxy(Number(site.port));
  stops.push(proxy.stop);
  site.port = String(proxy.port);
  await page.goto(site.href);
  const talked = await talk(page, socketsOf(site.href), `${socketsOf(site.href)}tap`, ROWS);
  for (const [n, row] of ROWS.entries()) {
    await test.step(row.path, () => {
      const { events, protocol, bufferedAmount, readyState, records } = talked[n]!;
      const bytes = { client: bytesOf(records, 'client'), server: bytesOf(records, 'server') };
      const ends = records.flatMap((each) => (each.kind === 'end' || each.kind === 'lost' ? [each.kind] : []));
      expect.soft([row.path, ...events]).toEqual([row.path, ...row.events]);
      expect
        .soft([row.path, framesOf(bytes.client, 'client').join(), framesOf(bytes.server, 'server').join()])
        .toEqual([row.path, ...row.wire]);
      expect.soft(protocol).toBe(row.protocol ?? '');
      if (row.bufferedAmount !== undefined) expect.soft(bufferedAmount).toBe(row.bufferedAmount);
      expect.soft([row.path, readyState]).toEqual([row.path, row.end === 'never' ? 2 : 3]);
      // Who drops a connection with something unread in it resets it: a browser that failed one may do either.
      expect.soft([row.path, ends.join(' ')]).toEqual([row.path, expect.stringMatching(ENDS[row.end ?? 'ends'])]);

      const real = proxy.connections.find(({ client }) => Buffer.concat(client).includes(`&n=${n} HTTP/1.1\r\n`))!;
      expect.soft([row.path, bytes.client.toString('hex')]).toEqual([row.path, Buffer.concat(real.client).toString('hex')]);
      expect.soft([row.path, bytes.server.toString('hex')]).toEqual([row.path, Buffer.concat(real.server).toString('hex')]);
    });
  }
  const named = new Set(ROWS.map(({ path }) => path.split('?')[0]));
  expect(SCENARIO_IDS.filter((id) => !named.has(id))).toEqual([]);
});

test('two pages see their own bytes only', async ({ context }) => {
  const site = await serve();
  const pages = await Promise.all(['one', 'two'].map(() => context.newPage()));
  const seen = await Promise.all(
    pages.map(async (page, at) => {
      await page.goto(site);
      const row = { path: 'subprotocol', protocols: ['echo'], send: [`of page ${at}`], until: { messages: 1 }, close: [1000] as const };
      return talk(
        page,
        socketsOf(site),
        `${socketsOf(site)}tap`,
        Array.from({ length: 5 }, () => row),
      );
    }),
  );
  for (const [at, talked] of seen.entries()) {
    const server = talked.map(({ records }) => bytesOf(records, 'server').toString('latin1'));
    expect(server.filter((bytes) => bytes.includes(`of page ${at}`))).toHaveLength(5);
    expect(server.filter((bytes) => bytes.includes(`of page ${1 - at}`))).toEqual([]);
    expect(new Set(talked.flatMap(({ records }) => records.map(({ connection }) => connection)))).toEqual(new Set([1, 2, 3, 4, 5]));
  }
});

test('a page of another origin gets nothing, not even a tap', async ({ page }) => {
  const [site, other] = [await serve(), await serve()];
  await page.goto(other);
  const told = (url: string): Promise<string[]> =>
    page.evaluate(async (to) => {
      const events: string[] = [];
      const socket = new WebSocket(to);
      socket.onopen = () => events.push('open');
      socket.onerror = () => events.push('error');
      await new Promise<void>((done) => {
        socket.onclose = ({ code }) => {
          events.push(`close ${code}`);
          done();
        };
        socket.onmessage = () => socket.close();
      });
      return events;
    }, url);
  for (const path of ['echo', 'tap', 'masked-frame']) expect(await told(socketsOf(site) + path)).toEqual(['error', 'close 1006']);
  // Its own server is there.
  expect(await told(`${socketsOf(other)}tap`)).toEqual(['open', 'close 1005']);
  // And one that was told of the page lets it in.
  const open = await serve({ allowedOrigins: [new URL(other).origin] });
  expect(await told(`${socketsOf(open)}tap`)).toEqual(['open', 'close 1005']);
});

test('floods and messages that are too long end where they came from, and nobody else loses anything', async ({ page }) => {
  const site = await serve({ limits: { connections: 12, taps: 2, message: 64 * 1024, messagesPerSecond: 500 } });
  await page.goto(site);
  const told = await page.evaluate(async (base) => {
    const connect = (path: string): { socket: WebSocket; messages: string[]; opened: Promise<boolean>; code: Promise<number> } => {
      const socket = new WebSocket(base + path);
      const messages: string[] = [];
      socket.onmessage = ({ data }) => messages.push(String(data));
      const code = new Promise<number>((done) => (socket.onclose = (event) => done(event.code)));
      const opened = new Promise<boolean>((done) => {
        socket.onopen = () => done(true);
        void code.then(() => done(false));
      });
      return { socket, messages, opened, code };
    };
    const steady = connect('echo');
    await steady.opened;
    let sent = 0;
    const timer = setInterval(() => steady.socket.send(String(sent++)), 10);

    const taps = await Promise.all([1, 2, 3].map(() => connect('tap')).map((each) => each.opened));
    const many = Array.from({ length: 30 }, () => connect('echo'));
    const opened = await Promise.all(many.map((each) => each.opened));
    const kept = many.filter((_, at) => opened[at]);
    kept[0]!.socket.send('x'.repeat(64 * 1024 + 1));
    const tooLong = await kept[0]!.code;
    for (let i = 0; i < 1200; i++) kept[1]!.socket.send(String(i));
    while (kept[1]!.messages.length < 1200) await new Promise((done) => setTimeout(done, 20));

    clearInterval(timer);
    while (steady.messages.length < sent) await new Promise((done) => setTimeout(done, 20));
    const inOrder = (messages: readonly string[]): boolean => messages.every((message, at) => message === String(at));
    return {
      taps: taps.filter(Boolean).length,
      opened: kept.length,
      refused: await Promise.all(many.filter((_, at) => !opened[at]).map((each) => each.code)),
      tooLong,
      flooded: inOrder(kept[1]!.messages),
      steady: sent > 20 && inOrder(steady.messages),
    };
  }, socketsOf(site));
  // Twelve connections: the steady one, two taps, and nine of the flood.
  expect(told).toEqual({ taps: 2, opened: 9, refused: Array.from({ length: 21 }, () => 1006), tooLong: 1009, flooded: true, steady: true });
});

for (const deflate of [false, true]) {
  test(`the relay shows what passes between a page and a server ${deflate ? 'with' : 'without'} permessage-deflate`, async ({ page }) => {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: deflate ? { threshold: 0 } : false });
    server.on('connection', (socket) => socket.on('message', (data, binary) => socket.send(data, { binary })));
    await new Promise((done) => server.once('listening', done));
    stops.push(() => server.close());
    const { port } = server.address() as { port: number };
    const relay = await listenRelay({ to: new URL(`ws://127.0.0.1:${port}/`), host: '127.0.0.1', port: 0 });
    stops.push(relay.stop);
    await page.goto(await serve());
    const text = 'compressible '.repeat(20);
    const row: Talk = { path: 'chat', send: [text], until: { messages: 1 }, close: [1000, 'bye'] };
    const [talked] = await talk(page, `ws://${relay.address}/`, `ws://${relay.address}/tap?token=${relay.token}`, [row]);
    const { events, extensions, records } = talked!;
    expect(events).toEqual(['open', `message ${text}`, 'close 1000 bye clean']);
    expect(extensions).toBe(deflate ? 'permessage-deflate' : '');
    const [client, wire] = [bytesOf(records, 'client'), bytesOf(records, 'server')];
    expect(/^Sec-WebSocket-Extensions: permessage-deflate/im.test(wire.toString('latin1'))).toBe(deflate);
    const z = deflate ? ' z' : '';
    expect(framesOf(client, 'client')).toEqual([`text${z}`, 'close 1000']);
    expect(framesOf(wire, 'server')).toEqual(['101', `text${z}`, 'close 1000']);
    // The bytes are as they passed: RFC 7692 §7.2.2 takes the tail off, which is put back here.
    const frames = wire.subarray(wire.indexOf('\r\n\r\n') + 4);
    const payload = deflate ? frames.subarray(2, 2 + frames[1]!) : frames.subarray(4, 4 + text.length);
    const plain = deflate ? inflateRawSync(Buffer.concat([payload, Buffer.of(0, 0, 0xff, 0xff)]), { finishFlush: 2 }) : payload;
    expect(plain.toString()).toBe(text);
  });
}

test('a server killed in the middle of a message leaves 1006, and pages that still know where it was', async ({ page }) => {
  const child = spawn(process.execPath, [resolve(root, '../dist-node/cli.js'), 'serve', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  stops.push(() => child.kill('SIGKILL'));
  const url = await addressOf(child);
  await page.goto(url);
  const tag = page.locator('meta[name=frame-by-frame-server]');
  await expect(tag).toHaveAttribute('content', '/');
  // What a static host serves has no tag.
  expect(readFileSync(resolve(root, 'index.html'), 'utf8')).not.toContain('frame-by-frame-server"');
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));

  // A frame that promises 1000 bytes and has ten.
  const half = encodeControl({
    connection: 1,
    command: { do: 'raw', bytes: Uint8Array.from(Buffer.from('827e03e800010203040506070809', 'hex')) },
  });
  const killed = page.evaluate(
    async ({ base, command }) => {
      const tap = new WebSocket(`${base}tap`);
      tap.binaryType = 'arraybuffer';
      const events: string[] = [];
      const ended = (name: string, socket: WebSocket): Promise<void> => {
        socket.addEventListener('error', () => events.push(`${name} error`));
        return new Promise((done) =>
          socket.addEventListener('close', ({ code, wasClean }) => {
            events.push(`${name} close ${code} ${wasClean ? 'clean' : 'unclean'}`);
            done();
          }),
        );
      };
      const id = await new Promise<string>((done) => {
        tap.addEventListener('message', ({ data }) => typeof data === 'string' && done((JSON.parse(data) as { tap: string }).tap), {
          once: true,
        });
      });
      const socket = new WebSocket(`${base}echo?tap=${id}`);
      socket.addEventListener('message', () => events.push('message'));
      socket.addEventListener('open', () => tap.send(command));
      tap.addEventListener('message', ({ data }) => {
        const bytes = new Uint8Array(data as ArrayBuffer);
        // Kind, side and connection, time: then the bytes.
        if (bytes[0] === 1 && bytes[1] === 1 && bytes[14] === 0x82) document.title = 'half a frame';
      });
      await Promise.all([ended('socket', socket), ended('tap', tap)]);
      return events;
    },
    { base: socketsOf(url), command: half },
  );
  await expect(page).toHaveTitle('half a frame');
  child.kill('SIGKILL');
  expect((await killed).toSorted()).toEqual(['socket close 1006 unclean', 'tap close 1006 unclean']);

  // The service worker took the pages with their tag for whole, and has them where nobody serves any more.
  await page.reload();
  await expect(tag).toHaveAttribute('content', '/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

function addressOf(child: ChildProcess): Promise<string> {
  let out = '';
  return new Promise((done, fail) => {
    child.once('exit', () => fail(new Error(`the server ended: ${out}`)));
    child.stdout!.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const url = /http:\/\/\S+/.exec(out)?.[0];
      if (url !== undefined && out.includes('ws://')) done(url);
    });
  });
}
