/**
 * The state of "recover the key from known text": which masked bytes, which guess, and what follows from both.
 *
 * Knows the guess. Must not know the lanes: their masked bytes are handed in.
 */
import { decodeUtf8, encodeUtf8 } from '../../protocol/bytes/utf8.ts';
import { keyFromKnownText } from '../../protocol/frame/known-text.ts';
import { FIRST_CRIB } from './first.ts';
import { readHexField } from './hex-field.ts';

/** Masked bytes that are looked at. */
export const LOOKED_AT = 1024;

export class KeyRecovery {
  readonly #fromLanes: () => Uint8Array;
  /** Hex of other bytes than the lanes'; null while theirs are used. */
  own = $state<string | null>(null);
  crib = $state(FIRST_CRIB);

  constructor(fromLanes: () => Uint8Array) {
    this.#fromLanes = fromLanes;
  }

  readonly reading = $derived.by(() => (this.own === null ? null : readHexField(this.own.slice(0, 4 * LOOKED_AT))));
  readonly masked = $derived.by(() => this.reading?.bytes.subarray(0, LOOKED_AT) ?? this.#fromLanes());
  readonly known = $derived.by(() => keyFromKnownText(this.masked, encodeUtf8(this.crib)));
  /** Key bytes that are known. */
  readonly found = $derived.by(() => this.known.lanes.filter(({ value }) => value !== null).length);
  /** The first byte that asks for another key byte than the one before it in its lane; null when none does. */
  readonly contradiction = $derived.by(() => this.known.bytes.find(({ key, lane }) => key !== this.known.lanes[lane]!.value) ?? null);
  /** Bytes that met a key byte which was known already, and agreed. */
  readonly agreeing = $derived.by(() => this.known.bytes.length - this.found);

  /** The beginning of the masked bytes, unmasked as far as key bytes are known: a run of text, or null for each byte that is not. */
  readonly plain = $derived.by((): readonly (string | null)[] => {
    const { lanes } = this.known;
    const shown = this.masked.subarray(0, 64);
    if (lanes.every(({ value }) => value !== null)) {
      const text = decodeUtf8(shown.map((byte, i) => byte ^ lanes[i % 4]!.value!));
      if (text !== null) return Array.from(text);
    }
    return Array.from(shown, (byte, i) => {
      const value = lanes[i % 4]!.value;
      const code = value === null ? 0 : byte ^ value;
      return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : null;
    });
  });
}
