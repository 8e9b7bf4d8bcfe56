/**
 * One line of a hex dump: offset, bytes, text column, as hexdump, xxd, od, Wireshark, tcpdump, curl and debuggers print it.
 *
 * Knows the columns of a line. Must not know how lines follow each other.
 */
import { isSpace, isWordCharacter, trimmedEnd } from './characters.ts';
import { linePrefixEnd } from './line-prefix.ts';

/** How the cells of a line are written. Words are two bytes, low byte first. */
export type CellStyle = 'hex' | 'hex-words' | 'octal' | 'octal-words' | 'decimal' | 'bits' | 'characters';

export interface Cell {
  readonly start: number;
  readonly end: number;
}

export interface DumpLine {
  /** Start of the line and end of what precedes the offset. */
  readonly start: number;
  readonly prefixEnd: number;
  readonly offsetStart: number;
  readonly offsetEnd: number;
  /** The offset's digits, base still open. */
  readonly offset: string;
  /** `:` behind the offset. */
  readonly colon: boolean;
  /** Spelled `0x0000:`, as tcpdump does. */
  readonly prefixed: boolean;
  /** White space in front of the offset, when nothing else stands there. */
  readonly indent: number;
  readonly cells: readonly Cell[];
  /** Start of the text column, or `end`. */
  readonly textStart: number;
  readonly end: number;
  /** The text column shows exactly the bytes of the cells. */
  readonly textMatches: boolean;
}

/** Also `|00000000|` (Netty), and behind a segment or the high half of an address: `0000:0010`, ``00007ff6`12345670``. */
const OFFSET = /\|?([0-9a-fA-F]{4,8}[:`](?=[0-9a-fA-F]{4,8}[ \t]))?(0[xX])?([0-9a-fA-F]{3,16})(?:h)?(:?)\|?(?=\s|$)/y;
const MAX_CELLS = 320;

/** The offset at the beginning of the line [start, end), behind a log prefix if need be; null when there is none. */
export function readOffset(text: string, start: number, end: number): Omit<DumpLine, 'cells' | 'textStart' | 'textMatches'> | null {
  let at = start;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  const direct = offsetAt(text, start, at, end, at - start);
  if (direct !== null) return direct;
  let prefix = linePrefixEnd(text, start, end);
  // A label such as `NOTICE 0010:` takes the offset along: give it back.
  const label = /(?:^|\s)((?:0x)?[0-9a-fA-F]{3,16}:)$/.exec(text.slice(start, prefix));
  if (label !== null) prefix -= label[1]!.length;
  while (prefix < end && isSpace(text.charCodeAt(prefix))) prefix++;
  return prefix > at ? offsetAt(text, start, prefix, end, 0) : null;
}

function offsetAt(
  text: string,
  start: number,
  at: number,
  end: number,
  indent: number,
): Omit<DumpLine, 'cells' | 'textStart' | 'textMatches'> | null {
  OFFSET.lastIndex = at;
  const match = OFFSET.exec(text);
  if (match === null || OFFSET.lastIndex > end) return null;
  return {
    start,
    prefixEnd: at,
    offsetStart: at,
    offsetEnd: OFFSET.lastIndex,
    offset: match[3]!,
    colon: match[4] === ':' || match[1] !== undefined,
    prefixed: match[2] !== undefined,
    indent,
    end: trimmedEnd(text, at, end),
  };
}

const CELL: Readonly<Record<Exclude<CellStyle, 'characters'>, RegExp>> = {
  hex: /^(?:[0-9a-fA-F]{2})+$/,
  'hex-words': /^[0-9a-fA-F]{4}$/,
  octal: /^[0-3][0-7]{2}$/,
  'octal-words': /^[01][0-7]{5}$/,
  decimal: /^-?\d{1,3}$/,
  bits: /^[01]{8}$/,
};

/** Words are printed in the machine's order: low byte first on every machine that people still use. */
export function bytesPerCell(style: CellStyle): number {
  return style === 'hex-words' || style === 'octal-words' ? 2 : 1;
}

const CHARACTER_ESCAPES: Readonly<Record<string, number>> = {
  '\\0': 0,
  '\\a': 7,
  '\\b': 8,
  '\\t': 9,
  '\\n': 10,
  '\\v': 11,
  '\\f': 12,
  '\\r': 13,
};
const RADIX: Readonly<Record<Exclude<CellStyle, 'characters'>, number>> = {
  hex: 16,
  'hex-words': 16,
  octal: 8,
  'octal-words': 8,
  decimal: 10,
  bits: 2,
};

/** The bytes that a cell's characters stand for. */
export function cellBytes(cell: string, style: CellStyle): number[] {
  if (style === 'characters') {
    return [cell.length === 3 ? parseInt(cell, 8) : (CHARACTER_ESCAPES[cell] ?? (cell.trim() === '' ? 0x20 : cell.charCodeAt(0)))];
  }
  const value = parseInt(cell, RADIX[style]);
  return bytesPerCell(style) === 2 ? [value & 0xff, (value >> 8) & 0xff] : [value & 0xff];
}

/** Cells and text column of a line whose offset is known. */
export function readCells(text: string, head: Omit<DumpLine, 'cells' | 'textStart' | 'textMatches'>, style: CellStyle): DumpLine {
  if (style === 'characters') return readCharacterCells(text, head);
  const words = cellWords(text, head.offsetEnd, head.end, CELL[style]);
  const cells: Cell[] = [];
  /** After word i there are `counts[i]` cells. */
  const counts = words.map((word) => {
    const step = style === 'hex' ? 2 : word.end - word.start;
    for (let at = word.start; at < word.end; at += step) cells.push({ start: at, end: at + step });
    return cells.length;
  });
  const done = (count: number, textStart: number, textMatches: boolean): DumpLine => ({
    ...head,
    cells: cells.slice(0, count),
    textStart,
    textMatches,
  });
  // The text column may itself look like hex: the border is where the rest of the line shows the bytes before it.
  const values = cells.flatMap(({ start, end }) => cellBytes(text.slice(start, end), style));
  for (let i = words.length - 1; i >= 0; i--) {
    const gap = words[i]!.end;
    const cellCount = counts[i]!;
    const count = cellCount * bytesPerCell(style);
    const column = text.slice(gap, Math.min(head.end, gap + 2 * count + 90));
    if (/^\s*$/.test(column)) continue;
    if (/^[ \t]/.test(column) && showsBytes(values, count, column)) return done(cellCount, gap, true);
  }
  const last = words[words.length - 1];
  if (last === undefined) return done(0, head.offsetEnd, false);
  const rest = text.slice(last.end, head.end).trim();
  if (rest === '' || /^[|>*]/.test(rest)) return done(cells.length, last.end, false);
  // No border shows the bytes (another character set): a gap wider than those before it ends the cells.
  return done(...widestGap(text, words, counts, last.end));
}

function widestGap(text: string, words: readonly Cell[], counts: readonly number[], end: number): [number, number, boolean] {
  for (let i = 1; i < words.length; i++) {
    const gap = words[i]!.start - words[i - 1]!.end;
    const isMiddle = counts[i - 1] === 8 && gap === 2;
    if (gap >= 2 && !isMiddle && i > 1 && gap > words[1]!.start - words[0]!.end) return [counts[i - 1]!, words[i - 1]!.end, false];
  }
  const next = text.charCodeAt(end);
  // A word that goes on in other letters is text, not a cell: `fe` of `feed.`.
  const cut = next === 0x20 || next === 0x09 || Number.isNaN(next) ? words.length : words.length - 1;
  return cut === 0 ? [0, words[0]!.start, false] : [counts[cut - 1]!, words[cut - 1]!.end, false];
}

/** Words that fit the style, from `from` up to the first that does not. */
function cellWords(text: string, from: number, end: number, pattern: RegExp): Cell[] {
  const words: Cell[] = [];
  let at = from;
  while (at < end && words.length < MAX_CELLS) {
    const code = text.charCodeAt(at);
    // One dash in the middle, as debuggers print it; a colon or a bar at most once too.
    if (
      code === 0x20 ||
      code === 0x09 ||
      (code === 0x7c && words.length === 0) ||
      (code === 0x2d && words.length > 0 && isWordCharacter(text.charCodeAt(at + 1)) && text.charCodeAt(at - 1) !== 0x20)
    ) {
      at++;
      continue;
    }
    let stop = at;
    if (code === 0x2d) stop++;
    while (stop < end && isWordCharacter(text.charCodeAt(stop))) stop++;
    if (stop - at > 64 || !pattern.test(text.slice(at, stop))) break;
    words.push({ start: at, end: stop });
    at = stop;
  }
  return words;
}

/**
 * Where the text column of a line without an offset begins, at the gap before it; -1 when nothing behind the hex pairs of
 * [from, end) shows the bytes before it.
 */
export function textColumnAt(text: string, from: number, end: number): number {
  const head = {
    start: from,
    prefixEnd: from,
    offsetStart: from,
    offsetEnd: from,
    offset: '',
    colon: false,
    prefixed: false,
    indent: 0,
    end,
  };
  const { cells, textStart, textMatches } = readCells(text, head, 'hex');
  const gap = text.slice(textStart, textStart + 8);
  // A byte alone needs more room before its character than two words would have.
  return textMatches && (cells.length > 1 ? /^(?: {2}|[ \t]*\||\t)/.test(gap) : /^ {8}/.test(gap)) ? textStart : -1;
}

/** True when the column is how a dump shows these bytes: themselves when printable, any stand-in otherwise. */
function showsBytes(values: readonly number[], count: number, column: string): boolean {
  const framed = /^\s*[|>](.*?)[|<]?\s*$/.exec(column);
  if (framed !== null && (alike(values, count, framed[1]!) || alike(values, count, column.trimEnd().replace(/^\s*[|>]/, '')))) return true;
  // strace closes the column without having opened it.
  const shown = column.trimEnd();
  const closed = shown.endsWith('|') ? shown.slice(0, -1).trimEnd() : '';
  if (closed !== '' && showsBytes(values, count, closed)) return true;
  // Without a frame the column's own first characters may be spaces: try every start.
  for (let shift = column.length - column.trimStart().length; shift >= 1; shift--)
    if (alike(values, count, column.slice(shift))) return true;
  return false;
}

function alike(values: readonly number[], count: number, shown: string): boolean {
  let at = 0;
  for (let i = 0; i < count; i++, at++) {
    // Wireshark leaves a space after eight.
    if (i === 8 && shown[at] === ' ' && shown.length > count && values[i] !== 0x20) at++;
    else if (i === 8 && shown[at] === ' ' && values[i] === 0x20 && shown.length > count) at++;
    const value = values[i]!;
    const character = shown[at];
    if (character === undefined) {
      // White space at the end of the line was trimmed.
      if (value !== 0x20 && !(value < 0x20 || value > 0x7e)) return false;
      if (i === 0) return false;
      continue;
    }
    const printable = value >= 0x20 && value <= 0x7e;
    if (printable ? character !== String.fromCharCode(value) && character !== '.' : /[!-\-/-~]/.test(character)) return false;
  }
  return shown.slice(at).trim() === '';
}

/** od -c: each cell four columns wide, right-aligned; three octal digits, an escape or the character itself. */
function readCharacterCells(text: string, head: Omit<DumpLine, 'cells' | 'textStart' | 'textMatches'>): DumpLine {
  const cells: Cell[] = [];
  let at = head.offsetEnd;
  for (; at < head.end; at += 4) {
    const cell = text.slice(at, at + 4);
    if (!/^(?: [0-3][0-7]{2}| {2}\\[0abtnvfr]| {3}[ -~]| {3}$)/.test(cell)) break;
    const blank = cell.length - cell.trimStart().length;
    const start = blank === cell.length ? Math.min(at + 3, head.end) : at + blank;
    cells.push({ start, end: Math.min(at + 4, head.end) });
  }
  // What does not fit the columns makes this no such line.
  return { ...head, cells, textStart: Math.min(at, head.end), textMatches: false };
}
