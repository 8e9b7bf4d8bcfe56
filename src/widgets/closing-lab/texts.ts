/**
 * The wording of the closing page's two endpoints: their own words and those that every step-by-step tool shares.
 *
 * Knows which catalogues there are. Must not know either language.
 */
import type { ClosingTexts } from '../../i18n/closing/en.ts';
import type { ToolTexts } from '../../i18n/tools/en.ts';

export interface LabTexts {
  readonly page: ClosingTexts;
  readonly tools: ToolTexts;
}
