/** Drives the engine in tests: several inputs in a row, bytes in pieces, and events in the words of the vector files. */
import { toHex } from '../../../src/protocol/bytes/hex.ts';
import { step } from '../../../src/protocol/connection/machine.ts';
import type { ConnectionEvent, Input } from '../../../src/protocol/connection/machine-io.ts';
import type { ConnectionState } from '../../../src/protocol/connection/machine-state.ts';
import type { VectorEvent } from '../../vectors/expect-stream.ts';
import { concat } from '../bytes.ts';

export interface Run {
  readonly state: ConnectionState;
  readonly events: readonly ConnectionEvent[];
  readonly sent: Uint8Array;
}

export function run(state: ConnectionState, inputs: Iterable<Input>): Run {
  const events: ConnectionEvent[] = [];
  const sent: Uint8Array[] = [];
  let now = state;
  for (const input of inputs) {
    const result = step(now, input);
    now = result.state;
    events.push(...result.events);
    sent.push(result.bytesToSend);
  }
  return { state: now, events, sent: concat(sent) };
}

export const bytes = (...pieces: readonly Uint8Array[]): Input[] => pieces.map((piece) => ({ kind: 'bytes', bytes: piece }));

/** Events of a kind, typed as such. */
export function ofType<T extends ConnectionEvent['type']>(events: readonly ConnectionEvent[], type: T) {
  return events.filter((event): event is Extract<ConnectionEvent, { type: T }> => event.type === type);
}

/** Messages, pings, pongs and Close as the vector files write them. */
export function asVectorEvents(events: readonly ConnectionEvent[]): VectorEvent[] {
  let parts: number[] = [];
  return events.flatMap((event): VectorEvent[] => {
    const end = event.offset;
    if (event.type === 'fragment') parts.push(event.frame);
    if (event.type === 'message') {
      const frames = event.fragments === 1 ? [event.firstFrame] : parts;
      parts = [];
      return [{ t: 'message', kind: event.kind, frames, end, length: event.payload.length, hex: toHex(event.payload) }];
    }
    if (event.type === 'ping' || event.type === 'pong') return [{ t: event.type, frame: event.frame, end, hex: toHex(event.payload) }];
    if (event.type !== 'close-received') return [];
    return [{ t: 'close', frame: event.frame, end, code: event.code, reasonHex: toHex(new TextEncoder().encode(event.reason)) }];
  });
}
