/**
 * What the steps ask before they show it: how much is hashed, in how many blocks, how long the digest is, what base64 leaves over.
 *
 * Knows which step asks and which answers are right. Must not know wording, or what was asked already.
 */
import type { DerivationTexts } from '../../../i18n/handshake/derivation-en.ts';
import type { DerivationFacts } from '../../../i18n/handshake/derivation-facts.ts';
import { type Gate, typedNumber } from '../../../ui/stepper.ts';
import type { Moment } from './plan.ts';

/** The right number at each step that asks. */
const RIGHT = {
  join: ({ length }: DerivationFacts) => length,
  pad: ({ blocks }: DerivationFacts) => blocks,
  digest: () => 20,
  // 160 = 26 × 6 + 4.
  base64: () => 4,
};
export type Asked = keyof typeof RIGHT;

/** What this step asks; null when it asks nothing. */
export const askedAt = ({ kind }: Moment): Asked | null => (Object.hasOwn(RIGHT, kind) ? (kind as Asked) : null);

/** The question of a step, with its answer. */
export function questionOf(asked: Asked, facts: DerivationFacts, { gate }: DerivationTexts): Gate {
  const words = asked === 'join' || asked === 'pad' ? gate[asked](facts) : gate[asked];
  return { ...words, matches: (typed) => typedNumber(typed) === BigInt(RIGHT[asked](facts)) };
}
