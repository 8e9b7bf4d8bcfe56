/** An exercise in English: the component with its words, for the registry of widgets. */
import { en as explain } from '../../i18n/explain/en.ts';
import { en as fields } from '../../i18n/fields/en.ts';
import { codeEn as code } from '../../i18n/lesson/code-en.ts';
import { exerciseEn as words } from '../../i18n/lesson/exercise-en.ts';
import { en as terms } from '../../i18n/terms/en.ts';
import { en as ui } from '../../i18n/ui/en.ts';
import type { ExerciseTexts } from './texts.ts';

export { default as component } from './Exercise.svelte';
export const texts: ExerciseTexts = {
  words,
  code,
  ui,
  fields,
  explain,
  terms,
  closing: async () => (await import('../../i18n/closing/en.ts')).en,
};
