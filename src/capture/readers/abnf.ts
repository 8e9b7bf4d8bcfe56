/**
 * Terminal values of ABNF (RFC 5234 §2.3), as specifications write octets: `%x81.05.48`, `%d129.5`, `%b10000001`, with
 * strings beside them.
 *
 * Knows values, their concatenation, strings and comments. Must not know rules or frames.
 */
import { lineEnd } from '../characters.ts';
import { DraftBuilder, type Draft, type Reader, type Source } from '../draft.ts';
import { encodeCharacter } from '../utf8-characters.ts';

export const abnf: Reader = { formats: ['hex-list'], read };

/**
 * One value: a bit or a nibble is no octet (`%x0`), nor is a range (`%x30-39`), and `%d1` may be percent-encoding. Digits that
 * go on are no end of a value.
 */
const VALUE =
  /(?<![\w%])%(?:[xX]([0-9a-fA-F]{2}(?:\.[0-9a-fA-F]{2})*)|[dD](\d{1,3}(?:\.\d{1,3})+|\d{3})|[bB]([01]{8}(?:\.[01]{8})*))(?![\w%.]|-[0-9a-fA-F])/g;
const RADIX = [16, 10, 2] as const;
const STRING = /"([^"\n]{1,4096})"/y;

function read({ text, raw }: Source): Draft[] {
  const values = [...text.matchAll(VALUE)];
  if (values.length === 0) return [];
  const out = new DraftBuilder(text, text.length / 3);
  let at = 0;
  let strings = 0;
  let lone = 0;
  for (const match of values) {
    if (match.index < at || isComment(text, match.index)) continue;
    out.prose(at, match.index);
    const digits = match[1] ?? match[2] ?? match[3]!;
    const radix = RADIX[match[1] !== undefined ? 0 : match[2] !== undefined ? 1 : 2];
    let from = match.index + 2;
    const parts = digits.split('.');
    for (const part of parts) {
      const value = parseInt(part, radix);
      // The mark and the letter go with the first.
      const start = from === match.index + 2 ? match.index : from;
      if (value > 255) out.numberOutOfRange(start, from + part.length);
      else out.byte(value, start, from + part.length);
      from += part.length + 1;
    }
    if (parts.length === 1) lone++;
    at = match.index + match[0].length;
    const string = stringBehind(text, at);
    if (string === null) continue;
    strings++;
    for (let i = string.from; i < string.to;) {
      const { bytes, length } = encodeCharacter(raw, i);
      out.bytesOf(bytes, i, i + length);
      i += length;
    }
    at = string.to + 1;
  }
  out.prose(at, text.length);
  // `%x81 %x05` alone may be of other languages too, which read it alike.
  return out.length === 0 ? [] : [out.build('hex-list', strings > 0 || lone < values.length ? 0.95 : 0.9)];
}

/** The string that a value is concatenated with: only blanks stand between. */
function stringBehind(text: string, at: number): { readonly from: number; readonly to: number } | null {
  let start = at;
  while (text[start] === ' ' || text[start] === '\t') start++;
  STRING.lastIndex = start;
  const match = start > at ? STRING.exec(text) : null;
  return match && { from: start + 1, to: start + 1 + match[1]!.length };
}

/** `; %x1 denotes the last frame`. */
function isComment(text: string, at: number): boolean {
  const line = text.lastIndexOf('\n', at - 1) + 1;
  const mark = text.slice(line, at).indexOf(';');
  return mark >= 0 && line + mark < lineEnd(text, line);
}
