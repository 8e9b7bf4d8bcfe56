/** The frames page in English: the component with the words of its first view, for the registry of widgets. */
import { en as explain } from '../../i18n/explain/en.ts';
import { en as fields } from '../../i18n/fields/en.ts';
import { en as page } from '../../i18n/frames/en.ts';
import { en as terms } from '../../i18n/terms/en.ts';
import { en as ui } from '../../i18n/ui/en.ts';
import type { BenchTexts } from './texts.ts';

export { default as component } from './FrameBench.svelte';
export const texts: BenchTexts = { page, ui, fields, explain, terms, more: async () => (await import('./more-en.ts')).texts };
