/**
 * The wording of the handshake of 2010.
 *
 * Knows which catalogues there are. Must not know either language.
 */
import type { HistoryTexts } from '../../i18n/history/en.ts';
import type { ToolTexts } from '../../i18n/tools/en.ts';

export interface HistoryWords {
  readonly page: HistoryTexts;
  readonly tools: ToolTexts;
}
