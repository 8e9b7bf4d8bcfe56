/** The handshake of 2010 in Chinese: the component with its words, for the registry of widgets. */
import { zh as page } from '../../i18n/history/zh.ts';
import { zh as tools } from '../../i18n/tools/zh.ts';
import type { HistoryWords } from './texts.ts';

export { default as component } from './HistoryLab.svelte';
export const texts: HistoryWords = { page, tools };
