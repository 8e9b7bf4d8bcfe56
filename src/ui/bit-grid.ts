/**
 * The contract of BitGrid.svelte, and what its events point at.
 *
 * Knows geometry and references. Must not know display text or where the selection lives.
 */
import type { FieldNode, SourceId } from '../protocol/annotation/model.ts';
import type { FieldId } from '../protocol/fields.ts';
import type { UiTexts } from '../i18n/ui/en.ts';
import { bracketsIn, rowOfBit, segmentAt, type GridModel } from './grid-model.ts';
import { referenceAt, type Linking, type Mark, type Reference } from './linking.ts';

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
  /** Makes the grid editable; absent, a click pins. */
  onToggle?: (bit: number) => void;
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
