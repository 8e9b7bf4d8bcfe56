/**
 * What has been fetched after the first view: components with their words. Null until then.
 *
 * Knows the two fetches. Must not know what the parts do.
 */
import type * as Parts from './later.ts';
import type { LabWords, MoreWords } from './texts.ts';

/** Menus of the toolbar that come with the rest of the page. */
export const TOOLS = ['examples', 'copy', 'share'] as const;
export type Tool = (typeof TOOLS)[number];

export interface Late {
  readonly parts: typeof Parts;
  readonly words: MoreWords;
}

/** Fetches the rest of the page. Rejects when it does not arrive. */
export async function fetchLate(texts: LabWords): Promise<Late> {
  const [parts, words] = await Promise.all([import('./later.ts'), texts.more()]);
  return { parts, words };
}
