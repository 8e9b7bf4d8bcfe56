/**
 * Hex digits in any arrangement: spaced, with colons or dashes, in a row, over several lines, with comments.
 *
 * Knows digits, separators, and words that are neither. Must not know dumps (they have columns) or frames.
 */
import { HEX, hexValue, isBlank, lineEnd, trimmedEnd } from '../characters.ts';
import { DraftBuilder, type Draft, type Reader, type Source } from '../draft.ts';
import { textColumnAt } from '../dump-line.ts';
import { everyLineIsComment, isCommentLine, linePrefixEnd } from '../line-prefix.ts';
import { readEvenRun } from './hex-run.ts';
import { hasPairs, isTold, isTypo, keptWords, meantWords, wordsOf, wrongDigit, type Word } from './hex-words.ts';

export const hex: Reader = { formats: ['hex'], read };

/** Rows of hex with a text column beside it are no longer. */
const LONGEST_ROW = 400;

interface LineOptions {
  readonly forced: boolean;
  /** Every line is commented out, so comment marks are prefixes. */
  readonly commented: boolean;
  /** Pairs stand in a row somewhere, so that a long number is rather a pointer. */
  readonly pairs: boolean;
}

interface Tally {
  pairs: number;
  singles: number;
  /** Words of an odd number of digits from three on: decimal, more likely. */
  odd: number;
  long: number;
  foreign: number;
  /** Pairs behind `0x` or `\\x`: other readers' business, though they can be read so. */
  spelled: number;
  /** Bytes of which a sentence says that they are: `the first byte is 81`. */
  told: number;
}

function read({ text, readAs }: Source): Draft[] {
  const forced = readAs === 'hex';
  const pairs = hasPairs(text);
  const draft = readWith(text, { forced, pairs, commented: everyLineIsComment(text) });
  // Nothing but in the comments: then the bytes are there, `buf.toString('hex') // 8185…`.
  const again = draft.bytes.length === 0 && /\/\/|#/.test(text) ? readWith(text, { forced, pairs, commented: true }) : draft;
  return again.bytes.length === 0 && !forced ? [] : [again];
}

function readWith(text: string, how: LineOptions): Draft {
  const out = new DraftBuilder(text, text.length / 3 + 16);
  const tally: Tally = { pairs: 0, singles: 0, odd: 0, long: 0, foreign: 0, spelled: 0, told: 0 };
  let at = 0;
  while (at < text.length) {
    const pairs = readEvenRun(out, text, at);
    if (pairs.bytes > 0) {
      tally.pairs += pairs.bytes;
      at = pairs.end;
      continue;
    }
    const end = lineEnd(text, at);
    readLine(out, text, at, end, tally, how);
    at = end + 1;
    out.line();
  }
  return out.build('hex', fitOf(tally, out.length, text));
}

function readLine(out: DraftBuilder, text: string, start: number, end: number, tally: Tally, how: LineOptions): void {
  const { forced, commented } = how;
  const atLineStart = start === 0 || text.charCodeAt(start - 1) === 0x0a;
  if (atLineStart && !commented && isCommentLine(text, start, end)) {
    out.prose(start, end);
    return;
  }
  const from = atLineStart ? linePrefixEnd(text, start, end) : start;
  // A row may have been read in part by the fast lane.
  const rowStart = atLineStart
    ? from
    : text.slice(Math.max(0, start - LONGEST_ROW), start).lastIndexOf('\n') + 1 + Math.max(0, start - LONGEST_ROW);
  const columnAt = end - rowStart < LONGEST_ROW ? textColumnAt(text, rowStart, trimmedEnd(text, from, end)) : -1;
  const commentAt =
    columnAt >= 0 ? Math.max(columnAt, from) : commented && !isCommentLine(text, start, end) ? end : commentStart(text, from, end);
  const all = wordsOf(text, from, commentAt);
  const words = forced ? all : meantWords(text, all, commentAt, how.pairs, atLineStart);
  const kept = forced ? words.map(({ digits }) => digits >= 0) : keptWords(text, words, tally.told === out.length ? tally.told : -1);
  const anyKept = kept.includes(true);
  // Words that are no bytes are left out together: "client -> server" says something that "server" alone does not.
  let wordsFrom = start;
  let wordsEnd = from;
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const isTypoHere = word.digits === -1 && (forced || isTypo(text, words, kept, i));
    if (word.digits !== -2 && !kept[i] && !isTypoHere) {
      tally.foreign++;
      wordsEnd = word.end;
      continue;
    }
    out.prose(wordsFrom, wordsEnd);
    wordsFrom = wordsEnd = word.end;
    if (kept[i]) {
      if (isTold(text, words, kept, i, tally.told > 0)) tally.told++;
      writeWord(out, text, word, tally, words, isLast(text, word.end));
    } else if (isTypoHere) {
      tally.foreign++;
      out.notHex(word.start, word.end, wrongDigit(text, word));
    } else if (anyKept || words.length === 1) out.elision(word.start, word.end, null);
    else out.drop(word.start, word.end, 'elision');
  }
  out.prose(wordsFrom, wordsEnd);
  if (columnAt >= 0) out.drop(commentAt, end, 'ascii-column');
  else out.prose(commentAt, end);
}

/** True when nothing but white space and closing marks follows: a digit left over there was cut off. */
function isLast(text: string, at: number): boolean {
  return /^[\s.…>\])}'"]*$/.test(text.slice(at, at + 64)) && at + 64 > text.length;
}

function commentStart(text: string, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x2f && (text[at + 1] === '/' || text[at + 1] === '*')) return at;
    const isMark = code === 0x3b || (code === 0x23 && hexValue(text.charCodeAt(at + 1)) > 15);
    if (isMark && at > from && isBlank(text.charCodeAt(at - 1))) return at;
  }
  return end;
}

function writeWord(out: DraftBuilder, text: string, word: Word, tally: Tally, words: readonly Word[], last: boolean): void {
  const length = word.end - word.digits;
  if (word.digits > word.start && length <= 2) tally.spelled++;
  if (length === 2) tally.pairs++;
  else if (length === 1) tally.singles++;
  else if (length % 2 === 1 && length < 7) tally.odd++;
  else tally.long++;
  if (length === 1) {
    // `81 5 48` is how printf("%x") writes 05. At the end of the paste, or alone, it is half a byte.
    if (last || words.length < 3) out.digitLeftOver(word.digits, last);
    else {
      out.note(
        'hex-digit-left-over',
        { position: word.digits + 1, digit: text.charAt(word.digits), readAs: '0' + text.charAt(word.digits) },
        word.digits,
      );
      out.byte(hexValue(text.charCodeAt(word.digits)), word.digits, word.end);
    }
    return;
  }
  if (
    length === 8 &&
    /^f{6}[89a-f]/i.test(text.slice(word.digits, word.end)) &&
    words.some(({ end, digits }) => digits >= 0 && end - digits <= 2)
  ) {
    out.note('sign-extended', { position: word.digits + 1 }, word.digits, word.end);
    out.byte(parseInt(text.slice(word.digits + 6, word.end), 16), word.digits, word.end);
    tally.long--;
    tally.pairs++;
    return;
  }
  const even = word.end - (length % 2);
  const store = out.reserve(length >> 1);
  const base = out.length;
  for (let at = word.digits, i = base; at < even; at += 2, i++) {
    const high = HEX[text.charCodeAt(at)]!;
    store[i] = high * 16 + HEX[text.charCodeAt(at + 1)]!;
  }
  const first = word.digits === word.start + 2 && length === 2 ? word.start : word.digits;
  if (first === word.start && first !== word.digits) out.filled(1, word.start, 0, 4);
  else out.filled(length >> 1, word.digits, 2, 2);
  if (even < word.end) out.digitLeftOver(even, last);
}

/** How well the digits look like hex bytes, whatever they mean. */
function fitOf(tally: Tally, bytes: number, text: string): number {
  const words = tally.pairs + tally.singles + tally.odd + tally.long;
  if (words === 0 || bytes === 0) return 0.05;
  const odd = tally.odd / words;
  const single = tally.singles / words;
  let fit = tally.long > 0 && tally.pairs <= 1 ? 0.86 : 0.94;
  if (bytes === 1) fit = 0.5;
  if (tally.spelled * 2 > words && tally.told < words) fit = 0.5;
  // `[-120, 2`: a sign is no separator.
  if (/[[({,]\s?-\d/.test(text.slice(0, 4096))) fit *= 0.5;
  // `dead beef` may be words; digits among the letters make it hex.
  if (!/\d/.test(text.slice(0, 65_536))) fit *= tally.pairs > 3 ? 0.9 : 0.5;
  fit *= (1 - 0.9 * odd) * (1 - 0.5 * single);
  const foreign = tally.foreign / (tally.foreign + words);
  // A sentence about each of the bytes is nothing foreign to them.
  return fit * (1 - (tally.told > 1 && tally.told === words ? 0.3 : 0.6) * foreign);
}
