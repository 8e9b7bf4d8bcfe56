/**
 * The wording of the length encoder: its own words and those that every step-by-step tool shares.
 *
 * Knows which catalogues there are. Must not know either language.
 */
import type { LengthTexts } from '../../i18n/length/en.ts';
import type { ToolTexts } from '../../i18n/tools/en.ts';

export interface EncoderTexts {
  readonly length: LengthTexts;
  readonly tools: ToolTexts;
}
