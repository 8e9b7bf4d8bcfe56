/** Two engines wired to each other: whatever they say, and however the wires deliver it, they agree in the end. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../../src/protocol/bytes/hex.ts';
import type { Command, ConnectionEvent } from '../../../src/protocol/connection/machine-io.ts';
import { closing, talk } from './arbitraries.ts';
import { ofType } from './drive.ts';
import { Pair, randomBytes, type Side } from './pair.ts';

const SEEDED = { seed: 6455, numRuns: 600 };
const side = fc.constantFrom('client' as const, 'server' as const);
const other = (each: Side): Side => (each === 'client' ? 'server' : 'client');

type Move = { readonly side: Side; readonly command: Command } | { readonly side: Side; readonly deliver: number };
const say = (command: fc.Arbitrary<Command>): fc.Arbitrary<Move> => fc.record({ side, command });
const deliver: fc.Arbitrary<Move> = fc.record({ side, deliver: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.constant(100_000)) });
const moves = (end: number): fc.Arbitrary<Move[]> =>
  fc.array(fc.oneof({ weight: 4, arbitrary: say(talk) }, { weight: end, arbitrary: say(closing) }, { weight: 5, arbitrary: deliver }), {
    maxLength: 40,
  });

function play(pair: Pair, all: readonly Move[]): void {
  for (const move of all) {
    if ('deliver' in move) pair.deliver(move.side, move.deliver);
    else pair.command(move.side, move.command);
  }
}

/** Messages as an end sent them: the fragments of each put together, those that never ended left out. */
function sentMessages(events: readonly ConnectionEvent[]): string[] {
  const messages: string[] = [];
  let open = '';
  for (const event of ofType(events, 'sent')) {
    if (event.what !== 'frame' || event.frame.opcode >= 8) continue;
    open = (event.frame.opcode === 0 ? open : `${event.frame.opcode} `) + toHex(event.frame.payload);
    if (event.frame.fin) messages.push(open);
  }
  return messages;
}

const receivedMessages = (events: readonly ConnectionEvent[]) =>
  ofType(events, 'message').map(({ kind, payload }) => `${kind === 'text' ? 1 : 2} ${toHex(payload)}`);

describe('two engines that keep the rules', () => {
  it('never fail each other, hear everything said before a Close, and close cleanly with each other’s code', () => {
    fc.assert(
      fc.property(moves(1), side, fc.integer({ min: 1, max: 50 }), (all, first, count) => {
        const pair = new Pair();
        pair.settle();
        play(pair, all);
        pair.command(first, { do: 'close', code: 1000 });
        pair.settle(count);
        for (const each of ['client', 'server'] as const) {
          const { failure, result } = pair.states[each];
          const { closeSent } = pair.states[other(each)];
          expect(failure).toBeNull();
          expect(result).toEqual({ code: closeSent?.code ?? 1005, reason: closeSent?.reason, wasClean: true });
          expect(receivedMessages(pair.events[each])).toEqual(sentMessages(pair.events[other(each)]));
          expect(ofType(pair.events[each], 'tcp-abort')).toEqual([]);
        }
      }),
      SEEDED,
    );
  });

  it('both end when TCP is lost at any moment, neither with a code that was not sent', () => {
    fc.assert(
      fc.property(moves(2), moves(0), (before, after) => {
        const pair = new Pair();
        pair.settle();
        play(pair, before);
        for (const each of ['client', 'server'] as const) pair.input(each, { kind: 'reset' });
        play(pair, after);
        for (const each of ['client', 'server'] as const) {
          const { result, closeReceived, closeSent } = pair.states[each];
          expect(result?.code).toBe(closeReceived === null ? 1006 : (pair.states[other(each)].closeSent?.code ?? 1005));
          expect(result?.wasClean).toBe(closeReceived !== null && closeSent !== null);
        }
      }),
      SEEDED,
    );
  });

  it('open with random bytes given late or in crumbs, the frames in the order in which they were wanted', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 60, maxLength: 60 }), (crumbs) => {
        const pair = new Pair({ client: { established: true }, server: { established: true } }, new Uint8Array(0));
        pair.command('client', { do: 'text', text: 'one' });
        pair.command('client', { do: 'ping' });
        pair.command('client', { do: 'text', text: 'two' });
        pair.command('client', { do: 'close', code: 1000 });
        expect(pair.sent.client.every(({ length }) => length === 0)).toBe(true);
        for (const count of crumbs) {
          pair.input('client', { kind: 'random', bytes: randomBytes(count) });
          pair.settle();
        }
        expect(receivedMessages(pair.events.server)).toEqual(['1 6f6e65', '1 74776f']);
        expect(ofType(pair.events.server, 'ping')).toHaveLength(1);
        expect(pair.states.server.result).toEqual({ code: 1000, reason: '', wasClean: true });
        expect(pair.states.client.result).toEqual({ code: 1000, reason: '', wasClean: true });
      }),
      { ...SEEDED, numRuns: 100 },
    );
  });
});
