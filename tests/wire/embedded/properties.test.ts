/** Anything that a script and a steered server do to each other, at any time: nothing throws, the rules are kept, both agree on the end. */
import { test as property, fc } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { unmask } from '../../../src/protocol/bytes/xor.ts';
import { scanStream } from '../../../src/protocol/connection/scan.ts';
import { readHead } from '../../../src/protocol/handshake/head.ts';
import type { ServerCommand } from '../../../src/wire/endpoint.ts';
import type { WireRecord, WireSide } from '../../../src/wire/record.ts';
import { SCENARIO_IDS, scenarioSpec } from '../../../src/wire/scenarios.ts';
import { bytesFrom, embedded } from './harness.ts';
import { VirtualWorld } from './virtual-world.ts';

type Act =
  | { readonly who: 'script'; readonly send: string | Uint8Array }
  | { readonly who: 'script'; readonly close: readonly [code?: number, reason?: string] }
  | { readonly who: 'server'; readonly command: ServerCommand }
  | { readonly who: 'nobody' };
type Timed = Act & { readonly wait: number };

const payload = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.constantFrom(20_000, 70_000).map((length) => new Uint8Array(length)),
);
const words = fc.string({ unit: 'binary', maxLength: 60 });
const code = fc.constantFrom(1000, 1001, 3000, 4999);
const reason = fc.string({ maxLength: 30 });

const lawful: fc.Arbitrary<ServerCommand> = fc.oneof(
  fc.record({ do: fc.constant('text' as const), text: words }),
  fc.record({ do: fc.constant('binary' as const), payload }),
  fc.record({ do: fc.constant('fragment' as const), opcode: fc.constantFrom(0, 1, 2 as const), fin: fc.boolean(), payload }),
  fc.record({ do: fc.constantFrom('ping', 'pong' as const), payload: fc.uint8Array({ maxLength: 130 }) }),
  fc.record({ do: fc.constant('close' as const), code, reason }),
  fc.constant<ServerCommand>({ do: 'close' }),
  fc.constant<ServerCommand>({ do: 'end' }),
);
const unlawful: fc.Arbitrary<ServerCommand> = fc.record({ do: fc.constant('raw' as const), bytes: fc.uint8Array({ maxLength: 30 }) });

const actsWith = (command: fc.Arbitrary<ServerCommand>): fc.Arbitrary<Timed[]> => {
  const wait = fc.constantFrom(0, 0, 1, 3, 50, 700, 3_000);
  const act: fc.Arbitrary<Act> = fc.oneof(
    { weight: 4, arbitrary: fc.record({ who: fc.constant('script' as const), send: fc.oneof(words, payload) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        who: fc.constant('script' as const),
        close: fc.oneof(fc.constant([] as const), fc.tuple(fc.constantFrom(1000, 3000, 4999, 1001), reason)),
      }),
    },
    { weight: 4, arbitrary: fc.record({ who: fc.constant('server' as const), command }) },
    { weight: 1, arbitrary: fc.constant<Act>({ who: 'nobody' }) },
  );
  return fc.array(
    fc.tuple(act, wait).map(([one, after]) => ({ ...one, wait: after })),
    { maxLength: 25 },
  );
};

interface Run {
  readonly records: readonly WireRecord[];
  readonly events: readonly string[];
  readonly states: readonly number[];
  readonly thrown: readonly string[];
  readonly buffered: readonly number[];
  readonly ending: { readonly code: number; readonly reason: string; readonly wasClean: boolean } | null;
}

/** Plays acts on one connection, in a world whose timers are as late as `delays` say, and lets two minutes pass, which is more than anybody waits. */
function play(path: string, acts: readonly Timed[], delays: readonly number[], latency: number): Run {
  let drawn = 0;
  const world = new VirtualWorld(() => delays[drawn++ % Math.max(delays.length, 1)] ?? 0);
  const { records, tapped } = embedded(world, { latency });
  const events: string[] = [];
  const states: number[] = [];
  const thrown: string[] = [];
  const buffered: number[] = [];
  let ending: Run['ending'] = null;
  const note = (event: string): void => {
    events.push(event);
    states.push(socket.readyState);
  };
  const socket = tapped.connect(path, [], {
    open: () => note('open'),
    message: () => note('message'),
    error: () => note('error'),
    close: (event) => {
      ending = event;
      note('close');
    },
  });
  for (const act of acts) {
    try {
      if (act.who === 'server') tapped.command(1, act.command);
      else if (act.who === 'script' && 'send' in act) socket.send(act.send);
      else if (act.who === 'script') socket.close(...act.close);
    } catch (error) {
      thrown.push(error instanceof DOMException ? error.name : String(error));
    }
    states.push(socket.readyState);
    buffered.push(socket.bufferedAmount);
    world.pass(act.wait);
  }
  world.pass(130_000);
  return { records, events, states, thrown, buffered, ending };
}

/** What is true however wrong the server is. */
function holds({ records, events, states, thrown, buffered }: Run): void {
  // Only what the API says that it throws.
  expect(thrown.filter((name) => name !== 'InvalidStateError' && name !== 'InvalidAccessError')).toEqual([]);
  // open, messages, and the end, which an error may announce.
  expect(events.join(' ')).toMatch(/^(open( message)*( error close| close)?|error close)?$/);
  expect(states).toEqual([...states].sort());
  expect(Math.min(0, ...buffered)).toBe(0);
  const times = records.map(({ at }) => at);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  for (const side of ['client', 'server'] as const) {
    const last = records.findIndex((each) => each.kind === 'lost' || (each.kind === 'end' && each.from === side));
    expect(records.slice(last < 0 ? records.length : last + 1).filter((each) => 'from' in each && each.from === side)).toEqual([]);
  }
}

/** The frames of one side behind its head: opcodes, the codes of those that are Closes, and what a scan finds wrong. */
function framesOf(records: readonly WireRecord[], side: WireSide) {
  const bytes = bytesFrom(records, side);
  const { length } = readHead(bytes, side === 'client' ? 'request' : 'response');
  const index = scanStream(bytes.slice(length), { direction: side === 'client' ? 'c2s' : 's2c' });
  const rows = Array.from({ length: index.frameCount }, (_, row) => row);
  const codes = rows.map((row) => {
    const start = length + index.offset[row]! + index.headerLength[row]!;
    const key = side === 'client' ? bytes.subarray(start - 4, start) : new Uint8Array(4);
    const [high = 0, low = 0] = unmask(bytes.subarray(start, start + 2), key);
    return Number(index.payloadLength[row]!) === 0 ? 1005 : (high << 8) | low;
  });
  return { codes, opcodes: Array.from(index.byte0.subarray(0, index.frameCount), (byte) => byte & 0b1111), index };
}

const delays = fc.array(fc.constantFrom(0, 0, 1, 7, 100), { maxLength: 12 });
const latency = fc.constantFrom(0, 0, 5, 40);
const wellBehaved = fc.constantFrom(...SCENARIO_IDS.filter((id) => scenarioSpec(id).kind === 'well').map((id) => `${id}?every=900`));
const anyScenario = fc.constantFrom(...SCENARIO_IDS, 'nowhere');

describe('a script and a server that is steered by rule', () => {
  property.prop([wellBehaved, actsWith(lawful), delays, latency], { numRuns: 100 })('keep the rules, and agree on the end', (...run) => {
    const played = play(...run);
    holds(played);
    const { records } = played;
    const ending = played.ending;
    if (records.length === 0) return;
    const closes = new Map<WireSide, number>();
    for (const side of ['client', 'server'] as const) {
      const { opcodes, codes, index } = framesOf(records, side);
      // §5.5.1: "The application MUST NOT send any more data frames after sending a Close frame." Nor anything else.
      const close = opcodes.indexOf(8);
      expect(opcodes.slice(close < 0 ? opcodes.length : close + 1)).toEqual([]);
      expect(index.verdict.closeCode).toBeNull();
      if (close >= 0) closes.set(side, codes[close]!);
    }
    if (ending === null) return;
    // Clean is what both have said, and the code is the one that the server gave. Without a Close of the server there is no code but 1006.
    if (ending.wasClean) expect([...closes.keys()]).toEqual(['client', 'server']);
    if (ending.wasClean) expect(ending.code).toBe(closes.get('server'));
    else expect([1006, closes.get('server')]).toContain(ending.code);
  });
});

describe('a script and a server that sends any bytes', () => {
  property.prop([anyScenario, actsWith(fc.oneof(lawful, unlawful)), delays, latency], { numRuns: 100 })('never fall over', (...run) => {
    const played = play(...run);
    holds(played);
    // Whatever the server sent: behind its own Close the client sends nothing.
    const client = bytesFrom(played.records, 'client');
    if (client.length === 0) return;
    const { opcodes } = framesOf(played.records, 'client');
    const close = opcodes.indexOf(8);
    expect(opcodes.slice(close < 0 ? opcodes.length : close + 1)).toEqual([]);
  });
});
