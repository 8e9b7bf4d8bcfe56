/**
 * Where each card is at a step, and how the open message runs past it.
 *
 * Knows moments and cards. Must not know how a track is drawn.
 */
import { isControl } from '../../protocol/frame/opcodes.ts';
import { type Cards, opcodeOf } from './cards.ts';
import type { Reception } from './receiver.ts';

/** `never`: the receiver has stopped before it. */
export type Place = 'done' | 'now' | 'waiting' | 'stopped' | 'never';

export interface Stretch {
  readonly control: boolean;
  readonly place: Place;
  /** A message is open before the card, and after it. */
  readonly above: boolean;
  readonly below: boolean;
}

/** What the receiver thinks of the cards behind the one at which it stopped. */
export function stretchesOf(cards: Cards, { moments, stop }: Reception, step: number): Stretch[] {
  return cards.map((card, at) => {
    const isLast = stop?.card === at && step === at + 1;
    const isFailed = isLast && stop?.failure != null;
    const behind = stop !== null && at > stop.card && step > stop.card;
    const place: Place = isFailed ? 'stopped' : behind ? 'never' : step === at + 1 ? 'now' : at < step ? 'done' : 'waiting';
    const open = (n: number): boolean => (moments[n]?.open ?? null) !== null;
    return {
      control: isControl(opcodeOf(card)),
      place,
      above: open(at) && at <= step && !behind,
      below: open(at + 1) && at < step && !behind,
    };
  });
}
