/** The records of the endpoint in the page, beside those of a real server's tap. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { scanStream } from '../../../src/protocol/connection/scan.ts';
import { unmask } from '../../../src/protocol/bytes/xor.ts';
import { toHex } from '../../../src/protocol/bytes/hex.ts';
import { readHead } from '../../../src/protocol/handshake/head.ts';
import { judgeRequest } from '../../../src/protocol/handshake/request.ts';
import type { ControlRefusal } from '../../../src/wire/control.ts';
import { decodeRecord, encodeRecord, type WireRecord } from '../../../src/wire/record.ts';
import { bytesFrom as bytesOfTap, openTap, type Running, serveEcho } from '../../server/harness.ts';
import { bytesFrom, embedded, played } from './harness.ts';
import type { Call, ScriptCase } from './script-cases.ts';
import { VirtualWorld } from './virtual-world.ts';

let running: Running;
beforeAll(async () => (running = await serveEcho()));
afterAll(() => running.stop());

/** First byte and unmasked payload of each frame behind the head. */
function framesOf(bytes: Uint8Array, side: 'client' | 'server'): string[] {
  const { length } = readHead(bytes, side === 'client' ? 'request' : 'response');
  const frames = bytes.slice(length);
  const index = scanStream(frames, { direction: side === 'client' ? 'c2s' : 's2c' });
  return Array.from({ length: index.frameCount }, (_, at) => {
    const start = index.offset[at]! + index.headerLength[at]!;
    const payload = frames.subarray(start, start + Number(index.payloadLength[at]!));
    const isMasked = index.byte1[at]! >= 0b1000_0000;
    return `${index.byte0[at]!.toString(16)} ${toHex(isMasked ? unmask(payload, frames.subarray(start - 4, start)) : payload)}`;
  });
}

/** What the server sent. With which code a client fails is the client's choice, and the server gives it back. */
const sentBy = (bytes: Uint8Array): string[] =>
  framesOf(bytes, 'server').map((frame) => frame.replace(/^88 03e[af]$/, 'Close 1002 or 1007'));

/** The same for both servers but for what the request says of the client. */
function shapeOf(records: readonly WireRecord[]): string[] {
  const shape = records.map((each) => ('from' in each ? `${each.kind} ${each.from}` : each.kind));
  // TCP may cut one write into reads of its own.
  return shape.filter((each, at) => each !== shape[at - 1]);
}

const text = (value: string): Call => ({ do: 'text', text: value });
const close: Call = { do: 'close', code: 1000, reason: 'bye' };

/** Scenarios whose frames do not hang on time, played with a client that follows every rule. */
const CASES: readonly (Pick<ScriptCase, 'path' | 'protocols' | 'calls'> & { readonly name: string })[] = [
  { name: 'echo', path: 'echo', calls: { open: [text('Hello, 世界'), { do: 'bytes', length: 70_000 }], message: [close] } },
  { name: 'welcome', path: 'welcome', calls: { open: [text('gopher')], message: [close] } },
  { name: 'fragments', path: 'fragments', calls: { open: [text('你好世界')], message: [close] } },
  { name: 'close', path: 'close?code=1011&reason=%E9%94%99' },
  { name: 'close without code', path: 'close' },
  { name: 'close, refused', path: 'close?code=1005' },
  { name: 'subprotocol', path: 'subprotocol', protocols: ['mqtt', 'superchat'], calls: { open: [close] } },
  { name: 'first subprotocol', path: 'echo', protocols: ['a', 'b'], calls: { open: [close] } },
  { name: 'limit', path: 'limit', calls: { open: [{ do: 'bytes', length: 1025 }] } },
  { name: 'refuse', path: 'refuse' },
  { name: 'refuse 426', path: 'refuse?status=426' },
  { name: 'wrong accept', path: 'wrong-accept' },
  { name: 'masked frame', path: 'masked-frame' },
  { name: 'RSV2', path: 'rsv-set' },
  { name: 'opcode 3', path: 'reserved-opcode' },
  { name: 'text that is not UTF-8', path: 'invalid-utf8' },
  { name: 'long Ping', path: 'long-control' },
  { name: 'half a Ping', path: 'fragmented-ping' },
  { name: 'continuation of nothing', path: 'lone-continuation' },
  { name: 'Close of one byte', path: 'one-byte-close' },
  { name: 'Close 1005', path: 'close-1005' },
  { name: 'frame after Close', path: 'frame-after-close' },
];

describe('the tap of the endpoint in the page tells what a real one does', () => {
  it.each(CASES)('$name', async (each) => {
    const mine = played(each).records;
    const tap = await openTap(running);
    const socket = new WebSocket(
      running.url(`/${each.path}${each.path.includes('?') ? '&' : '?'}tap=${tap.id}`),
      [...(each.protocols ?? [])],
      {
        perMessageDeflate: false,
      },
    );
    const call = (when: 'open' | 'message'): void =>
      each.calls?.[when]?.forEach((one) => {
        if (one.do === 'text') socket.send(one.text);
        if (one.do === 'bytes') socket.send(new Uint8Array(one.length));
        if (one.do === 'close') socket.close(one.code, one.reason);
      });
    socket.on('open', () => call('open'));
    socket.on('message', () => call('message'));
    socket.on('error', () => undefined);
    await new Promise((done) => socket.on('close', done));
    await expect.poll(() => tap.records.filter(({ kind }) => kind === 'end')).toHaveLength(2);

    const theirs = Uint8Array.from(bytesOfTap(tap.records, 'server'));
    expect(sentBy(bytesFrom(mine, 'server'))).toEqual(sentBy(theirs));
    const isOpened = new TextDecoder().decode(theirs).startsWith('HTTP/1.1 101');
    const heads = [bytesFrom(mine, 'server'), theirs].map((bytes) =>
      new TextDecoder().decode(bytes.subarray(0, isOpened ? readHead(bytes, 'response').length : bytes.length)),
    );
    const [here, there] = heads.map((head) => head.replace(/Accept: .*/, 'Accept'));
    expect(here).toBe(there);
    // How the client ends is the client's: ws is not Chromium.
    const upTo = (shape: string[]): string[] => shape.slice(0, shape.indexOf('bytes server') + 1);
    expect(upTo(shapeOf(mine))).toEqual(upTo(shapeOf(tap.records)));
    tap.socket.terminate();
  });

  it('reset: TCP breaks off behind the response', async () => {
    const tap = await openTap(running);
    const socket = new WebSocket(running.url(`/reset?tap=${tap.id}`));
    socket.on('error', () => undefined);
    await new Promise((done) => socket.on('close', done));
    await expect.poll(() => shapeOf(tap.records)).toEqual(['opened', 'bytes client', 'bytes server', 'lost']);
    expect(shapeOf(played({ path: 'reset' }).records)).toEqual(shapeOf(tap.records));
    tap.socket.terminate();
  });
});

describe('the records themselves', () => {
  it('begin with the path, count time from the first byte, and number connections as they come', () => {
    const { world, records, tapped } = embedded();
    world.pass(1_000);
    const listener = { open: () => undefined, message: () => undefined, error: () => undefined, close: () => undefined };
    tapped.connect('ticker?every=50', [], listener);
    tapped.connect('echo', [], listener);
    world.pass(120);
    expect(records.filter(({ kind }) => kind === 'opened')).toEqual([
      { kind: 'opened', path: '/a/b/ticker?every=50', connection: 1, at: 0 },
      { kind: 'opened', path: '/a/b/echo', connection: 2, at: 0 },
    ]);
    const ticks = records.filter((each) => each.connection === 1 && each.kind === 'bytes' && each.at > 0);
    expect(ticks.map(({ at }) => at)).toEqual([50, 100]);
    for (const record of records) expect(decodeRecord(encodeRecord(record))).toEqual(record);
  });

  it('with latency, an echo takes there and back', () => {
    const { world, tapped } = embedded(undefined, { latency: 20 });
    let echoed = -1;
    const socket = tapped.connect('echo', [], {
      open: () => socket.send('x'),
      message: () => (echoed = world.now()),
      error: () => undefined,
      close: () => undefined,
    });
    world.pass(1_000);
    // TCP, the handshake, the message: three times there and back.
    expect(echoed).toBe(120);
  });

  it('a storm of messages goes out in several writes, so that no task takes long', () => {
    const world = new VirtualWorld();
    let asked = 0;
    // Each look at the clock takes a hundredth of a millisecond.
    const slow = { now: () => world.now() + asked++ / 100, after: world.after, random: world.random };
    const { records, tapped } = embedded(world, { world: slow });
    const echoed: unknown[] = [];
    const socket = tapped.connect('echo', [], {
      open: () => Array.from({ length: 3_000 }, (_, at) => socket.send(String(at % 10))),
      message: (data) => void echoed.push(data),
      error: () => undefined,
      close: () => undefined,
    });
    world.pass(1_000);
    expect(echoed).toEqual(Array.from({ length: 3_000 }, (_, at) => String(at % 10)));
    const sizes = records.flatMap((each) => (each.kind === 'bytes' && each.from === 'client' ? [each.bytes.length] : []));
    // A frame has seven bytes; ten milliseconds are a thousand looks.
    expect(Math.max(...sizes)).toBeLessThanOrEqual(7_014);
    expect(sizes.length).toBeGreaterThan(3);
  });

  it.each([
    ['wss://far.example/', 'gzip, deflate, br, zstd'],
    ['ws://far.example/', 'gzip, deflate'],
    ['ws://[::1]:80/', 'gzip, deflate, br, zstd'],
  ])('%s is asked for with the encodings %s', (base, encodings) => {
    const { world, records, tapped } = embedded(undefined, { base });
    tapped.connect('echo', [], { open: () => undefined, message: () => undefined, error: () => undefined, close: () => undefined });
    world.pass(1);
    expect(new TextDecoder().decode(bytesFrom(records, 'client'))).toContain(`Accept-Encoding: ${encodings}\r\n`);
  });

  it('the request is a browser’s, and a right one', () => {
    const { records } = played({ path: 'subprotocol', protocols: ['mqtt', 'chat'] });
    const bytes = bytesFrom(records, 'client');
    const request = new TextDecoder().decode(bytes).split('\r\n');
    expect(request.slice(0, -2).map((line) => line.replace(/(Key:) .*/, '$1'))).toEqual([
      'GET /a/b/subprotocol HTTP/1.1',
      'Host: 127.0.0.1:4173',
      'Connection: Upgrade',
      'Pragma: no-cache',
      'Cache-Control: no-cache',
      'User-Agent: Mozilla/5.0 (a test)',
      'Upgrade: websocket',
      'Origin: http://127.0.0.1:4173',
      'Sec-WebSocket-Version: 13',
      'Accept-Encoding: gzip, deflate, br, zstd',
      'Accept-Language: en-US,en;q=0.9',
      'Sec-WebSocket-Key:',
      'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits',
      'Sec-WebSocket-Protocol: mqtt, chat',
    ]);
    expect(judgeRequest(readHead(bytes, 'request')).valid).toBe(true);
  });
});

describe('commands to the server', () => {
  it('are carried out on the connection they name, and on no other', () => {
    const { world, tapped } = embedded();
    const got: string[][] = [[], []];
    const listeners = got.map((log) => ({
      open: () => undefined,
      message: (data: string | Uint8Array) => void log.push(typeof data === 'string' ? data : toHex(data)),
      error: () => void log.push('error'),
      close: ({ code }: { code: number }) => void log.push(String(code)),
    }));
    for (const listener of listeners) tapped.connect('echo', [], listener);
    world.pass(1);
    tapped.command(2, { do: 'fragment', opcode: 1, fin: false, payload: Uint8Array.of(0x68) });
    tapped.command(2, { do: 'ping', payload: Uint8Array.of(1) });
    tapped.command(2, { do: 'fragment', opcode: 0, fin: true, payload: Uint8Array.of(0x69) });
    tapped.command(2, { do: 'binary', payload: Uint8Array.of(0xca, 0xfe) });
    tapped.command(1, { do: 'raw', bytes: Uint8Array.of(0x83, 0) });
    tapped.command(3, { do: 'text', text: 'nobody' });
    world.pass(1);
    expect(got).toEqual([
      ['error', '1006'],
      ['hi', 'cafe'],
    ]);
    tapped.command(1, { do: 'text', text: 'too late' });
    tapped.command(2, { do: 'end' });
    world.pass(1);
    expect(got[1]).toEqual(['hi', 'cafe', '1006']);
  });

  it('are answered with a reason where they are not carried out, as a tap answers them', () => {
    const refusals: ControlRefusal[] = [];
    const { world, tapped } = embedded(undefined, { refused: (refusal) => refusals.push(refusal) });
    const nothing = (): void => undefined;
    tapped.connect('echo', [], { open: nothing, message: nothing, error: nothing, close: nothing });
    world.pass(1);
    tapped.command(1, { do: 'ping', payload: new Uint8Array(126) });
    tapped.command(1, { do: 'fragment', opcode: 1, fin: false, payload: Uint8Array.of(0x68) });
    tapped.command(1, { do: 'text', text: 'in between' });
    tapped.command(2, { do: 'text', text: 'nobody' });
    tapped.command(1, { do: 'fragment', opcode: 0, fin: true, payload: Uint8Array.of(0x69) });
    tapped.command(1, { do: 'close', code: 1000 });
    tapped.command(1, { do: 'text', text: 'behind' });
    expect(refusals).toEqual([
      { refused: 'control-too-long', connection: 1 },
      { refused: 'message-open', connection: 1 },
      { refused: 'no-connection', connection: 2 },
      { refused: 'close-sent', connection: 1 },
    ]);
  });

  it('a message that a command has begun is not cut into by an echo: the echo waits', () => {
    const { world, tapped } = embedded();
    const got: unknown[] = [];
    const socket = tapped.connect('echo', [], {
      open: () => undefined,
      message: (data) => void got.push(data),
      error: () => void got.push('error'),
      close: () => undefined,
    });
    world.pass(1);
    tapped.command(1, { do: 'fragment', opcode: 1, fin: false, payload: Uint8Array.of(0x68) });
    socket.send('first');
    socket.send('second');
    world.pass(1);
    expect(got).toEqual([]);
    tapped.command(1, { do: 'fragment', opcode: 0, fin: true, payload: Uint8Array.of(0x69) });
    world.pass(1);
    expect(got).toEqual(['hi', 'first', 'second']);
  });
});
