/** The frames page in Chinese: the component with the words of its first view, for the registry of widgets. */
import { zh as explain } from '../../i18n/explain/zh.ts';
import { zh as fields } from '../../i18n/fields/zh.ts';
import { zh as page } from '../../i18n/frames/zh.ts';
import { zh as terms } from '../../i18n/terms/zh.ts';
import { zh as ui } from '../../i18n/ui/zh.ts';
import type { BenchTexts } from './texts.ts';

export { default as component } from './FrameBench.svelte';
export const texts: BenchTexts = { page, ui, fields, explain, terms, more: async () => (await import('./more-zh.ts')).texts };
