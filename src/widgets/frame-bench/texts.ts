/**
 * The wording that the frames page needs: what stands in the first view, and what comes when the page is used.
 *
 * Knows which catalogues there are. Must not know either language.
 */
import type { Format } from '../../capture/reading.ts';
import type { en as exportNames } from '../../i18n/exports/en.ts';
import type { CaptureText } from '../../i18n/capture/en.ts';
import type { en as explainEn } from '../../i18n/explain/en.ts';
import type { FieldTexts } from '../../i18n/fields/en.ts';
import type { FindingTexts } from '../../i18n/findings/shape.ts';
import type { GalleryTexts } from '../../i18n/frames/examples-shape.ts';
import type { FramesTexts } from '../../i18n/frames/en.ts';
import type { EditTexts } from '../../i18n/frames/edit-en.ts';
import type { LaterTexts } from '../../i18n/frames/later-en.ts';
import type { en as termsEn } from '../../i18n/terms/en.ts';
import type { UiTexts } from '../../i18n/ui/en.ts';

/** What the first view says. */
export interface BenchTexts {
  readonly page: FramesTexts;
  readonly ui: UiTexts;
  readonly fields: FieldTexts;
  readonly explain: typeof explainEn;
  readonly terms: typeof termsEn;
  readonly more: () => Promise<MoreTexts>;
}

/** What is said once there is something to say: notices, lists, findings, diagnoses. */
export interface MoreTexts {
  readonly later: LaterTexts;
  readonly edit: EditTexts;
  readonly findings: FindingTexts;
  readonly capture: CaptureText;
  readonly formats: Readonly<Record<Format, string>>;
  readonly exports: typeof exportNames;
  /** Names and stories of the examples; fetched when the gallery opens. */
  readonly examples: () => Promise<GalleryTexts>;
}

export type AllTexts = BenchTexts & MoreTexts;
