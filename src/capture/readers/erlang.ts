/**
 * Erlang and Elixir binaries: `<<129,126,…>>`, with strings, radix numbers and sizes, wrapped or cut.
 *
 * Knows the bit syntax as far as printed values use it. Must not know frames.
 */
import { elisionLength, isSpace, isWordCharacter } from '../characters.ts';
import { DraftBuilder, type Draft, type Reader, type Source } from '../draft.ts';
import { encodeCharacter } from '../utf8-characters.ts';

const NUMBER = /([0-9]{1,2}#)?(-?(?:0[xX][0-9a-fA-F]+|[0-9a-fA-F]+))(?::(8|16|32|64))?(?:\/[a-z0-9-]{1,40})?/y;

export const erlang: Reader = { formats: ['erlang'], read };

function read({ text, raw }: Source): Draft[] {
  const out = new DraftBuilder(text, 64);
  let at = 0;
  let found = 0;
  let items = 0;
  for (let open = text.indexOf('<<'); open >= 0; open = text.indexOf('<<', Math.max(at, open + 2))) {
    const before = out.length;
    if (!/^\s{0,80}(?:[-\w#]{1,12}\s{0,8}(?:,|>>|:|\/)|"|\.{3}|…|>>)/.test(text.slice(open + 2, open + 90))) continue;
    out.prose(at, open);
    out.piece();
    at = readBinary(out, text, raw, open + 2);
    // Elixir: `<<129, 5>> <> "Hello"`.
    const joined = /^\s{0,8}<>\s{0,8}"/.exec(text.slice(at, at + 20));
    if (joined !== null) at = readString(out, text, raw, at + joined[0].length);
    if (out.length > before) found++;
    items += out.length - before;
  }
  if (found === 0) return [];
  out.prose(at, text.length);
  if (found > 1) out.note('pieces-joined', { count: found });
  return [out.build('erlang', items > 1 ? 0.96 : 0.6)];
}

function readBinary(out: DraftBuilder, text: string, raw: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const dots = elisionLength(text, at);
    if (isSpace(code) || code === 0x2c) at++;
    else if (code === 0x3e && text.charCodeAt(at + 1) === 0x3e) return at + 2;
    else if (dots > 0) {
      out.elision(at, at + dots, null);
      at += dots;
    } else if (code === 0x22) at = readString(out, text, raw, at + 1);
    else {
      NUMBER.lastIndex = at;
      const match = NUMBER.exec(text);
      const end = match === null ? at + 1 : NUMBER.lastIndex;
      if (match === null || !writeNumber(out, match, at, end)) {
        const wordEnd = skipWord(text, end);
        out.drop(at, wordEnd, 'prose');
        at = wordEnd;
      } else at = end;
    }
  }
  out.truncated = true;
  return at;
}

function writeNumber(out: DraftBuilder, match: RegExpExecArray, start: number, end: number): boolean {
  const digits = match[2]!;
  const radix = match[1] === undefined ? (/^-?0x/i.test(digits) ? 16 : 10) : parseInt(match[1], 10);
  if (radix === 10 && !/^-?\d+$/.test(digits)) return false;
  const size = Number(match[3] ?? 8);
  const value = radix === 16 && /^-?0x/i.test(digits) ? Number(digits) : parseInt(digits, radix);
  if (Number.isNaN(value) || value >= 2 ** size || value < -(2 ** (size - 1))) {
    out.numberOutOfRange(start, end);
    return true;
  }
  const bits = BigInt.asUintN(size, BigInt(value));
  for (let shift = size - 8; shift >= 0; shift -= 8) out.byte(Number((bits >> BigInt(shift)) & 0xffn), start, end);
  return true;
}

function readString(out: DraftBuilder, text: string, raw: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      const tail = /^"(?:\/utf8)?/.exec(text.slice(at, at + 6))!;
      return at + tail[0].length;
    }
    const escaped = code === 0x5c && at + 1 < text.length;
    const { bytes, length } = encodeCharacter(raw, escaped ? at + 1 : at);
    const plain = escaped ? { n: 10, r: 13, t: 9, e: 27, s: 32, '0': 0 }[raw[at + 1]!] : undefined;
    const end = at + length + (escaped ? 1 : 0);
    out.bytesOf(plain === undefined ? bytes : [plain], at, end);
    at = end;
  }
  out.truncated = true;
  return at;
}

function skipWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && isWordCharacter(text.charCodeAt(at))) at++;
  return at;
}
