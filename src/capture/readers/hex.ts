/**
 * Hex digits in any arrangement: spaced, with colons or dashes, in a row, over several lines, with comments.
 *
 * Knows digits, separators, and words that are neither. Must not know dumps (they have columns) or frames.
 */
import { HEX, elisionLength, hexValue, isBlank, isWordCharacter, isDigit, lineEnd, trimmedEnd } from '../characters.ts';
import { DraftBuilder, type Draft, type Reader, type Source } from '../draft.ts';
import { textColumnAt } from '../dump-line.ts';
import { everyLineIsComment, isCommentLine, linePrefixEnd } from '../line-prefix.ts';
import { readEvenRun } from './hex-run.ts';

export const hex: Reader = { formats: ['hex'], read };

/** Rows of hex with a text column beside it are no longer. */
const LONGEST_ROW = 400;

/** A word of a line: its digits, or a word that is no hex. */
interface Word {
  readonly start: number;
  readonly end: number;
  /** First digit, behind `0x`, `\x` or `x'`; -1 for a word that is no hex, -2 for an elision. */
  readonly digits: number;
}

interface LineOptions {
  readonly forced: boolean;
  /** Every line is commented out, so comment marks are prefixes. */
  readonly commented: boolean;
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
}

function read({ text, readAs }: Source): Draft[] {
  const forced = readAs === 'hex';
  const draft = readWith(text, { forced, commented: everyLineIsComment(text) });
  // Nothing but in the comments: then the bytes are there, `buf.toString('hex') // 8185…`.
  const again = draft.bytes.length === 0 && /\/\/|#/.test(text) ? readWith(text, { forced, commented: true }) : draft;
  return again.bytes.length === 0 && !forced ? [] : [again];
}

function readWith(text: string, how: LineOptions): Draft {
  const out = new DraftBuilder(text, text.length / 3 + 16);
  const tally: Tally = { pairs: 0, singles: 0, odd: 0, long: 0, foreign: 0, spelled: 0 };
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
  if (!forced && isBinary(text, all)) {
    out.prose(start, end);
    tally.foreign += all.length;
    return;
  }
  const words = !forced && all.some(({ digits }) => digits === -1) ? withoutNumbers(text, all, commentAt) : all;
  const kept = keptWords(text, words, forced);
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
    if (kept[i]) writeWord(out, text, word, tally, words, isLast(text, word.end));
    else if (isTypoHere) {
      tally.foreign++;
      out.notHex(word.start, word.end, wrongDigit(text, word));
    } else if (anyKept || words.length === 1) out.elision(word.start, word.end, null);
    else out.drop(word.start, word.end, 'elision');
  }
  out.prose(wordsFrom, wordsEnd);
  if (columnAt >= 0) out.drop(commentAt, end, 'ascii-column');
  else out.prose(commentAt, end);
}

/** Words of eight ones and zeros, the first with its FIN bit set: digits of bytes, and hardly four bytes each. */
function isBinary(text: string, words: readonly Word[]): boolean {
  if (words.length < 2 || text[words[0]!.start] !== '1') return false;
  return words.every(({ start, end, digits }) => digits === -2 || (end - start === 8 && /^[01]+$/.test(text.slice(start, end))));
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

/** A remark in parentheses between bytes: words, and no pairs in a row. */
const REMARK =
  /\((?=[^()\n]{0,80}[g-zG-Z\u00c0-\uffff])(?![^()\n]{0,80}\b(?:[0-9a-fA-F]{2}[ ,:][0-9a-fA-F]{2}\b|(?:0x)?[0-9a-fA-F]{6}))[^()\n]{1,80}\)/y;
/** Never bytes: `127.0.0.1:8080`, `[::1]:8080`, a date with its time. */
const ADDRESS =
  /\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5}|\.\d{3,5})(?![\w.:])|\[[0-9a-fA-F:]{2,39}\]:\d{1,5}\b|(?:19|20)\d\d-\d\d-\d\d[ T]\d\d:\d\d\S*/y;
/** No bytes where the line says more than bytes: `12:31`, `12:31:05.1`, `2024/5/1`, `127.0.0.1`, a UUID, and `cap=1024]`, `len=7,` behind their names. */
const CLOCK =
  /(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?(?![\w:])|(?:19|20)\d\d[-/]\d\d?[-/]\d\d?(?![\w/-])|\d{1,3}(?:\.\d{1,3}){3}(?![\w.])|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?![\w-])/y;
const NAMED_NUMBER = /^(?:\d{1,5}[\]),;>]|(?:\d|\d{3}|\d{5})(?=\s+\S))/;
/** `[7 bytes]`, `(11 bytes)`, `7 个字节`. */
const COUNT = /^\d{1,7}\s?(?:bytes?\b|octets?\b|bits?\b|B\b|个?字节)/;

function matchEnd(pattern: RegExp, text: string, at: number, end: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) && pattern.lastIndex <= end ? pattern.lastIndex : at;
}

/** Marks the words of a line with other words as no hex where they are a clock, a date or a number of their own name. */
function withoutNumbers(text: string, words: readonly Word[], end: number): Word[] {
  let until = -1;
  return words.map((word, i) => {
    const { start, digits } = word;
    if (digits < 0) return word;
    if (start >= until && !/[:.\-/]/.test(text.charAt(start - 1))) {
      const stop = matchEnd(CLOCK, text, start, end);
      if (stop > start) until = stop;
    }
    const isNamed =
      /\w[=:]$/.test(text.slice(start - 2, start)) && words[i - 1]?.digits === -1 && NAMED_NUMBER.test(text.slice(start, start + 7));
    const isBehindWord = (words[i - 1]?.digits ?? -1) < 0 || /[[({,;]/.test(text.charAt(start - 1));
    const isCount = isBehindWord && COUNT.test(text.slice(start, start + 16));
    const isPort = words[i - 1]?.end === start - 1 && /(?:localhost|\.[\w-]{2,30}):$/i.test(text.slice(Math.max(0, start - 32), start));
    return start < until || isNamed || isCount || isPort ? { ...word, digits: -1 } : word;
  });
}

function wordsOf(text: string, from: number, end: number): Word[] {
  const words: Word[] = [];
  let at = from;
  while (at < end) {
    const code = text.charCodeAt(at);
    const dots = elisionLength(text, at);
    if (dots > 0) {
      words.push({ start: at, end: at + dots, digits: -2 });
      at += dots;
    } else if (code === 0x28 && matchEnd(REMARK, text, at, end) > at) {
      words.push({ start: at, end: REMARK.lastIndex, digits: -1 });
      at = REMARK.lastIndex;
    } else if ((isDigit(code) || code === 0x5b) && matchEnd(ADDRESS, text, at, end) > at) {
      words.push({ start: at, end: ADDRESS.lastIndex, digits: -1 });
      at = ADDRESS.lastIndex;
    } else if (code === 0x5f && hexValue(text.charCodeAt(at + 1)) < 16) at++;
    else if (isWordCharacter(code)) {
      const start = at;
      let isHex = true;
      let digits = at;
      if (/^(?:0[xX]|[xXhH]')/.test(text.slice(at, at + 2))) digits = at + 2;
      else if (/^[xX]/.test(text[at]!) && text[at - 1] === '\\') digits = at + 1;
      at = digits;
      while (at < end && isWordCharacter(text.charCodeAt(at))) {
        // `81_85` are two words; in anything that is no hex, an underscore is a letter.
        if (text.charCodeAt(at) === 0x5f && isHex && at > digits && (at - digits) % 2 === 0) break;
        if (hexValue(text.charCodeAt(at)) > 15) isHex = false;
        at++;
      }
      words.push({ start, end: at, digits: isHex && at > digits ? digits : -1 });
    } else at++;
  }
  return words;
}

/** Which words are bytes: all on a line of hex alone; between other words only what can hardly be a word itself. */
function keptWords(text: string, words: readonly Word[], forced: boolean): boolean[] {
  const isHex = words.map(({ digits }) => digits >= 0);
  const foreign = words.filter(({ digits }) => digits === -1).length;
  if (foreign === 0 || forced) return isHex;
  // `81 (FIN, text) 05 (length)`: all the rest is bytes.
  const isPair = ({ start, end, digits }: Word): boolean => digits === start && end - start === 2;
  if (words.every(({ start, digits }) => digits !== -1 || text[start] === '(') && words.some(isPair)) return isHex;
  const kept = isHex.map(() => false);
  // `81: FIN and text`, `05 = length`: one byte and what it says.
  const saysWhat = words[1]?.digits === -1 && /^\s?(?:[:=→(]|-+>?\s|=>)/.test(text.slice(words[0]!.end, words[0]!.end + 4));
  if (saysWhat && isPair(words[0]!)) kept[0] = true;
  for (let i = 0; i < words.length;) {
    let end = i;
    let pairs = 0;
    let digits = 0;
    while (end < words.length && isHex[end] && (end === i || !/[()=]/.test(text.slice(words[end - 1]!.end, words[end]!.start)))) {
      const word = words[end]!;
      const length = word.end - word.digits;
      if (length === 2) pairs++;
      if (length >= 6 && length % 2 === 0 && /\d/.test(text.slice(word.digits, Math.min(word.end, word.digits + 64)))) digits += length;
      end++;
    }
    if (pairs >= 2 || digits > 0 || (pairs > 0 && besideTypo(text, words, i, end))) kept.fill(true, i, end);
    i = Math.max(end, i + 1);
  }
  return kept;
}

/** A lone pair counts next to a word of two characters, which was meant as a pair. */
function besideTypo(text: string, words: readonly Word[], from: number, to: number): boolean {
  return [words[from - 1], words[to]].some((word) => word !== undefined && word.digits === -1 && isLikeHex(text, word));
}

/** A short wrong word between bytes was meant as a byte: `3g`, `O5`. */
function isTypo(text: string, words: readonly Word[], kept: readonly boolean[], at: number): boolean {
  const { start, end } = words[at]!;
  const between = kept[at - 1] === true && (kept[at + 1] === true || at === words.length - 1);
  return between && end - start <= 2 && /[0-9a-fA-FOoIl]/.test(text.slice(start, end));
}

/** Two characters, one of which may be a digit: meant as a pair. */
function isLikeHex(text: string, { start, end }: Word): boolean {
  return end - start === 2 && /[0-9a-fA-FOoIl]/.test(text.slice(start, end));
}

function wrongDigit(text: string, { start, end }: Word): number {
  let at = start;
  while (at < end - 1 && hexValue(text.charCodeAt(at)) < 16) at++;
  return at;
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
  if (tally.spelled * 2 > words) fit = 0.5;
  // `[-120, 2`: a sign is no separator.
  if (/[[({,]\s?-\d/.test(text.slice(0, 4096))) fit *= 0.5;
  // `dead beef` may be words; digits among the letters make it hex.
  if (!/\d/.test(text.slice(0, 65_536))) fit *= tally.pairs > 3 ? 0.9 : 0.5;
  fit *= (1 - 0.9 * odd) * (1 - 0.5 * single);
  const foreign = tally.foreign / (tally.foreign + words);
  return fit * (1 - 0.6 * foreign);
}
