/**
 * All wording that the frames page needs, as one object handed down its components.
 *
 * Knows which catalogues there are. Must not know either language.
 */
import type { en as exportNames } from '../../i18n/exports/en.ts';
import type { CaptureText } from '../../i18n/capture/en.ts';
import type { en as explainEn } from '../../i18n/explain/en.ts';
import type { FieldTexts } from '../../i18n/fields/en.ts';
import type { FindingTexts } from '../../i18n/findings/shape.ts';
import type { ExampleNames } from '../../i18n/frames/examples-en.ts';
import type { FramesTexts } from '../../i18n/frames/en.ts';
import type { en as termsEn } from '../../i18n/terms/en.ts';
import type { UiTexts } from '../../i18n/ui/en.ts';

export interface BenchTexts {
  readonly page: FramesTexts;
  readonly ui: UiTexts;
  readonly fields: FieldTexts;
  readonly findings: FindingTexts;
  readonly explain: typeof explainEn;
  readonly terms: typeof termsEn;
  readonly capture: CaptureText;
  readonly exports: typeof exportNames;
  /** Names of the examples; fetched when the menu opens. */
  readonly examples: () => Promise<ExampleNames>;
}
