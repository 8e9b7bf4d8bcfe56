/** The closing page's two endpoints in English: the component with its words, for the registry of widgets. */
import { en as page } from '../../i18n/closing/en.ts';
import { en as tools } from '../../i18n/tools/en.ts';
import type { LabTexts } from './texts.ts';

export { default as component } from './ClosingLab.svelte';
export const texts: LabTexts = { page, tools };
