/**
 * The fast lane of the hex reader: pairs of digits with one separator between them, all alike, however many.
 *
 * Knows only this rhythm and leaves at the first character that breaks it. Must not judge what it read.
 */
import { HEX } from '../characters.ts';
import type { DraftBuilder } from '../draft.ts';

/** Separators of the rhythm: space, line feed, tab, comma, colon, dash. Line feeds also end a line. */
const SEPARATOR = new Uint8Array(128);
for (const character of ' \n\t,:-') SEPARATOR[character.charCodeAt(0)] = 1;

/** Shorter runs are not worth their own stretch of the map. */
const LEAST = 8;

/**
 * Reads `81 85 37 …` from `from` into `out` as long as the rhythm holds; none when it does not hold for eight bytes.
 * Stops before a line that may begin with a time or an offset, so that prefixes are seen by the line reader.
 */
export function evenRunLength(out: DraftBuilder, text: string, from: number): { bytes: number; end: number } {
  if (!startsRun(text, from)) return { bytes: 0, end: from };
  let at = from;
  let total = 0;
  for (;;) {
    const line = pairsOfLine(out, text, at);
    total += line.count;
    at = line.end;
    if (!line.newLine || !startsRun(text, at)) break;
    out.line();
  }
  return { bytes: total, end: at };
}

/** Pairs up to the end of the line (`newLine`) or of the rhythm; `end` is where reading goes on. */
function pairsOfLine(out: DraftBuilder, text: string, from: number): { count: number; end: number; newLine: boolean } {
  const room = Math.floor((text.length - from + 1) / 3) + 1;
  const store = out.reserve(Math.min(room, 1 << 16));
  const base = out.length;
  const limit = Math.min(room, 1 << 16);
  let at = from;
  let count = 0;
  let newLine = false;
  while (count < limit) {
    const a = text.charCodeAt(at);
    const b = text.charCodeAt(at + 1);
    const c = text.charCodeAt(at + 2);
    if (!(a < 128 && b < 128)) break;
    const high = HEX[a]!;
    const low = HEX[b]!;
    if ((high | low) > 15) break;
    if (!(c < 128 && SEPARATOR[c] === 1)) {
      // The last pair of all counts; a third digit or a bracket is the line reader's business.
      if (at + 2 < text.length) break;
      store[base + count++] = high * 16 + low;
      at += 2;
      break;
    }
    store[base + count++] = high * 16 + low;
    at += 3;
    if (c === 0x0a) {
      newLine = true;
      break;
    }
  }
  out.filled(count, from, 3, 2);
  return { count, end: at, newLine };
}

/** Eight pairs in rhythm on one line, and not `12:30:01 …`: a time would be taken for bytes. */
function startsRun(text: string, from: number): boolean {
  const separator = text.charCodeAt(from + 2);
  for (let i = 0; i < LEAST; i++) {
    const a = text.charCodeAt(from + 3 * i);
    const b = text.charCodeAt(from + 3 * i + 1);
    const c = text.charCodeAt(from + 3 * i + 2);
    if (!(a < 128 && b < 128 && c < 128) || (HEX[a]! | HEX[b]!) > 15 || SEPARATOR[c] !== 1) return false;
    if (i < LEAST - 1 && c !== separator) return false;
    if (c === 0x0a) return i > 0;
  }
  return true;
}
