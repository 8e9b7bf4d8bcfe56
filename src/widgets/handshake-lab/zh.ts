/** The handshake lab in Chinese: the component with the words of its first view, for the registry of widgets. */
import { labZh as page } from '../../i18n/handshake/lab-zh.ts';
import { zh as tools } from '../../i18n/tools/zh.ts';
import type { LabWords } from './texts.ts';

export { default as component } from './HandshakeLab.svelte';
export const texts: LabWords = { page, tools, more: async () => (await import('./more-zh.ts')).texts };
