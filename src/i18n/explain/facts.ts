/**
 * The facts that sentences about a field are worded from, the same for both languages.
 *
 * Knows how to look into a dissected frame: bytes of a node, characters of a payload, which payload bytes a key byte
 * masks. Must not word anything.
 */
import type { FieldNode, FindingParams } from '../../protocol/annotation/model.ts';
import type { FieldId } from '../../protocol/fields.ts';
import type { FindingCode } from '../../protocol/findings.ts';
import type { DissectedFrame } from '../../protocol/frame/dissect.ts';

export const hexByte = (byte: number): string => byte.toString(16).padStart(2, '0');

/** At most `limit` bytes as spaced hex, then `…`. */
export function hexOf(bytes: Uint8Array, limit = 8): string {
  const shown = Array.from(bytes.subarray(0, limit), hexByte).join(' ');
  return bytes.length > limit ? `${shown} …` : shown;
}

/** A sentence that ends in `words`: with its stop, unless they trail off. */
export const stopped = (words: string, stop: string): string => (words.endsWith('…') ? words : words + stop);

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b]/;

/** At most `limit` characters of text, then `…`; control characters become their pictures
 * (U+2400) or numbers, and so do the marks that would turn the direction of the sentence around them. */
export function excerpt(text: string, limit = 40): string {
  const characters = Array.from(text.slice(0, limit * 2));
  const shown = characters
    .slice(0, limit)
    .join('')
    .replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (each) => {
      const code = each.charCodeAt(0);
      if (code < 0x20) return String.fromCharCode(0x2400 + code);
      return code === 0x7f ? '␡' : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
    });
  const told = characters.length > limit || text.length > limit * 2 ? `${shown}…` : shown;
  // Right-to-left letters must not reorder the sentence they are quoted in: isolated (UAX #9, FSI and PDI).
  return RIGHT_TO_LEFT.test(told) ? `\u2068${told}\u2069` : told;
}

/** The finding of this code on the frame: its facts, or null. */
export function findingOn(frame: DissectedFrame, code: FindingCode): FindingParams | null {
  return frame.findings.find((each) => each.code === code)?.params ?? null;
}

/** The whole bytes that a node covers, as far as they are there; empty when its source is not at hand. */
export function bytesOf(node: FieldNode, frame: DissectedFrame): Uint8Array {
  const source = frame.sources.find((each) => each.id === node.source);
  return source?.bytes.subarray(node.range.start >>> 3, (node.range.end + 7) >>> 3) ?? new Uint8Array(0);
}

/** Decodes UTF-8 strictly; null when it is not UTF-8. */
export function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The UTF-8 character that byte `at` belongs to, with its place in it (`part` counts from 1); null when there is none. */
export function characterAt(bytes: Uint8Array, at: number): { readonly text: string; readonly part: number; readonly of: number } | null {
  let start = at;
  while (start > 0 && at - start < 3 && ((bytes[start] ?? 0) & 0b1100_0000) === 0b1000_0000) start--;
  const lead = bytes[start] ?? 0;
  const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (at >= start + length) return null;
  const text = utf8(bytes.subarray(start, start + length));
  return text ? { text, part: at - start + 1, of: length } : null;
}

/** The first payload bytes that key byte `lane` masks, and how many there are in all. */
export function laneOf(frame: DissectedFrame, lane: number): { readonly first: readonly number[]; readonly count: number } {
  const length = frame.payload.length;
  const count = length > lane ? Math.floor((length - 1 - lane) / 4) + 1 : 0;
  return { first: Array.from({ length: Math.min(count, 3) }, (_, index) => lane + 4 * index), count };
}

/** Payload byte `at`: as it is on the wire, the key byte it was XORed with (null when unmasked), and the result. */
export function payloadByte(
  frame: DissectedFrame,
  at: number,
): { readonly wire: number; readonly key: number | null; readonly plain: number } {
  const plain = frame.payload[at] ?? 0;
  const key = frame.masked && frame.maskingKey ? (frame.maskingKey[at % 4] ?? 0) : null;
  return { wire: key === null ? plain : plain ^ key, key, plain };
}

/** True for fields whose bits are one number; in the others every byte stands for itself. */
export const isNumber = (field: FieldId): boolean =>
  field === 'frame.opcode' || field === 'frame.close-code' || field.startsWith('frame.payload-length');

/** `0x` and the opcode's one digit. */
export const opcodeHex = (opcode: number): string => `0x${opcode.toString(16)}`;

/** Where bit `at` of a node lies in its frame, for nodes on the wire. */
export function placeOf(node: FieldNode, frame: DissectedFrame, at: number): { readonly byte: number; readonly bit: number } {
  const bit = node.range.start + at - (node.source === 'wire' ? frame.offset * 8 : 0);
  return { byte: Math.floor(bit / 8), bit: bit % 8 };
}

/** The unsigned number in the bits a node covers (at most 64), with bit `flip` inverted when given. */
export function numberIn(node: FieldNode, frame: DissectedFrame, flip?: number): bigint {
  const bytes = bytesOf(node, frame);
  const lead = node.range.start % 8;
  const width = node.range.end - node.range.start;
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  value = BigInt.asUintN(width, value >> BigInt(bytes.length * 8 - lead - width));
  return flip === undefined ? value : value ^ (1n << BigInt(width - 1 - flip));
}
