/** The glance in English: the component with its words, for the registry of widgets. */
import { en as explain } from '../../i18n/explain/en.ts';
import { en as fields } from '../../i18n/fields/en.ts';
import { en as terms } from '../../i18n/terms/en.ts';
import { en as ui } from '../../i18n/ui/en.ts';
import type { GlanceTexts } from './texts.ts';

export { default as component } from './FrameGlance.svelte';
export const texts: GlanceTexts = { ui, fields, explain, terms, open: 'Open this frame in the dissector' };
