/**
 * The wording of the handshake page's tool: what the first view shows, and how the rest is fetched.
 *
 * Knows which catalogues there are. Must not know either language.
 */
import type { HandshakeFindingTexts } from '../../i18n/handshake/findings-shape.ts';
import type { LabTexts } from '../../i18n/handshake/lab-en.ts';
import type { NoticeTexts } from '../../i18n/history/notice-en.ts';
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
  readonly findings: HandshakeFindingTexts;
  /** Of handshakes from before RFC 6455. */
  readonly obsolete: NoticeTexts;
  readonly ui: UiTexts;
}
