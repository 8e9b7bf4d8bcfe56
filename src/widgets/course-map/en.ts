/** The course map in English: the component with its words, for the registry of widgets. */
import { mapEn } from '../../i18n/course/map-en.ts';

export { default as component } from './CourseMap.svelte';
export const texts = mapEn;
