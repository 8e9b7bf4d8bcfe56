/**
 * The last paste, kept for a reload of the same tab: session storage, guarded.
 *
 * Knows one key and a size limit. Must not know what the text means. Nothing here leaves the device; closing the tab forgets it.
 */
import { FORMATS, type Format } from '../capture/reading.ts';
import type { Role } from '../protocol/annotation/model.ts';

/** Listed on the About page. */
export const SESSION_KEY = 'frame-by-frame.paste';

/** Longest text kept, in UTF-16 code units: browsers allow about five million for a whole site. */
export const SESSION_LIMIT = 2 * 1024 * 1024;

export interface SessionPaste {
  /** The fragment the text was on screen with: a link to something else wins over it. */
  readonly fragment: string;
  readonly text: string;
  readonly readAs: Format | null;
  readonly from: Role | null;
}

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Keeps `paste`; false when it is too long or the browser refuses, and then nothing is kept. */
export function keepPaste(storage: Storage | null, paste: SessionPaste): boolean {
  if (!storage) return false;
  try {
    if (paste.text.length <= SESSION_LIMIT) {
      storage.setItem(SESSION_KEY, JSON.stringify(paste));
      return true;
    }
    storage.removeItem(SESSION_KEY);
  } catch {
    // A full or forbidden storage: an older paste must not come back in place of this one.
    forgetPaste(storage);
  }
  return false;
}

/** Forgets it. */
export function forgetPaste(storage: Storage | null): void {
  try {
    storage?.removeItem(SESSION_KEY);
  } catch {
    // Storage that cannot be written to holds nothing of ours.
  }
}

/** What was kept with this fragment, or null. Anything malformed counts as nothing. */
export function keptPaste(storage: Storage | null, fragment: string): SessionPaste | null {
  try {
    const value: unknown = JSON.parse(storage?.getItem(SESSION_KEY) ?? 'null');
    if (typeof value !== 'object' || value === null) return null;
    const { fragment: kept, text, readAs, from } = value as Record<string, unknown>;
    if (kept !== fragment || typeof text !== 'string') return null;
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

/** The tab's storage, or null where the browser forbids it. */
export function tabStorage(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}
