/**
 * Bytes written in binary: `10000001 10000101`, in nibbles, in fields, or 88 digits in a row.
 *
 * Knows only digits 0 and 1 and what groups them. Must not know frames.
 */
import { elisionLength, isBlank, isCjk, isWordCharacter, lineEnd } from '../characters.ts';
import { DraftBuilder, type Draft, type Reader, type Source } from '../draft.ts';
import { linePrefixEnd } from '../line-prefix.ts';
import { isToldAt } from '../told-bytes.ts';

export const binaryDigits: Reader = { formats: ['binary-digits'], read };

/** Digits of a byte under way, over group borders. */
interface Bits {
  value: number;
  count: number;
  start: number;
  end: number;
  readonly positions: number[];
  /** Something was left out since the last digit: the byte's characters begin anew, for they hold only digits. */
  interrupted: boolean;
}

function read({ text, readAs }: Source): Draft[] {
  const forced = readAs === 'binary-digits';
  if (!forced && !/(?:[01][\s_|,.-]{0,2}){8}/.test(text)) return [];
  const out = new DraftBuilder(text, text.length / 8);
  const bits: Bits = { value: 0, count: 0, start: 0, end: 0, positions: [], interrupted: false };
  let digits = 0;
  let words = 0;
  let eights = 0;
  let groups = 0;
  let told = 0;
  for (let line = 0; line < text.length;) {
    const end = lineEnd(text, line);
    const from = linePrefixEnd(text, line, end);
    out.prose(line, from);
    if (from > line) bits.interrupted = true;
    if (bits.count === 0) out.line();
    for (let at = from; at < end;) {
      const code = text.charCodeAt(at);
      const dots = elisionLength(text, at);
      if (dots > 0) {
        out.elision(at, at + dots, null);
        bits.interrupted = true;
        at += dots;
      } else if (text.startsWith('//', at) || code === 0x23 || code === 0x3b) {
        out.drop(at, end, 'comment');
        bits.interrupted = true;
        at = end;
      } else if (isWordCharacter(code)) {
        const wordEnd = endOfWord(text, at);
        const isPrefixed = text.startsWith('0b', at) || text.startsWith('0B', at);
        const first = isPrefixed ? at + 2 : at;
        if (onlyBits(text, first, wordEnd)) {
          groups++;
          if (wordEnd - first === 8) eights++;
          if (wordEnd - first === 8 && isToldAt(text, at, told > 0)) told++;
          digits += wordEnd - first;
          for (let i = first; i < wordEnd; i++) if (text[i] !== '_') addBit(out, bits, text.charCodeAt(i) - 0x30, i);
        } else {
          words++;
          out.drop(at, wordEnd, 'prose');
          bits.interrupted = true;
        }
        at = wordEnd;
      } else at++;
    }
    line = end + 1;
  }
  if (bits.count > 0) {
    out.note('bits-left-over', { position: bits.start + 1, count: bits.count }, bits.start, bits.end);
    for (const position of bits.positions) out.drop(position, position + 1, 'suffix');
    out.truncated = true;
  }
  // `The first byte is 10000001, the second is 00000101`: words, but all of them are about the bytes.
  const allTold = told > 1 && told === groups;
  if (!forced && (out.length === 0 || (words * 8 > digits && !allTold))) return [];
  const shape = eights === groups && eights > 1 ? 0.96 : digits >= 16 ? 0.9 : 0.6;
  return [out.build('binary-digits', (allTold ? 0.85 : shape) * (bits.count > 0 ? 0.6 : 1) * (words > 0 ? 0.85 : 1))];
}

function addBit(out: DraftBuilder, bits: Bits, digit: number, at: number): void {
  if (bits.count === 0 || bits.interrupted) bits.start = at;
  bits.interrupted = false;
  if (bits.count === 0) {
    bits.value = 0;
    bits.positions.length = 0;
  }
  bits.value = bits.value * 2 + digit;
  bits.count++;
  bits.end = at + 1;
  bits.positions.push(at);
  if (bits.count < 8) return;
  out.byte(bits.value, bits.start, bits.end);
  bits.count = 0;
}

function onlyBits(text: string, from: number, end: number): boolean {
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code !== 0x30 && code !== 0x31 && code !== 0x5f) return false;
  }
  return end > from;
}

function endOfWord(text: string, from: number): number {
  let at = from;
  const cjk = isCjk(text.charCodeAt(from));
  while (at < text.length && isWordCharacter(text.charCodeAt(at)) && !isBlank(text.charCodeAt(at)) && isCjk(text.charCodeAt(at)) === cjk)
    at++;
  return at;
}
