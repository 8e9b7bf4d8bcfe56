/** The layer diagram in Chinese: the component with its words, for the registry of widgets. */
import { zh as layers } from '../../i18n/layers/zh.ts';
import { zh as tools } from '../../i18n/tools/zh.ts';
import type { LayersWords } from './texts.ts';

export { default as component } from './Layers.svelte';
export const texts: LayersWords = { layers, tools };
