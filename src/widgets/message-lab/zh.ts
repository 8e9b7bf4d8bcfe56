/** The messages page's tool in Chinese: the component with the words of its first view, for the registry of widgets. */
import { zh as page } from '../../i18n/messages/zh.ts';
import { zh as tools } from '../../i18n/tools/zh.ts';
import type { LabWords } from './texts.ts';

export { default as component } from './MessageLab.svelte';
export const texts: LabWords = { page, tools, more: async () => (await import('./more-zh.ts')).texts };
