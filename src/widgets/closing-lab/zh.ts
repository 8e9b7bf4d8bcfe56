/** The closing page's two endpoints in Chinese: the component with its words, for the registry of widgets. */
import { zh as page } from '../../i18n/closing/zh.ts';
import { zh as tools } from '../../i18n/tools/zh.ts';
import type { LabTexts } from './texts.ts';

export { default as component } from './ClosingLab.svelte';
export const texts: LabTexts = { page, tools };
