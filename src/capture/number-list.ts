/**
 * Lists of decimal numbers as languages print them: `129, 133`, `[129 133]`, with elisions and comment marks between.
 *
 * Knows how one list is spelled. Must not know where in a paste lists are looked for.
 */
import { elisionLength, isDigit, isSpace, isWordCharacter } from './characters.ts';
import type { DraftBuilder } from './draft.ts';

/** One item: its characters, its value, and whether it is an elision instead of a number. */
export interface ListItem {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** `null`: a number. Otherwise the elision's count of items, -1 when it names none. */
  readonly elided: number | null;
}

const MORE = /\s{0,8}(?:and )?(\d{1,15}) more(?: (?:items?|bytes?|elements?))?/y;
const COMMENT_MARK = /[ \t]{0,200}(?:\/\/+|#+|\*+|\||-)(?=[ \t])/y;
/** Behind a literal in Rust, F#, Kotlin, C#. */
const SUFFIX = /(?:u8|i8|uy|[uU])(?!\w)/y;

/**
 * Reads numbers and separators from `from`; stops at the first character that is neither. `items` gets the numbers,
 * the result is where it stopped. Linear; `NaN` never appears as a value.
 */
export function scanNumbers(text: string, from: number, items: ListItem[]): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 0x0a) {
      COMMENT_MARK.lastIndex = at + 1;
      at = COMMENT_MARK.test(text) ? COMMENT_MARK.lastIndex : at + 1;
      continue;
    }
    if (isSpace(code) || code === 0x2c || code === 0x3b || code === 0x7c) {
      at++;
      continue;
    }
    if (code === 0x5c && isSpace(text.charCodeAt(at + 1))) {
      at++;
      continue;
    }
    const dots = elisionLength(text, at);
    if (dots > 0) {
      MORE.lastIndex = at + dots;
      const more = MORE.exec(text);
      const end = more === null ? at + dots : MORE.lastIndex;
      items.push({ start: at, end, value: 0, elided: more === null ? -1 : Number(more[1]) });
      at = end;
      continue;
    }
    const negative = code === 0x2d || code === 0x2b;
    let end = negative ? at + 1 : at;
    let value = 0;
    while (end < text.length && isDigit(text.charCodeAt(end))) {
      value = Math.min(1e9, value * 10 + text.charCodeAt(end) - 0x30);
      end++;
    }
    if (end === (negative ? at + 1 : at)) break;
    SUFFIX.lastIndex = end;
    if (SUFFIX.test(text)) end = SUFFIX.lastIndex;
    // `12:30`, `1.5`, `5px`, `2026-01-01`: not items of a list of bytes.
    if (!endsItem(text, end)) break;
    items.push({ start: at, end, value: code === 0x2d ? -value : value, elided: null });
    at = end;
  }
  return at;
}

function endsItem(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code) || isSpace(code) || elisionLength(text, at) > 0) return true;
  return !isWordCharacter(code) && !':-/%+=*#@$&~^'.includes(text[at]!) && !(code === 0x2e && isDigit(text.charCodeAt(at + 1)));
}

export function isByteValue(value: number): boolean {
  return value >= -128 && value <= 255;
}

/** How many of the items are numbers that fit a byte, and how many are numbers at all. */
export function countBytes(items: readonly ListItem[]): { numbers: number; bytes: number } {
  let numbers = 0;
  let bytes = 0;
  for (const { elided, value } of items) {
    if (elided !== null) continue;
    numbers++;
    if (isByteValue(value)) bytes++;
  }
  return { numbers, bytes };
}

/** Writes items as bytes, negatives as two's complement; numbers beyond a byte are noted and left out. */
export function writeItems(out: DraftBuilder, items: readonly ListItem[]): void {
  for (const { start, end, value, elided } of items) {
    if (elided !== null) out.elision(start, end, elided < 0 ? null : elided);
    else if (isByteValue(value)) out.byte(value & 0xff, start, end);
    else out.numberOutOfRange(start, end);
  }
}
