/**
 * The wording of the live panel: what its first view says, and what comes once it is used.
 *
 * Knows which catalogues there are. Must not know either language.
 */
import type { LiveTexts } from '../../i18n/live/en.ts';
import type { LaterTexts } from '../../i18n/live/later-en.ts';
import type { SceneTexts } from '../../i18n/live/scenes-en.ts';
import type { FindingTexts } from '../../i18n/findings/shape.ts';
import type { ToolTexts } from '../../i18n/tools/en.ts';
import type { ExplainingTexts } from '../frame-bench/explaining.ts';

export interface PanelTexts {
  readonly page: LiveTexts;
  readonly scenes: SceneTexts;
  readonly tools: ToolTexts;
  readonly more: () => Promise<MoreTexts>;
}

/** What is said once the panel is used. */
export interface MoreTexts extends ExplainingTexts {
  readonly later: LaterTexts;
  readonly findings: FindingTexts;
}
