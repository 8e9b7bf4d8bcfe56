/**
 * The wording of an exercise: its own, and what explaining a frame takes.
 *
 * Knows which catalogues there are. Must not know either language.
 */
import type { ClosingTexts } from '../../i18n/closing/en.ts';
import type { CodeWords } from '../../i18n/lesson/code-en.ts';
import type { ExerciseWords } from '../../i18n/lesson/exercise-en.ts';
import type { ExplainingTexts } from '../frame-bench/explaining.ts';

export interface ExerciseTexts extends ExplainingTexts {
  readonly words: ExerciseWords;
  /** Words of two endpoints, fetched where an exercise drives some. */
  readonly closing: () => Promise<ClosingTexts>;
  readonly code: CodeWords;
}
