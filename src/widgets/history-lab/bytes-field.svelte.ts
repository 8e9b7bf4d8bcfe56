/**
 * A few bytes in a field, written as text while they are printable ASCII, or as hex.
 *
 * Knows writing. Must not know what the bytes are for.
 */
import { toHex } from '../../protocol/bytes/hex.ts';
import { encodeUtf8 } from '../../protocol/bytes/utf8.ts';
import { type HexFault, readHexField } from '../masking-stepper/hex-field.ts';

export type Writing = 'text' | 'hex';

const isPrintable = (bytes: Uint8Array): boolean => bytes.every((byte) => byte >= 0x20 && byte < 0x7f);

/** Printable ASCII as text; null for any other bytes. */
export const asciiOf = (bytes: Uint8Array): string | null => (isPrintable(bytes) ? String.fromCharCode(...bytes) : null);

export class BytesField {
  readonly #most: number;
  bytes = $state.raw<Uint8Array>(new Uint8Array(0));
  writing = $state<Writing>('text');
  /** What stands in the field. */
  draft = $state('');
  fault = $state.raw<HexFault | null>(null);

  /** At most `most` bytes are taken. */
  constructor(bytes: Uint8Array, most: number) {
    this.#most = most;
    this.show(bytes);
  }

  /** False for bytes that cannot be written as text. */
  readonly isText = $derived.by(() => this.writing === 'text' || isPrintable(this.bytes));

  /** `text` is all that stands in the field now. Of hex with a fault in it the bytes before the fault count. */
  type(text: string): void {
    this.draft = text;
    const { bytes, fault } = this.writing === 'hex' ? readHexField(text) : { bytes: encodeUtf8(text), fault: null };
    this.bytes = bytes.slice(0, this.#most);
    this.fault = fault;
  }

  /** Writes the same bytes in the other way. */
  write(writing: Writing): void {
    if (writing === 'text' && !isPrintable(this.bytes)) return;
    this.writing = writing;
    this.fault = null;
    this.draft = this.#draftOf(this.bytes);
  }

  /** Replaces the bytes: printable ones are written as text. */
  show(bytes: Uint8Array): void {
    this.bytes = bytes.slice(0, this.#most);
    this.writing = isPrintable(this.bytes) ? 'text' : 'hex';
    this.fault = null;
    this.draft = this.#draftOf(this.bytes);
  }

  #draftOf(bytes: Uint8Array): string {
    return (this.writing === 'text' ? asciiOf(bytes) : null) ?? toHex(bytes, ' ');
  }
}
