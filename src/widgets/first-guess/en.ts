/** FirstGuess in English: the component with its words, for the registry of widgets. */
import { exerciseEn } from '../../i18n/lesson/exercise-en.ts';

export { default as component } from './FirstGuess.svelte';
export const texts = exerciseEn;
