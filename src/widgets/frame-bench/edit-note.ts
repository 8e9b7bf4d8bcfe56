/** What the last change has to say beyond itself. Knows which sentence suits. Must not word it. */
import type { Editor } from '../../state/editor.svelte.ts';
import type { EditTexts } from '../../i18n/frames/edit-en.ts';

/** Null where there is nothing to say. */
export function noteOf({ history, switchedByTouch }: Editor, words: EditTexts): string | null {
  if (history.isRefused) return words.waits;
  if (history.mended) return words.mended[history.mended];
  return switchedByTouch ? words.switched : null;
}
