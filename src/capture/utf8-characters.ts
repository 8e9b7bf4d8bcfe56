/**
 * One character of a JavaScript string as UTF-8, so that its bytes can be mapped to it.
 *
 * Knows UTF-16 pairs and UTF-8 lengths. Must not know any format.
 */

/** The UTF-8 bytes of a code point; a lone surrogate becomes U+FFFD, as encoders write it. */
export function encodeCodePoint(codePoint: number): number[] {
  const code = codePoint >= 0xd800 && codePoint <= 0xdfff ? 0xfffd : codePoint;
  if (code < 0x80) return [code];
  if (code < 0x800) return [0xc0 | (code >> 6), 0x80 | (code & 0x3f)];
  if (code < 0x10000) return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)];
  return [0xf0 | (code >> 18), 0x80 | ((code >> 12) & 0x3f), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)];
}

/** The character that begins at `at`: its UTF-8 bytes and its length in code units (2 for a surrogate pair). */
export function encodeCharacter(text: string, at: number): { bytes: number[]; length: number } {
  const codePoint = text.codePointAt(at) ?? 0xfffd;
  return { bytes: encodeCodePoint(codePoint), length: codePoint > 0xffff ? 2 : 1 };
}
