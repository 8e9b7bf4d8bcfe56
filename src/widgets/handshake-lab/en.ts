/** The handshake lab in English: the component with the words of its first view, for the registry of widgets. */
import { labEn as page } from '../../i18n/handshake/lab-en.ts';
import { en as tools } from '../../i18n/tools/en.ts';
import type { LabWords } from './texts.ts';

export { default as component } from './HandshakeLab.svelte';
export const texts: LabWords = { page, tools, more: async () => (await import('./more-en.ts')).texts };
