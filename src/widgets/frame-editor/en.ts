/** The bench in a lesson in English: the component with its words, for the registry of widgets. */
import { en as tools } from '../../i18n/tools/en.ts';
import { texts as bench } from '../frame-bench/en.ts';
import type { EditorTexts } from './texts.ts';

export { default as component } from './FrameEditor.svelte';
export const texts: EditorTexts = { ...bench, link: tools.link };
