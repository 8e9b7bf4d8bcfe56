/**
 * The wording of the handshake page's tool: what the first view shows, and how the rest is fetched.
 *
 * Knows which catalogues there are. Must not know either language.
 */
import type { Format } from '../../capture/reading.ts';
import type { CheckTexts } from '../../i18n/handshake/check-en.ts';
import type { DerivationTexts } from '../../i18n/handshake/derivation-en.ts';
import type { HandshakeFindingTexts } from '../../i18n/handshake/findings-shape.ts';
import type { ExampleTexts } from '../../i18n/handshake/examples-en.ts';
import type { LabTexts } from '../../i18n/handshake/lab-en.ts';
import type { NoticeTexts } from '../../i18n/history/notice-en.ts';
import type { LaterTexts } from '../../i18n/handshake/later-en.ts';
import type { ToolTexts } from '../../i18n/tools/en.ts';
import type { UiTexts } from '../../i18n/ui/en.ts';

/** What the first view says. */
export interface LabWords {
  readonly page: LabTexts;
  readonly tools: ToolTexts;
  readonly more: () => Promise<MoreWords>;
}

/** What is said once the page is used. */
export interface MoreWords {
  readonly check: CheckTexts;
  readonly derivation: DerivationTexts;
  readonly examples: ExampleTexts;
  readonly findings: HandshakeFindingTexts;
  /** Of handshakes from before RFC 6455. */
  readonly obsolete: NoticeTexts;
  readonly formats: Readonly<Record<Format, string>>;
  readonly later: LaterTexts;
  readonly ui: UiTexts;
}
