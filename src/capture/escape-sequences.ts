/**
 * One backslash escape as languages read it, to the bytes it stands for.
 *
 * Knows `\x81`, `\201`, `\129` (Lua), `\u0081`, `\u{81}` and the letters. Must not know strings or quotes.
 */
import { hexValue } from './characters.ts';
import { encodeCodePoint } from './utf8-characters.ts';

/**
 * How digits after a backslash are read: octal (C, Python, JavaScript) or decimal (Lua, Erlang's neighbours). `doubled`:
 * octal, behind two backslashes, as a log in JSON shows it.
 */
export type EscapeStyle = 'c' | 'lua' | 'doubled';

export interface Escape {
  readonly bytes: readonly number[];
  /** Index after it. */
  readonly end: number;
  /** Written with digits: what shows that the string was meant as bytes. */
  readonly numeric: boolean;
}

const LETTERS: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, a: 7, b: 8, f: 12, v: 11, e: 27, E: 27 };

/** The escape whose backslash is at `at`; null when nothing sensible follows (then the backslash is itself). */
export function readEscape(text: string, at: number, style: EscapeStyle): Escape | null {
  const letter = text[at + 1];
  if (letter === undefined) return null;
  if (style === 'doubled' && letter === '\\') return readEscape(text, at + 1, 'c');
  const code = text.charCodeAt(at + 1);
  if (letter === 'x' || letter === 'X') return hexEscape(text, at);
  if (letter === 'u' || letter === 'U') return unicodeEscape(text, at);
  if (code >= 0x30 && code <= 0x39) return digitEscape(text, at, style);
  if (letter === '\n') return { bytes: [], end: at + 2, numeric: false };
  if (letter === '\r') return { bytes: [], end: at + (text[at + 2] === '\n' ? 3 : 2), numeric: false };
  const value = LETTERS[letter];
  if (value !== undefined) return { bytes: [value], end: at + 2, numeric: false };
  return /[\\'"`?/$#{}[\] ]/.test(letter) ? { bytes: [code], end: at + 2, numeric: false } : null;
}

/** Exactly two digits, though C would take more: `\xeaexpected` is one byte and then text. `\x{81}` is Perl's and PHP's. */
function hexEscape(text: string, at: number): Escape | null {
  const braced = /^\{([0-9a-fA-F]{1,2})\}/.exec(text.slice(at + 2, at + 6));
  if (braced !== null) return { bytes: [parseInt(braced[1]!, 16)], end: at + 2 + braced[0].length, numeric: true };
  const high = hexValue(text.charCodeAt(at + 2));
  if (high > 15) return null;
  const low = hexValue(text.charCodeAt(at + 3));
  return low > 15 ? { bytes: [high], end: at + 3, numeric: true } : { bytes: [high * 16 + low], end: at + 4, numeric: true };
}

/** `\u0081` up to U+00FF is how byte strings are spelled; beyond it is a character, in UTF-8. */
function unicodeEscape(text: string, at: number): Escape | null {
  const match = /^(?:U([0-9a-fA-F]{8})|u\{([0-9a-fA-F]{1,6})\}|[uU]([0-9a-fA-F]{4}))/.exec(text.slice(at + 1, at + 10));
  if (match === null) return null;
  let code = parseInt((match[1] ?? match[2] ?? match[3])!, 16);
  let end = at + 1 + match[0].length;
  if (code >= 0xd800 && code < 0xdc00) {
    const low = /^\\u(d[c-f][0-9a-f]{2})/i.exec(text.slice(end, end + 6));
    if (low !== null) {
      code = 0x10000 + ((code - 0xd800) << 10) + parseInt(low[1]!, 16) - 0xdc00;
      end += 6;
    }
  }
  if (code > 0x10ffff) return null;
  return { bytes: code < 0x100 ? [code] : encodeCodePoint(code), end, numeric: true };
}

/** Up to three digits; Lua reads them as decimal. A value beyond a byte takes one digit less. */
function digitEscape(text: string, at: number, style: EscapeStyle): Escape | null {
  const digits = style === 'lua' ? /^\d{1,3}/ : /^[0-7]{1,3}/;
  let match = digits.exec(text.slice(at + 1, at + 4))?.[0];
  if (match === undefined) return null;
  const radix = style === 'lua' ? 10 : 8;
  if (parseInt(match, radix) > 255) match = match.slice(0, 2);
  return { bytes: [parseInt(match, radix)], end: at + 1 + match.length, numeric: true };
}
