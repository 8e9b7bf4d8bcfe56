/**
 * The wording of the layer diagram: its own words and those that every step-by-step tool shares.
 *
 * Knows which catalogues there are. Must not know either language.
 */
import type { LayersTexts } from '../../i18n/layers/en.ts';
import type { ToolTexts } from '../../i18n/tools/en.ts';

export interface LayersWords {
  readonly layers: LayersTexts;
  readonly tools: ToolTexts;
}
