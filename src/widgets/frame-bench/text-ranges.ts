/**
 * Bytes as stretches of the pasted text: which characters to mark for a range of bits, and a text cut at marks.
 *
 * Knows source maps and half-open ranges of UTF-16 code units. Must not know why something is marked.
 */
import { byteRange } from '../../protocol/annotation/query.ts';
import type { BitRange } from '../../protocol/annotation/model.ts';
import { charsOfByte, type CharRange } from '../../capture/source-map.ts';
import type { SourceMap } from '../../capture/reading.ts';

/** More bytes than a box that may be edited can hold; a range is marked up to here. */
const LIMIT = 16 * 1024;
/** Characters between two bytes that belong to the mark as well: a separator such as `, 0x`. */
const GAP = 4;

/** The characters that wrote the bytes of `ranges`, ascending; bytes with only a separator between them share a stretch. */
export function charactersOf(map: SourceMap, ranges: readonly BitRange[]): CharRange[] {
  const found: CharRange[] = [];
  for (const range of ranges) {
    const { start, end } = byteRange(range);
    for (let byte = start; byte < Math.min(end, start + LIMIT); byte++) {
      const chars = charsOfByte(map, byte);
      if (!chars) continue;
      const last = found.at(-1);
      if (last && chars.start >= last.start && chars.start - last.end <= GAP)
        found[found.length - 1] = { start: last.start, end: Math.max(last.end, chars.end) };
      else found.push(chars);
    }
  }
  return found;
}

/** A piece of text, marked or not. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** Cuts `text` at the edges of `ranges`; overlapping ones count once. The pieces joined are the text. */
export function piecesOf(text: string, ranges: readonly CharRange[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const from = Math.max(at, start);
    const to = Math.min(end, text.length);
    if (to <= from) continue;
    if (from > at) pieces.push({ text: text.slice(at, from), marked: false });
    pieces.push({ text: text.slice(from, to), marked: true });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false });
  return pieces;
}
