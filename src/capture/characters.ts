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

/**
 * Letters, digits and underscore of ASCII, and the letters above it: what makes a word. Punctuation, arrows, box drawing
 * and emoji above ASCII separate, as theirs do in ASCII. NaN (beyond the end) is none.
 */
export function isWordCharacter(code: number): boolean {
  if (code < 0x80) return isDigit(code) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0x5f;
  return code >= 0xc0 && !(code >= 0x2000 && code <= 0x2bff) && !(code >= 0x3000 && code <= 0x303f) && !(code >= 0xd800 && code <= 0xdfff);
}

/** Chinese, Japanese and Korean letters: nobody puts a space between them and a number, `是81`. */
export function isCjk(code: number): boolean {
  return (code >= 0x3040 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7a3);
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

/** Spaces of every width; U+FE0F, which turns an arrow into a picture of one, joins them below. */
const ODD_SPACES = '\\u0000\\u00a0\\u1680\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u2064\\u3000\\ufeff';

/** Characters that stand for one of ASCII in pastes: minus and dashes, typographic and CJK quotes, brackets and stops, bars. */
const PLAIN: Readonly<Record<string, string>> = {
  '\u2212': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2018': "'",
  '\u2019': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u300c': '"',
  '\u300d': '"',
  '\u300e': '"',
  '\u300f': '"',
  '\u3001': ',',
  '\u3002': '.',
  '\u3008': '<',
  '\u3009': '>',
  '\u300a': '<',
  '\u300b': '>',
  '\u3010': '[',
  '\u3011': ']',
  '\u3014': '[',
  '\u3015': ']',
  '\u2502': '|',
  '\u2503': '|',
};
const UNUSUAL = new RegExp(`[${ODD_SPACES}\\uff01-\\uff5e${Object.keys(PLAIN).join('')}]|\\ufe0f|\\u001b\\[[0-9;?]{0,20}[A-Za-z]`, 'g');

/**
 * The same text, character for character at the same index, with unusual spaces (no-break, zero-width, byte order mark,
 * NUL), full-width ASCII and the punctuation above in their plain form, and terminal
 * colours blanked. Line and paragraph separators become line feeds.
 */
export function plainSpelling(text: string): string {
  return text.replace(UNUSUAL, (character) => {
    const code = character.charCodeAt(0);
    if (code === 0x1b) return ' '.repeat(character.length);
    if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
    return PLAIN[character] ?? (code === 0x2028 || code === 0x2029 ? '\n' : ' ');
  });
}
