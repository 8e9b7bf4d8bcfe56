/**
 * What can be done to the bytes of cards: each deed takes cards and gives new ones.
 *
 * Knows the core's edits. Must not know the receiver, the page or a source of keys: they are handed in.
 */
import { editFrame, type FrameEdit, turnFrame } from '../../protocol/frame/edit.ts';
import { mergeFrames, splitFrame } from '../../protocol/frame/fragments.ts';
import { type Cards, whyNoMerge } from './cards.ts';
import type { Way } from './messages-link.ts';

export function edited(cards: Cards, at: number, edit: FrameEdit): Cards {
  return cards.map((card, index) => (index === at ? { ...card, bytes: editFrame(card.bytes, edit, 'consistent') } : card));
}

/** Null: the frame is not all there, so nobody knows where it could be cut. */
export function split(cards: Cards, at: number, byte: number, nextKey: Uint8Array, id: number): Cards | null {
  const card = cards[at];
  const parts = card && splitFrame(card.bytes, byte, nextKey);
  if (!card || !parts) return null;
  return cards.toSpliced(at, 1, { ...card, bytes: parts[0] }, { id, bytes: parts[1] });
}

export function merged(cards: Cards, at: number): Cards | null {
  const [card, next] = [cards[at], cards[at + 1]];
  const bytes = card && next && whyNoMerge(cards, at) === null ? mergeFrames(card.bytes, next.bytes) : null;
  return bytes && card ? cards.toSpliced(at, 2, { ...card, bytes }) : null;
}

/** The same frames sent in the other direction; `keyFor` gives the masking key of each. */
export function turned(cards: Cards, way: Way, keyFor: (at: number) => Uint8Array): Cards {
  return cards.map((card, at) => ({ ...card, bytes: turnFrame(card.bytes, way, keyFor(at)) }));
}
