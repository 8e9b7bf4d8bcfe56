/** The layer diagram in English: the component with its words, for the registry of widgets. */
import { en as layers } from '../../i18n/layers/en.ts';
import { en as tools } from '../../i18n/tools/en.ts';
import type { LayersWords } from './texts.ts';

export { default as component } from './Layers.svelte';
export const texts: LayersWords = { layers, tools };
