/**
 * The first bytes of an example as a small picture: each painted by the share its fields have of it, with the letters of
 * the fields below.
 *
 * Knows the geometry of the picture. Must not know the DOM, or judge the bytes: what is no frame is drawn as the page reads it.
 */
import type { FieldNode } from '../../protocol/annotation/model.ts';
import { overlaps, wireLeaves } from '../../protocol/annotation/query.ts';
import { hexByte } from '../../protocol/bytes/hex.ts';
import { fieldSpec, type FieldRole } from '../../protocol/fields.ts';
import { dissectFrame } from '../../protocol/frame/dissect.ts';
import type { PillPart } from '../../ui/byte-strip.ts';

const CELL = 24;
const GAP = 2;
/** Between two frames. */
const FRAME_GAP = 8;

export interface StripCell {
  readonly x: number;
  readonly hex: string;
  readonly parts: readonly PillPart[];
}
/** Letters below neighbouring bytes of one field, or below one byte of several. */
export interface StripLetters {
  readonly x: number;
  readonly width: number;
  readonly letters: string;
  readonly role: FieldRole | null;
}
export interface SmallStrip {
  readonly cells: readonly StripCell[];
  readonly letters: readonly StripLetters[];
  readonly width: number;
  /** True when there are more bytes than are drawn. */
  readonly more: boolean;
}

/** Draws up to `most` bytes, frame after frame. Takes time by `most`, whatever the length. */
export function smallStrip(bytes: Uint8Array, most: number): SmallStrip {
  const head = bytes.subarray(0, most);
  const nodes: FieldNode[] = [];
  const begins = new Set<number>();
  for (let at = 0; at < head.length;) {
    const frame = dissectFrame(head, at);
    begins.add(at);
    nodes.push(...wireLeaves(frame.tree));
    at += Math.max(1, frame.byteLength);
  }
  const cells: StripCell[] = [];
  const letters: StripLetters[] = [];
  let x = 0;
  head.forEach((value, byte) => {
    const begin = begins.has(byte);
    if (begin && byte > 0) x += FRAME_GAP - GAP;
    const here = nodes.filter(({ range }) => overlaps(range, { start: byte * 8, end: byte * 8 + 8 }));
    const parts = partsOf(here, byte * 8);
    const named = [...new Set(here.map(({ field }) => fieldSpec(field).letter ?? ''))].join('');
    const role = parts.at(-1)?.role ?? null;
    const last = letters.at(-1);
    if (!begin && parts.length === 1 && last?.letters === named && last.role === role) {
      letters[letters.length - 1] = { ...last, width: x + CELL - last.x };
    } else letters.push({ x, width: CELL, letters: named, role });
    cells.push({ x, hex: hexByte(value), parts });
    x += CELL + GAP;
  });
  return { cells, letters, width: Math.max(0, x - GAP), more: bytes.length > head.length };
}

/** The shares of a byte that begins at bit `first`; neighbouring fields of one role are one. */
function partsOf(nodes: readonly FieldNode[], first: number): PillPart[] {
  const parts: PillPart[] = [];
  for (const { field, range } of nodes) {
    const from = Math.max(0, range.start - first);
    const width = Math.min(8, range.end - first) - from;
    const { role } = fieldSpec(field);
    const last = parts.at(-1);
    if (last?.role === role) parts[parts.length - 1] = { ...last, width: last.width + width };
    else parts.push({ from, width, role });
  }
  return parts;
}

export const CELL_WIDTH = CELL;
