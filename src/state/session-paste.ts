/**
 * The last paste, kept for a reload of the same tab: session storage, guarded.
 *
 * Knows two keys and a size limit. Must not know what the text means. Nothing here leaves the device; closing the tab forgets it.
 */
import { FORMATS, type Format } from '../capture/reading.ts';
import type { Role } from '../protocol/annotation/model.ts';

/** Keys in sessionStorage; the About page lists them. The text has its own, since it can be long and changes less often. */
export const TEXT_KEY = 'frame-by-frame:paste';
export const PLACE_KEY = 'frame-by-frame:paste-place';

/** Longest text kept, in UTF-16 code units: browsers allow about five million for a whole site. */
export const SESSION_LIMIT = 2 * 1024 * 1024;

export interface SessionPaste {
  /** The fragment the text was on screen with: a link to something else wins over it. */
  readonly fragment: string;
  readonly text: string;
  readonly readAs: Format | null;
  readonly from: Role | null;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The tab's storage, or null where the browser forbids it. */
export function tabStorage(): Store | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

/** What was kept with this fragment, or null. Anything malformed counts as nothing. */
export function keptPaste(store: Store | null, fragment: string): SessionPaste | null {
  try {
    const text = store?.getItem(TEXT_KEY);
    const place: unknown = JSON.parse(store?.getItem(PLACE_KEY) ?? 'null');
    if (!text || typeof place !== 'object' || place === null) return null;
    const { fragment: kept, readAs, from } = place as Record<string, unknown>;
    if (kept !== fragment) return null;
    return {
      fragment,
      text,
      readAs: FORMATS.find((format) => format === readAs) ?? null,
      from: from === 'client' || from === 'server' ? from : null,
    };
  } catch {
    return null;
  }
}

/** Keeps the last paste of one tab. */
export class PasteKeeper {
  readonly #store: Store | null;
  /** What stands in the store, so that a long text is written once. */
  #text: string | null = null;

  constructor(store: Store | null) {
    this.#store = store;
  }

  /** Keeps `paste`; false when it is too long or the browser refuses, and then nothing is kept. */
  keep({ text, ...place }: SessionPaste): boolean {
    if (!this.#store || text.length > SESSION_LIMIT) {
      this.forget();
      return false;
    }
    try {
      if (text !== this.#text) this.#store.setItem(TEXT_KEY, text);
      this.#store.setItem(PLACE_KEY, JSON.stringify(place));
      this.#text = text;
      return true;
    } catch {
      // A full or forbidden storage: an older paste must not come back in place of this one.
      this.forget();
      return false;
    }
  }

  forget(): void {
    this.#text = null;
    try {
      this.#store?.removeItem(TEXT_KEY);
      this.#store?.removeItem(PLACE_KEY);
    } catch {
      // Storage that cannot be written to holds nothing of ours.
    }
  }
}
