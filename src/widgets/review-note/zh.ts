/** What a recap says of its cards, in Chinese: the component with its words, for the registry of widgets. */
import { reviewZh } from '../../i18n/review/page-zh.ts';

export { default as component } from './ReviewNote.svelte';
export const texts = reviewZh.note;
