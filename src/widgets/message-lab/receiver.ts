/**
 * What the receiver makes of the cards, one after the other: a list of moments, so that any step can be shown from anywhere.
 *
 * Knows how to ask the connection engine, and which card brought which bytes of a message. Must not judge anything itself, or
 * know the page.
 */
import { joinBytes } from '../../protocol/bytes/join.ts';
import { utf8Missing } from '../../protocol/bytes/utf8.ts';
import { KEY_LENGTH } from '../../protocol/frame/masking.ts';
import { CLOSE, PING, TEXT } from '../../protocol/frame/opcodes.ts';
import type { ConnectionEvent, Failure } from '../../protocol/connection/machine-io.ts';
import { type ConnectionState, open } from '../../protocol/connection/machine-state.ts';
import { stepEstablished as step } from '../../protocol/connection/established.ts';
import { type Cards, opcodeOf } from './cards.ts';
import { FIRST_KEY } from './first.ts';
import { MOST_FRAMES, type Way } from './messages-link.ts';

/** Payload bytes of one card in a message: all of them, from byte `at` of the message on. */
export interface Part {
  /** Place of the card on the lane, from 0. */
  readonly card: number;
  readonly at: number;
  readonly length: number;
}

export interface Message {
  readonly text: boolean;
  readonly payload: Uint8Array;
  readonly parts: readonly Part[];
}

/** The open message, with the bytes that its last character lacks. */
export interface OpenSlot extends Message {
  readonly missing: number;
}

export type FrameFailure = Extract<Failure, { by: 'frame' }>;

/** What one card did. `opened` and the like speak of the message that it belongs to. */
export type Entry =
  | { readonly kind: 'start' | 'more'; readonly length: number; readonly open: OpenSlot }
  | { readonly kind: 'whole' | 'end'; readonly message: Message }
  | { readonly kind: 'ping' | 'pong'; readonly payload: Uint8Array; readonly answer: Uint8Array }
  | { readonly kind: 'close'; readonly code: number | null; readonly reason: string; readonly answer: Uint8Array }
  | { readonly kind: 'fails'; readonly failure: FrameFailure }
  | { readonly kind: 'waits' };

export interface Moment {
  /** What the card of this step did; null at the start. */
  readonly entry: Entry | null;
  /** The state before the card. */
  readonly before: ConnectionState;
  readonly open: OpenSlot | null;
  /** Payload bytes of an open message that are thrown away with the connection; null while nothing is. */
  readonly lost: number | null;
  readonly delivered: readonly Message[];
}

export interface Reception {
  /** One more than the cards that are looked at: the first moment is before any of them. */
  readonly moments: readonly Moment[];
  /** The card at which the receiver stops, or null. */
  readonly stop: { readonly card: number; readonly failure: FrameFailure | null } | null;
}

/** The receiving end, in OPEN. Its answers are masked with the RFC's key: the first render takes nothing from chance. */
export function receiverOf(way: Way): ConnectionState {
  const state = open(way === 's2c' ? 'client' : 'server', { established: true });
  if (way === 'c2s') return state;
  const bytes = joinBytes(Array.from({ length: MOST_FRAMES + 1 }, () => FIRST_KEY.subarray(0, KEY_LENGTH)));
  return step(state, { kind: 'random', bytes }).state;
}

export function receive(cards: Cards, way: Way): Reception {
  let state = receiverOf(way);
  let moment: Moment = { entry: null, before: state, open: null, lost: null, delivered: [] };
  const moments = [moment];
  for (const [at, card] of cards.entries()) {
    const { state: next, events, bytesToSend } = step(state, { kind: 'bytes', bytes: card.bytes });
    moment = momentAfter(moment, { state, next, events, answer: bytesToSend, card: at, opcode: opcodeOf(card) });
    moments.push(moment);
    state = next;
    const { entry } = moment;
    if (entry?.kind === 'fails') return { moments, stop: { card: at, failure: entry.failure } };
    if (entry?.kind === 'close') return { moments, stop: { card: at, failure: null } };
  }
  return { moments, stop: null };
}

interface Taken {
  readonly state: ConnectionState;
  readonly next: ConnectionState;
  readonly events: readonly ConnectionEvent[];
  readonly answer: Uint8Array;
  readonly card: number;
  readonly opcode: number;
}

const find = <Type extends ConnectionEvent['type']>(events: readonly ConnectionEvent[], type: Type) =>
  events.find((event): event is Extract<ConnectionEvent, { type: Type }> => event.type === type);

function momentAfter(last: Moment, taken: Taken): Moment {
  const { state, next, events, answer, card, opcode } = taken;
  const before = { ...last, before: state, entry: null };
  const failure = find(events, 'failed')?.failure;
  if (failure?.by === 'frame') return { ...before, entry: { kind: 'fails', failure }, open: null, lost: last.open?.payload.length ?? null };
  const frame = find(events, 'frame')?.frame;
  if (!frame) return { ...before, entry: { kind: 'waits' } };
  const { payload } = frame;
  if (opcode === CLOSE) {
    const close = next.closeReceived;
    const entry: Entry = { kind: 'close', code: close?.code ?? null, reason: close?.reason ?? '', answer };
    return { ...before, entry, open: null, lost: last.open?.payload.length ?? null };
  }
  if (find(events, 'ping') ?? find(events, 'pong')) {
    return { ...before, entry: { kind: opcode === PING ? 'ping' : 'pong', payload, answer } };
  }
  const parts = [...(last.open?.parts ?? []), { card, at: last.open?.payload.length ?? 0, length: payload.length }];
  const whole = find(events, 'message');
  if (whole) {
    const message: Message = { text: whole.kind === 'text', payload: whole.payload, parts };
    const entry: Entry = { kind: last.open === null ? 'whole' : 'end', message };
    return { ...before, entry, open: null, delivered: [...last.delivered, message] };
  }
  const text = last.open?.text ?? opcode === TEXT;
  const open: OpenSlot = {
    text,
    payload: joinBytes([...(last.open ? [last.open.payload] : []), payload]),
    parts,
    missing: text ? utf8Missing(next.message?.utf8 ?? 0) : 0,
  };
  return { ...before, entry: { kind: last.open === null ? 'start' : 'more', length: payload.length, open }, open };
}
