/** The script's end of the endpoint in the page: what a script is told is what Chromium tells it, case by case. */
import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS } from '../../../src/wire/scenarios.ts';
import { embedded, played } from './harness.ts';
import { SCRIPT_CASES } from './script-cases.ts';

const LISTENER = { open: () => undefined, message: () => undefined, error: () => undefined, close: () => undefined };

describe('a script is told what Chromium tells it', () => {
  it.each(SCRIPT_CASES)('$name', (each) => expect(played(each).told).toEqual(each.told));

  it('every scenario has been tried, but the one that takes a minute', () => {
    const tried = new Set(SCRIPT_CASES.map(({ path }) => path.split('?')[0]));
    expect(SCENARIO_IDS.filter((id) => !tried.has(id))).toEqual(['silence']);
  });
});

describe('what takes longer', () => {
  const SILENT = { path: 'silence', calls: { open: [{ do: 'close', code: 1000 } as const, { do: 'look' } as const] } };

  it('silence: a Close that nobody answers is waited for 60 seconds, as Chromium does', () => {
    expect(played(SILENT, 59_999).told).toEqual(['open', 'CLOSING 0']);
    expect(played(SILENT, 60_001).told).toEqual(['open', 'CLOSING 0', 'close 1006 "" not clean in CLOSED']);
  });

  it('silence: the server hangs up after a minute', () => {
    const { told, records } = played({ path: 'silence', calls: { open: [{ do: 'text', text: 'anybody?' }] } }, 61_000);
    expect(told).toEqual(['open', 'close 1006 "" not clean in CLOSED']);
    expect(records.slice(-2)).toMatchObject([
      { kind: 'end', from: 'server', at: 60_000 },
      { kind: 'end', from: 'client' },
    ]);
  });

  it('slow: bytes wait with the script while the server does not read', () => {
    const { world, tapped } = embedded();
    const messages: (string | Uint8Array)[] = [];
    const socket = tapped.connect('slow?every=100', [], { ...LISTENER, message: (data) => messages.push(data) });
    world.pass(1);
    for (let i = 0; i < 4; i++) socket.send(new Uint8Array(60_000));
    expect(socket.bufferedAmount).toBe(240_000);
    world.pass(50);
    const waiting = socket.bufferedAmount;
    expect(waiting).toBeGreaterThan(40_000);
    expect(waiting).toBeLessThan(240_000);
    expect(messages).toHaveLength(1);
    world.pass(1_000);
    expect(socket.bufferedAmount).toBe(0);
    expect(messages).toHaveLength(4);
  });
});

describe('what belongs to the API alone', () => {
  it('nothing happens before the script that connects has returned', () => {
    const { world, records, tapped } = embedded();
    const socket = tapped.connect('echo', [], LISTENER);
    expect(records).toEqual([]);
    expect(socket.readyState).toBe(0);
    expect(socket.url).toBe('ws://127.0.0.1:4173/a/b/echo');
    world.pass(1);
    expect(socket.readyState).toBe(1);
    expect(socket.extensions).toBe('');
  });

  it.each([
    ['http://127.0.0.1:4173/a/b/echo', 'ws://127.0.0.1:4173/a/b/echo'],
    ['https://127.0.0.1:4173/x', 'wss://127.0.0.1:4173/x'],
    ['../echo?a=ä b', 'ws://127.0.0.1:4173/a/echo?a=%C3%A4%20b'],
    ['WS://Example.COM:80', 'ws://example.com/'],
    ['', 'ws://127.0.0.1:4173/a/b/'],
  ])('the URL %j is %s', (url, href) => expect(embedded().tapped.connect(url, [], LISTENER).url).toBe(href));

  it.each(['ftp://127.0.0.1/', 'ws://', 'ws://a b/', 'ws://127.0.0.1:99999/', 'mailto:x@y.z', '#', 'echo#'])(
    '%j is no URL for it',
    (url) => {
      expect(() => embedded().tapped.connect(url, [], LISTENER)).toThrow(expect.objectContaining({ name: 'SyntaxError' }));
    },
  );

  it('what was sent is what the array held when it was sent', () => {
    const { world, tapped } = embedded();
    const messages: unknown[] = [];
    const socket = tapped.connect('echo', [], { ...LISTENER, message: (data) => messages.push(data) });
    world.pass(1);
    const data = Uint8Array.of(1, 2, 3);
    socket.send(data);
    data.fill(9);
    world.pass(1);
    expect(messages).toEqual([Uint8Array.of(1, 2, 3)]);
  });

  it.each(['ws://other.example/echo', 'ws://127.0.0.1:1/a/b/echo'])('nobody listens at %s, and nothing is recorded', (path) => {
    const { told, records } = played({ path });
    expect(told).toEqual(['error in CLOSED', 'close 1006 "" not clean in CLOSED']);
    expect(records).toEqual([]);
  });
});

describe('closing everything', () => {
  it('says 1001 to those who are there, and lets nobody in any more', () => {
    const { world, tapped } = embedded();
    const told: string[] = [];
    const listener = { ...LISTENER, close: ({ code, reason }: { code: number; reason: string }) => void told.push(`${code} ${reason}`) };
    tapped.connect('echo', [], listener);
    tapped.connect('silence', [], listener);
    world.pass(1);
    tapped.close();
    tapped.connect('echo', [], listener);
    world.pass(1_000);
    expect(told.sort()).toEqual(['1001 the server stops', '1001 the server stops', '1006 ']);
    world.pass(600_000);
    expect(world.next).toBeNull();
  });
});
