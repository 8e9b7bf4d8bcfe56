/** The streams of streams.json and random-streams.json, and what is compared of their events. */
import { readFileSync } from 'node:fs';
import { fromHex } from '../../src/protocol/bytes/hex.ts';
import type { StreamOptions } from '../../src/protocol/connection/stream-index.ts';
import type { VectorEvent } from './expect-stream.ts';

export type Payload = string | { readonly hex: string } | { readonly repeat: string; readonly length: number };
export interface VectorFrame {
  readonly i: number;
  readonly offset: number;
  readonly headerLength: number;
  readonly end: number;
  readonly fin: boolean;
  readonly rsv: number;
  readonly opcode: number;
  readonly masked: boolean;
  readonly key?: string | null;
  readonly lenForm: number;
  readonly declaredLength: string;
  readonly payload: Payload;
}
interface Fail {
  readonly rule: string;
  readonly code: number;
  readonly codesAlsoAccepted?: readonly number[];
  readonly frame: number;
  readonly earliest: number;
  readonly failFastBy: number;
}
export interface Vector {
  readonly id: string;
  readonly about?: string;
  readonly from: 'client' | 'server';
  readonly stream: Payload;
  readonly maxMessage?: number;
  readonly cuts?: readonly number[];
  readonly frames: readonly VectorFrame[];
  readonly expect: { readonly events: readonly VectorEvent[]; readonly fail: Fail | null; readonly ignoredFrom: number | null };
}

const load = (name: string): Record<string, Vector[]> =>
  JSON.parse(readFileSync(`${import.meta.dirname}/${name}.json`, 'utf8')) as Record<string, Vector[]>;
const named = load('streams')['cases']!;
export const vectors = [...named, ...load('random-streams')['items']!];

/** What is compared of an event. The named streams list of a message's frames only the first and the last. */
export function pick(vector: Vector, event: VectorEvent): VectorEvent {
  const { t, kind, frames, frame, end, length, code, hex, reasonHex } = event;
  const listed = frames && named.includes(vector) ? [...new Set([frames[0], frames.at(-1)])] : frames;
  return JSON.parse(JSON.stringify({ t, kind, frames: listed, frame, end, length, code, hex, reasonHex })) as VectorEvent;
}

export function bytesOf(payload: Payload): Uint8Array {
  if (typeof payload === 'string') return fromHex(payload);
  if ('hex' in payload) return fromHex(payload.hex);
  const unit = fromHex(payload.repeat);
  return Uint8Array.from({ length: payload.length }, (_, i) => unit[i % unit.length]!);
}

export const optionsOf = (vector: Vector): StreamOptions => ({
  direction: vector.from === 'client' ? 'c2s' : 's2c',
  ...(vector.maxMessage === undefined ? {} : { maxMessage: vector.maxMessage }),
});
