/**
 * The contract of ByteStrip.svelte: what a pill shows, what it points at, where the arrow keys go.
 *
 * Knows geometry and the field registry. Must not know the DOM or display text.
 */
import type { FieldNode, SourceId } from '../protocol/annotation/model.ts';
import { fieldSpec, type FieldId, type FieldRole } from '../protocol/fields.ts';
import type { UiTexts } from '../i18n/ui/en.ts';
import { segmentAt, type GridModel } from './grid-model.ts';
import type { Stroke } from './grid-keys.ts';
import { overlaps, referenceAt, type Linking, type Mark, type Reference } from './linking.ts';

/** A character under the strip: the byte it begins at (counted in the strip) and how many bytes it takes. */
export interface StripCharacter {
  readonly start: number;
  readonly length: number;
  readonly text: string;
}

export interface ByteStripProps {
  bytes: Uint8Array;
  /** Offset of the first byte in `source`. */
  start?: number;
  source?: SourceId;
  frame?: number;
  /** The leaves that tile `bytes`, in order. */
  fields: readonly FieldNode[];
  linking: Linking;
  texts: UiTexts['strip'];
  fieldName: (field: FieldId) => string;
  marks?: readonly Mark[];
  numberFrom?: number;
  /** Readable values for part of the strip: byte i of it stands at strip byte `at + i`. Adds the switch. */
  plain?: { readonly at: number; readonly bytes: Uint8Array } | undefined;
  /** True while the readable values are shown. */
  unmasked?: boolean;
  /** The character that strip byte `byte` belongs to, asked only for pills in view; null where there is none. */
  charAt?: ((byte: number) => StripCharacter | null) | undefined;
  /** A span of its own for a bit of the source, or null for the usual one. */
  spanAt?: ((bit: number) => Reference | null) | undefined;
  /** Makes the strip editable: hex digits are typed over bytes, bytes are put in and taken out. */
  onBytes?: ((edit: StripEdit) => void) | undefined;
}

/** A change typed into the strip; offsets count in the strip. `plain`: the bytes are meant as they read after unmasking. */
export interface StripEdit {
  readonly at: number;
  readonly remove: number;
  readonly insert: readonly number[];
  readonly plain: boolean;
}

/** One painted part of a pill, in eighths of its width. */
export interface PillPart {
  readonly from: number;
  readonly width: number;
  readonly role: FieldRole | null;
}

export interface Pill {
  readonly hex: string;
  /** True when the value shown was unmasked. */
  readonly unmasked: boolean;
  readonly parts: readonly PillPart[];
  /** Names of the fields in it, for its accessible name. */
  readonly fields: readonly string[];
  readonly wrong: boolean;
}

interface PillOptions {
  readonly plain: ByteStripProps['plain'];
  readonly marks: readonly Mark[];
  readonly fieldName: (field: FieldId) => string;
}

/** What the pill of strip byte `byte` shows. Neighbouring bits of one role are one part. */
export function pillOf(model: GridModel, byte: number, { plain, marks, fieldName }: PillOptions): Pill {
  const first = model.first + byte * 8;
  const parts: PillPart[] = [];
  const names: string[] = [];
  for (let bit = first; bit < first + 8;) {
    const segment = segmentAt(model, bit);
    const end = Math.min(segment?.end ?? bit + 1, first + 8);
    const role = segment === null ? null : fieldSpec(segment.node.field).role;
    const last = parts.at(-1);
    if (last?.role === role) parts[parts.length - 1] = { ...last, width: last.width + end - bit };
    else parts.push({ from: bit - first, width: end - bit, role });
    if (segment !== null) names.push(fieldName(segment.node.field));
    bit = end;
  }
  const plainByte = plain?.bytes[byte - plain.at];
  return {
    hex: (plainByte ?? model.bytes[byte] ?? 0).toString(16).padStart(2, '0'),
    unmasked: plainByte !== undefined,
    parts,
    fields: names,
    wrong: marks.some((mark) => overlaps(mark.range, { start: first, end: first + 8 })),
  };
}

/** What a pill points at: its byte in a run of bytes, its field where it has only one, else the whole byte. */
export function stripReference(model: GridModel, frame: number, source: SourceId, byte: number): Reference | null {
  const first = model.first + byte * 8;
  const segment = segmentAt(model, first);
  if (segment === null) return null;
  if (segment.end >= first + 8) {
    const { bit: _, ...reference } = referenceAt(segment.node, frame, first);
    return reference;
  }
  return { frame, source, range: { start: first, end: first + 8 } };
}

/** What a key does to the byte under the cursor, and where the cursor goes; `half`: its first digit has been typed. */
export interface StripStroke extends Omit<StripEdit, 'plain'> {
  readonly to: number;
  readonly half: boolean;
}

/**
 * What typing `stroke` over byte `byte` (which reads `value`) of `count` does: digits replace the first, then the second
 * half; Insert puts a zero byte in front; Delete and Backspace take bytes out. Null for any other key.
 */
export function stripStroke({ key, ...held }: Stroke, byte: number, value: number, half: boolean, count: number): StripStroke | null {
  if (held.ctrlKey || held.altKey || held.metaKey || count === 0) return null;
  if (/^[0-9a-fA-F]$/.test(key)) {
    const digit = Number.parseInt(key, 16);
    const written = half ? (value & 0xf0) | digit : (digit << 4) | (value & 0x0f);
    return { at: byte, remove: 1, insert: [written], to: half ? Math.min(byte + 1, count - 1) : byte, half: !half };
  }
  if (key === 'Insert') return { at: byte, remove: 0, insert: [0], to: byte, half: false };
  if (key === 'Delete') return { at: byte, remove: 1, insert: [], to: Math.max(0, Math.min(byte, count - 2)), half: false };
  if (key !== 'Backspace' || byte === 0) return null;
  return { at: byte - 1, remove: 1, insert: [], to: byte - 1, half: false };
}

/** The byte that a key moves to from `byte`, or null for a key that the strip leaves alone. */
export function stripStep(stroke: Stroke, byte: number, count: number): number | null {
  if (stroke.ctrlKey || stroke.altKey || stroke.metaKey) return null;
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: byte - 1,
    ArrowRight: byte + 1,
    PageUp: byte - 16,
    PageDown: byte + 16,
    Home: 0,
    End: count - 1,
  };
  const to = steps[stroke.key];
  return to === undefined ? null : Math.max(0, Math.min(count - 1, to));
}
