/** The bench in a lesson in Chinese: the component with its words, for the registry of widgets. */
import { zh as tools } from '../../i18n/tools/zh.ts';
import { texts as bench } from '../frame-bench/zh.ts';
import type { EditorTexts } from './texts.ts';

export { default as component } from './FrameEditor.svelte';
export const texts: EditorTexts = { ...bench, link: tools.link };
