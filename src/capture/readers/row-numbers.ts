/**
 * Rows of hex pairs behind a short number: Burp's hex view, whose rows are counted in hex, and tables typed off a screen.
 * The columns of absent bytes hold `--`.
 *
 * Knows rows, their numbers and their text column. Must not know dumps with long offsets (dump.ts does) or frames.
 */
import { lineEnd, trimmedEnd } from '../characters.ts';
import { DraftBuilder, type Draft, type Reader, type Source } from '../draft.ts';

export const rowNumbers: Reader = { formats: ['hexdump'], read };

const ROW = /[ \t]*([0-9a-fA-F]{1,2})(?:[ \t]*\|)?((?:[ \t]+(?:[0-9a-fA-F]{2}|--)(?![0-9a-zA-Z]))+)/y;
/** Characters of the longest row that anybody's table has: reading a row costs the square of its length. */
const LONGEST_ROW = 1024;
/** More rows than this are dumps with real offsets. */
const MOST_ROWS = 256;

interface Row {
  readonly start: number;
  readonly number: string;
  readonly numberEnd: number;
  readonly cells: readonly { readonly start: number; readonly value: number }[];
  readonly blanks: number;
  readonly cellsEnd: number;
  readonly end: number;
  /** The text column behind the cells shows their bytes. */
  readonly shown: boolean;
}

function read({ text }: Source): Draft[] {
  const rows: Row[] = [];
  for (let at = 0; at < text.length;) {
    const end = lineEnd(text, at);
    if (end - at > LONGEST_ROW) return [];
    if (text.slice(at, Math.min(end, at + 200)).trim() !== '') {
      const row = rowAt(text, at, trimmedEnd(text, at, end));
      if (row === null || rows.length === MOST_ROWS) return [];
      rows.push(row);
    }
    at = end + 1;
  }
  const fit = fitOf(rows);
  if (fit === 0) return [];
  const out = new DraftBuilder(text, text.length / 3);
  for (const row of rows) {
    out.drop(row.start, row.numberEnd, 'offset-column');
    out.line();
    for (const { start, value } of row.cells) out.byte(value, start, start + 2);
    out.drop(row.cellsEnd, row.end, 'ascii-column');
  }
  out.note('columns-dropped');
  return [out.build('hexdump', fit)];
}

function rowAt(text: string, start: number, end: number): Row | null {
  ROW.lastIndex = start;
  const match = ROW.exec(text);
  if (match === null || ROW.lastIndex > end) return null;
  const numberEnd = start + match[0].length - match[2]!.length;
  let words = [...match[2]!.matchAll(/[0-9a-fA-F]{2}|--/g)].map((word) => ({ start: numberEnd + word.index, text: word[0] }));
  // The text column may itself begin like hex; the widest row that it shows is the row.
  let count = words.length;
  while (count > 1 && !shows(text, words.slice(0, count), end)) count--;
  const shown = count > 1 || shows(text, words.slice(0, 1), end);
  if (shown) words = words.slice(0, count);
  const cells = words.filter((word) => word.text !== '--').map((word) => ({ start: word.start, value: parseInt(word.text, 16) }));
  const last = words[words.length - 1]!;
  const cellsEnd = last.start + 2;
  const rest = text.slice(cellsEnd, end).trim();
  // Bytes end where the first column is blank.
  if (words.some((word, i) => word.text === '--' && words[i + 1] !== undefined && words[i + 1]!.text !== '--')) return null;
  if (cells.length === 0 || (rest !== '' && !shown)) return null;
  return { start, number: match[1]!, numberEnd, cells, blanks: words.length - cells.length, cellsEnd, end, shown };
}

/** True when what follows the words is how a viewer shows their bytes. */
function shows(text: string, words: readonly { readonly start: number; readonly text: string }[], end: number): boolean {
  const last = words[words.length - 1]!;
  const column = text.slice(last.start + 2, end);
  if (!/^[ \t]/.test(column) || column.trim() === '') return false;
  const shown = column.trim().replace(/^\|[ \t]?|[ \t]?\|$/g, '');
  const bytes = words.filter((word) => word.text !== '--').map((word) => parseInt(word.text, 16));
  return bytes.length > 0 && shown.length <= bytes.length && alike(bytes, shown);
}

/** Printable bytes as themselves, others as one stand-in each or left away. */
function alike(bytes: readonly number[], shown: string): boolean {
  let at = 0;
  for (const byte of bytes) {
    const isPrintable = byte > 0x20 && byte < 0x7f;
    if (isPrintable ? shown[at] !== String.fromCharCode(byte) : /[\w]/.test(shown[at] ?? '')) {
      if (isPrintable) return false;
      continue;
    }
    at++;
  }
  return at === shown.length;
}

/** 0 where the numbers in front count nothing. */
function fitOf(rows: readonly Row[]): number {
  const [first] = rows;
  if (first === undefined || !/^0+$/.test(first.number)) return 0;
  const width = first.cells.length + first.blanks;
  const column = rows.every(({ shown }) => shown) ? 1 : 0;
  if (rows.length === 1) {
    if (first.cells.length < 2 || (first.number.length > 1 && column === 0 && first.blanks === 0)) return 0;
    return column === 1 || first.blanks > 0 ? 0.95 : 0.75;
  }
  if (rows.some(({ cells, blanks }, i) => (i < rows.length - 1 ? cells.length + blanks !== width || blanks > 0 : cells.length > width)))
    return 0;
  const counts = (step: number): boolean => rows.every(({ number }, i) => parseInt(number, 16) === i * step);
  return counts(width) || (width >= 8 && (counts(1) || counts(16))) ? 0.96 : 0;
}
