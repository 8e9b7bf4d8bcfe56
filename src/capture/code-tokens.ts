/**
 * Cuts source code into literals that can be bytes, words, comments and elisions, with the bracket each stands in.
 *
 * Knows the number and character literals of C, C++, C#, Java, Kotlin, Go, Rust, Swift, JavaScript, Python, VB and
 * assemblers. Must not know which of them are meant as bytes.
 */
import { elisionLength, isDigit, isSpace, isWordCharacter, lineEnd } from './characters.ts';
import { readEscape } from './escape-sequences.ts';
import { encodeCharacter } from './utf8-characters.ts';

export interface CodeToken {
  readonly kind: 'hex' | 'decimal' | 'character' | 'word' | 'comment' | 'elision';
  readonly start: number;
  readonly end: number;
  /** Number of the innermost bracket pair it stands in; 0 outside of all. */
  readonly group: number;
  /** The value as bytes; null when a number does not fit. */
  readonly bytes: readonly number[] | null;
  /** For hex of more than one byte: where its digits begin. */
  readonly digits?: number;
  /** On the last token: a bracket was still open at the end. */
  readonly open?: boolean;
}

const HEX_NUMBER = /(?:0[xX]|&[hH])([0-9a-fA-F](?:_?[0-9a-fA-F](?![xX]))*)(?:u8|i8|uy|[uU]?[lL]{0,2}\b)?/y;
/** Other marks of radix 16 and 2: Ada and Erlang, Lisp and ABNF, Verilog, VHDL, HTML. */
const RADIX_NUMBER =
  /(?:16#|[#%][xX]|\d{1,2}'[hH]|&#[xX])([0-9a-fA-F](?:_?[0-9a-fA-F])*)(?:(?<=16#[0-9a-fA-F_]{1,80})#|;|\b(?!-[0-9a-fA-F]{2}\b))|[xX]"([0-9a-fA-F]{2})"|(?:2#|\d{1,2}'[bB]|#[bB])([01](?:_?[01]){0,12})(?:#|\b)/y;
const BINARY_NUMBER = /0[bB]([01](?:[_']?[01])*)(?:u8|i8|uy)?/y;
const ASSEMBLER_NUMBER = /(0?[0-9a-fA-F]{2}|\d(?=[hH]\s?,))[hH]\b/y;
const DECIMAL_NUMBER = /-?\d{1,12}(?:u8|i8|uy|[uU]?[lL]?)?(?![\w.])/y;
const CHARACTER =
  /[bLuU]?'(?:\\(?:x[0-9a-fA-F]{1,2}|u[0-9a-fA-F]{4}|u\{[0-9a-fA-F]{1,6}\}|[0-7]{1,3}|[^\n])|[\ud800-\udbff][\udc00-\udfff]|[^'\\\n])'/y;

/** With `commented`, comment marks at the beginning of lines are skipped instead of their lines. */
export function tokenize(text: string, commented: boolean): CodeToken[] {
  const tokens: CodeToken[] = [];
  const stack: number[] = [];
  let group = 0;
  let groups = 0;
  let lineStart = true;
  let at = 0;
  const push = (kind: CodeToken['kind'], end: number, bytes: readonly number[] | null, digits?: number): void => {
    tokens.push(digits === undefined ? { kind, start: at, end, group, bytes } : { kind, start: at, end, group, bytes, digits });
    at = end;
  };
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) {
      if (code === 0x0a) lineStart = true;
      at++;
      continue;
    }
    const comment = commentEnd(text, at, lineStart);
    if (comment > at) {
      if (commented && lineStart) while (/[/#*;-]/.test(text.charAt(at))) at++;
      else push('comment', comment, null);
      lineStart = false;
      continue;
    }
    lineStart = false;
    const dots = elisionLength(text, at);
    if (dots > 0) push('elision', at + dots, null);
    else if (code === 0x7b || code === 0x5b || code === 0x28) {
      stack.push(group);
      group = ++groups;
      at++;
    } else if (code === 0x7d || code === 0x5d || code === 0x29) {
      group = stack.pop() ?? 0;
      at++;
    } else if ((code === 0x22 || code === 0x27) && isQuotedNumber(text, at)) {
      at++;
      literalOrWord(text, at, push, () => at++);
      at++;
    } else if (code === 0x25 || code === 0x23) literalOrWord(text, at, push, () => at++);
    else if (code === 0x22) at = stringEnd(text, at, code);
    else if (isDigit(code) || code === 0x2d || code === 0x26 || isWordCharacter(code) || code === 0x27)
      literalOrWord(text, at, push, () => at++);
    else at++;
  }
  const last = tokens[tokens.length - 1];
  if (last !== undefined && stack.length > 0) tokens[tokens.length - 1] = { ...last, open: true };
  return tokens;
}

const QUOTED_NUMBER = /(["'])0[xXbB][0-9a-fA-F]{1,8}\1/y;

/** `'0x81'` in a list of strings: the quotes mean nothing. */
function isQuotedNumber(text: string, at: number): boolean {
  return matchAt(QUOTED_NUMBER, text, at) !== null;
}

type Push = (kind: CodeToken['kind'], end: number, bytes: readonly number[] | null, digits?: number) => void;

function literalOrWord(text: string, at: number, push: Push, skip: () => void): void {
  const radix = matchAt(RADIX_NUMBER, text, at);
  if (radix !== null) {
    const digits = radix[1] ?? radix[2] ?? parseInt(radix[3]!.replaceAll('_', ''), 2).toString(16);
    push('hex', at + radix[0].length, hexBytes(digits.replaceAll('_', '')));
    return;
  }
  const hex = matchAt(HEX_NUMBER, text, at);
  if (hex !== null) {
    const digits = hex[1]!.replaceAll('_', '');
    const evenly = digits.length === hex[1]!.length ? at + hex[0].indexOf(hex[1]!) : undefined;
    push('hex', at + hex[0].length, hexBytes(digits), evenly);
    return;
  }
  const binary = matchAt(BINARY_NUMBER, text, at);
  if (binary !== null) {
    const value = parseInt(binary[1]!.replace(/[_']/g, ''), 2);
    push('hex', at + binary[0].length, value < 256 ? [value] : null);
    return;
  }
  const assembler = matchAt(ASSEMBLER_NUMBER, text, at);
  if (assembler !== null && assembler[1]!.length - 2 <= (assembler[1]!.startsWith('0') ? 1 : 0)) {
    push('hex', at + assembler[0].length, [parseInt(assembler[1]!, 16)]);
    return;
  }
  const decimal = matchAt(DECIMAL_NUMBER, text, at);
  if (decimal !== null) {
    const value = parseInt(decimal[0], 10);
    push('decimal', at + decimal[0].length, value >= -128 && value < 256 ? [value & 0xff] : null);
    return;
  }
  const character = matchAt(CHARACTER, text, at);
  if (character !== null) {
    const inside = at + character[0].indexOf("'") + 1;
    const escape = text[inside] === '\\' ? readEscape(text, inside, 'c') : null;
    push('character', at + character[0].length, escape?.bytes ?? encodeCharacter(text, inside).bytes);
    return;
  }
  let end = at;
  while (end < text.length && isWordCharacter(text.charCodeAt(end))) end++;
  if (end > at) push('word', end, null);
  else skip();
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Two digits a byte, big end first. `0xffffff81` is a sign-extended byte. An odd digit of a longer literal is left to the reader. */
function hexBytes(digits: string): number[] {
  if (digits.length <= 2) return [parseInt(digits, 16)];
  if (/^f{6}[89a-f][0-9a-f]$/i.test(digits)) return [parseInt(digits.slice(6), 16)];
  const bytes: number[] = [];
  for (let i = 0; i + 1 < digits.length; i += 2) bytes.push(parseInt(digits.slice(i, i + 2), 16));
  return bytes;
}

/** `#x81`, `#(129 …)`, `#u8(…)`: Lisp's numbers and vectors begin with the mark of comments elsewhere. */
const LISP = /#(?:[xX][0-9a-fA-F]{1,2}\b|[bB][01]{8}\b|(?:[uU]8)?\([\s\d#])/y;

/** End of the comment at `at`, or `at`. A `#` begins one anywhere but inside a word or a format such as `%#v`. */
function commentEnd(text: string, at: number, lineStart: boolean): number {
  const two = text.slice(at, at + 2);
  if (two === '/*') {
    const close = text.indexOf('*/', at + 2);
    return close < 0 ? text.length : close + 2;
  }
  const mark = text[at];
  const atLineStart = lineStart && (mark === ';' || two === '--');
  // One call only: V8 hoists equal `indexOf` calls of several branches to where all of them are reached, which is every token.
  const isHash = mark === '#' && !/[\w%&]/.test(text.charAt(at - 1)) && matchAt(LISP, text, at) === null;
  return two === '//' || isHash || atLineStart ? lineEnd(text, at) : at;
}

/** Index after the string that opens at `at`; an unclosed one ends with its line. */
function stringEnd(text: string, at: number, quote: number): number {
  let end = at + 1;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (code === 0x5c) end += 2;
    else if (code === quote) return end + 1;
    else if (code === 0x0a) return end;
    else end++;
  }
  return Math.min(end, text.length);
}
