/**
 * What belongs together between digest and accept: a character of base64, its six bits, and the byte or two that they come from.
 *
 * Knows indexes. Must not know the values, or the DOM.
 */
import type { Base64Cell } from '../../../protocol/bytes/base64.ts';

/** What is pointed at: a byte of the digest, or a character of the accept. */
export type Pointed = { readonly byte: number } | { readonly character: number };

/** Half-open range of bits of the digest. */
export interface Bits {
  readonly start: number;
  readonly end: number;
}

/** What lights up, each as indexes [from, to). */
export interface Lit {
  readonly bits: Bits;
  readonly bytes: { readonly from: number; readonly to: number };
  readonly characters: { readonly from: number; readonly to: number };
}

/** Everything that shares a bit with what is pointed at; nothing for what is not there and for the padding sign. */
export function litBy(pointed: Pointed | null, cells: readonly Base64Cell[], byteLength: number): Lit | null {
  if (pointed === null) return null;
  const bits = bitsOf(pointed, cells, byteLength);
  if (bits === null || bits.start >= bits.end) return null;
  const last = Math.ceil(bits.end / 8);
  return {
    bits,
    bytes: { from: Math.floor(bits.start / 8), to: last },
    characters: { from: Math.floor(bits.start / 6), to: Math.ceil(bits.end / 6) },
  };
}

function bitsOf(pointed: Pointed, cells: readonly Base64Cell[], byteLength: number): Bits | null {
  if ('character' in pointed) return cells[pointed.character] ?? null;
  return pointed.byte >= 0 && pointed.byte < byteLength ? { start: 8 * pointed.byte, end: 8 * pointed.byte + 8 } : null;
}
