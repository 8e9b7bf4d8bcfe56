/**
 * The contract of BitGrid.svelte, and what its events point at.
 *
 * Knows geometry and references. Must not know display text or where the selection lives.
 */
import type { FieldNode, SourceId } from '../protocol/annotation/model.ts';
import { fieldSpec, type FieldId, type FieldRole } from '../protocol/fields.ts';
import type { UiTexts } from '../i18n/ui/en.ts';
import { bitValue, bracketsIn, rowOfBit, rowRange, segmentAt, type GridModel } from './grid-model.ts';
import { overlaps, referenceAt, type Linking, type Mark, type Reference } from './linking.ts';

export interface BitGridProps {
  /** The bytes drawn, and the offset of the first of them in `source`. */
  bytes: Uint8Array;
  start?: number;
  source?: SourceId;
  /** Index of the frame, for references. */
  frame?: number;
  /** The leaves that tile `bytes`, in order; ranges are bits of `source`. */
  fields: readonly FieldNode[];
  linking: Linking;
  texts: UiTexts['grid'];
  fieldName: (field: FieldId) => string;
  /** Words after the letter of a bracket, most important first: those that do not fit are left out. */
  bracketText?: (nodes: readonly FieldNode[]) => readonly string[];
  layout?: 'bytes' | 'figure';
  placeValues?: boolean;
  marks?: readonly Mark[];
  /** Number printed for the first byte. */
  numberFrom?: number;
  /** Payload rows shown before "… more rows". */
  payloadRows?: number;
  expanded?: boolean;
  /** Show at the hovered bit, in its corner, the digit it would flip to. */
  ghost?: boolean;
  /** A span of its own for a bit (a character of the payload), or null for the usual one. */
  spanAt?: (bit: number) => Reference | null;
  /** Makes the grid editable: a click flips, 0 and 1 write. Absent, a click pins. A finger always pins first. */
  onBit?: (bit: number, value: 0 | 1) => void;
  onCopy?: (reference: Reference) => void;
  onKeys?: () => void;
}

/** What a cell points at: the caller's span, else the field or byte. */
export function cellReference(model: GridModel, frame: number, bit: number, spanAt: BitGridProps['spanAt']): Reference | null {
  const segment = segmentAt(model, bit);
  return spanAt?.(bit) ?? (segment === null ? null : referenceAt(segment.node, frame, bit));
}

/** What the bracket that begins at `bit` points at: its whole field, or the fields it groups. */
export function bracketReference(model: GridModel, frame: number, source: SourceId, bit: number | null): Reference | null {
  if (bit === null) return null;
  const bracket = bracketsIn(model, rowOfBit(model, bit)).find((each) => each.start === bit);
  if (bracket === undefined) return null;
  const last = bracket.nodes.at(-1)!;
  const range = { start: bit, end: Math.max(last.range.end, bracket.end) };
  return { frame, source, range, ...(bracket.nodes.length === 1 ? { field: last.field } : {}) };
}

/** What one cell shows. */
export interface Cell {
  readonly bit: number;
  /** Place in the row, from 0. */
  readonly at: number;
  /** Null for a bit that has not arrived. */
  readonly value: 0 | 1 | null;
  readonly role: FieldRole | null;
  /** Accessible name: "FIN, bit 0 of byte 0". */
  readonly name: string;
  readonly wrong: boolean;
  /** Numbers of the problems that begin here. */
  readonly badge: string | null;
}

interface CellWords {
  readonly marks: readonly Mark[];
  readonly texts: UiTexts['grid'];
  readonly fieldName: (field: FieldId) => string;
  readonly numberFrom: number;
}

/** The cells of row `row`. */
export function cellsOf(model: GridModel, row: number, { marks, texts, fieldName, numberFrom }: CellWords): Cell[] {
  const range = rowRange(model, row);
  const near = marks.filter((mark) => overlaps(mark.range, range));
  return Array.from({ length: range.end - range.start }, (_, at) => {
    const bit = range.start + at;
    const field = segmentAt(model, bit)?.node.field;
    const value = bitValue(model, bit);
    const faults = near.filter((mark) => mark.range.start <= bit && bit < mark.range.end);
    const begin = faults.filter((mark) => mark.range.start === bit).map((mark) => mark.number);
    const place = texts.cell(field === undefined ? '' : fieldName(field), bit % 8, numberFrom + Math.floor((bit - model.first) / 8));
    const known = value === null ? texts.missing(place) : place;
    return {
      bit,
      at,
      value,
      role: field === undefined ? null : fieldSpec(field).role,
      name: faults.reduce((name, fault) => texts.fault(name, fault.number), known),
      wrong: faults.length > 0,
      badge: begin.length > 0 ? begin.join(',') : null,
    };
  });
}

/** What a row is called: "Byte 0, hex 81", or in the figure "Bytes 0 to 3". */
export function headingOf(model: GridModel, row: number, texts: UiTexts['grid'], numberFrom: number): string {
  const at = (row * model.perRow) / 8;
  const bytes = model.bytes.subarray(at, at + model.perRow / 8);
  const number = numberFrom + at;
  if (bytes.length === 0) return texts.rowMissing(number);
  if (model.perRow === 8) return texts.row(number, bytes[0]!.toString(16).padStart(2, '0'));
  return texts.rows(number, number + bytes.length - 1);
}
