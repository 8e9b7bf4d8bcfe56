/** The handshake of 2010 in English: the component with its words, for the registry of widgets. */
import { en as page } from '../../i18n/history/en.ts';
import { en as tools } from '../../i18n/tools/en.ts';
import type { HistoryWords } from './texts.ts';

export { default as component } from './HistoryLab.svelte';
export const texts: HistoryWords = { page, tools };
