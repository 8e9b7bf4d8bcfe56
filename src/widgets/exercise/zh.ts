/** An exercise in Chinese: the component with its words, for the registry of widgets. */
import { zh as explain } from '../../i18n/explain/zh.ts';
import { zh as fields } from '../../i18n/fields/zh.ts';
import { codeZh as code } from '../../i18n/lesson/code-zh.ts';
import { exerciseZh as words } from '../../i18n/lesson/exercise-zh.ts';
import { zh as terms } from '../../i18n/terms/zh.ts';
import { zh as ui } from '../../i18n/ui/zh.ts';
import type { ExerciseTexts } from './texts.ts';

export { default as component } from './Exercise.svelte';
export const texts: ExerciseTexts = {
  words,
  code,
  ui,
  fields,
  explain,
  terms,
  closing: async () => (await import('../../i18n/closing/zh.ts')).zh,
};
