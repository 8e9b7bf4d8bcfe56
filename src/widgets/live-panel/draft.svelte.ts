/**
 * What somebody is about to send: text, bytes in hex or a file, each kept while another is looked at.
 *
 * Knows what is too long, too big or unreadable. Must not know wording, the DOM's boxes or sockets.
 */
import { fromHex } from '../../protocol/bytes/hex.ts';
import { isLong } from './long-text.ts';

/** Bytes of a message, and characters of hex, that the page gets ready in one go without being held up. */
const MOST = 2 * 1024 * 1024;
const MOST_HEX = 512 * 1024;

export const MODES = ['text', 'hex', 'file'] as const;
export type Mode = (typeof MODES)[number];

/** Why it cannot be sent. `at` counts from 1. */
export type DraftFault =
  | { readonly fault: 'bad-hex'; readonly at: number; readonly character: string }
  | { readonly fault: 'half-hex'; readonly digit: string }
  | { readonly fault: 'too-big' | 'long-hex' | 'file-gone' };

export class Draft {
  mode = $state<Mode>('text');
  text = $state('');
  hex = $state('48 65 6c 6c 6f');
  /** What is too long for its box; null: what the box holds counts. */
  aside = $state.raw<{ readonly mode: Mode; readonly data: string | Uint8Array } | null>(null);
  /** What came in and was refused, whose place stays as it was. */
  refused = $state.raw<DraftFault | null>(null);
  #file = $state.raw<{ readonly bytes: Uint8Array } | { readonly fault: DraftFault } | null>(null);

  constructor(text: string) {
    this.text = text;
  }

  /** What of it stands aside now. */
  get kept(): string | Uint8Array | null {
    return this.aside?.mode === this.mode ? this.aside.data : null;
  }

  get fault(): DraftFault | null {
    return this.refused ?? this.#faultHere;
  }

  /** Null where there is nothing that could be sent. What was refused keeps nobody from sending what is there. */
  get data(): string | Uint8Array | null {
    if (this.#faultHere !== null) return null;
    if (this.mode === 'file') return this.#file !== null && 'bytes' in this.#file ? this.#file.bytes : null;
    return this.kept ?? (this.mode === 'hex' ? bytesOf(this.hex) : this.text);
  }

  get #faultHere(): DraftFault | null {
    if (this.mode === 'file') return this.#file !== null && 'fault' in this.#file ? this.#file.fault : null;
    return this.mode === 'hex' && this.kept === null ? faultOfHex(this.hex) : null;
  }

  show(mode: Mode): void {
    this.mode = mode;
    this.refused = null;
    // The field for a file begins anew, and what is not to be seen there is not sent.
    this.#file = null;
  }

  /** Takes what the box holds: what is too long moves aside, and the box keeps what it had before. */
  type(value: string): void {
    this.refused = null;
    if (isLong(value) && this.#put(value) === null) return;
    if (this.mode === 'hex') this.hex = value;
    else this.text = value;
  }

  /** Takes what is too long for the box, before it is there. What cannot be sent is left where it was. */
  insert(value: string): void {
    this.refused = this.#put(value);
  }

  discard(): void {
    this.aside = null;
  }

  /** A file that is too big is not read at all. */
  async choose(file: File | undefined): Promise<void> {
    this.mode = 'file';
    this.refused = null;
    if (file === undefined) this.#file = null;
    else if (file.size > MOST) this.#file = { fault: { fault: 'too-big' } };
    else {
      try {
        this.#file = { bytes: new Uint8Array(await file.arrayBuffer()) };
      } catch {
        this.#file = { fault: { fault: 'file-gone' } };
      }
    }
  }

  #put(value: string): DraftFault | null {
    if (this.mode === 'hex') {
      const fault = faultOfHex(value);
      if (fault === null) this.aside = { mode: 'hex', data: bytesOf(value) };
      return fault;
    }
    // In UTF-8 a UTF-16 unit has one to three bytes: only what may be too big is counted.
    if (value.length > MOST || (3 * value.length > MOST && new Blob([value]).size > MOST)) return { fault: 'too-big' };
    this.aside = { mode: 'text', data: value };
    return null;
  }
}

const bytesOf = (hex: string): Uint8Array => fromHex(hex.replace(/\s/g, ''));

function faultOfHex(hex: string): DraftFault | null {
  if (hex.length > MOST_HEX) return { fault: 'long-hex' };
  const bad = /[^0-9a-f\s]/i.exec(hex);
  if (bad) return { fault: 'bad-hex', at: bad.index + 1, character: bad[0] };
  const digits = hex.replace(/\s/g, '');
  return digits.length % 2 === 1 ? { fault: 'half-hex', digit: digits.at(-1)! } : null;
}
