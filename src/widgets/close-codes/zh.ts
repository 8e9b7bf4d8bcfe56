/** The close-code explorer in Chinese: the component with its words, for the registry of widgets. */
import { codesZh as codes } from '../../i18n/closing/codes-zh.ts';
import { zh as terms } from '../../i18n/terms/zh.ts';
import type { ExplorerTexts } from './texts.ts';

export { default as component } from './CloseCodes.svelte';
export const texts: ExplorerTexts = { codes, terms };
