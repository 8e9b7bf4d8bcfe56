/**
 * The wording of the close-code explorer: its own words, and the codes as every page words them.
 *
 * Knows which catalogues there are. Must not know either language.
 */
import type { CodeTexts } from '../../i18n/closing/codes-en.ts';
import type { en } from '../../i18n/terms/en.ts';

export type TermTexts = Pick<typeof en, 'closeCode'>;

export interface ExplorerTexts {
  readonly codes: CodeTexts;
  readonly terms: TermTexts;
}
