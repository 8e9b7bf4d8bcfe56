/**
 * The wording of the URL dissector: its own words, those that every tool shares, and what comes when there is something to say.
 *
 * Knows which catalogues there are. Must not know either language.
 */
import type { HandshakeFindingTexts } from '../../i18n/handshake/findings-shape.ts';
import type { ToolTexts } from '../../i18n/tools/en.ts';
import type { UiTexts } from '../../i18n/ui/en.ts';
import type { UrlTexts } from '../../i18n/url/en.ts';

export interface MoreWords {
  readonly findings: HandshakeFindingTexts;
  readonly ui: UiTexts;
}

export interface DissectorTexts {
  readonly url: UrlTexts;
  readonly tools: ToolTexts;
  readonly more: () => Promise<MoreWords>;
}
