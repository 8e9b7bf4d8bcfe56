/** The messages page's tool in English: the component with the words of its first view, for the registry of widgets. */
import { en as page } from '../../i18n/messages/en.ts';
import { en as tools } from '../../i18n/tools/en.ts';
import type { LabWords } from './texts.ts';

export { default as component } from './MessageLab.svelte';
export const texts: LabWords = { page, tools, more: async () => (await import('./more-en.ts')).texts };
