/**
 * Strings put together from character codes: `chr(0x81) . chr(5) . "Hello"` in PHP, Perl, Python, SQL, `Chr(129) & …` in BASIC.
 *
 * Knows the calls and what joins them. Must not know frames.
 */
import { DraftBuilder, type Draft, type Reader, type Source } from '../draft.ts';
import { readEscape } from '../escape-sequences.ts';
import { encodeCharacter } from '../utf8-characters.ts';

export const chrCalls: Reader = { formats: ['escapes'], read };

const CALL = /\bchr[wb]?\$?\(\s{0,4}(?:(?:0x|&h)([0-9a-f]{1,2})|(\d{1,3}))\s{0,4}\)/gi;
const JOINER = /(?:\s|[.&+,\\]|\|\|)+/y;

function read({ text, raw }: Source): Draft[] {
  const out = new DraftBuilder(text, 64);
  let at = 0;
  let calls = 0;
  CALL.lastIndex = 0;
  for (let call = CALL.exec(text); call !== null; call = CALL.exec(text)) {
    out.prose(at, call.index);
    out.piece();
    at = call.index;
    for (let next: RegExpExecArray | null = call; ;) {
      if (next?.index === at) {
        const end = at + next[0].length;
        const value = next[1] === undefined ? Number(next[2]) : parseInt(next[1], 16);
        if (value > 255) out.numberOutOfRange(at, end);
        else out.byte(value, at, end);
        calls++;
        at = end;
      } else if (/["']/.test(text.charAt(at))) at = readString(out, text, raw, at);
      else break;
      JOINER.lastIndex = at;
      if (!JOINER.test(text)) break;
      const behind = JOINER.lastIndex;
      CALL.lastIndex = behind;
      const isCall = /^chr/i.test(text.slice(behind, behind + 3));
      next = isCall ? CALL.exec(text) : null;
      if (next?.index !== behind && !/["']/.test(text.charAt(behind))) break;
      at = behind;
    }
    CALL.lastIndex = at;
  }
  if (calls < 2) return [];
  out.prose(at, text.length);
  return [out.build('escapes', 0.95)];
}

/** The string whose quote is at `open`; returns the index after it. */
function readString(out: DraftBuilder, text: string, raw: string, open: number): number {
  const quote = text[open];
  let at = open + 1;
  while (at < text.length && text[at] !== quote && text[at] !== '\n') {
    const escape = text[at] === '\\' ? readEscape(text, at, 'c') : null;
    const { bytes, length } = encodeCharacter(raw, at);
    const end = escape?.end ?? at + length;
    out.bytesOf(escape?.bytes ?? bytes, at, end);
    at = end;
  }
  return Math.min(text.length, at + 1);
}
