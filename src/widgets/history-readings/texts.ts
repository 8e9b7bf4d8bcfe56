/**
 * The wording of the two readers, the time line and the game.
 *
 * Knows which catalogues there are. Must not know either language.
 */
import type { FindingTexts } from '../../i18n/findings/shape.ts';
import type { GameTexts } from '../../i18n/history/game-en.ts';
import type { HistoryTexts } from '../../i18n/history/en.ts';
import type { ReaderTexts } from '../../i18n/history/readers-en.ts';
import type { TimeTexts } from '../../i18n/history/time-en.ts';
import type { ToolTexts } from '../../i18n/tools/en.ts';

export interface ReadingWords {
  readonly page: HistoryTexts;
  readonly readers: ReaderTexts;
  readonly time: TimeTexts;
  readonly game: GameTexts;
  readonly findings: FindingTexts;
  readonly tools: ToolTexts;
}
