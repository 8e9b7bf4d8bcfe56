/**
 * The wording of the bench in a lesson: that of the bench, and of the way to its own page.
 *
 * Knows which catalogues there are. Must not know either language.
 */
import type { ToolTexts } from '../../i18n/tools/en.ts';
import type { BenchTexts } from '../frame-bench/texts.ts';

export interface EditorTexts extends BenchTexts {
  readonly link: ToolTexts['link'];
}
