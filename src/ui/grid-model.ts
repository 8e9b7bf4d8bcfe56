/**
 * The geometry of a bit grid: which bits stand in which row, which field each belongs to, where brackets go, and
 * which cells stand for bits that have not arrived.
 *
 * Knows ranges, nodes and the field registry. Must not know the DOM, display text or any byte's meaning. Builds
 * one row at a time, so that a large frame costs only what is looked at.
 */
import type { BitRange, FieldNode } from '../protocol/annotation/model.ts';
import { fieldSpec, type FieldId, type FieldRole } from '../protocol/fields.ts';

/** A run of cells of one field. `start`/`end` include the cells drawn for missing bits, `arrived` does not. */
export interface Segment {
  readonly node: FieldNode;
  readonly start: number;
  readonly arrived: number;
  readonly end: number;
}

export interface GridModel {
  readonly bytes: Uint8Array;
  /** Bit position of the first cell in the source. */
  readonly first: number;
  /** End of what has arrived, and end of what is drawn. */
  readonly arrived: number;
  readonly end: number;
  readonly perRow: number;
  readonly rows: number;
  readonly segments: readonly Segment[];
}

export interface Bracket {
  readonly start: number;
  readonly end: number;
  readonly role: FieldRole | null;
  readonly letter: string | null;
  readonly nodes: readonly FieldNode[];
}

const BYTE = 8;
/** Longest header: 2 bytes, 8 of length, 4 of key. Missing bits are drawn up to this and one row of payload. */
const HEADER_BITS = 14 * BYTE;

/** The shape of a header before any byte is there: two dashed rows with the field names in place. */
const EMPTY_SHAPE: readonly FieldId[] = [
  'frame.fin',
  'frame.rsv1',
  'frame.rsv2',
  'frame.rsv3',
  'frame.opcode',
  'frame.mask',
  'frame.payload-length-7',
];

function emptyShape(first: number): FieldNode[] {
  return EMPTY_SHAPE.map((field) => ({
    field,
    source: 'wire',
    range: { start: first, end: first },
    origin: 'wire',
    missingBits: BigInt(fieldSpec(field).bits),
    children: [],
    findings: [],
  }));
}

/**
 * Lays out `bytes` (the first of which is byte `start` of the source) under `nodes`, the leaves that tile it in
 * order. Nodes outside are ignored; missing bits follow the data, bounded by the header's rest and one row.
 */
export function gridModel(bytes: Uint8Array, start: number, nodes: readonly FieldNode[], perRow: 8 | 32): GridModel {
  const first = start * BYTE;
  const arrived = first + bytes.length * BYTE;
  const limit = Math.max(first + HEADER_BITS, arrived) + perRow;
  const segments: Segment[] = [];
  let at = first;
  for (const node of bytes.length === 0 && nodes.length === 0 ? emptyShape(first) : nodes) {
    const from = Math.max(node.range.start, first);
    const to = Math.min(node.range.end, arrived);
    const missing = node.missingBits > BigInt(HEADER_BITS) ? perRow : Math.min(Number(node.missingBits), HEADER_BITS);
    if (to <= from && missing === 0) continue;
    const begin = to > from ? from : Math.max(at, arrived);
    const kept = to > from ? to : begin;
    const ghosts = kept >= arrived ? missing : 0;
    // A payload of unknown or great length shows one row of what is to come, not all of it.
    const tail = fieldSpec(node.field).bits === 'variable' ? Math.min(ghosts, perRow) : ghosts;
    const end = Math.min(kept + tail, limit);
    if (end <= begin) continue;
    segments.push({ node, start: begin, arrived: kept, end });
    at = end;
  }
  const end = Math.max(arrived, at);
  return { bytes, first, arrived, end, perRow, rows: Math.ceil((end - first) / perRow), segments };
}

/** The segment that holds `bit`, or null between segments. */
export function segmentAt(model: GridModel, bit: number): Segment | null {
  const { segments } = model;
  let low = 0;
  let high = segments.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const segment = segments[middle]!;
    if (bit < segment.start) high = middle - 1;
    else if (bit >= segment.end) low = middle + 1;
    else return segment;
  }
  return null;
}

/** 0, 1, or null for a bit that has not arrived. */
export function bitValue(model: GridModel, bit: number): 0 | 1 | null {
  if (bit < model.first || bit >= model.arrived) return null;
  const at = bit - model.first;
  return ((model.bytes[Math.floor(at / BYTE)]! >> (7 - (at % BYTE))) & 1) as 0 | 1;
}

/** The bits of row `row` (counted from 0). */
export function rowRange(model: GridModel, row: number): BitRange {
  const start = model.first + row * model.perRow;
  return { start, end: Math.min(start + model.perRow, model.end) };
}

export function rowOfBit(model: GridModel, bit: number): number {
  return Math.floor((bit - model.first) / model.perRow);
}

/** Neighbouring one-bit fields with the same letter share a bracket: RSV1, RSV2 and RSV3 read as one. */
function together(a: Segment, b: Segment): boolean {
  const [left, right] = [fieldSpec(a.node.field), fieldSpec(b.node.field)];
  return left.bits === 1 && right.bits === 1 && left.letter !== null && left.letter === right.letter;
}

/** The brackets under row `row`: each field is bracketed once, in the row where it begins. */
export function bracketsIn(model: GridModel, row: number): readonly Bracket[] {
  const range = rowRange(model, row);
  const found: Bracket[] = [];
  const { segments } = model;
  for (let index = firstFrom(model, range.start); index < segments.length; index++) {
    const segment = segments[index]!;
    if (segment.start >= range.end) break;
    const nodes = [segment.node];
    let last = segment;
    while (index + 1 < segments.length && together(last, segments[index + 1]!)) {
      last = segments[++index]!;
      nodes.push(last.node);
    }
    const { role, letter } = fieldSpec(segment.node.field);
    found.push({ start: segment.start, end: Math.min(last.end, range.end), role, letter, nodes });
  }
  return found;
}

/** Index of the first segment that begins at or after `bit`. */
function firstFrom(model: GridModel, bit: number): number {
  let low = 0;
  let high = model.segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (model.segments[middle]!.start < bit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Rows drawn before the "more rows" button: the header's and `payloadRows` after it. Never one row short of all. */
export function rowsCollapsed(model: GridModel, payloadRows: number): number {
  const payload = model.segments.find((segment) => fieldSpec(segment.node.field).role === 'payload');
  const header = payload === undefined ? 0 : rowOfBit(model, payload.start);
  const limit = header + payloadRows;
  return model.rows <= limit + 1 ? model.rows : limit;
}

/** The part of each of `ranges` that lies in `within`. */
export function clip(ranges: readonly BitRange[], within: BitRange): BitRange[] {
  const parts: BitRange[] = [];
  for (const range of ranges) {
    const start = Math.max(range.start, within.start);
    const end = Math.min(range.end, within.end);
    if (start < end) parts.push({ start, end });
  }
  return parts;
}
