/** The close-code explorer in English: the component with its words, for the registry of widgets. */
import { codesEn as codes } from '../../i18n/closing/codes-en.ts';
import { en as terms } from '../../i18n/terms/en.ts';
import type { ExplorerTexts } from './texts.ts';

export { default as component } from './CloseCodes.svelte';
export const texts: ExplorerTexts = { codes, terms };
