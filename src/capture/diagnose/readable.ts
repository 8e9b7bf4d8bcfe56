/**
 * Is this a text that people would write? The yardstick by which a repair is believed.
 *
 * Knows characters. Must not know frames, keys or diagnoses.
 */
import { ACCEPT, REJECT, utf8Step } from '../../protocol/bytes/utf8.ts';

/** Bytes looked at; a text that is fine so far is taken for one. */
const SAMPLE = 4096;
const PREVIEW = 40;

/**
 * True for well-formed UTF-8 without control characters other than tab and line ends. A character cut at the end of the
 * sample does not count against it. Empty bytes are not readable: they prove nothing.
 */
export function isReadable(bytes: Uint8Array): boolean {
  let state = ACCEPT;
  let previous = 0;
  const end = Math.min(bytes.length, SAMPLE);
  for (let i = 0; i < end; i++) {
    const byte = bytes[i]!;
    if (isControlByte(byte)) return false;
    // C2 80 to C2 9F are the C1 controls: what Latin-1 misread as text is full of.
    if (previous === 0xc2 && byte < 0xa0) return false;
    state = utf8Step(state, byte);
    if (state === REJECT) return false;
    previous = byte;
  }
  return end > 0;
}

/** A control character that does not occur in text. */
export function isControlByte(byte: number): boolean {
  return (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) || byte === 0x7f;
}

/** The first characters of bytes as text, what is not text as U+FFFD. */
export function previewOf(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, PREVIEW * 4));
  const characters = Array.from(text);
  return characters.length > PREVIEW ? characters.slice(0, PREVIEW).join('') + '…' : text;
}

/** The value of JSON bytes whose root is an object or an array, or null. Texts over `limit` bytes are not parsed. */
export function parseJson(bytes: Uint8Array, limit: number): object | null {
  if (bytes.length < 2 || bytes.length > limit) return null;
  const first = firstInk(bytes);
  if (first !== 0x7b && first !== 0x5b) return null;
  return parseJsonText(new TextDecoder('utf-8').decode(bytes));
}

/** The value of a JSON text whose root is an object or an array, or null. */
export function parseJsonText(text: string): object | null {
  if (!/^\s*[[{]/.test(text)) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

function firstInk(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length && (bytes[at] === 0x20 || (bytes[at]! >= 0x09 && bytes[at]! <= 0x0d))) at++;
  return bytes[at] ?? 0;
}
