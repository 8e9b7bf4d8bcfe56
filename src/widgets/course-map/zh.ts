/** The course map in Chinese: the component with its words, for the registry of widgets. */
import { mapZh } from '../../i18n/course/map-zh.ts';

export { default as component } from './CourseMap.svelte';
export const texts = mapZh;
