/** The glance in Chinese: the component with its words, for the registry of widgets. */
import { zh as explain } from '../../i18n/explain/zh.ts';
import { zh as fields } from '../../i18n/fields/zh.ts';
import { zh as terms } from '../../i18n/terms/zh.ts';
import { zh as ui } from '../../i18n/ui/zh.ts';
import type { GlanceTexts } from './texts.ts';

export { default as component } from './FrameGlance.svelte';
export const texts: GlanceTexts = { ui, fields, explain, terms, open: '在解析器里打开这一帧' };
