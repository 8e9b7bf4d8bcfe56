/**
 * The words of a line of hex: which are digits of bytes, which are counts, clocks, pointers or names that look like them.
 *
 * Knows digits and the words around them, a line at a time. Must not know how words become bytes, nor frames.
 */
import { elisionLength, hexValue, isCjk, isDigit, isWordCharacter } from '../characters.ts';
import { goesOnTo, isToldAt } from '../told-bytes.ts';

/** A word of a line: its digits, or a word that is no hex. */
export interface Word {
  readonly start: number;
  readonly end: number;
  /** First digit, behind `0x`, `\x` or `x'`; -1 for a word that is no hex, -2 for an elision. */
  readonly digits: number;
}

const PAIRS = /(?<![0-9a-zA-Z])[0-9a-fA-F]{2}[ :,-][0-9a-fA-F]{2}[ :,-][0-9a-fA-F]{2}(?![0-9a-zA-Z])/;

/** True when three pairs stand in a row somewhere in the text. */
export function hasPairs(text: string): boolean {
  return PAIRS.test(text);
}

/**
 * The words of a line [.., end) with those that cannot be meant as bytes marked as no hex. `pairs`: the paste spells its
 * bytes in pairs. `whole`: the words are all of their line.
 */
export function meantWords(text: string, words: readonly Word[], end: number, pairs: boolean, whole: boolean): Word[] {
  if (whole && (isBinary(text, words) || isDecimal(text, words)))
    return words.map((word) => (word.digits >= 0 ? { ...word, digits: -1 } : word));
  const marked = words.map((word, i) =>
    word.digits >= 0 && ((pairs && isPointer(word)) || isName(text, word) || isSize(text, words, i) || isJsonNumber(text, word))
      ? { ...word, digits: -1 }
      : word,
  );
  return marked.some(({ digits }) => digits === -1) ? withoutNumbers(text, marked, end) : marked;
}

/** `0x7f0012345678` beside pairs. */
function isPointer({ start, end, digits }: Word): boolean {
  return digits === start + 2 && end - digits >= 7;
}

/** `b0=81`, `buf[0]=81`: the name and the index say where the byte stands. */
function isName(text: string, { start, end }: Word): boolean {
  const behind = text.slice(end, end + 5);
  if (/^=(?:0x)?[0-9a-fA-F]{2}/.test(behind)) return /[a-fA-F]/.test(text.charAt(start)) && !isDigit(text.charCodeAt(start));
  return text[start - 1] === '[' && isWordCharacter(text.charCodeAt(start - 2)) && /^\]\s?[=:]/.test(behind);
}

/** `"ts":1714557600`: bytes in JSON are strings. */
function isJsonNumber(text: string, { start, end }: Word): boolean {
  return /":\s?$/.test(text.slice(start - 3, start)) && /^\d+$/.test(text.slice(start, Math.min(end, start + 20)));
}

/** `(11B)` behind eleven pairs, and `fd 5` behind words; at the beginning of a line `fd 05` may be two bytes. */
function isSize(text: string, words: readonly Word[], i: number): boolean {
  const { start, end } = words[i]!;
  const word = text.slice(start, end);
  if (word === 'fd' && i === 0 && /^\s\d\d(?!\w|\s?[:=])/.test(text.slice(end, end + 6))) return false;
  if (word === 'fd') return (words[i - 1]?.digits ?? -1) < 0 && /^\s?[=:]?\s?\d{1,5}(?![\da-fA-F])/.test(text.slice(end, end + 8));
  if (text[start - 1] !== '(' || text[end] !== ')' || !/^\d{1,6}B$/.test(word)) return false;
  return words.slice(0, i).filter(({ start: from, end: to, digits }) => digits === from && to - from === 2).length === parseInt(word, 10);
}

/** Words of eight ones and zeros, the first with its FIN bit set: digits of bytes, and hardly four bytes each. */
function isBinary(text: string, words: readonly Word[]): boolean {
  if (words.length < 2 || text[words[0]!.start] !== '1') return false;
  return words.every(({ start, end, digits }) => digits === -2 || (end - start === 8 && /^[01]+$/.test(text.slice(start, end))));
}

/** Numbers of up to three decimal digits and none beyond a byte, some of three: `129 5 72`. Three digits are no hex bytes. */
function isDecimal(text: string, words: readonly Word[]): boolean {
  let three = 0;
  for (const { start, end, digits } of words) {
    if (digits < 0) continue;
    if (end - start > 3 || !/^\d+$/.test(text.slice(start, end)) || Number(text.slice(start, end)) > 255) return false;
    if (end - start === 3) three++;
  }
  return three > 0 && words.filter(({ digits }) => digits >= 0).length > 1;
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
const NAMED_NUMBER = /^(?:\d{1,5}(?:[\]),;>]|:\s)|(?:\d|\d{3}|\d{5})(?=\s+\S))/;
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

export function wordsOf(text: string, from: number, end: number): Word[] {
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
    else if (isCjk(code)) {
      const start = at;
      while (at < end && isCjk(text.charCodeAt(at))) at++;
      words.push({ start, end: at, digits: -1 });
    } else if (isWordCharacter(code)) {
      const start = at;
      let isHex = true;
      let digits = at;
      if (/^(?:0[xX]|[xXhH]')/.test(text.slice(at, at + 2))) digits = at + 2;
      else if (/^[xX]/.test(text[at]!) && text[at - 1] === '\\') digits = at + 1;
      at = digits;
      while (at < end && isWordCharacter(text.charCodeAt(at)) && !isCjk(text.charCodeAt(at))) {
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

/**
 * Which words are bytes: all on a line of hex alone; between other words only what can hardly be a word itself. `told`: of
 * how many bytes before a sentence said that they are; -1 when there are others.
 */
export function keptWords(text: string, words: readonly Word[], told: number): boolean[] {
  const isHex = words.map(({ digits }) => digits >= 0);
  const foreign = words.filter(({ digits }) => digits === -1).length;
  if (foreign === 0) return isHex;
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
    // `VALUES(1,X'8105…')`: beside a long word, a digit alone is a number of its own.
    const long = digits > 0 && pairs === 0;
    if (long) for (let k = i; k < end; k++) kept[k] = words[k]!.end - words[k]!.digits >= 4;
    else if (pairs >= 2 || (pairs > 0 && besideTypo(text, words, i, end))) kept.fill(true, i, end);
    i = Math.max(end, i + 1);
  }
  const begin = kept.indexOf(true);
  if (told >= 0) {
    for (let i = 0; i < (begin < 0 ? words.length : begin); i++) if (isTold(text, words, kept, i, told > 0)) kept[i] = true;
  }
  return kept;
}

/**
 * True when words say of the pair that it is a byte: `the first byte is 0x81, then 0x05`, `第一个字节 81`, `buf[0]=81`. What
 * such a sentence says before the bytes stand in a row belongs to them; behind them it only explains.
 */
export function isTold(text: string, words: readonly Word[], kept: readonly boolean[], i: number, before = false): boolean {
  const { start, end, digits } = words[i]!;
  if (digits < 0 || end - digits !== 2) return false;
  const first = kept.indexOf(true);
  const follows = first >= 0 && first < i;
  return isToldAt(text, start, before || follows) || (follows && goesOnTo(text, words[i - 1]!.start, start));
}

/** A lone pair counts next to a word of two characters, which was meant as a pair. */
function besideTypo(text: string, words: readonly Word[], from: number, to: number): boolean {
  return [words[from - 1], words[to]].some((word) => word !== undefined && word.digits === -1 && isLikeHex(text, word));
}

/** A short wrong word between bytes was meant as a byte: `3g`, `O5`. */
export function isTypo(text: string, words: readonly Word[], kept: readonly boolean[], at: number): boolean {
  const { start, end } = words[at]!;
  const between = kept[at - 1] === true && (kept[at + 1] === true || at === words.length - 1);
  return between && end - start <= 2 && /[0-9a-fA-FOoIl]/.test(text.slice(start, end));
}

/** Two characters, one of which may be a digit: meant as a pair. */
function isLikeHex(text: string, { start, end }: Word): boolean {
  return end - start === 2 && /[0-9a-fA-FOoIl]/.test(text.slice(start, end));
}

export function wrongDigit(text: string, { start, end }: Word): number {
  let at = start;
  while (at < end - 1 && hexValue(text.charCodeAt(at)) < 16) at++;
  return at;
}
