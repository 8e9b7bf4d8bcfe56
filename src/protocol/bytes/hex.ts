/**
 * Bytes as hexadecimal digits and back.
 *
 * Knows two digits a byte. Must not know how people lay hex out in a paste (capture has the readers).
 */

const PAIRS: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Lower-case hex, two digits a byte, with `separator` between bytes. */
export function toHex(bytes: Uint8Array, separator = ''): string {
  let text = '';
  for (let i = 0; i < bytes.length; i++) text += (i > 0 ? separator : '') + PAIRS[bytes[i]!]!;
  return text;
}

/** One byte as two digits; only the low eight bits count. */
export function hexByte(byte: number): string {
  return PAIRS[byte & 0xff]!;
}

/** The value of one hex digit's character code, or -1. */
export function hexDigit(charCode: number): number {
  if (charCode >= 48 && charCode <= 57) return charCode - 48;
  const lower = charCode | 0x20;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

/**
 * Bytes of a clean hex string: digits of either case and nothing else. Stops before the first pair that is not
 * two digits, so a bad or half pair at the end is left out rather than guessed at.
 */
export function fromHex(cleanHex: string): Uint8Array {
  const bytes = new Uint8Array(cleanHex.length >> 1);
  for (let i = 0; i < bytes.length; i++) {
    const high = hexDigit(cleanHex.charCodeAt(2 * i));
    const low = hexDigit(cleanHex.charCodeAt(2 * i + 1));
    if (high < 0 || low < 0) return bytes.slice(0, i);
    bytes[i] = (high << 4) | low;
  }
  return bytes;
}
