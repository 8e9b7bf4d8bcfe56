/**
 * Source code that spells bytes one by one: `0x81, 0x85`, C arrays, `(byte) 0x81`, `[]byte{0x81, 'h'}`, Rust slices.
 *
 * Knows number and character literals, groups and comments of the C family. Must not know frames.
 */
import { hexValue, isDigit } from '../characters.ts';
import { tokenize, type CodeToken } from '../code-tokens.ts';
import { DraftBuilder, type Draft, type Reader, type Source } from '../draft.ts';
import { everyLineIsComment } from '../line-prefix.ts';

export const hexList: Reader = { formats: ['hex-list'], read };

/** What such source code has and other text hardly: else it need not be cut into tokens. */
const SIGNS = [
  /\d '|'\\x|0[xXbB][0-9a-fA-F]/,
  /\b[0-9a-fA-F]{2}[hH]\b|&H[0-9a-fA-F]/,
  /16#[0-9a-fA-F]|[#%]x[0-9a-fA-F]{1,2}\b|\d'[hHbB][0-9a-fA-F]|\b[xX]"[0-9a-fA-F]{2}"/,
];

interface Group {
  /** Literals in radix 16 or 2: what tells a list of bytes from other numbers. */
  radix: number;
  numbers: number;
  /** What stands before its first number, up to the bracket and its name, with every number as 0. */
  readonly opening: string;
}

function read({ text, readAs }: Source): Draft[] {
  if (readAs !== 'hex-list' && !SIGNS.some((sign) => sign.test(text))) return [];
  const commented = everyLineIsComment(text);
  const raw = tokenize(text, commented);
  const shown = shownCharacters(text, raw);
  const tokens = raw.map((token, i) =>
    isLabel(text, token, raw[i + 1]) || shown.has(raw[i - 1]?.start ?? -1) ? { ...token, kind: 'comment' as const } : token,
  );
  const groups = new Map<number, Group>();
  for (const { kind, group, start } of tokens) {
    if (kind === 'comment' || kind === 'word' || kind === 'elision') continue;
    const entry = groups.get(group) ?? { radix: 0, numbers: 0, opening: openingBefore(text, start) };
    entry.numbers++;
    if (kind === 'hex' || shown.has(start) || (kind === 'character' && text[start + 1] === '\\')) entry.radix++;
    groups.set(group, entry);
  }
  // Numbers outside every bracket count only where no bracket holds any: `x[0] = 0x81` does, `len = 0x0b` after a list does not.
  const inner = [...groups].filter(([id, { radix }]) => id !== 0 && radix > 0);
  const largest = Math.max(0, ...inner.slice(0, 1000).map(([, { numbers }]) => numbers));
  const outside = groups.get(0)?.radix ?? 0;
  const useOutside = largest < 2 && outside > 0 && outside >= inner.length;
  // A list of one counts beside longer ones only where it is written like them: `frame2[1] = {0x81}`, but not `at[0x10]`.
  const openings = new Set(inner.filter(([, { numbers }]) => numbers > 1).map(([, { opening }]) => opening));
  const isList = ({ numbers, opening }: Group): boolean => largest < 2 || numbers > 1 || openings.has(opening);
  const chosen = new Set(useOutside ? [0] : inner.filter(([, group]) => isList(group)).map(([id]) => id));
  if (chosen.size === 0 && readAs !== 'hex-list') return [];
  const out = write(text, tokens, chosen, useOutside);
  if (out.length === 0 && readAs !== 'hex-list') return [];
  // In source code the list is most of the paste; a few literals in much else are numbers of that else.
  const written = tokens.reduce(
    (sum, { kind, group, start, end }) => (kind !== 'word' && chosen.has(group) ? sum + end - start + 2 : sum),
    0,
  );
  // `0x818537fa 213d7f9f`: digits that go on without a prefix are one value in groups, not a list.
  const brokenDigits = tokens.some(({ kind, group, start }) => kind === 'word' && chosen.has(group) && isDigit(text.charCodeAt(start)));
  const share = Math.min(1, (4 * written) / text.length);
  // One long literal may be a pointer.
  const literals = tokens.filter(({ kind, group }) => (kind === 'hex' || (kind === 'decimal' && !useOutside)) && chosen.has(group)).length;
  return [out.build('hex-list', (out.length === 1 ? 0.7 : literals === 1 ? 0.86 : 0.94) * (share < 0.5 || brokenDigits ? 0.4 : 1))];
}

function openingBefore(text: string, start: number): string {
  const line = text.slice(Math.max(0, start - 40), start).trimEnd();
  return line.slice(line.lastIndexOf('\n') + 1).replace(/\d+/g, '0');
}

/** GDB: `0x6c <repeats 15 times>`. */
const MOST_REPEATS = 1_000_000;
const REPEATS = /<repeats $/;
const COUNT = /^ ?(?:bytes?\b|octets?\b|items?\b|字节)/;
const AFTER_NAME = /[A-Za-z_]\s?[=:]\s?$/;

/**
 * A number that names or counts instead of being a byte: an address (`0x7ffd1000:` in front of its row, `len 0x07:`), or a
 * plain number of its own name (`length = 7, bytes = 0x81…`).
 */
function isLabel(text: string, { kind, start, end }: CodeToken, next: CodeToken | undefined): boolean {
  if (kind === 'decimal' && COUNT.test(text.slice(end, end + 8))) return true;
  if (kind === 'decimal')
    return AFTER_NAME.test(text.slice(Math.max(0, start - 5), start)) && /^\s?[,;)\]}]/.test(text.slice(end, end + 2));
  if (kind !== 'hex' || next === undefined) return false;
  // GDB names the place: `0x7ffe010 <buf+8>:`.
  return /^(?: ?<[^<>\n]{1,60}>)?:[ \t]+(?:0x|&H)/i.test(text.slice(end, end + 80));
}

/** Starts of numbers that a debugger shows with their character behind them: `129 '\\201'`, `0x48 'H'`. */
function shownCharacters(text: string, tokens: readonly CodeToken[]): ReadonlySet<number> {
  const shown = new Set<number>();
  for (let i = 1; i < tokens.length; i++) {
    const [number, character] = [tokens[i - 1]!, tokens[i]!];
    if (character.kind !== 'character' || (number.kind !== 'hex' && number.kind !== 'decimal')) continue;
    const isBeside = character.start - number.end <= 4 && /^[ \t]+$/.test(text.slice(number.end, character.start));
    if (isBeside && number.bytes?.length === 1 && number.bytes[0] === character.bytes?.[0]) shown.add(number.start);
  }
  return shown;
}

function write(text: string, tokens: readonly CodeToken[], chosen: ReadonlySet<number>, outside: boolean): DraftBuilder {
  const out = new DraftBuilder(text, text.length / 5);
  let at = 0;
  let group = -1;
  let groups = 0;
  let comments: CodeToken[] = [];
  for (const token of tokens) {
    const { start, end, kind } = token;
    if (kind === 'comment') {
      comments.push(token);
      continue;
    }
    // Next to literals in hex, a plain number outside brackets is a length or a count.
    const isByte = chosen.has(token.group) && kind !== 'word' && !(outside && kind === 'decimal');
    if (!isByte) continue;
    leaveOut(out, text, at, start, comments);
    comments = [];
    if (token.group !== group && kind !== 'elision') {
      if (group !== -1 && !/^[^\n]*$/.test(text.slice(at, Math.min(start, at + 400)))) out.piece();
      group = token.group;
      groups++;
    }
    const times = kind === 'decimal' && REPEATS.test(text.slice(start - 9, start)) ? Number(text.slice(start, end)) : 0;
    if (times > 0 && times < MOST_REPEATS && out.length > 0) {
      const value = out.bytes[out.length - 1]!;
      for (let i = 1; i < times; i++) out.byte(value, start, end);
      out.note('repeat-expanded', { count: times - 1 }, start, end);
    } else if (kind === 'elision') out.elision(start, end, null);
    else writeLiteral(out, token);
    at = end;
  }
  leaveOut(out, text, at, text.length, comments);
  if (tokens[tokens.length - 1]?.open === true) out.truncated = true;
  if (groups > 1 && !outside) out.note('pieces-joined', { count: groups });
  return out;
}

/** What lies between two bytes: separators, comments, words. */
function leaveOut(out: DraftBuilder, text: string, start: number, end: number, comments: readonly CodeToken[]): void {
  let at = start;
  for (const comment of comments) {
    wordsIn(out, text, at, comment.start);
    out.prose(comment.start, comment.end);
    at = comment.end;
  }
  wordsIn(out, text, at, end);
}

/** A gap of only separators is no prose. */
function wordsIn(out: DraftBuilder, text: string, start: number, end: number): void {
  if (end - start > 64 || /[\w\u0080-\uffff<>]/.test(text.slice(start, end))) out.prose(start, end);
}

function writeLiteral(out: DraftBuilder, { bytes, start, end, kind, digits }: CodeToken): void {
  if (bytes === null) {
    out.numberOutOfRange(start, end);
    return;
  }
  if (digits === undefined || bytes.length === 1) {
    if (kind === 'hex' && digits !== undefined && end - start > 8) out.note('sign-extended', { position: start + 1 }, start, end);
    out.bytesOf(bytes, start, end);
    return;
  }
  // One long literal, `0x818537fa`: each byte has its own two digits; the prefix goes with the first.
  bytes.forEach((value, i) => {
    out.byte(value, digits + 2 * i, digits + 2 * i + 2);
  });
  const odd = digits + 2 * bytes.length;
  if (odd < end && hexValue(out.text.charCodeAt(odd)) < 16) out.digitLeftOver(odd, false);
}
