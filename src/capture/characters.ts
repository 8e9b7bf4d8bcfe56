/**
 * Character classes of pasted text by UTF-16 code unit, and one spelling for characters that mean the same.
 *
 * Knows digits, spaces and quotes. Must not know any format.
 */

/** Value of a hex digit by code unit (below 128), 0xff for anything else. */
export const HEX = new Uint8Array(128).fill(0xff);
for (let i = 0; i < 10; i++) HEX[0x30 + i] = i;
for (let i = 0; i < 6; i++) HEX[0x41 + i] = HEX[0x61 + i] = 10 + i;

/** The hex digit's value, or 255. */
export function hexValue(code: number): number {
  return code < 128 ? HEX[code]! : 0xff;
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Letters, digits and underscore of ASCII, and everything above it: what makes a word. NaN (beyond the end) is none. */
export function isWordCharacter(code: number): boolean {
  return isDigit(code) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0x5f || code >= 0x80;
}

/** White space of a line: space, tab, vertical tab, form feed, carriage return. */
export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0d || code === 0x0b || code === 0x0c;
}

export function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

/** Index of the next line feed at or after `from`, or the text's length. */
export function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}

/** `lineEnd` for places that ascend: each line is searched once, however many places it holds. */
export function lineEnds(text: string): (from: number) => number {
  let known = -1;
  return (from) => (known >= from ? known : (known = lineEnd(text, from)));
}

/** First index in [from, end) that is not white space, or `end`. */
export function skipSpace(text: string, from: number, end = text.length): number {
  let at = from;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** First index in [from, end) that is not white space of the line, or `end`. */
export function skipBlank(text: string, from: number, end = text.length): number {
  let at = from;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** The end of [from, end) without white space at its end. */
export function trimmedEnd(text: string, from: number, end: number): number {
  let at = end;
  while (at > from && isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Length of an elision (`...`, `…`, `....`) at `at`, or 0. */
export function elisionLength(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === 0x2026) return 1;
  if (code !== 0x2e || text.charCodeAt(at + 1) !== 0x2e || text.charCodeAt(at + 2) !== 0x2e) return 0;
  let end = at + 3;
  while (text.charCodeAt(end) === 0x2e) end++;
  return end - at;
}

const ODD_SPACES = '\\u0000\\u00a0\\u1680\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u2064\\u3000\\ufeff';
const UNUSUAL = new RegExp(`[${ODD_SPACES}\\uff01-\\uff5e\\u2212\\u2018\\u2019\\u201c\\u201d\\u3001]`, 'g');

/**
 * The same text, character for character at the same index, with unusual spaces (no-break, zero-width, byte order mark,
 * NUL), full-width ASCII and typographic quotes in their plain form. Line and paragraph separators become line feeds.
 */
export function plainSpelling(text: string): string {
  return text.replace(UNUSUAL, (character) => {
    const code = character.charCodeAt(0);
    if (code >= 0xff01) return code === 0xfeff ? ' ' : String.fromCharCode(code - 0xfee0);
    if (code === 0x2212) return '-';
    if (code === 0x2018 || code === 0x2019) return "'";
    if (code === 0x201c || code === 0x201d) return '"';
    if (code === 0x3001) return ',';
    return code === 0x2028 || code === 0x2029 ? '\n' : ' ';
  });
}
