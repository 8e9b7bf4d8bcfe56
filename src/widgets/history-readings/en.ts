/** The two readers, the time line and the game in English: the component with its words, for the registry of widgets. */
import { en as findings } from '../../i18n/findings/en.ts';
import { en as page } from '../../i18n/history/en.ts';
import { gameEn as game } from '../../i18n/history/game-en.ts';
import { readersEn as readers } from '../../i18n/history/readers-en.ts';
import { timeEn as time } from '../../i18n/history/time-en.ts';
import { en as tools } from '../../i18n/tools/en.ts';
import type { ReadingWords } from './texts.ts';

export { default as component } from './HistoryReadings.svelte';
export const texts: ReadingWords = { page, readers, time, game, findings, tools };
