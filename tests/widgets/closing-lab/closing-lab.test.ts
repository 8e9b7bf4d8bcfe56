/** The closing page's model: every course, links, what somebody adds, what is typed for a Close, the drawing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { en } from '../../../src/i18n/closing/en.ts';
import { PRESET_NAMES, type PresetName } from '../../../src/i18n/closing/facts.ts';
import { zh } from '../../../src/i18n/closing/zh.ts';
import type { Role } from '../../../src/protocol/annotation/model.ts';
import { step } from '../../../src/protocol/connection/machine.ts';
import { runPair } from '../../../src/protocol/connection/pair.ts';
import type { Moment, PairAction } from '../../../src/protocol/connection/pair-state.ts';
import { PHASES, TRANSITIONS } from '../../../src/protocol/connection/transitions.ts';
import { formatToolLink, parseToolLink } from '../../../src/state/tool-link.ts';
import { readCloseInput } from '../../../src/widgets/closing-lab/close-input.ts';
import { CLOSING_LINK } from '../../../src/widgets/closing-lab/closing-link.ts';
import { ClosingTool } from '../../../src/widgets/closing-lab/closing-tool.svelte.ts';
import { originOf } from '../../../src/widgets/closing-lab/endpoint-view.ts';
import { edgesOf, NODES } from '../../../src/widgets/closing-lab/graph.ts';
import { PRESETS, setupOf } from '../../../src/widgets/closing-lab/presets.ts';
import { nameOf, outcomeLines, sentenceOf } from '../../../src/widgets/closing-lab/sentences.ts';
import { linesAt, packetsAt } from '../../../src/widgets/closing-lab/wire-lines.ts';
import { closeFrameHex, readCode } from '../../../src/widgets/close-codes/example.ts';

const run = (name: PresetName): readonly Moment[] => runPair(step, setupOf(name, 100, 60), PRESETS[name].script(60_000));
const resultOf = (name: PresetName, role: Role): string => {
  const { state } = run(name).at(-1)!;
  const { result, phase } = state[role];
  return result === null ? phase : `${result.code} ${result.wasClean} ${JSON.stringify(originOf(state, role))}`;
};

describe('courses', () => {
  // RFC 6455 §7.1.4 to §7.1.7: what each program is told, and whether that number was on the wire.
  it.each([
    ['clean', '1000 true {"hex":"03 e8"}', '1000 true {"hex":"03 e8"}'],
    ['server', '1001 true {"hex":"03 e9"}', '1001 true {"hex":"03 e9"}'],
    ['both', '4001 true {"hex":"0f a1"}', '1000 true {"hex":"03 e8"}'],
    ['empty', '1005 true {"never":1005}', '1005 true {"never":1005}'],
    ['late', '1000 true {"hex":"03 e8"}', '1000 true {"hex":"03 e8"}'],
    ['cut', '1006 false {"never":1006}', 'open'],
    ['reply', '1006 false {"never":1006}', '1000 true {"hex":"03 e8"}'],
    ['hold', '1000 true {"hex":"03 e8"}', '1000 true {"hex":"03 e8"}'],
    ['nat', 'open', '1006 false {"never":1006}'],
    ['beat', 'open', 'open'],
    ['whole', '1000 true {"hex":"03 e8"}', '1000 true {"hex":"03 e8"}'],
    ['tls', '1006 false {"never":"tls"}', '1006 false {"never":"tls"}'],
  ] as const)('%s', (name, client, server) => {
    expect(resultOf(name, 'client')).toBe(client);
    expect(resultOf(name, 'server')).toBe(server);
  });

  it('error: 1002 for the client, which broke the rule; its answer finds nobody who reads', () => {
    expect(resultOf('error', 'client')).toMatch(/^1002 true/);
    expect(resultOf('error', 'server')).toMatch(/^1006 false/);
  });

  it('refused: 403 is not told', () => {
    expect(resultOf('refused', 'client')).toBe('1006 false {"never":"refused"}');
  });

  // WHATWG WebSockets, "a WebSocket message has been received": "If ready state is not OPEN (1), then return."
  it('late: the message that crossed is read but not told to a page, the bytes behind the Close are ignored', () => {
    const lines = run('late').flatMap((_, at, all) => outcomeLines(all, at, en));
    expect(lines.some((line) => line.startsWith('Client: message “one more” read. A page is not told'))).toBe(true);
    expect(lines.some((line) => /^Server ignores \d+ bytes\.$/.test(line))).toBe(true);
  });

  it.each(PRESET_NAMES)('%s has words for every moment in both languages', (name) => {
    const moments = run(name);
    expect(moments.length).toBeGreaterThan(1);
    for (const texts of [en, zh])
      for (const [at, moment] of moments.entries()) {
        const text = [nameOf(moment, texts), sentenceOf(moments, at, texts), ...outcomeLines(moments, at, texts)].join(' ');
        expect(text).not.toMatch(/undefined|null|NaN|\[object/);
        expect(sentenceOf(moments, at, texts)).toMatch(/[.。]$/);
      }
  });
});

const actions: fc.Arbitrary<PairAction> = fc.oneof(
  fc.constantFrom<PairAction>({ do: 'wait' }, { do: 'cut' }, { do: 'lose', role: 'client' }),
  fc.record({
    do: fc.constant('command' as const),
    role: fc.constantFrom<Role>('client', 'server'),
    command: fc.oneof(
      fc.record({ do: fc.constant('text' as const), text: fc.string({ unit: 'grapheme', maxLength: 12 }) }),
      fc.record({
        do: fc.constant('close' as const),
        code: fc.constantFrom(1000, 4999),
        reason: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
      }),
      fc.constantFrom({ do: 'close' } as const, { do: 'ping' } as const, { do: 'end' } as const),
      fc.uint8Array({ minLength: 1, maxLength: 12 }).map((bytes) => ({ do: 'raw' as const, bytes })),
    ),
  }),
);

describe('the tool', () => {
  it('acts at the moment that is looked at, and drops what the course had behind it', () => {
    const tool = new ClosingTool(en);
    tool.choose('cut');
    tool.stepper.seek(1);
    tool.act({ do: 'command', role: 'server', command: { do: 'close', code: 1001 } });
    expect(tool.at).toBe(2);
    expect(tool.moment.happening).toMatchObject({ what: 'action', action: { role: 'server' } });
    expect(tool.moments.some(({ events }) => events.some(({ role, event }) => role === 'client' && event.type === 'sent'))).toBe(false);
    tool.restore();
    expect([tool.changed, tool.at]).toEqual([false, 0]);
  });

  it('refuses the handshake with 403, or lets TLS fail, while that is possible', () => {
    const refused = runPair(step, setupOf('whole', 100, 60), [
      { at: 0, action: { do: 'refuse' } },
      { at: 0, action: { do: 'connect' } },
    ]);
    const { state } = refused.at(-1)!;
    expect([state.client.response?.status, state.client.result?.code, originOf(state, 'client')]).toEqual([
      403,
      1006,
      { never: 'refused' },
    ]);
    const failed = runPair(step, setupOf('whole', 100, 60), [{ at: 0, action: { do: 'fail-tls' } }]);
    expect(originOf(failed.at(-1)!.state, 'client')).toEqual({ never: 'tls' });
    const late = runPair(step, setupOf('clean', 100, 60), [
      { at: 0, action: { do: 'command', role: 'client', command: { do: 'ping' } } },
      { at: 0, after: 2, action: { do: 'fail-tls' } },
    ]);
    expect(late.at(-1)!.state.client.readyState).toBe('open');
    const tool = new ClosingTool(en);
    tool.choose('clean');
    expect([tool.hasHandshake, tool.canConnect, tool.canRefuse]).toEqual([false, false, false]);
    tool.choose('whole');
    expect([tool.hasHandshake, tool.canConnect, tool.canRefuse]).toEqual([true, true, true]);
    tool.refuse();
    expect(CLOSING_LINK.do.format(tool.link.do!)).toBe('0.1.-.refuse~0.2.-.connect');
  });

  it('says a Ping that crosses a Close gets no Pong', () => {
    const tool = new ClosingTool(en);
    tool.stepper.seek(1);
    tool.act({ do: 'command', role: 'server', command: { do: 'ping' } });
    const lines = tool.moments.flatMap((_, at, all) => outcomeLines(all, at, en));
    expect(lines).toContain('Client sends no Pong: its Close is on the way, and nothing follows a Close (§1.4).');
  });

  it('says when a course has no room left, and takes nothing away', () => {
    const tool = new ClosingTool(en);
    for (let count = 0; count < 45; count++) tool.act({ do: 'wait' });
    expect([tool.full, tool.link.do?.length]).toEqual([true, 40]);
    tool.restore();
    expect(tool.full).toBe(false);
  });

  it('comes back from its link, whatever was done and wherever', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PRESET_NAMES.filter((name) => PRESETS[name].established !== false)),
        fc.array(fc.tuple(fc.nat(8), actions), { maxLength: 6 }),
        fc.integer({ min: 0, max: 50 }).map((n) => n * 20),
        (name, deeds, latency) => {
          const tool = new ClosingTool(en);
          tool.choose(name);
          tool.latency = latency;
          for (const [at, action] of deeds) {
            tool.stepper.seek(at);
            const before = tool.moments.slice(0, tool.at + 1);
            tool.act(action);
            expect(tool.moments.slice(0, before.length)).toEqual(before);
          }
          const { state, unread } = parseToolLink(CLOSING_LINK, formatToolLink(CLOSING_LINK, tool.link));
          expect(unread).toEqual([]);
          const other = new ClosingTool(en);
          other.open(state);
          expect(other.moments).toEqual(tool.moments);
          expect(other.at).toBe(tool.at);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('reads any link without throwing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        parseToolLink(CLOSING_LINK, `do=${encodeURIComponent(text)}`);
      }),
    );
    for (const broken of ['0.x.c.ping', '0..q.ping', '0..-.reboot', '0..c.raw.8', '0..c.text.%E4', '0..c.ping.1'])
      expect(CLOSING_LINK.do.parse(broken), broken).toBeNull();
  });
});

describe('a typed Close', () => {
  // WHATWG close(): 1000 or 3000 to 4999; RFC 6455 §7.4 for a server; 123 bytes of reason for both.
  it.each([
    ['client', '', '', { command: { do: 'close' } }],
    ['client', '1000', 'bye', { command: { do: 'close', code: 1000, reason: 'bye' } }],
    ['client', '１０００', '', { command: { do: 'close', code: 1000 } }],
    ['client', '1001', '', { fault: { fault: 'api-code', code: 1001 } }],
    ['client', '1006', '', { fault: { fault: 'api-code', code: 1006 } }],
    ['server', '1001', '', { command: { do: 'close', code: 1001 } }],
    ['server', '1006', '', { fault: { fault: 'never-sent', code: 1006 } }],
    ['server', '1004', '', { fault: { fault: 'unusable', code: 1004 } }],
    ['server', '1010', '', { fault: { fault: 'client-only', code: 1010 } }],
    ['server', '5000', '', { fault: { fault: 'unusable', code: 5000 } }],
    ['client', 'bye', '', { fault: { fault: 'no-code', typed: 'bye' } }],
    ['client', '', 'bye', { fault: { fault: 'reason-without-code' } }],
    ['client', '4000', '好'.repeat(42), { fault: { fault: 'reason-too-long', bytes: 126, over: 3 } }],
  ] as const)('%s close(%s, %s)', (role, code, reason, expected) => {
    expect(readCloseInput(role, code, reason)).toEqual(expected);
  });

  it('may have 41 Chinese characters', () => {
    expect(readCloseInput('client', '4000', '好'.repeat(41))).toHaveProperty('command');
  });
});

describe('drawings', () => {
  it('have every phase once and every row of the table on one edge', () => {
    expect(NODES.map(({ phase }) => phase).sort()).toEqual([...PHASES].sort());
    for (const role of ['client', 'server'] as const) {
      const rows = TRANSITIONS.filter((row) => !('role' in row) || row.role === role).map(({ id }) => id);
      expect(
        edgesOf(role)
          .flatMap(({ ids }) => ids)
          .sort(),
      ).toEqual([...rows].sort());
      for (const { path } of edgesOf(role)) expect(path).toMatch(/^M-?\d+ -?\d+[LQ][-\d ]+$/);
    }
  });

  it.each(PRESET_NAMES)('%s: every flight is a line that goes down, arrived or not', (name) => {
    const moments = run(name);
    for (const at of moments.keys()) {
      const lines = linesAt(moments, at);
      expect(lines).toHaveLength(moments[at]!.state.flights.length);
      for (const { y1, y2 } of lines) expect(y2).toBeGreaterThan(y1);
    }
  });
});

describe('what travels', () => {
  it.each(PRESET_NAMES)('%s: is one dot for each flight at every moment, from its sender to where it ends', (name) => {
    const moments = run(name);
    const { flights } = moments.at(-1)!.state;
    for (const at of moments.keys()) {
      const packets = packetsAt(moments, at);
      expect(packets.map(({ id }) => id)).toEqual(flights.map(({ id }) => id));
      // VISUAL.md: at most eight things move at once.
      expect(packets.filter(({ isShown }) => isShown).length).toBeLessThanOrEqual(8);
    }
    for (const { id, from, state } of flights) {
      const places = [...moments.keys()].map((at) => packetsAt(moments, at)[id]!.x);
      expect(places[0]).toBe(from === 'client' ? 2 : 98);
      if (state === 'arrived') expect(places.at(-1)).toBe(from === 'client' ? 98 : 2);
    }
  });
});

describe('the example of a code', () => {
  // RFC 6455 §5.7's key; the frames of close-codes.json.
  it.each([
    [1000, '88 02 03 e8', '88 82 37 fa 21 3d 34 12'],
    [4999, '88 02 13 87', '88 82 37 fa 21 3d 24 7d'],
  ])('%i', (code, plain, masked) => {
    expect(closeFrameHex(code, false)).toBe(plain);
    expect(closeFrameHex(code, true)).toBe(masked);
  });

  it.each([
    ['1000', 1000],
    [' 0x3e8 ', 1000],
    ['65535', 65535],
    ['65536', null],
    ['-1', null],
    ['', null],
  ])('reads %s', (typed, code) => {
    expect(readCode(typed)).toBe(code);
  });
});
