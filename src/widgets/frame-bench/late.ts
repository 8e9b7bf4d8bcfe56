/**
 * What has been fetched after the first view: components with their words. Null until then.
 *
 * Knows the two fetches. Must not know what the parts do.
 */
import type { Editor } from '../../state/editor.svelte.ts';
import type { Desk } from '../../state/paste-desk.ts';
import type * as Parts from './later.ts';
import type { AllTexts, BenchTexts } from './texts.ts';

/** What components do to the paste; both wait for the code that does it. */
export interface Acts {
  readonly edit: (how: (desk: Desk) => Promise<void> | void) => void;
  /** The same for what replaces all bytes: a history entry of its own. */
  readonly replace: (how: (desk: Desk) => Promise<void> | void) => void;
  /** Edits of the bytes themselves, which can be taken back. */
  readonly change: (how: (editor: Editor) => void) => void;
}

export interface Late {
  readonly parts: typeof Parts;
  readonly texts: AllTexts;
}

/** Fetches the rest of the page. Rejects when it does not arrive. */
export async function fetchLate(texts: BenchTexts): Promise<Late> {
  const [parts, more] = await Promise.all([import('./later.ts'), texts.more()]);
  return { parts, texts: { ...texts, ...more } };
}

/** Calls `act` once in each of the next `count` turns of the event loop; the page can paint and answer between them. */
export async function turns(count: number, act: () => void): Promise<void> {
  for (let turn = 0; turn < count; turn++) {
    await new Promise((next) => setTimeout(next, 0));
    act();
  }
}
