/**
 * The first bytes of an example as a small picture: each painted by the share its fields have of it, with the letters of
 * the fields below.
 *
 * Knows the geometry of the picture. Must not know the DOM, or judge the bytes: what is no frame is drawn as the page reads it.
 */
import { wireLeaves } from '../../protocol/annotation/query.ts';
import { fieldSpec, type FieldRole } from '../../protocol/fields.ts';
import { dissectFrame } from '../../protocol/frame/dissect.ts';
import { pillOf, type PillPart } from '../../ui/byte-strip.ts';
import { gridModel } from '../../ui/grid-model.ts';

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
  const nodes = [];
  const begins = new Set<number>();
  for (let at = 0; at < head.length;) {
    const frame = dissectFrame(head, at);
    begins.add(at);
    nodes.push(...wireLeaves(frame.tree));
    at += Math.max(1, frame.byteLength);
  }
  const model = gridModel(head, 0, nodes, 8);
  const cells: StripCell[] = [];
  const letters: StripLetters[] = [];
  let x = 0;
  for (let byte = 0; byte < head.length; byte++) {
    const begin = begins.has(byte);
    if (begin && byte > 0) x += FRAME_GAP - GAP;
    const { hex, parts, fields } = pillOf(model, byte, {
      plain: undefined,
      marks: [],
      fieldName: (field) => fieldSpec(field).letter ?? '',
    });
    const here = [...new Set(fields.split(', '))].join('');
    const role = parts.at(-1)?.role ?? null;
    const last = letters.at(-1);
    if (!begin && parts.length === 1 && last?.letters === here && last.role === role) {
      letters[letters.length - 1] = { ...last, width: x + CELL - last.x };
    } else letters.push({ x, width: CELL, letters: here, role });
    cells.push({ x, hex, parts });
    x += CELL + GAP;
  }
  return { cells, letters, width: Math.max(0, x - GAP), more: bytes.length > head.length };
}

export const CELL_WIDTH = CELL;
