/**
 * What a drawing of one frame shows, in the order of the wire: its fields with the RFC's names, values, bits and bytes, and
 * how many bytes are left out or missing.
 *
 * Knows the tree of a dissected frame. Must not read a header itself, nor know how a drawing is laid out.
 */
import type { FieldNode } from '../protocol/annotation/model.ts';
import { findField } from '../protocol/annotation/query.ts';
import { hexByte } from '../protocol/bytes/hex.ts';
import { characters, decodeUtf8 } from '../protocol/bytes/utf8.ts';
import { fieldSpec, type FieldId, type FieldRole } from '../protocol/fields.ts';
import type { DissectedFrame } from '../protocol/frame/dissect.ts';
import { keyByteFor } from '../protocol/frame/masking.ts';
import { CLOSE, isControl, opcodeName, type OpcodeName } from '../protocol/frame/opcodes.ts';

/** One byte of a part; `wire` is null where the header promises a byte that is not here. */
export interface PartByte {
  readonly wire: number | null;
  /** For a masked payload byte: the key byte it meets, and what it is then. */
  readonly unmasked: { readonly key: number; readonly plain: number } | null;
  /** The character that begins here, where the payload is text. */
  readonly character: string | null;
}

export interface Part {
  readonly role: FieldRole;
  readonly letter: string;
  /** The RFC's name, then shorter ones. */
  readonly names: readonly [string, ...string[]];
  /** What its bits mean, a line each; empty where the bytes say it. */
  readonly values: readonly string[];
  /** The bit of the frame at which it begins. */
  readonly start: number;
  /** `0`, `1`, or `?` for a bit that is not here. */
  readonly bits: string;
  /** Empty for a part that is no whole bytes. */
  readonly bytes: readonly PartByte[];
}

export interface FrameParts {
  readonly parts: readonly Part[];
  /** Payload bytes that are here and not drawn. */
  readonly hidden: number;
  /** Bytes after the last part that were promised and are not here; can exceed 2^53. */
  readonly missing: bigint;
  /** The hidden and missing bytes are more of the last part. */
  readonly goesOn: boolean;
}

/** A payload up to here is drawn whole; of a longer one as many bytes as fill whole rows of 32 bits, at least so many. */
const WHOLE = 32;
const BEGINNING = 16;

const NAMES: Partial<Record<FieldId, readonly [string, ...string[]]>> = {
  'frame.fin': ['FIN'],
  'frame.rsv1': ['RSV1'],
  'frame.rsv2': ['RSV2'],
  'frame.rsv3': ['RSV3'],
  'frame.opcode': ['opcode'],
  'frame.mask': ['MASK'],
  'frame.payload-length-7': ['Payload len'],
  'frame.payload-length-16': ['Extended payload length', 'Ext. length'],
  'frame.payload-length-64': ['Extended payload length', 'Ext. length'],
  'frame.masking-key': ['Masking-key'],
  'frame.payload': ['Payload Data'],
  'frame.close-code': ['Status code'],
  'frame.close-reason': ['Reason'],
};

/** No longer than seven letters: what fits over four bits. */
const OPCODES: Readonly<Record<OpcodeName, string>> = {
  continuation: 'cont.',
  text: 'text',
  binary: 'binary',
  close: 'close',
  ping: 'ping',
  pong: 'pong',
  'reserved-data': 'rsvd',
  'reserved-control': 'rsvd',
};

/** The parts of a frame. Of a frame with no byte at all only the missing bytes are told. */
export function partsOf(frame: DissectedFrame): FrameParts {
  if (frame.byteLength === 0) return { parts: [], hidden: 0, missing: frame.missingBytes, goesOn: false };
  const parts: Part[] = [];
  let at = 0;
  for (const node of frame.tree.children) {
    if (node.origin !== 'wire') continue;
    if (node.field === 'frame.payload') {
      const drawn = drawnBytes(at / 8, frame.payload.length);
      const made = payloadParts(frame, at, drawn);
      const goesOn = made.length > 0 && made.at(-1)?.names !== NAMES['frame.close-code'];
      return { parts: [...parts, ...made], hidden: frame.payload.length - drawn, missing: node.missingBits / 8n, goesOn };
    }
    const part = headerPart(frame, node, at);
    parts.push(part);
    at += part.bits.length;
  }
  return { parts, hidden: 0, missing: 0n, goesOn: false };
}

function drawnBytes(payloadAt: number, length: number): number {
  if (length <= WHOLE) return length;
  return Math.ceil((payloadAt + BEGINNING) / 4) * 4 - payloadAt;
}

function part(field: FieldId, start: number, bits: string, values: readonly string[], bytes: readonly PartByte[] = []): Part {
  const { role, letter } = fieldSpec(field);
  return { role: role ?? 'payload', letter: letter ?? '', names: NAMES[field] ?? [field], values, start, bits, bytes };
}

function headerPart({ sources, opcode, declaredLength }: DissectedFrame, node: FieldNode, at: number): Part {
  const wire = sources[0]!.bytes;
  const { start, end } = node.range;
  let bits = '';
  for (let bit = start; bit < end; bit++) bits += (wire[bit >> 3]! >> (7 - (bit & 7))) & 1;
  bits += '?'.repeat(Number(node.missingBits));
  const known = node.value !== undefined;
  switch (node.field) {
    case 'frame.opcode':
      return part(node.field, at, bits, [`0x${opcode.toString(16)}`, OPCODES[opcodeName(opcode)]]);
    case 'frame.payload-length-7':
      return part(node.field, at, bits, [known ? String(node.value) : '?']);
    case 'frame.payload-length-16':
    case 'frame.payload-length-64':
      return part(node.field, at, bits, declaredLength === null ? [] : [`= ${declaredLength}`], plainBytes(wire, start / 8, bits));
    case 'frame.masking-key':
      return part(node.field, at, bits, [], plainBytes(wire, start / 8, bits));
    default:
      return part(node.field, at, bits, [known ? String(Number(node.value)) : '?']);
  }
}

function plainBytes(wire: Uint8Array, from: number, bits: string): PartByte[] {
  return Array.from({ length: bits.length / 8 }, (_, i) => ({
    wire: bits[i * 8] === '?' ? null : wire[from + i]!,
    unmasked: null,
    character: null,
  }));
}

/** The payload's first `count` bytes: one part, or code and reason of a Close whose code is here. */
function payloadParts(frame: DissectedFrame, at: number, count: number): Part[] {
  const code = findField(frame.tree, 'frame.close-code');
  const cut = code?.value === undefined ? 0 : Math.min(2, count);
  const texts = charactersOf(frame, cut, count);
  const made: Part[] = [];
  const add = (field: FieldId, from: number, to: number, values: readonly string[]): void => {
    if (to <= from) return;
    const bytes = Array.from({ length: to - from }, (_, i) => payloadByte(frame, from + i, texts));
    const bits = bytes.map(({ wire }) => wire!.toString(2).padStart(8, '0')).join('');
    made.push(part(field, at + from * 8, bits, values, bytes));
  };
  add('frame.close-code', 0, cut, [String(code?.value)]);
  add(cut > 0 ? 'frame.close-reason' : 'frame.payload', cut, count, []);
  return made;
}

function payloadByte(
  { sources, offset, headerLength, payload, maskingKey }: DissectedFrame,
  i: number,
  texts: ReadonlyMap<number, string>,
): PartByte {
  return {
    wire: sources[0]!.bytes[offset + headerLength + i]!,
    unmasked: maskingKey && { key: maskingKey[keyByteFor(i)]!, plain: payload[i]! },
    character: texts.get(i) ?? null,
  };
}

/**
 * Characters by the payload byte they begin at, below `to`: of text messages, close reasons, and what pings and pongs carry
 * where it is UTF-8.
 */
function charactersOf({ payload, text, opcode }: DissectedFrame, code: number, to: number): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  const isText = text !== null || (isControl(opcode) && (opcode !== CLOSE || code > 0) && decodeUtf8(payload.subarray(code)) !== null);
  if (!isText) return found;
  let from = code;
  // The last bytes of a character that began in the fragment before.
  while (text !== null && from < to && from < 3 && (payload[from]! & 0b1100_0000) === 0b1000_0000) from++;
  for (const { start, codePoint, text: character } of characters(payload.subarray(from), 0, to - from)) {
    if (codePoint !== null) found.set(from + start, character);
  }
  return found;
}

/** True for a character that can be shown as itself: no control, space, mark or anything without a shape of its own. */
export function hasShape(character: string): boolean {
  return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character);
}

/** `U+597D`, `U+0009`. */
export function codePointName(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** `7f`, `7f ^ 37 = 48`, or `??` for a byte that is not here. */
export function byteText({ wire, unmasked }: PartByte): string {
  if (wire === null) return '??';
  return unmasked === null ? hexByte(wire) : `${hexByte(wire)} ^ ${hexByte(unmasked.key)} = ${hexByte(unmasked.plain)}`;
}

/** A part's stretch [from, to) within one row of a drawing, in bits of the frame. */
export interface Piece {
  readonly part: Part;
  readonly from: number;
  readonly to: number;
}

/** Rows of `width` bits; a part that goes over the end of a row is cut there. */
export function rowsOf(parts: readonly Part[], width: number): Piece[][] {
  const rows: Piece[][] = [];
  for (const each of parts) {
    const end = each.start + each.bits.length;
    for (let from = each.start; from < end;) {
      const row = Math.floor(from / width);
      const to = Math.min(end, (row + 1) * width);
      (rows[row] ??= []).push({ part: each, from, to });
      from = to;
    }
  }
  return rows;
}

/** The bytes of a piece. */
export function bytesIn({ part: { bytes, start }, from, to }: Piece): readonly PartByte[] {
  return bytes.slice((from - start) / 8, (to - start) / 8);
}

/** `... 240 more bytes ...`, `... 2 bytes missing ...`: what stands behind the last part, in order. */
export function summaries({ hidden, missing }: FrameParts): readonly string[] {
  const bytes = (count: number | bigint): string => (Number(count) === 1 ? 'byte' : 'bytes');
  return [
    ...(hidden > 0 ? [`... ${hidden} more ${bytes(hidden)} ...`] : []),
    ...(missing > 0n ? [`... ${missing} ${bytes(missing)} missing ...`] : []),
  ];
}
