/** The reference's filter in English: the component with its words, for the registry of widgets. */
import { filterEn } from '../../i18n/reference/filter-en.ts';

export { default as component } from './ReferenceFilter.svelte';
export const texts = filterEn;
