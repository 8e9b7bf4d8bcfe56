/**
 * The characters of a text payload as spans of its bytes: which one a bit or a byte belongs to.
 *
 * Knows UTF-8 through the core and where a frame's payload lies. Must not know any view.
 */
import { ACCEPT, characters, type Utf8Character } from '../../protocol/bytes/utf8.ts';
import type { DissectedFrame } from '../../protocol/frame/dissect.ts';
import type { StripCharacter } from '../../ui/byte-strip.ts';
import type { Reference } from '../../ui/linking.ts';

const TEXT = 1;
const CLOSE = 8;

/** Where readable text begins in the payload: behind a close code; null when the frame's payload is no text. */
function textStart(frame: DissectedFrame): number | null {
  if (frame.text !== null || (frame.opcode === TEXT && !frame.rsv1)) return 0;
  return frame.opcode === CLOSE ? 2 : null;
}

/** `carry` is the UTF-8 state before the payload: a continuation may begin inside a character. */
function characterOver(frame: DissectedFrame, at: number, carry: number): Utf8Character | null {
  const from = textStart(frame);
  if (from === null || at < from || at >= frame.payload.length) return null;
  const bytes = frame.payload.subarray(from);
  const found = characters(bytes, at - from, at - from + 1, carry).find((each) => at - from >= each.start && at - from < each.end);
  return found ? { ...found, start: found.start + from, end: found.end + from } : null;
}

/** The character under strip byte `byte` (counted from the frame's first). */
export function characterUnder(frame: DissectedFrame, byte: number, carry = ACCEPT): StripCharacter | null {
  const found = characterOver(frame, byte - frame.headerLength, carry);
  return found
    ? {
        start: found.start + frame.headerLength,
        length: found.end - found.start,
        // Half a character is no fault when its other half is in the fragment before or after.
        text: found.splitsBefore || found.splitsAfter ? '…' : (nameOf(found.text) ?? (found.text === ' ' ? '␣' : found.text)),
      }
    : null;
}

/**
 * The span of the character that wire bit `bit` belongs to, where it has several bytes: they are lit as one. Null for
 * everything else, which then lights as its byte or field.
 */
export function characterSpan(frame: DissectedFrame, number: number, bit: number, carry = ACCEPT): Reference | null {
  const start = frame.offset + frame.headerLength;
  const found = characterOver(frame, Math.floor(bit / 8) - start, carry);
  if (!found || found.codePoint === null || found.end - found.start < 2) return null;
  const readable = frame.sources.find((source) => source.id !== 'wire');
  const shift = readable ? 0 : start;
  return {
    frame: number,
    source: readable?.id ?? 'wire',
    range: { start: (found.start + shift) * 8, end: (found.end + shift) * 8 },
    field: 'text.character',
  };
}

const CONTROLS = 'NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US'.split(
  ' ',
);

/** What to write for a character that leaves no mark of its own: `NUL`, `DEL`, `U+200D`. Null for those that can be seen. */
export function nameOf(character: string): string | null {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return CONTROLS[code]!;
  if (code === 0x7f) return 'DEL';
  // Controls, joiners, direction marks and line separators: invisible, and some of them reorder what stands around them.
  return /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(character) ? `U+${code.toString(16).toUpperCase().padStart(4, '0')}` : null;
}

/** Control characters and spaces as pictures that can be seen (U+2400 block, open box), other invisible ones by their number. */
export function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x20) return '␣';
  return code === 0x7f ? '␡' : (nameOf(character) ?? character);
}
