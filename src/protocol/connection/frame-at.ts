/**
 * One frame or one message of a scanned stream, looked at on its own: the index remembers what came before it.
 *
 * Knows how to turn a row of the index into a frame's context. Must not walk the stream or judge anything anew.
 */
import type { ByteSource, Derivation, SourceId } from '../annotation/model.ts';
import { ACCEPT, decodeUtf8, REJECT, utf8Run } from '../bytes/utf8.ts';
import type { FrameContext, OpenMessage } from '../frame/context.ts';
import { type DissectedFrame, dissectFrame } from '../frame/dissect.ts';
import { HISTORY_BITS } from '../frame/rules.ts';
import { unpackState } from './frame-state.ts';
import type { StreamIndex } from './stream-index.ts';

/** What the stream knows about frame `k` (0 <= k < frameCount). */
export function contextAt(index: StreamIndex, k: number): FrameContext {
  return {
    index: k,
    direction: index.direction,
    rsv1Allowed: index.rsv1Allowed,
    maxMessage: index.maxMessage,
    open: openBefore(index, k),
    history: (index.findings[k] ?? 0) & HISTORY_BITS,
    closed: index.closed,
  };
}

const openLengths = new WeakMap<StreamIndex, Float64Array>();

/** The message open before frame `k`. */
function openBefore(index: StreamIndex, k: number): OpenMessage | null {
  const state = index.state[k] ?? 0;
  if (state === 0) return null;
  let lengths = openLengths.get(index);
  if (lengths === undefined) openLengths.set(index, (lengths = measureMessages(index)));
  return unpackState(state, lengths[k]!);
}

/** For every frame, the payload bytes of the message open before it: one pass over an index that has fragments. */
function measureMessages(index: StreamIndex): Float64Array {
  const lengths = new Float64Array(index.frameCount);
  let message = index.continued ? 0 : -1;
  let length = index.openLength;
  for (let k = 0; k < index.frameCount; k++) {
    lengths[k] = length;
    const mine = index.message[k]!;
    if (mine < 0) continue;
    if (mine !== message) length = 0;
    message = mine;
    length += index.payloadLength[k]!;
  }
  return lengths;
}

/**
 * Frame `k` of the stream `bytes`, with the findings its history gives it. A `k` that the index does not hold yields the
 * empty frame at the end of the bytes.
 */
export function frameAt(bytes: Uint8Array, index: StreamIndex, k: number): DissectedFrame {
  const known = k >= 0 && k < index.frameCount;
  return dissectFrame(bytes, known ? index.offset[k] : bytes.length, known ? contextAt(index, k) : { index: k });
}

/** A data message: the payloads of its fragments, one after the other. */
export interface ReadMessage {
  readonly index: number;
  /** Opcode of its first frame: 1 text, 2 binary. */
  readonly opcode: number;
  /** RSV1 says that an agreed extension changed the payload; `text` is null then. */
  readonly compressed: boolean;
  /** Its frames, in order; control frames between them are not among them. */
  readonly frames: readonly number[];
  readonly payload: Uint8Array;
  /** Text that is UTF-8 as far as it goes (a character cut by the end of the input is left out); else null. */
  readonly text: string | null;
  /** Its final fragment has come, whole. */
  readonly complete: boolean;
  /** A strict receiver hands it over: it was complete before the first violation or Close. */
  readonly delivered: boolean;
  /** `message:m` first, then the sources it was put together from. */
  readonly sources: readonly ByteSource[];
}

/** Message `m` (0 <= m < messageCount) of the stream, or null when there is none of that number. */
export function messageAt(bytes: Uint8Array, index: StreamIndex, m: number): ReadMessage | null {
  if (!(m >= 0 && m < index.messageCount)) return null;
  const frames = framesOf(index, m);
  const first = frames[0]!;
  const last = frames.at(-1)!;
  const parts = frames.map((k) => frameAt(bytes, index, k));
  const payload = new Uint8Array(parts.reduce((sum, part) => sum + part.payload.length, 0));
  const derivedFrom: Derivation[] = [];
  let at = 0;
  for (const part of parts) {
    payload.set(part.payload, at);
    derivedFrom.push({ ...readableRange(part), at, by: 'reassemble' });
    at += part.payload.length;
  }
  const opcode = index.byte0[first]! & 0b0000_1111;
  const compressed = index.rsv1Allowed && (index.byte0[first]! & 0b0100_0000) !== 0;
  const whole: ByteSource = { id: `message:${m}`, bytes: payload, derivedFrom };
  const unmasked = parts.flatMap((part) => part.sources.filter((source) => source.id !== 'wire'));
  return {
    index: m,
    opcode,
    compressed,
    frames,
    payload,
    text: opcode === 1 && !compressed ? textSoFar(payload) : null,
    complete: index.byte0[last]! >= 0b1000_0000 && parts.at(-1)!.missingBytes === 0n,
    delivered: m < index.deliveredMessages,
    sources: [whole, ...unmasked, { id: 'wire', bytes }],
  };
}

/** Rows of a message. Control frames may lie between its fragments; the next message's start ends the search. */
function framesOf(index: StreamIndex, m: number): number[] {
  const frames: number[] = [];
  const end = m + 1 < index.messageCount ? index.messageStart[m + 1]! : index.frameCount;
  for (let k = index.messageStart[m]!; k < end; k++) if (index.message[k] === m) frames.push(k);
  return frames;
}

function readableRange(frame: DissectedFrame): { source: SourceId; range: { start: number; end: number } } {
  const length = frame.payload.length * 8;
  if (frame.masked) return { source: `unmasked:${frame.index}`, range: { start: 0, end: length } };
  const start = (frame.offset + frame.headerLength) * 8;
  return { source: 'wire', range: { start, end: start + length } };
}

/** Well-formed text, without the character that the end of the bytes cuts; null when a byte before is wrong. */
export function textSoFar(payload: Uint8Array): string | null {
  const state = utf8Run(payload, 0, payload.length, ACCEPT);
  if (state === REJECT) return null;
  let end = payload.length;
  // A cut character has at most three bytes; the lead byte is the first from which the rest is no whole text.
  while (end > 0 && state !== ACCEPT && utf8Run(payload, end, payload.length, ACCEPT) !== state) end--;
  return decodeUtf8(payload.subarray(0, end));
}
