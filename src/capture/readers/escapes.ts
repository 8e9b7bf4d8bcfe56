/**
 * String literals with escapes: Python, C, Ruby, Rust, JavaScript, strace, Wireshark's "escaped string"; and Lua, whose
 * digits are decimal. Also `%81%05` and escapes without quotes.
 *
 * Knows literals and what joins them. Must not know frames.
 */
import { isSpace, isWordCharacter, lineEnd, skipSpace } from '../characters.ts';
import { DraftBuilder, type Draft, type Reader, type Source } from '../draft.ts';
import { readEscape, type EscapeStyle } from '../escape-sequences.ts';
import { markIn } from '../direction-marks.ts';
import { linePrefixEnd } from '../line-prefix.ts';
import { encodeCharacter } from '../utf8-characters.ts';

export const escapes: Reader = { formats: ['escapes', 'lua-escapes'], read };

interface Literal {
  readonly start: number;
  /** First character inside the quotes, and the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly end: number;
  readonly closed: boolean;
  readonly numeric: boolean;
  readonly isBytes: boolean;
  /** The format of a shell's or C's printf, in which `%%` is one `%`. */
  readonly isFormat: boolean;
}

/** The head of a handshake as a literal: all its escapes may be line ends. */
const HEAD = /["'](?:[A-Z]{3,7} [^\s"']{1,4000} HTTP\/\d|HTTP\/\d(?:\.\d)? \d{3})[^"'\n]{0,80}\\[rn]/;

function read({ text, raw, readAs }: Source): Draft[] {
  const forced = readAs === 'escapes' || readAs === 'lua-escapes';
  const drafts: Draft[] = [];
  if (forced || /\\(?:x[0-9a-fA-F{]|u[0-9a-fA-F{]|U0|[0-9])|\b(?:[bB]r?|printf )["']/.test(text) || HEAD.test(text.slice(0, 65_536))) {
    // An 8 or 9 rules out octal; 256 and more, of octal digits, rules out decimal.
    const octalOnly = /\\(?:25[67]|2[67][0-7]|3[0-7][0-7])/.test(text);
    const decimalOnly = !octalOnly && /\\[0-7]{0,2}[89]/.test(text);
    const digitsOnly = /\\\d/.test(text);
    // PostgreSQL spells a whole value `\x818537fa`: one mark, then only digits.
    const isRow = /\\x[0-9a-fA-F]{6,}/.test(text) && !/\\x[0-9a-fA-F]{2}(?![0-9a-fA-F]{4})/.test(text);
    if (/\\\\(?:x[0-9a-fA-F]{2}|[0-3][0-7]{2})/.test(text) && !/(?<!\\)\\(?:x[0-9a-fA-F]|\d)/.test(text))
      return readStyle(text, raw, 'doubled', 0.95, readAs === 'escapes');
    if (readAs !== 'lua-escapes') drafts.push(...readStyle(text, raw, 'c', decimalOnly || isRow ? 0.6 : 0.95, readAs === 'escapes'));
    if (readAs === 'lua-escapes' || digitsOnly) {
      // `\015\162` is octal in C and decimal in Lua: what the bytes then say decides, unless a digit rules octal out.
      const hex = /\\x/.test(text);
      drafts.push(...readStyle(text, raw, 'lua', hex || octalOnly ? 0.5 : decimalOnly ? 0.95 : 0.88, readAs === 'lua-escapes'));
      if (!decimalOnly && !octalOnly && !hex && drafts.length === 2) drafts[0] = { ...drafts[0]!, fit: 0.88 };
    }
  }
  if (/%[0-9a-fA-F]{2}.*%[0-9a-fA-F]{2}|^%[0-9a-fA-F]{2}/.test(text.slice(0, 65_536))) drafts.push(...readPercent(text, raw));
  return drafts;
}

function readStyle(text: string, raw: string, style: EscapeStyle, fit: number, forced: boolean): Draft[] {
  const literals = chooseLiterals(text, innermost(text, findLiterals(text, 0, text.length, style), style), forced);
  const format = style === 'lua' ? 'lua-escapes' : 'escapes';
  if (literals.length === 0) return readUnquoted(text, raw, style, fit);
  // `{'\x81', '\x05', 'H'}`: a list of character literals, which is source code's business.
  if (!forced && literals.length > 1 && literals.every(({ start, from, to }) => text[start] === "'" && to - from <= 4)) return [];
  const out = new DraftBuilder(text, text.length / 2);
  let at = 0;
  let pieces = 0;
  let previous: Literal | null = null;
  for (const literal of literals) {
    if (previous === null || !continues(text, previous, literal)) {
      pieces++;
      out.prose(at, literal.start);
      out.piece();
    } else {
      if (/\w{2}/.test(text.slice(previous.end, literal.start))) out.drop(previous.end, literal.start, 'comment');
      if (text.slice(previous.end, literal.start).includes('\n')) out.line();
    }
    writeText(out, text, raw, literal, style);
    at = afterElision(out, text, literal.end);
    if (!literal.closed) out.truncated = true;
    previous = literal;
  }
  out.prose(at, text.length);
  if (pieces > 1) out.note('pieces-joined', { count: pieces });
  const numeric = literals.some((literal) => literal.numeric || isHead(text, literal));
  return [out.build(format, numeric ? fit : literals.some(({ isBytes }) => isBytes) ? 0.6 : 0.3)];
}

/** `"…"...` is how strace shows that it cut a string. */
function afterElision(out: DraftBuilder, text: string, at: number): number {
  const dots = /^(?:\.{3}|…)/.exec(text.slice(at, at + 3));
  if (dots === null) return at;
  out.elision(at, at + dots[0].length, null);
  return at + dots[0].length;
}

/** Literals with digits in escapes, or byte literals; and those that operators join to one of them. */
function chooseLiterals(text: string, all: readonly Literal[], forced: boolean): Literal[] {
  const wanted = all.map(
    (literal) => (literal.numeric || literal.isBytes || forced || isHead(text, literal)) && !isShownCharacter(text, literal),
  );
  const linked = (a: number, b: number): boolean => joins(text.slice(all[a]!.end, Math.min(all[b]!.start, all[a]!.end + 400)));
  for (let i = 1; i < all.length; i++) if (wanted[i - 1] && !wanted[i] && linked(i - 1, i)) wanted[i] = true;
  for (let i = all.length - 2; i >= 0; i--) if (wanted[i + 1] && !wanted[i] && linked(i, i + 1)) wanted[i] = true;
  return all.filter((_, i) => wanted[i]);
}

/** Begins a handshake, with a line end spelled out. */
function isHead(text: string, { from, to }: Literal): boolean {
  return /^(?:[A-Z]{3,7} [^\s"']{1,4000} HTTP\/\d|HTTP\/\d(?:\.\d)? \d{3})[^\n]{0,80}\\[rn]/.test(
    text.slice(from, Math.min(to, from + 4200)),
  );
}

/** `129 '\\201'` and `0x81 '\\x81'`: a debugger shows the character beside its number. */
function isShownCharacter(text: string, { start, from, to }: Literal): boolean {
  return text[start] === "'" && to - from <= 4 && /\b(?:0x)?[0-9a-fA-F]+[ \t]{1,2}$/.test(text.slice(Math.max(0, start - 12), start));
}

/** True when the literal goes on with the string of the one before: a comment that names a side begins another. */
function continues(text: string, previous: Literal, { start }: Literal): boolean {
  const between = text.slice(previous.end, Math.min(start, previous.end + 400));
  return joins(between) && !(/\/\/|#/.test(between) && markIn(text, previous.end, start) !== null);
}

/** What may stand between literals of one string: white space, line continuations, `+`, `.`, `..`, `<<`, a prefix of the next. */
function joins(between: string): boolean {
  return (
    between.length < 400 &&
    /^[\s\\]*(?:\+|\.{1,2}|<<|&|~|, iov_len=\d+\}, \{iov_base=|\/\/[^\n]*|#[^\n]*|\)\s*\+\s*(?:b|bytes)?\(?)?[\s\\]*(?:[bBuULrR]{0,2})$/.test(
      between,
    )
  );
}

/**
 * `print "…"` inside the quotes of a shell, b"…" inside Markdown's backticks, a literal inside a JSON text: where all the
 * digits of a literal stand in literals inside it, those are meant.
 */
function innermost(text: string, literals: readonly Literal[], style: EscapeStyle): Literal[] {
  return literals.flatMap((literal) => {
    if (!literal.numeric || literal.isBytes || !/["']/.test(text.slice(literal.from, literal.to))) return [literal];
    const inner = findLiterals(text, literal.from, literal.to, style, true).filter(
      ({ start, numeric, closed }) => numeric && closed && text[start] !== '`',
    );
    // Words, a call or an assignment come before it; quotes alone may be part of the bytes.
    const before = text.slice(literal.from, inner[0]?.start ?? literal.from);
    if (!/[A-Za-z]{2}|[(=]$/.test(before) && !(before === '' && text[literal.start] === '`')) return [literal];
    const within = inner.reduce((sum, { from, to }) => sum + countEscapes(text, from, to, style), 0);
    return inner.length > 0 && within === countEscapes(text, literal.from, literal.to, style) ? inner : [literal];
  });
}

function countEscapes(text: string, from: number, to: number, style: EscapeStyle): number {
  let count = 0;
  for (let at = from; at < to;) {
    const escape = text.charCodeAt(at) === 0x5c ? readEscape(text, at, style) : null;
    if (escape?.numeric === true) count++;
    at = escape?.end ?? at + 1;
  }
  return count;
}

/** Literals that open in [start, end). With `nested`, quotes stand behind the backslashes of a literal around them. */
function findLiterals(text: string, start: number, end: number, style: EscapeStyle, nested = false): Literal[] {
  const literals: Literal[] = [];
  let at = start;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) {
      at += nested && /["'`]/.test(text.charAt(at + 1)) ? 1 : 2;
      continue;
    }
    if (code !== 0x22 && code !== 0x27 && code !== 0x60) {
      at++;
      continue;
    }
    // An apostrophe inside a word opens nothing, unless the letter is a prefix of a literal.
    const prefix = /(?:^|[^\w])([bBuULrRcC]{1,2}|u8)$/.exec(text.slice(Math.max(0, at - 4), at))?.[1] ?? '';
    if (prefix === '' && code === 0x27 && at > 0 && /[A-Za-z]/.test(text[at - 1]!) && /[a-z]/.test(text.charAt(at + 1))) {
      at++;
      continue;
    }
    const isEscaped = nested && text.charCodeAt(at - 1) === 0x5c;
    const literal = scanLiteral(text, at, end, prefix, style, isEscaped ? '\\' : '');
    literals.push(literal);
    at = literal.end;
  }
  return literals;
}

/** The literal whose quote is at `open`; it ends before `limit`. `mark` stands in front of both quotes. */
function scanLiteral(text: string, open: number, limit: number, prefix: string, style: EscapeStyle, mark: string): Literal {
  const quote = text.charAt(open);
  const width = mark === '' && text.startsWith(quote.repeat(3), open) && quote !== '`' ? 3 : 1;
  const closing = mark + quote.repeat(width);
  const from = open + width;
  let at = from;
  let numeric = false;
  while (at < limit && !text.startsWith(closing, at)) {
    if (text.charCodeAt(at) === 0x5c) {
      const escape = readEscape(text, at, style);
      if (escape?.numeric === true) numeric = true;
      at = escape?.end ?? at + 1;
    } else at++;
  }
  const closed = at < limit;
  const isFormat = /\bprintf\s{1,4}(?:--\s{1,4})?\(?$/.test(text.slice(Math.max(0, open - 24), open));
  return {
    start: open - prefix.length,
    from,
    to: Math.min(at, limit),
    end: closed ? at + closing.length : limit,
    closed,
    numeric,
    isBytes: /^[bB]/.test(prefix) || isFormat,
    isFormat,
  };
}

/** Characters and escapes of [from, to) as bytes. */
function writeText(
  out: DraftBuilder,
  text: string,
  raw: string,
  { from, to, isFormat }: Pick<Literal, 'from' | 'to' | 'isFormat'>,
  style: EscapeStyle,
): void {
  let at = from;
  let decoded = false;
  while (at < to) {
    if (isFormat && text.startsWith('%%', at)) {
      out.byte(0x25, at, at + 2);
      at += 2;
      continue;
    }
    const escape = text.charCodeAt(at) === 0x5c ? readEscape(text, at, style) : null;
    if (escape !== null && escape.end <= to) {
      out.bytesOf(escape.bytes, at, escape.end);
      at = escape.end;
      continue;
    }
    const { bytes, length } = encodeCharacter(raw, at);
    if (raw.charCodeAt(at) === 0xfffd) decoded = true;
    out.bytesOf(bytes, at, at + length);
    at += length;
  }
  if (decoded) out.note('text-was-decoded', { replaced: 1 });
}

/** `\x81\x05Hello` with no quotes: from the first escape of a line to its end; only separators between escapes are no bytes. */
function readUnquoted(text: string, raw: string, style: EscapeStyle, fit: number): Draft[] {
  const out = new DraftBuilder(text, text.length / 2);
  let at = 0;
  for (let line = 0; line < text.length;) {
    const end = lineEnd(text, line);
    const from = firstEscape(text, linePrefixEnd(text, line, end), end, style);
    if (from >= 0) {
      out.prose(at, from);
      out.line();
      let to = end;
      while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
      writeBare(out, text, raw, from, to, style);
      at = to;
    }
    line = end + 1;
  }
  if (out.length === 0) return [];
  out.prose(at, text.length);
  return [out.build(style === 'lua' ? 'lua-escapes' : 'escapes', fit * 0.97)];
}

function firstEscape(text: string, from: number, end: number, style: EscapeStyle): number {
  for (let at = text.indexOf('\\', from); at >= 0 && at < end; at = text.indexOf('\\', at + 2)) {
    if (readEscape(text, at, style)?.numeric === true) return at;
  }
  return -1;
}

/** When every escape is followed by a separator, the separators are no bytes. */
function writeBare(out: DraftBuilder, text: string, raw: string, from: number, to: number, style: EscapeStyle): void {
  const separated: { start: number; end: number; bytes: readonly number[] }[] = [];
  let at = from;
  while (at < to) {
    const escape = text.charCodeAt(at) === 0x5c ? readEscape(text, at, style) : null;
    if (escape === null || escape.end > to) break;
    separated.push({ start: at, end: escape.end, bytes: escape.bytes });
    at = escape.end;
    if (at >= to) break;
    const next = skipSpace(text, text[at] === ',' ? at + 1 : at, to);
    if (next === at) break;
    at = next;
  }
  if (at >= to && separated.length > 1) for (const { bytes, start, end } of separated) out.bytesOf(bytes, start, end);
  else writeText(out, text, raw, { from, to: text.charCodeAt(to - 1) === 0x5c ? to - 1 : to, isFormat: false }, style);
}

/** `%81%05Hello`: the word that holds the escapes. */
function readPercent(text: string, raw: string): Draft[] {
  const out = new DraftBuilder(text, 64);
  let from = text.search(/%[0-9a-fA-F]{2}/);
  while (from > 0 && isWordCharacter(text.charCodeAt(from - 1)) && text[from - 1] !== '=') from--;
  out.prose(0, from);
  let at = from;
  let count = 0;
  while (at < text.length && !isSpace(text.charCodeAt(at)) && text[at] !== '"' && text[at] !== "'") {
    const escape = /^%([0-9a-fA-F]{2})/.exec(text.slice(at, at + 3));
    const { bytes, length } = escape === null ? encodeCharacter(raw, at) : { bytes: [parseInt(escape[1]!, 16)], length: 3 };
    if (escape !== null) count++;
    out.bytesOf(bytes, at, at + length);
    at += length;
  }
  out.prose(at, text.length);
  return [out.build('escapes', count > 1 && at - from > text.length / 3 ? 0.8 : 0.3)];
}
