/** The live panel in Chinese: the component with the words of its first view, for the registry of widgets. */
import { zh as page } from '../../i18n/live/zh.ts';
import { scenesZh as scenes } from '../../i18n/live/scenes-zh.ts';
import { zh as tools } from '../../i18n/tools/zh.ts';
import type { PanelTexts } from './texts.ts';

export { default as component } from './LivePanel.svelte';
export const texts: PanelTexts = { page, scenes, tools, more: async () => (await import('./more-zh.ts')).texts };
