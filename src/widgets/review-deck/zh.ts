/** The review in Chinese: the component with its words, for the registry of widgets. */
import { reviewZh } from '../../i18n/review/page-zh.ts';
import type { DeckTexts } from './late.ts';

export { default as component } from './ReviewDeck.svelte';
export const texts: DeckTexts = { words: reviewZh, cards: async () => (await import('../../i18n/review/cards-zh.ts')).cardsZh };
