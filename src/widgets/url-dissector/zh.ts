/** The URL dissector in Chinese: the component with its words, for the registry of widgets. */
import { zh as tools } from '../../i18n/tools/zh.ts';
import { zh as url } from '../../i18n/url/zh.ts';
import type { DissectorTexts } from './texts.ts';

export { default as component } from './UrlDissector.svelte';
export const texts: DissectorTexts = { url, tools, more: async () => (await import('./more-zh.ts')).texts };
