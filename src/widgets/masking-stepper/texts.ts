/**
 * The wording of the masking page's tool.
 *
 * Knows which catalogues there are. Must not know either language.
 */
import type { MaskingTexts } from '../../i18n/masking/en.ts';
import type { ProxyTexts } from '../../i18n/masking/proxy-en.ts';
import type { ToolTexts } from '../../i18n/tools/en.ts';

export interface ToolWords {
  readonly page: MaskingTexts;
  readonly proxy: ProxyTexts;
  readonly tools: ToolTexts;
}
