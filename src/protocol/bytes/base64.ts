/**
 * Base64 (RFC 4648 §4) to the bit: which character stands for which bits, and everything a text can have wrong.
 *
 * Knows one value written in base64. Must not know pastes full of it (capture has a lenient reader), or what the bytes mean.
 */

/** The alphabet of RFC 4648 §4, in the order of its values. */
export const BASE64_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The value 0 to 63 of a character's code, or -1. The two characters of base64url (§5) are none of these. */
export function base64Value(charCode: number): number {
  return VALUES[charCode] ?? -1;
}
const VALUES: readonly number[] = Array.from({ length: 128 }, (_, code) => BASE64_ALPHABET.indexOf(String.fromCharCode(code)));

/** What base64url (§5) writes for `+` and `/`. */
const URL_FORMS: Readonly<Record<string, string>> = { '-': '+', _: '/' };

/** One character of an encoding, with the bits it stands for. */
export interface Base64Cell {
  readonly character: string;
  /** 0 to 63; null for `=`, which stands for nothing. */
  readonly value: number | null;
  /** The bits [start, end) of the bytes that it carries; bit 0 is the most significant of byte 0. Empty for `=`. */
  readonly start: number;
  readonly end: number;
  /** Zero bits put behind them to make six: 0, 2 or 4. */
  readonly zeros: number;
}

/** The encoding of `bytes`, character by character with their bits; its padding included. */
export function base64Cells(bytes: Uint8Array): Base64Cell[] {
  const bits = bytes.length * 8;
  const cells: Base64Cell[] = [];
  for (let start = 0; start < bits; start += 6) {
    const byte = start >> 3;
    const pair = (bytes[byte]! << 8) | (bytes[byte + 1] ?? 0);
    const value = (pair >> (10 - (start & 7))) & 0b11_1111;
    const end = Math.min(start + 6, bits);
    cells.push({ character: BASE64_ALPHABET[value]!, value, start, end, zeros: start + 6 - end });
  }
  // §4: "When fewer than 24 input bits are available in an input group, bits with value zero are added (on the right)";
  // the group is filled up with `=`.
  while (cells.length % 4 !== 0) cells.push({ character: '=', value: null, start: bits, end: bits, zeros: 0 });
  return cells;
}

/** The encoding of `bytes` with its padding. */
export function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const group = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += BASE64_ALPHABET[group >> 18]! + BASE64_ALPHABET[(group >> 12) & 63]!;
    text += left > 1 ? BASE64_ALPHABET[(group >> 6) & 63]! : '=';
    text += left > 2 ? BASE64_ALPHABET[group & 63]! : '=';
  }
  return text;
}

/**
 * The characters that a correct encoder can write last (before any `=`) for so many bytes: its spare bits are zeros. For 16
 * bytes, the 22nd character of a key, these are A, Q, g and w; for 20, the 27th of an accept, every fourth of the alphabet.
 * Null where the last character has no spare bits, or there is none.
 */
export function lastCharacters(byteLength: number): string | null {
  const spare = byteLength % 3 === 1 ? 4 : byteLength % 3 === 2 ? 2 : 0;
  return spare === 0 ? null : [...BASE64_ALPHABET].filter((_, value) => value % (1 << spare) === 0).join('');
}

/** Something that is not as RFC 4648 §4 has it. `at` is an index into the text. */
export type Base64Fault =
  /** `-` or `_`: the alphabet of base64url. `means` is the character of this alphabet. */
  | { readonly kind: 'url-character'; readonly at: number; readonly character: string; readonly means: string }
  /** Space, tab or line end: "Implementations MUST reject the encoded data if it contains characters outside the base alphabet" (§3.3). */
  | { readonly kind: 'whitespace'; readonly at: number; readonly character: string }
  | { readonly kind: 'foreign-character'; readonly at: number; readonly character: string }
  /** `=` with more characters behind it. */
  | { readonly kind: 'padding-inside'; readonly at: number }
  | { readonly kind: 'padding-missing'; readonly at: number; readonly missing: number }
  | { readonly kind: 'padding-surplus'; readonly at: number; readonly surplus: number }
  /** One character is left over behind the last group of four: six bits make no byte. */
  | { readonly kind: 'character-left'; readonly at: number; readonly character: string }
  /** The last character's spare bits are not zeros: "Implementations MAY choose to reject" (§3.5). `means` has zeros there. */
  | { readonly kind: 'spare-bits'; readonly at: number; readonly character: string; readonly means: string };

/** A text read as base64. Bytes are there whatever is wrong: those that the readable characters give. */
export interface Base64Reading {
  readonly text: string;
  readonly bytes: Uint8Array;
  /** Index in the text of each character that gave six bits: character k gives bits [6k, 6k + 6). */
  readonly places: readonly number[];
  /** How many `=` stand at the end, white space behind them aside. */
  readonly padding: number;
  /** Bits behind the last whole byte: 0, 2, 4 or (a character left over) 6. */
  readonly spareBits: number;
  /** In the order of the text. */
  readonly faults: readonly Base64Fault[];
  /** Nothing wrong but, perhaps, spare bits: a decoder that is not strict about those takes it. */
  readonly wellFormed: boolean;
  /** Exactly what a correct encoder writes for these bytes. */
  readonly canonical: boolean;
}

/** Reads any text as base64; never throws. The two characters of base64url count as those they stand for, with a fault. */
export function decodeBase64(text: string): Base64Reading {
  const faults: Base64Fault[] = [];
  const places: number[] = [];
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
  const body = text.trimEnd().length;
  const end = paddingStart(text, body);
  let held = 0;
  let bits = 0;
  let length = 0;
  for (let at = 0; at < end;) {
    const character = String.fromCodePoint(text.codePointAt(at)!);
    const value = base64Value(text.charCodeAt(at)) >= 0 ? base64Value(text.charCodeAt(at)) : urlValue(character);
    const fault = faultAt(character, at);
    if (fault) faults.push(fault);
    if (value >= 0) {
      places.push(at);
      bits = ((bits << 6) | value) & 0x3fff;
      held += 6;
      if (held >= 8) {
        held -= 8;
        bytes[length++] = bits >> held;
      }
    }
    at += character.length;
  }
  for (let at = body; at < text.length; at++) faults.push({ kind: 'whitespace', at, character: text[at]! });
  faults.push(...endFaults(text, places, { start: end, end: body }, held, bits & ((1 << held) - 1)));
  faults.sort((a, b) => a.at - b.at);
  return {
    text,
    bytes: bytes.slice(0, length),
    places,
    padding: body - end,
    spareBits: held,
    faults,
    wellFormed: faults.every(({ kind }) => kind === 'spare-bits'),
    canonical: faults.length === 0,
  };
}

const urlValue = (character: string): number => BASE64_ALPHABET.indexOf(URL_FORMS[character] ?? '\0');

/** Where the run of `=` that ends before `body` begins. */
function paddingStart(text: string, body: number): number {
  let end = body;
  while (text[end - 1] === '=') end--;
  return end;
}

function faultAt(character: string, at: number): Base64Fault | null {
  if (base64Value(character.codePointAt(0)!) >= 0) return null;
  const means = URL_FORMS[character];
  if (means !== undefined) return { kind: 'url-character', at, character, means };
  if (character === '=') return { kind: 'padding-inside', at };
  return { kind: /\s/.test(character) ? 'whitespace' : 'foreign-character', at, character };
}

/** What is wrong with the last group: its padding [start, end), a lone character, its spare bits. */
function endFaults(
  text: string,
  places: readonly number[],
  { start, end }: { readonly start: number; readonly end: number },
  held: number,
  spare: number,
): Base64Fault[] {
  const faults: Base64Fault[] = [];
  const last = places.at(-1) ?? 0;
  const left = places.length % 4;
  const wanted = left < 2 ? 0 : 4 - left;
  const padding = end - start;
  if (left === 1) faults.push({ kind: 'character-left', at: last, character: text[last]! });
  else if (spare !== 0) {
    const value = BASE64_ALPHABET.indexOf(URL_FORMS[text[last]!] ?? text[last]!);
    faults.push({ kind: 'spare-bits', at: last, character: text[last]!, means: BASE64_ALPHABET[(value >> held) << held]! });
  }
  if (padding < wanted) faults.push({ kind: 'padding-missing', at: end, missing: wanted - padding });
  if (padding > wanted) faults.push({ kind: 'padding-surplus', at: start + wanted, surplus: padding - wanted });
  return faults;
}
