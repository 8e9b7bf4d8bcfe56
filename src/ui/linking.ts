/**
 * What a view needs in order to light the same span as every other view: references into byte sources and the
 * object that holds hover, pin and cursor.
 *
 * Knows bit ranges and sources. Must not know where the selection lives (state/selection.svelte.ts has the one
 * class that fulfils `Linking`) or what a field means.
 */
import type { BitRange, FieldNode, SourceId } from '../protocol/annotation/model.ts';
import { fieldSpec, type FieldId } from '../protocol/fields.ts';

/** A span that can be pointed at. Ranges are half-open bits of `source`. */
export interface Reference {
  readonly frame: number;
  readonly source: SourceId;
  readonly range: BitRange;
  readonly field?: FieldId;
  /** The one bit under the pointer or the keyboard cursor, for what-if texts. */
  readonly bit?: number;
}

/** How a span is lit. `both`: hovered and pinned. `lane`: partner byte under the masking key. */
export type Light = 'none' | 'hover' | 'pin' | 'both' | 'lane';

/** The shared selection of a page, as the views see it. */
export interface Linking {
  readonly hover: Reference | null;
  readonly pin: Reference | null;
  /** Keyboard cursor: one bit of one source. */
  readonly cursor: { readonly source: SourceId; readonly bit: number } | null;
  /** What hover (or pin) covers in `source`, carried over from related sources. */
  hoverIn(source: SourceId): readonly BitRange[];
  pinIn(source: SourceId): readonly BitRange[];
  /** True when byte `byte` of `source` shares the masking-key lane of the hovered (else pinned) byte. */
  laneAt(source: SourceId, byte: number): boolean;
  /** How `range` of `source` is lit; overlap counts. */
  light(source: SourceId, range: BitRange): Light;
  point(reference: Reference | null): void;
  togglePin(reference: Reference): void;
  unpin(): void;
  moveCursor(source: SourceId, bit: number): void;
}

/** A numbered fault over some bits: drawn as a hatch and a badge. */
export interface Mark {
  readonly range: BitRange;
  readonly number: number;
}

export function overlaps(a: BitRange, b: BitRange): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Reference to a whole node, as table rows and brackets point at it. */
export function referenceTo(node: FieldNode, frame: number): Reference {
  return { frame, source: node.source, range: node.range, field: node.field };
}

/**
 * The span that looking at one bit of `node` selects: the whole field where it is one value, and the one byte
 * where the field is a run of bytes (key, payload), because byte i of it has a meaning of its own.
 */
export function referenceAt(node: FieldNode, frame: number, bit: number): Reference {
  const kind = fieldSpec(node.field).kind;
  if (kind !== 'bytes' && kind !== 'text') return { ...referenceTo(node, frame), bit };
  const byte = Math.floor(bit / 8) * 8;
  const range = { start: Math.max(byte, node.range.start), end: Math.min(byte + 8, Math.max(node.range.end, byte + 8)) };
  return { frame, source: node.source, range, field: node.field, bit };
}
