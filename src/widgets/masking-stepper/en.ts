/** The masking tool in English: the component with its words, for the registry of widgets. */
import { en as page } from '../../i18n/masking/en.ts';
import { proxyEn as proxy } from '../../i18n/masking/proxy-en.ts';
import { en as tools } from '../../i18n/tools/en.ts';
import type { ToolWords } from './texts.ts';

export { default as component } from './MaskingStepper.svelte';
export const texts: ToolWords = { page, proxy, tools };
