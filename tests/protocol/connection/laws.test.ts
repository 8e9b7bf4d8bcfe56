/** What holds for the engine whatever comes in, in whatever order, at whatever size. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { open, step } from '../../../src/protocol/connection/machine.ts';
import type { ConnectionEvent, Input } from '../../../src/protocol/connection/machine-io.ts';
import type { ConnectionState } from '../../../src/protocol/connection/machine-state.ts';
import { joinPieces } from '../../../src/protocol/connection/pieces.ts';
import { readyStateOf, TRANSITIONS } from '../../../src/protocol/connection/transitions.ts';
import { cutAt } from '../bytes.ts';
import { input, options } from './arbitraries.ts';
import { bytes as pieces, ofType, run } from './drive.ts';

const SEEDED = { seed: 6455, numRuns: 1500 };
const role = fc.constantFrom('client' as const, 'server' as const);
const life = fc.record({ role, options, inputs: fc.array(input, { maxLength: 25 }) });

/** Each input with the state before and what it led to. */
function steps(start: ConnectionState, inputs: readonly Input[]) {
  let before = start;
  return inputs.map((each) => {
    const result = step(before, each);
    const seen = { input: each, before, ...result };
    before = result.state;
    return seen;
  });
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

describe('for any inputs in any order', () => {
  it('a step never throws, leaves the state it got as it is, and does the same again', () => {
    fc.assert(
      fc.property(life, ({ role: who, options: given, inputs }) => {
        let state = frozen(open(who, given));
        for (const each of inputs) {
          const result = step(state, each);
          expect(step(state, each)).toEqual(result);
          state = frozen(result.state);
        }
      }),
      { ...SEEDED, numRuns: 400 },
    );
  });

  it('a phase changes by rows of the table, one after the other, and not otherwise', () => {
    fc.assert(
      fc.property(life, ({ role: who, options: given, inputs }) => {
        for (const { before, state, events } of steps(open(who, given), inputs)) {
          let phase = before.phase;
          for (const { id, from, to } of ofType(events, 'transition')) {
            const row = TRANSITIONS.find((each) => each.id === id)!;
            expect([row.from, row.to]).toEqual([from, to]);
            expect(('role' in row ? row.role : undefined) ?? who).toBe(who);
            expect(from).toBe(phase);
            phase = to;
          }
          expect(state.phase).toBe(phase);
          expect(state.readyState).toBe(readyStateOf(phase));
        }
      }),
      SEEDED,
    );
  });

  it('no frame goes out after a Close, and none before the handshake; nothing after the end of TCP', () => {
    fc.assert(
      fc.property(life, ({ role: who, options: given, inputs }) => {
        let [closed, ended] = [false, false];
        for (const { before, events, bytesToSend } of steps(open(who, given), inputs)) {
          const sent = ofType(events, 'sent');
          if (ended) expect(bytesToSend).toHaveLength(0);
          if (before.phase === 'connecting' && !events.some(({ type }) => type === 'transition')) {
            expect(sent.some(({ what }) => what === 'frame')).toBe(false);
          }
          for (const event of sent) {
            if (event.what !== 'frame') continue;
            expect(closed).toBe(false);
            closed = event.frame.opcode === 8;
          }
          expect(Buffer.concat(sent.map((event) => event.bytes)).equals(bytesToSend)).toBe(true);
          ended ||= events.some(({ type }) => type === 'tcp-end' || type === 'closed');
        }
      }),
      SEEDED,
    );
  });

  it('timers told to run are those the state names, and CLOSED has one result and no timer', () => {
    fc.assert(
      fc.property(life, ({ role: who, options: given, inputs }) => {
        const start = open(who, given);
        const running = new Set(start.timers);
        const seen = steps(start, inputs);
        for (const { input: each, before, state, events } of seen) {
          if (each.kind === 'timer' && before.timers.includes(each.timer)) running.delete(each.timer);
          for (const { timer, running: runs } of ofType(events, 'timer')) {
            if (runs) running.add(timer);
            else running.delete(timer);
          }
          expect([...running].sort()).toEqual([...state.timers].sort());
          expect(state.result === null).toBe(state.phase !== 'closed');
          if (state.phase === 'closed') expect(state.timers).toEqual([]);
        }
        const told = seen.flatMap(({ events }) => ofType(events, 'closed'));
        expect(told.length).toBe(seen.at(-1)?.state.phase === 'closed' ? 1 : 0);
        expect(seen.flatMap(({ events }) => ofType(events, 'failed')).length).toBeLessThanOrEqual(1);
      }),
      SEEDED,
    );
  });

  it('where TCP cuts the bytes changes nothing but how what is ignored comes', () => {
    const comparable = ({ type, ...rest }: ConnectionEvent) => ({ type, ...rest });
    const seen = (events: readonly ConnectionEvent[]) => events.filter(({ type }) => type !== 'ignored').map(comparable);
    const plain = (state: ConnectionState) => ({
      ...state,
      frame: state.frame && { ...state.frame, payload: joinPieces(state.frame.payload) },
      message: state.message && { ...state.message, pieces: joinPieces(state.message.pieces) },
      head: { ...state.head, pieces: joinPieces(state.head.pieces) },
    });
    fc.assert(
      fc.property(life, fc.array(fc.nat({ max: 250 }), { maxLength: 12 }), ({ role: who, options: given, inputs }, cuts) => {
        const cut = inputs.flatMap((each) => (each.kind === 'bytes' ? pieces(...cutAt(each.bytes, cuts)) : [each]));
        const whole = run(open(who, given), inputs);
        const parts = run(open(who, given), cut);
        expect(seen(parts.events)).toEqual(seen(whole.events));
        expect(plain(parts.state)).toEqual(plain(whole.state));
        expect(parts.sent).toEqual(whole.sent);
      }),
      SEEDED,
    );
  });
});
