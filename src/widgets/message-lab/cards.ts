/**
 * The frames on the lane as cards: what each is, and what new ones carry.
 *
 * Knows that a card keeps its number while its bytes change. Must not know how bytes are changed (deeds.ts), the receiver or the page.
 */
import { joinBytes } from '../../protocol/bytes/join.ts';
import { encodeUtf8 } from '../../protocol/bytes/utf8.ts';
import { cutFrames, isWhole, makeFrame } from '../../protocol/frame/frame-list.ts';
import { readHeader } from '../../protocol/frame/header.ts';
import { BINARY, CLOSE, CONTINUATION, isControl, PING, PONG, TEXT } from '../../protocol/frame/opcodes.ts';

export interface Card {
  /** Tells it from every other card of this page, however often it is moved or edited. */
  readonly id: number;
  readonly bytes: Uint8Array;
}
export type Cards = readonly Card[];

export const streamOf = (cards: Cards): Uint8Array => joinBytes(cards.map((card) => card.bytes));

/** The cards of a stream, numbered from `id` on. */
export const cardsOf = (stream: Uint8Array, id: number): Card[] => cutFrames(stream).map((bytes, at) => ({ id: id + at, bytes }));

/**
 * The cards as their bytes are read in a row: a frame that is not all there takes what it misses from the ones behind it. Cards
 * whose bytes stay keep their numbers.
 */
export function recut(cards: Cards, nextId: number): Cards {
  if (cards.slice(0, -1).every((card) => isWhole(card.bytes))) return cards;
  const fresh = cardsOf(streamOf(cards), nextId);
  return fresh.map((card, at) => ({ ...card, id: cards[at]?.id ?? card.id }));
}

export const opcodeOf = (card: Card): number => (card.bytes[0] ?? 0) & 0b0000_1111;
export const finOf = (card: Card): boolean => ((card.bytes[0] ?? 0) & 0b1000_0000) !== 0;

/** Where a card can be split: before payload bytes 1 to its length less 1, at least; 0 for one that has nothing to split. */
export function payloadLength(card: Card): number {
  return readHeader(card.bytes, 0).payloadHave;
}

/** Why a card cannot be joined with the one behind it; null where it can. */
export type NoMerge = 'last' | 'control' | 'control-between' | 'incomplete';

export function whyNoMerge(cards: Cards, at: number): NoMerge | null {
  const [card, next] = [cards[at], cards[at + 1]];
  if (!card || !next) return 'last';
  if (isControl(opcodeOf(card))) return 'control';
  if (isControl(opcodeOf(next))) return 'control-between';
  return isWhole(card.bytes) && readHeader(next.bytes, 0).declared !== null ? null : 'incomplete';
}

/** Kinds of frames to put on the lane. */
export const NEW_KINDS = ['ping', 'pong', 'close', 'text', 'binary', 'continuation'] as const;
export type NewKind = (typeof NEW_KINDS)[number];

const CLOSE_1000 = Uint8Array.of(0x03, 0xe8);
const NEW: Readonly<Record<NewKind, { readonly opcode: number; readonly payload: Uint8Array }>> = {
  ping: { opcode: PING, payload: encodeUtf8('hi') },
  pong: { opcode: PONG, payload: encodeUtf8('hi') },
  close: { opcode: CLOSE, payload: CLOSE_1000 },
  text: { opcode: TEXT, payload: encodeUtf8('Hi') },
  binary: { opcode: BINARY, payload: Uint8Array.of(0xca, 0xfe) },
  continuation: { opcode: CONTINUATION, payload: encodeUtf8('…') },
};

export function newFrame(kind: NewKind, maskingKey: Uint8Array | null): Uint8Array {
  return makeFrame(NEW[kind].opcode, NEW[kind].payload, maskingKey);
}
