/** The review in English: the component with its words, for the registry of widgets. */
import { reviewEn } from '../../i18n/review/page-en.ts';
import type { DeckTexts } from './late.ts';

export { default as component } from './ReviewDeck.svelte';
export const texts: DeckTexts = { words: reviewEn, cards: async () => (await import('../../i18n/review/cards-en.ts')).cardsEn };
