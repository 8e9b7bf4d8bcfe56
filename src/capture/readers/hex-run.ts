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

/** Digit values by code unit, for the high and the low place; anything else sets a bit beyond the byte. One load each, no range check. */
const HIGH = new Uint16Array(65_536).fill(0x100);
const LOW = new Uint16Array(65_536).fill(0x100);
HEX.forEach((value, code) => {
  if (value > 15) return;
  HIGH[code] = value << 4;
  LOW[code] = value;
});

/** Bytes read before the store is asked for more room. */
const CHUNK = 1 << 16;

/** Shorter runs are not worth their own stretch of the map. */
const LEAST = 8;

/**
 * Reads `81 85 37 …` from `from` into `out` as long as the rhythm holds, over line ends; none when it does not hold for
 * eight bytes. Leaves before a line that begins in another rhythm (a time, an offset), so that the line reader sees it.
 */
export function readEvenRun(out: DraftBuilder, text: string, from: number): { bytes: number; end: number } {
  if (!startsRun(text, from)) return { bytes: 0, end: from };
  // A chunk may begin with the last pair of a line, which a line feed follows: the rhythm is that of the run.
  const separator = text.charCodeAt(from + 2);
  let at = from;
  let total = 0;
  for (;;) {
    const chunk = readChunk(out, text, at, separator);
    total += chunk.count;
    at = chunk.end;
    if (chunk.count < CHUNK) return { bytes: total, end: at };
  }
}

/** At most CHUNK pairs; `end` is where reading goes on. */
function readChunk(out: DraftBuilder, text: string, from: number, separator: number): { count: number; end: number } {
  const room = Math.min(Math.floor((text.length - from + 1) / 3) + 1, CHUNK);
  const store = out.reserve(room);
  const base = out.length;
  const last = Math.min(text.length - 2, from + 3 * room);
  let at = from;
  let to = base;
  while (at < last) {
    const value = HIGH[text.charCodeAt(at)]! | LOW[text.charCodeAt(at + 1)]!;
    const next = text.charCodeAt(at + 2);
    if (value > 0xff) break;
    if (next !== separator) {
      // A line end, and the next line begins in the same rhythm.
      if (next !== 0x0a || text.charCodeAt(at + 5) !== separator) break;
      out.line(to + 1);
    }
    store[to++] = value;
    at += 3;
  }
  // The last pair of the text has no separator; a third digit or a bracket is the line reader's business.
  if (at === text.length - 2 && to - base < room) {
    const value = HIGH[text.charCodeAt(at)]! | LOW[text.charCodeAt(at + 1)]!;
    if (value <= 0xff) {
      store[to++] = value;
      at += 2;
    }
  }
  out.filled(to - base, from, 3, 2);
  return { count: to - base, end: at };
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
