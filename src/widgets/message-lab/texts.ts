/**
 * The wording of the messages page's tool: what the first view needs, and what comes when somebody uses it.
 *
 * Knows which catalogues there are. Must not know either language.
 */
import type { FindingTexts } from '../../i18n/findings/shape.ts';
import type { MessagesTexts } from '../../i18n/messages/en.ts';
import type { LaterTexts } from '../../i18n/messages/later-en.ts';
import type { ToolTexts } from '../../i18n/tools/en.ts';
import type { UiTexts } from '../../i18n/ui/en.ts';

export interface MoreWords {
  readonly later: LaterTexts;
  readonly findings: FindingTexts;
  readonly ui: UiTexts;
}

export interface LabWords {
  readonly page: MessagesTexts;
  readonly tools: ToolTexts;
  readonly more: () => Promise<MoreWords>;
}
