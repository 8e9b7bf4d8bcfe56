/**
 * The last paste of the frames page, kept for a reload of the same tab.
 *
 * Knows how a paste was read. Must not know what the text means, or the store's ways (session-text.ts).
 */
import { FORMATS, type Format } from '../capture/reading.ts';
import type { Role } from '../protocol/annotation/model.ts';
import { keptText, PASTE_SLOT, type Place, type Store, TextKeeper } from './session-text.ts';

export interface SessionPaste extends Place {
  readonly text: string;
  readonly readAs: Format | null;
  readonly from: Role | null;
}

/** What was kept with this fragment, or null. Anything malformed counts as nothing. */
export function keptPaste(store: Store | null, fragment: string): SessionPaste | null {
  const kept = keptText(store, PASTE_SLOT, fragment);
  if (kept === null) return null;
  const { readAs, from } = kept.place;
  return {
    fragment,
    text: kept.text,
    readAs: FORMATS.find((format) => format === readAs) ?? null,
    from: from === 'client' || from === 'server' ? from : null,
  };
}

/** Keeps the last paste of one tab. */
export class PasteKeeper {
  readonly #keeper: TextKeeper;

  constructor(store: Store | null) {
    this.#keeper = new TextKeeper(store, PASTE_SLOT);
  }

  /** Keeps `paste`; false when it is too long or the browser refuses, and then nothing is kept. */
  keep({ text, ...place }: SessionPaste): boolean {
    return this.#keeper.keep(text, place);
  }

  forget(): void {
    this.#keeper.forget();
  }
}
