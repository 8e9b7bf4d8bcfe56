/** The URL dissector in English: the component with its words, for the registry of widgets. */
import { en as tools } from '../../i18n/tools/en.ts';
import { en as url } from '../../i18n/url/en.ts';
import type { DissectorTexts } from './texts.ts';

export { default as component } from './UrlDissector.svelte';
export const texts: DissectorTexts = { url, tools, more: async () => (await import('./more-en.ts')).texts };
