/**
 * Decimal bytes, unsigned or signed as Java prints them: bracketed lists in prose, bare numbers, `index: value` listings,
 * and three-digit octal where it fits better.
 *
 * Knows where lists stand in a paste. Must not know frames.
 */
import { isBlank, isCjk, isDigit, isWordCharacter, lineEnd } from '../characters.ts';
import { DraftBuilder, type Draft, type Reader, type Source } from '../draft.ts';
import { linePrefixEnd } from '../line-prefix.ts';
import { countBytes, isByteValue, scanNumbers, writeItems, type ListItem } from '../number-list.ts';
import { isToldAt } from '../told-bytes.ts';

interface NumberList {
  readonly items: readonly ListItem[];
  readonly start: number;
  readonly end: number;
  readonly closed: boolean;
}

export const numbers: Reader = { formats: ['decimal', 'signed-decimal', 'od'], read };

function read({ text, readAs }: Source): Draft[] {
  const forced = readAs === 'decimal' || readAs === 'signed-decimal';
  const indexed = readIndexed(text);
  if (indexed !== null) return [indexed];
  const lists = bracketed(text);
  if (lists.length > 0) return [writeLists(text, lists)];
  const joined = readJoined(text);
  if (joined !== null) return [joined];
  const found = bare(text, false);
  const regions = found.length === 0 && forced ? bare(text, true) : found;
  if (regions.length === 0) return forced ? [outOfRangeOnly(text)] : [];
  const octal = readOctal(text, regions);
  return octal === null ? [writeRegions(text, regions)] : [writeRegions(text, regions), octal];
}

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '{': '}', '(': ')' };
const OPENING = /[[{(]/g;

/**
 * Lists in brackets that hold only numbers. Lists of one number count where the code calls them bytes, and otherwise only
 * when there are no longer ones.
 */
function bracketed(text: string): NumberList[] {
  const lists: NumberList[] = [];
  OPENING.lastIndex = 0;
  for (let match = OPENING.exec(text); match !== null; match = OPENING.exec(text)) {
    const start = match.index + 1;
    const items: ListItem[] = [];
    const end = scanNumbers(text, start, items);
    const closed = text[end] === CLOSING[match[0]];
    OPENING.lastIndex = Math.max(end, start);
    const { numbers: count, bytes } = countBytes(items);
    if ((closed ? count >= 1 : end === text.length && count >= 2) && bytes * 4 >= count * 3) {
      lists.push({ items, start: match.index, end: closed ? end + 1 : end, closed });
    }
  }
  const longer = lists.filter(({ items, start }) => items.length > 1 || isCalledBytes(text, start));
  if (longer.length > 0) return longer;
  return lists.length !== 1 ? [] : lists.filter(({ start, end }) => start === 0 && end === text.trimEnd().length);
}

/** `new byte[] {5}`, `[]byte{5}`, `bytes([5])`, `Uint8Array.of(5)`, `Buffer.from([5])`. */
function isCalledBytes(text: string, open: number): boolean {
  return /(?:\bbyte\[\]|\[\]byte|\bbytes\(|\bUint8Array(?:\.of|(?:\.from)?\()|\bBuffer\.from\()\s?$/.test(
    text.slice(Math.max(0, open - 24), open),
  );
}

function writeLists(text: string, lists: readonly NumberList[]): Draft {
  const out = new DraftBuilder(text, 64);
  let at = 0;
  for (const list of lists) {
    out.prose(at, list.start);
    out.piece();
    writeItems(out, list.items);
    if (!list.closed) out.truncated = true;
    at = list.end;
  }
  out.prose(at, text.length);
  if (lists.length > 1) out.note('pieces-joined', { count: lists.length });
  return out.build(formatOf(lists), lists.some(({ items }) => items.length > 2) ? 0.89 : 0.8);
}

function formatOf(lists: readonly { readonly items: readonly ListItem[] }[]): 'decimal' | 'signed-decimal' {
  return lists.some(({ items }) => items.some(({ value }) => value < 0)) ? 'signed-decimal' : 'decimal';
}

/** Numbers with nothing but separators between them, line prefixes skipped; and single ones that a sentence calls a byte. */
function bare(text: string, forced: boolean): NumberList[] {
  const regions: NumberList[] = [];
  const told = new Set<NumberList>();
  let at = 0;
  while (at < text.length) {
    const from = isLineStart(text, at) ? linePrefixEnd(text, at, lineEnd(text, at)) : at;
    const items: ListItem[] = [];
    const end = scanNumbers(text, from, items);
    const { numbers: count, bytes } = countBytes(items);
    if (count > 0 && bytes * 4 >= count * 3) {
      const region = { items, start: items[0]!.start, end: items[items.length - 1]!.end, closed: true };
      regions.push(region);
      if (count === 1 && isToldAt(text, region.start, told.size > 0)) told.add(region);
    }
    if (end > at && isLineStart(text, end)) at = end;
    else {
      // Skip what stopped the list: a word whole, so that `5px` or `uint8_t` yield no number.
      at = end + 1;
      if (isCjk(text.charCodeAt(end))) while (isCjk(text.charCodeAt(at))) at++;
      else if (isWordCharacter(text.charCodeAt(end))) while (isWordCharacter(text.charCodeAt(at))) at++;
    }
  }
  const most = Math.max(0, ...regions.slice(0, 10_000).map(({ items }) => items.length));
  if (told.size > 1 && regions.some(({ items }) => items.some(({ value }) => value > 127)))
    return regions.filter((region) => told.has(region) || region.items.length >= 4);
  return forced ? regions : regions.filter(({ items }) => items.length >= Math.min(4, most) && most > 1);
}

/** True when only blanks stand between the beginning of the line and `at`. */
function isLineStart(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && isBlank(text.charCodeAt(before))) before--;
  return before < 0 || text.charCodeAt(before) === 0x0a;
}

function writeRegions(text: string, regions: readonly NumberList[]): Draft {
  const out = new DraftBuilder(text, 64);
  let at = 0;
  let two = 0;
  let count = 0;
  for (const region of regions) {
    if (text.slice(at, region.start).includes('\n') && text.slice(at, region.start).trim() === '') out.line();
    else if (at > 0) out.piece();
    out.prose(at, region.start);
    for (const item of region.items) {
      const previous = text.charCodeAt(item.start - 1);
      if (previous === 0x0a || previous === 0x0d) out.line();
      writeItems(out, [item]);
      count++;
      if (item.end - item.start === 2) two++;
    }
    at = region.end;
  }
  out.prose(at, text.length);
  // Two digits each, all of them: as likely hex pairs without a letter.
  const shape = two === count ? 0.55 : 0.88;
  const covered = Math.min(1, (4 * count) / Math.max(1, text.length - text.length * 0.1));
  return out.build(formatOf(regions), shape * (0.7 + 0.3 * covered) * (count === 1 ? 0.5 : 1));
}

/** `129.5.72.101`, `129-5-72`, `129/5/72`: one separator, no white space. Not part of a longer word. */
const JOINED = /(?<![\w.:/-])\d{1,3}([.\-/:_])\d{1,3}(?:\1\d{1,3})*(?![\w:/-]|\.\d)/g;
/** An address has four numbers with dots, a version fewer: alone they may be bytes, among words they are not. */
const LONGER_THAN_ADDRESS = 5;

/** Numbers joined by one separator, alone or as most of the paste; null where they are dates, times, addresses or hex pairs. */
function readJoined(text: string): Draft | null {
  const found = [...text.matchAll(JOINED)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    parts: match[0].split(match[1]!),
  }));
  const words = found.filter(({ parts }) => parts.every((part) => Number(part) < 256) && !parts.every((part) => part.length === 2));
  const covered = words.reduce((sum, { start, end }) => sum + end - start, 0);
  const alone = words.length === found.length && covered === text.replace(/\s/g, '').length;
  const chosen = alone ? words : words.filter(({ parts }) => parts.length >= LONGER_THAN_ADDRESS);
  const longest = Math.max(0, ...chosen.map(({ parts }) => parts.length));
  // `1.0` and `1.2.3` are versions; the first byte of a whole message is 128 or more.
  if (longest === 0 || (longest < LONGER_THAN_ADDRESS && Number(chosen[0]!.parts[0]) < 128)) return null;
  const out = new DraftBuilder(text, 64);
  let at = 0;
  for (const { start, end, parts } of chosen) {
    if (at > 0) out.line();
    out.prose(at, start);
    let from = start;
    for (const part of parts) {
      out.byte(Number(part), from, from + part.length);
      from += part.length + 1;
    }
    at = end;
  }
  out.prose(at, text.length);
  return out.build('decimal', alone && longest !== 4 ? 0.88 : 0.8);
}

/** `201 005 110`: three octal digits each, none above 377. */
function readOctal(text: string, regions: readonly NumberList[]): Draft | null {
  const items = regions.flatMap((region) => region.items.slice());
  const fits = items.every(({ start, end, elided }) => elided !== null || /^[0-3][0-7]{2}$/.test(text.slice(start, end)));
  if (!fits || items.length < 2) return null;
  const out = new DraftBuilder(text, items.length);
  let at = 0;
  for (const region of regions) {
    out.prose(at, region.start);
    writeItems(
      out,
      region.items.map((item) => (item.elided === null ? { ...item, value: parseInt(text.slice(item.start, item.end), 8) } : item)),
    );
    at = region.end;
  }
  out.prose(at, text.length);
  return out.build('od', 0.7);
}

const INDEX_LINE =
  /[ \t]{0,40}(?:\[["']?(\d{1,9})["']?\]|["']?(\d{1,9})["']?)[ \t]{0,8}(?::|=>|=)\s{0,8}(?:(?:int|uint8|byte)\()?(-?\d{1,3})\)?[ \t]{0,8}[,;]?[ \t\r]{0,8}(?=\n|$|[,;})\]\s])/y;

/** `0: 129` or `[0] => 129`, one entry after the other with an index that counts up. */
function readIndexed(text: string): Draft | null {
  const out = new DraftBuilder(text, 64);
  let at = 0;
  let kept = 0;
  let expected = -1;
  let entries = 0;
  while (at < text.length) {
    INDEX_LINE.lastIndex = at;
    const match = isDigitOrBracket(text, at) ? INDEX_LINE.exec(text) : null;
    const index = match === null ? -1 : Number(match[1] ?? match[2]);
    const value = match === null ? 0 : Number(match[3]);
    if (match === null || (index !== expected && index > 1) || !isByteValue(value)) {
      at++;
      continue;
    }
    if (index !== expected) out.piece();
    expected = index + 1;
    entries++;
    const valueStart = match.index + match[0].lastIndexOf(match[3]!);
    out.prose(kept, match.index);
    out.drop(match.index, valueStart, 'offset-column');
    out.byte(value & 0xff, valueStart, valueStart + match[3]!.length);
    at = kept = valueStart + match[3]!.length;
  }
  if (entries < 3 || isIndexedHex(text, expected)) return null;
  out.prose(kept, text.length);
  out.note('columns-dropped');
  return out.build(/-\d/.test(text) ? 'signed-decimal' : 'decimal', 0.92);
}

/** The entry behind the last one is in hex, so the others are: `[4]: 6c`. */
function isIndexedHex(text: string, index: number): boolean {
  const entry = new RegExp(
    `(?:\\[${String(index)}\\]|(?:^|\\n)[ \\t]*${String(index)})\\s?(?::|=>|=)\\s{0,8}(?:\\d?[a-fA-F]|[a-fA-F]\\d)[0-9a-fA-F]?\\b`,
  );
  return entry.test(text);
}

function isDigitOrBracket(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  return (code === 0x5b || code === 0x22 || isDigit(code)) && !isWordCharacter(before) && before !== 0x3a && before !== 0x2e;
}

/** Nothing that is a byte: say of each number that it is too large, as far as there is room for notes. */
function outOfRangeOnly(text: string): Draft {
  const out = new DraftBuilder(text);
  for (const match of text.slice(0, 4096).matchAll(/-?\d+/g)) out.numberOutOfRange(match.index, match.index + match[0].length);
  return out.build('decimal', 0.1);
}
