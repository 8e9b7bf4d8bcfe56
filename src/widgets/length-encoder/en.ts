/** The length encoder in English: the component with its words, for the registry of widgets. */
import { en as length } from '../../i18n/length/en.ts';
import { en as tools } from '../../i18n/tools/en.ts';
import type { EncoderTexts } from './texts.ts';

export { default as component } from './LengthEncoder.svelte';
export const texts: EncoderTexts = { length, tools };
