/** The live panel in English: the component with the words of its first view, for the registry of widgets. */
import { en as page } from '../../i18n/live/en.ts';
import { scenesEn as scenes } from '../../i18n/live/scenes-en.ts';
import { en as tools } from '../../i18n/tools/en.ts';
import type { PanelTexts } from './texts.ts';

export { default as component } from './LivePanel.svelte';
export const texts: PanelTexts = { page, scenes, tools, more: async () => (await import('./more-en.ts')).texts };
