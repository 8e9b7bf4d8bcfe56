/** The frames page in English: the component with its words, for the registry of widgets. */
import { en as capture } from '../../i18n/capture/en.ts';
import { en as explain } from '../../i18n/explain/en.ts';
import { en as exports } from '../../i18n/exports/en.ts';
import { en as fields } from '../../i18n/fields/en.ts';
import { en as findings } from '../../i18n/findings/en.ts';
import { en as page } from '../../i18n/frames/en.ts';
import { en as terms } from '../../i18n/terms/en.ts';
import { en as ui } from '../../i18n/ui/en.ts';
import type { BenchTexts } from './texts.ts';

export { default as component } from './FrameBench.svelte';
export const texts: BenchTexts = {
  page,
  ui,
  fields,
  findings,
  explain,
  terms,
  capture,
  exports,
  examples: async () => (await import('../../i18n/frames/examples-en.ts')).examplesEn,
};
