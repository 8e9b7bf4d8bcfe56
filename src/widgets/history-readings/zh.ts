/** The two readers, the time line and the game in Chinese: the component with its words, for the registry of widgets. */
import { zh as findings } from '../../i18n/findings/zh.ts';
import { zh as page } from '../../i18n/history/zh.ts';
import { gameZh as game } from '../../i18n/history/game-zh.ts';
import { readersZh as readers } from '../../i18n/history/readers-zh.ts';
import { timeZh as time } from '../../i18n/history/time-zh.ts';
import { zh as tools } from '../../i18n/tools/zh.ts';
import type { ReadingWords } from './texts.ts';

export { default as component } from './HistoryReadings.svelte';
export const texts: ReadingWords = { page, readers, time, game, findings, tools };
