/**
 * Texts kept for a reload of the same tab: session storage, guarded.
 *
 * Knows the slots of the whole site, each with two keys, and a size limit. Must not know what a text means. Nothing here
 * leaves the device; closing the tab forgets it.
 */

/** The text has a key of its own, since it can be long and changes less often than what belongs to it. */
export interface Slot {
  readonly text: string;
  readonly place: string;
}

/** Keys in sessionStorage; the About page lists them. */
export const PASTE_SLOT: Slot = { text: 'frame-by-frame:paste', place: 'frame-by-frame:paste-place' };
export const PAYLOAD_SLOT: Slot = { text: 'frame-by-frame:payload', place: 'frame-by-frame:payload-place' };

/** Longest text kept, in UTF-16 code units: browsers allow about five million for a whole site. */
export const SESSION_LIMIT = 2 * 1024 * 1024;

/** What belongs to a text. */
export interface Place {
  /** The fragment the text was on screen with: a link to something else wins over it. */
  readonly fragment: string;
}

export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The tab's storage, or null where the browser forbids it. */
export function tabStorage(): Store | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

/** What was kept in a slot with this fragment, or null. Anything malformed counts as nothing. */
export function keptText(
  store: Store | null,
  slot: Slot,
  fragment: string,
): { readonly text: string; readonly place: Record<string, unknown> } | null {
  try {
    const text = store?.getItem(slot.text);
    const place: unknown = JSON.parse(store?.getItem(slot.place) ?? 'null');
    if (!text || typeof place !== 'object' || place === null) return null;
    const fields = place as Record<string, unknown>;
    return fields['fragment'] === fragment ? { text, place: fields } : null;
  } catch {
    return null;
  }
}

/** Keeps the last text of a slot. */
export class TextKeeper {
  readonly #store: Store | null;
  readonly #slot: Slot;
  /** What stands in the store, so that a long text is written once. */
  #text: string | null = null;

  constructor(store: Store | null, slot: Slot) {
    this.#store = store;
    this.#slot = slot;
  }

  /** Keeps `text`; false when it is too long or the browser refuses, and then nothing is kept. */
  keep(text: string, place: Place): boolean {
    if (!this.#store || text.length > SESSION_LIMIT) {
      this.forget();
      return false;
    }
    try {
      if (text !== this.#text) this.#store.setItem(this.#slot.text, text);
      this.#store.setItem(this.#slot.place, JSON.stringify(place));
      this.#text = text;
      return true;
    } catch {
      // A full or forbidden storage: an older text must not come back in place of this one.
      this.forget();
      return false;
    }
  }

  forget(): void {
    this.#text = null;
    try {
      this.#store?.removeItem(this.#slot.text);
      this.#store?.removeItem(this.#slot.place);
    } catch {
      // Storage that cannot be written to holds nothing of ours.
    }
  }
}
