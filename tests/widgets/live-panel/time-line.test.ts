/** Script and wire on one time line: causes before effects, whenever the tap tells. */
import { describe, expect, it } from 'vitest';
import { fromHex } from '../../../src/protocol/bytes/hex.ts';
import { encodeUtf8 } from '../../../src/protocol/bytes/utf8.ts';
import type { WireSide } from '../../../src/wire/record.ts';
import { exampleLine } from '../../../src/widgets/live-panel/example.ts';
import { rowView } from '../../../src/widgets/live-panel/row-view.ts';
import { MOST_PATIENCE, PATIENCE, TimeLine } from '../../../src/widgets/live-panel/time-line.ts';
import { EVERYTHING, VisibleRows } from '../../../src/widgets/live-panel/visible-rows.ts';

const REQUEST = encodeUtf8('GET /echo HTTP/1.1\r\n\r\n');
const RESPONSE = encodeUtf8('HTTP/1.1 101 OK\r\n\r\n');
const event = { socket: 1, number: 0, text: '', flag: false } as const;

class Told {
  readonly line = new TimeLine();

  constructor() {
    this.line.expect(1, '/echo');
    this.line.addScript({ ...event, kind: 'new', at: 0 });
    this.line.addRecord({ kind: 'opened', path: '/echo', connection: 1, at: 0 }, 1);
  }
  wire(from: WireSide, bytes: string | Uint8Array, at: number, now = at): this {
    this.line.addRecord({ kind: 'bytes', from, bytes: typeof bytes === 'string' ? fromHex(bytes) : bytes, connection: 1, at }, now);
    return this;
  }
  script(kind: 'open' | 'send' | 'message' | 'close' | 'close-call', at: number, text = ''): this {
    this.line.addScript({ ...event, kind, at, text, flag: true });
    return this;
  }
  open(): this {
    return this.wire('client', REQUEST, 1).wire('server', RESPONSE, 2).script('open', 3);
  }
  get rows(): string[] {
    return Array.from({ length: this.line.count }, (_, at) => {
      const { script, wire } = this.line.row(at);
      const first = script < 0 ? '' : this.line.script.row(script).kind;
      return `${first}|${wire < 0 ? '' : `${this.line.wire.row(wire).from ?? ''} ${this.line.wire.row(wire).kind}`}`;
    });
  }
}

describe('a time line', () => {
  it('puts a call beside its frame, and a frame beside its event', () => {
    const told = new Told().open().script('send', 10, 'Hello').wire('client', '818537fa213d7f9f4d5158', 11);
    told.wire('server', '810548656c6c6f', 12).script('message', 13, 'Hello');
    expect(told.rows).toEqual(['new|client request', 'open|server response', 'send|client frame', 'message|server frame']);
  });

  it('lets an event wait for its frame, of which the tap tells later', () => {
    const told = new Told().open().script('send', 10).script('message', 12);
    expect(told.rows.slice(2)).toEqual(['send|']);
    told.wire('client', '818000000000', 11, 14).wire('server', '8100', 12, 14);
    expect(told.rows.slice(2)).toEqual(['send|client frame', 'message|server frame']);
  });

  it('waits no longer than patience lasts', () => {
    const told = new Told().open().script('message', 10);
    told.line.settle(10 + PATIENCE - 1);
    expect(told.line.waiting).toBeGreaterThan(0);
    told.line.settle(10 + PATIENCE);
    expect(told.rows.at(-1)).toBe('message|');
  });

  it('waits on while a tap is behind and keeps telling, but not for ever', () => {
    const told = new Told().open().script('message', 10).script('message', 10);
    for (let at = 1; at <= 10; at++) told.wire('server', '890568656c6c6f', 11, 10 + at * (PATIENCE - 1));
    expect(told.line.waiting).toBeGreaterThan(0);
    told.wire('server', '8100', 12, 10 + 11 * (PATIENCE - 1));
    expect(told.rows.at(-1)).toBe('message|server frame');
    told.line.settle(10 + MOST_PATIENCE);
    expect(told.rows.at(-1)).toBe('message|');
  });

  it('waits for no frame once the tap has lost bytes of the server', () => {
    const told = new Told().open();
    told.line.addRecord({ kind: 'dropped', from: 'server', count: 70_000, connection: 1, at: 9 }, 9);
    told.script('message', 10);
    expect(told.rows.at(-1)).toBe('message|');
  });

  it('joins what stands apart: three calls in a row, then their frames', () => {
    const told = new Told().open().script('send', 10).script('send', 10).script('send', 10);
    for (let at = 0; at < 3; at++) told.wire('client', '818000000000', 11 + at);
    expect(told.rows.slice(2)).toEqual(['send|', 'send|', 'send|', '|client frame', '|client frame', '|client frame']);
    const joined = Array.from({ length: 3 }, (_, at) => told.line.wireOf(2 + at));
    expect(joined).toEqual([2, 3, 4]);
  });

  it('makes one event of three fragments, at the last of them', () => {
    const told = new Told().open().wire('server', '010161', 10).wire('server', '000162', 11).wire('server', '800163', 12);
    told.script('message', 13);
    expect(told.rows.slice(2)).toEqual(['|server frame', '|server frame', 'message|server frame']);
    expect(rowView(told.line, told.line.row(2)).gap).toBe('fragment');
  });

  it('says of a Ping and its Pong that there is no event', () => {
    const told = new Told().open().wire('server', '8900', 10).wire('client', '8a8000000000', 11);
    expect([2, 3].map((at) => rowView(told.line, told.line.row(at)).gap)).toEqual(['ping', 'pong']);
  });

  it('holds close back until both ends of TCP have ended', () => {
    const told = new Told().open().wire('server', '880203e8', 10).wire('client', '8882000000003e8', 11).script('close', 12);
    told.line.addRecord({ kind: 'end', from: 'server', connection: 1, at: 13 }, 13);
    expect(told.line.waiting).toBeGreaterThan(0);
    told.line.addRecord({ kind: 'end', from: 'client', connection: 1, at: 14 }, 14);
    expect(told.rows.at(-1)).toBe('close|client end');
  });

  it('never shows an effect before its cause, whatever the clocks say', () => {
    const told = new Told()
      .open()
      .script('send', 100)
      .wire('client', '818000000000', 5, 90)
      .wire('server', '8100', 6, 91)
      .script('message', 102);
    const sent = told.line.timeOfWire(2);
    expect(sent).toBeGreaterThanOrEqual(100);
    expect(told.line.timeOfWire(3)).toBeGreaterThan(sent);
  });

  it('joins nothing of a connection that another program opened', () => {
    const told = new Told().open();
    told.line.addRecord({ kind: 'opened', path: '/other', connection: 2, at: 0 }, 5);
    told.line.addRecord({ kind: 'bytes', from: 'client', bytes: REQUEST, connection: 2, at: 1 }, 6);
    expect(told.line.socketOf(2)).toBeNull();
    expect(rowView(told.line, told.line.row(told.line.count - 1)).wire?.foreign).toBe('/other');
  });

  it('goes on after it was cleared', () => {
    const told = new Told().open().script('send', 10);
    told.line.clear();
    told.wire('client', '818000000000', 11).wire('server', '8100', 12).script('message', 13);
    expect(told.rows).toEqual(['|client frame', 'message|server frame']);
  });
});

describe('the rows that are shown', () => {
  it('stand apart on a narrow screen: a call before its frame, an event behind its own', () => {
    const line = exampleLine();
    const wide = new VisibleRows(line, EVERYTHING, true);
    const narrow = new VisibleRows(line, EVERYTHING, false);
    expect(wide.update()).toBe(line.count);
    expect(narrow.update()).toBe(line.script.count + line.wire.count);
    expect(narrow.row(0)).toMatchObject({ script: 0, wire: -1 });
    expect(narrow.row(1)).toMatchObject({ script: -1, wire: 0 });
    expect(narrow.row(2)).toMatchObject({ script: -1, wire: 1 });
  });

  it('follow the filter', () => {
    const line = exampleLine();
    const none = { script: false, data: false, control: false, handshake: false };
    const count = (part: Partial<typeof none>): number => new VisibleRows(line, { ...none, ...part }, true).update();
    expect(count({})).toBe(0);
    expect(count({ data: true })).toBe(2);
    expect(count({ control: true })).toBe(4);
    expect(count({ handshake: true })).toBe(4);
    expect(count({ script: true })).toBe(line.script.count);
  });

  it('grow with the line, and let the last row get its other half', () => {
    const told = new Told().open().script('send', 10);
    const rows = new VisibleRows(told.line, EVERYTHING, true);
    expect(rows.update()).toBe(3);
    told.wire('client', '818000000000', 11).wire('server', '8100', 12);
    expect(rows.update()).toBe(4);
    expect(rows.row(2)).toMatchObject({ script: 2, wire: 2 });
  });

  it('are found again, whichever halves are shown', () => {
    for (const pairs of [true, false]) {
      for (const filter of [EVERYTHING, { ...EVERYTHING, script: false }, { ...EVERYTHING, data: false }]) {
        const line = exampleLine();
        const rows = new VisibleRows(line, filter, pairs);
        const count = rows.update();
        const shown = Array.from({ length: count }, (_, index) => rows.row(index).at);
        for (let at = 0; at < line.count; at++) expect(rows.indexOf(at)).toBe(shown.lastIndexOf(at));
      }
    }
  });

  it('are read once each: a hundred thousand take no time', () => {
    const told = new Told().open();
    const rows = new VisibleRows(told.line, EVERYTHING, true);
    const start = performance.now();
    for (let at = 0; at < 100_000; at++) {
      told.wire('server', '8100', at);
      if (at % 1000 === 0) rows.update();
    }
    rows.update();
    const row = performance.now();
    told.wire('server', '8100', 100_000);
    rows.update();
    expect(rows.update()).toBe(told.line.count);
    expect(performance.now() - row).toBeLessThan(50);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
