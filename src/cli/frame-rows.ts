/**
 * One frame as rows of an annotated hex dump: offset, bytes, bits, field, value.
 *
 * Knows which parts get a row and how bits are drawn. Must not word anything or print.
 */
import type { FieldRole } from '../protocol/fields.ts';
import { extendedBytes } from '../protocol/frame/payload-length.ts';
import type { DissectedFrame } from '../protocol/frame/dissect.ts';

export interface HeaderRow {
  readonly part: 'fin' | 'rsv' | 'opcode' | 'mask' | 'length' | 'extended-length' | 'key';
  readonly role: FieldRole;
  /** Byte offset in the run; null when the row goes on in the byte of the row above. */
  readonly offset: number | null;
  readonly bytes: Uint8Array;
  /** `1... ....`; empty for whole bytes. */
  readonly bits: string;
}

export interface PayloadRow {
  readonly offset: number;
  readonly wire: Uint8Array;
  readonly plain: Uint8Array;
}

/** The rows of what is there of the header. `bytes` is the run that the frame lies in. */
export function headerRows(bytes: Uint8Array, frame: DissectedFrame): HeaderRow[] {
  const { offset, headerLength } = frame;
  const end = offset + headerLength;
  const rows: HeaderRow[] = [];
  const inByte = (at: number, part: HeaderRow['part'], role: FieldRole, from: number, to: number): void => {
    if (at >= end) return;
    const first = from === 0;
    rows.push({
      part,
      role,
      offset: first ? at : null,
      bytes: bytes.subarray(at, first ? at + 1 : at),
      bits: bitPattern(bytes[at]!, from, to),
    });
  };
  inByte(offset, 'fin', 'flags', 0, 1);
  inByte(offset, 'rsv', 'flags', 1, 4);
  inByte(offset, 'opcode', 'opcode', 4, 8);
  inByte(offset + 1, 'mask', 'mask', 0, 1);
  inByte(offset + 1, 'length', 'length', 1, 8);
  const keyAt = Math.min(offset + 2 + extendedBytes(frame.lengthForm), end);
  const whole = (part: HeaderRow['part'], role: FieldRole, from: number, to: number): void => {
    if (from < to) rows.push({ part, role, offset: from, bytes: bytes.subarray(from, to), bits: '' });
  };
  whole('extended-length', 'extended-length', offset + 2, keyAt);
  whole('key', 'key', keyAt, end);
  return rows;
}

/** At most `limit` rows of payload, eight bytes each when masked (there are two columns then), else sixteen. */
export function payloadRows(
  bytes: Uint8Array,
  frame: DissectedFrame,
  limit: number,
): { readonly rows: readonly PayloadRow[]; readonly rest: number } {
  const size = frame.masked ? 8 : 16;
  const start = frame.offset + frame.headerLength;
  const rows: PayloadRow[] = [];
  let at = 0;
  for (; at < frame.payload.length && rows.length < limit; at += size) {
    const plain = frame.payload.subarray(at, at + size);
    rows.push({ offset: start + at, wire: bytes.subarray(start + at, start + at + plain.length), plain });
  }
  return { rows, rest: Math.max(0, frame.payload.length - at) };
}

/** The bits [from, to) of a byte, dots for the others, a gap after four. */
export function bitPattern(byte: number, from: number, to: number): string {
  const bits = Array.from({ length: 8 }, (_, bit) => (bit >= from && bit < to ? String((byte >> (7 - bit)) & 1) : '.'));
  return `${bits.slice(0, 4).join('')} ${bits.slice(4).join('')}`;
}
