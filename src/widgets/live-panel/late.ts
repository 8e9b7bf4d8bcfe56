/**
 * What has been fetched after the first view: components with their words. Null until then.
 *
 * Knows the two fetches. Must not know what the parts do.
 */
import type * as Parts from './later.ts';
import type { MoreTexts, PanelTexts } from './texts.ts';

export interface Late {
  readonly parts: typeof Parts;
  readonly texts: PanelTexts & MoreTexts;
}

/** Fetches the rest of the panel. Rejects when it does not arrive. */
export async function fetchLate(texts: PanelTexts): Promise<Late> {
  const [parts, more] = await Promise.all([import('./later.ts'), texts.more()]);
  return { parts, texts: { ...texts, ...more } };
}
