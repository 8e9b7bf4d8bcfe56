/** The length encoder in Chinese: the component with its words, for the registry of widgets. */
import { zh as length } from '../../i18n/length/zh.ts';
import { zh as tools } from '../../i18n/tools/zh.ts';
import type { EncoderTexts } from './texts.ts';

export { default as component } from './LengthEncoder.svelte';
export const texts: EncoderTexts = { length, tools };
