/** The reference's filter in Chinese: the component with its words, for the registry of widgets. */
import { filterZh } from '../../i18n/reference/filter-zh.ts';

export { default as component } from './ReferenceFilter.svelte';
export const texts = filterZh;
