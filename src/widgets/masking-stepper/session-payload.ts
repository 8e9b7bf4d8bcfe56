/**
 * A payload too long for a link, kept for a reload of the same tab.
 *
 * Knows how a payload is written into the store. Must not know the page, or when to keep.
 */
import { fromHex, toHex } from '../../protocol/bytes/hex.ts';
import { decodeUtf8, encodeUtf8 } from '../../protocol/bytes/utf8.ts';
import { keptText, PAYLOAD_SLOT, type Place, type Store, TextKeeper } from '../../state/session-text.ts';
import { type Payload, PAYLOAD_LIMIT } from './payload-field.svelte.ts';

/** What was kept with this fragment, or null. Anything malformed counts as nothing. */
export function keptPayload(store: Store | null, fragment: string): Payload | null {
  const kept = keptText(store, PAYLOAD_SLOT, fragment);
  const writing = kept?.place['writing'];
  if (kept === null || (writing !== 'text' && writing !== 'hex')) return null;
  const bytes = writing === 'text' ? encodeUtf8(kept.text) : fromHex(kept.text);
  return bytes.length <= PAYLOAD_LIMIT ? { bytes, writing } : null;
}

interface PayloadPlace extends Place {
  readonly writing: Payload['writing'];
}

/** Keeps the last long payload of one tab. */
export class PayloadKeeper {
  readonly #keeper: TextKeeper;
  /** What stands in the store, and as what text: spelling a mebibyte takes time, and steps are many. */
  #kept: { readonly payload: Payload; readonly text: string; readonly writing: Payload['writing'] } | null = null;

  constructor(store: Store | null) {
    this.#keeper = new TextKeeper(store, PAYLOAD_SLOT);
  }

  /** Keeps `payload`; false when the browser refuses, and then nothing is kept. */
  keep(fragment: string, payload: Payload): boolean {
    if (this.#kept?.payload !== payload) this.#kept = { payload, ...spelled(payload) };
    const { text, writing } = this.#kept;
    const place: PayloadPlace = { fragment, writing };
    return this.#keeper.keep(text, place);
  }

  forget(): void {
    this.#kept = null;
    this.#keeper.forget();
  }
}

/** The payload as the store holds it: text as it is, unless it was cut within a character. */
function spelled({ bytes, writing }: Payload): { readonly text: string; readonly writing: Payload['writing'] } {
  const text = writing === 'text' ? decodeUtf8(bytes) : null;
  return text === null ? { text: toHex(bytes), writing: 'hex' } : { text, writing };
}
