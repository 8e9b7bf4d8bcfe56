/** What a recap says of its cards, in English: the component with its words, for the registry of widgets. */
import { reviewEn } from '../../i18n/review/page-en.ts';

export { default as component } from './ReviewNote.svelte';
export const texts = reviewEn.note;
