/** Prediction in Chinese: the component with its words, for the registry of widgets. */
import { exerciseZh } from '../../i18n/lesson/exercise-zh.ts';

export { default as component } from './Prediction.svelte';
export const texts = exerciseZh;
