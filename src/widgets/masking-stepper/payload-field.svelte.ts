/**
 * The payload as it is written, as text or as hex, and its bytes. A long one never stands in the field: laying out
 * megabytes blocks the page.
 *
 * Knows writing and its limits. Must not know the key or the steps.
 */
import { toHex } from '../../protocol/bytes/hex.ts';
import { decodeUtf8, encodeUtf8 } from '../../protocol/bytes/utf8.ts';
import { LONG_TEXT } from '../../state/long-text.ts';
import { FIRST_TEXT } from './first.ts';
import { type HexFault, readHexField } from './hex-field.ts';

export type Writing = 'text' | 'hex';

/** Bytes, and how they are written. */
export interface Payload {
  readonly bytes: Uint8Array;
  readonly writing: Writing;
}

/** Most bytes that the lanes take. */
export const PAYLOAD_LIMIT = 1024 * 1024;
/** Most characters of hex that are looked at: two digits, and two marks between bytes. */
const HEX_LIMIT = 4 * PAYLOAD_LIMIT;
/** Bytes of a long payload of which the beginning is shown. */
const HEAD = 256;

export class PayloadField {
  bytes = $state.raw<Uint8Array>(encodeUtf8(FIRST_TEXT));
  writing = $state<Writing>('text');
  /** What stands in the field; empty while the payload is too long for it. */
  draft = $state(FIRST_TEXT);
  folded = $state(false);
  fault = $state.raw<HexFault | null>(null);
  /** More was given than the lanes take. */
  cut = $state(false);

  /** False for bytes that cannot be written as text: they are no UTF-8. */
  readonly isText = $derived.by(() => this.writing === 'text' || this.fault !== null || decodeUtf8(this.bytes) !== null);

  /** The beginning of a payload that does not stand in the field. */
  readonly head = $derived.by(() => {
    const beginning = this.bytes.subarray(0, HEAD);
    return this.writing === 'hex' ? toHex(beginning, ' ') : new TextDecoder().decode(beginning).replace(/\ufffd+$/, '');
  });

  /** `text` is all that stands in the field now. Of hex with a fault in it the bytes before the fault count. */
  type(text: string): void {
    this.folded = text.length > LONG_TEXT;
    this.draft = this.folded ? '' : text;
    if (this.writing === 'hex') {
      const { bytes, fault } = readHexField(text.slice(0, HEX_LIMIT));
      this.#take(bytes, text.length > HEX_LIMIT);
      this.fault = text.length > HEX_LIMIT ? null : fault;
    } else {
      this.#take(encodeUtf8(text.slice(0, PAYLOAD_LIMIT)), text.length > PAYLOAD_LIMIT);
      this.fault = null;
    }
  }

  /** Writes the same bytes in the other way; what was typed as hex and is none becomes the text that it is. */
  write(writing: Writing): void {
    if (writing === this.writing) return;
    if (writing === 'text' && this.fault !== null && !this.folded) {
      this.writing = writing;
      this.type(this.draft);
      return;
    }
    const text = writing === 'text' ? decodeUtf8(this.bytes) : null;
    if (writing === 'text' && text === null) return;
    this.fault = null;
    this.writing = writing;
    this.#show(text);
  }

  /** Replaces the payload: an example, or what a link says. Bytes that are no text are written as hex. */
  show(bytes: Uint8Array, writing: Writing): void {
    this.fault = null;
    this.#take(bytes, false);
    const text = writing === 'text' ? decodeUtf8(this.bytes) : null;
    this.writing = text === null ? 'hex' : 'text';
    this.#show(text);
  }

  #take(bytes: Uint8Array, isCut: boolean): void {
    this.cut = isCut || bytes.length > PAYLOAD_LIMIT;
    this.bytes = bytes.subarray(0, PAYLOAD_LIMIT);
  }

  #show(text: string | null): void {
    const length = text === null ? 3 * this.bytes.length : text.length;
    this.folded = length > LONG_TEXT;
    this.draft = this.folded ? '' : (text ?? toHex(this.bytes, ' '));
  }
}
