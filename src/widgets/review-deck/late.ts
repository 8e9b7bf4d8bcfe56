/**
 * The kinds of cards with their words, fetched once there is a card to ask.
 *
 * Knows the two fetches. Must not know what a card asks.
 */
import type { CardTexts } from '../../i18n/review/facts.ts';
import type { ReviewTexts } from '../../i18n/review/page-en.ts';
import type * as Parts from './later.ts';

export interface DeckTexts {
  readonly words: ReviewTexts;
  readonly cards: () => Promise<CardTexts>;
}
export interface Late {
  readonly parts: typeof Parts;
  readonly cards: CardTexts;
}

export async function fetchLate(texts: DeckTexts): Promise<Late> {
  const [parts, cards] = await Promise.all([import('./later.ts'), texts.cards()]);
  return { parts, cards };
}
