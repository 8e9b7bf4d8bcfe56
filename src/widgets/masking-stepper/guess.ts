/**
 * The question that the steps ask: which key byte meets a byte of the payload, once the key has begun anew.
 *
 * Knows which byte is asked for and which answers are right. Must not know wording, or whether somebody was asked already.
 */
import { keyByteFor, KEY_LENGTH } from '../../protocol/frame/masking.ts';
import { keyByteAt, type Masked } from './byte-facts.ts';

/** In the second turn of the key, and in another lane than the first byte of it. */
const ASKED = 6;

/** The payload byte that is asked about, or null: within one turn of the key there is nothing to work out. */
export function askedByte(length: number): number | null {
  return length <= KEY_LENGTH ? null : Math.min(ASKED, length - 1);
}

/** Whether what was typed names the key byte that meets payload byte `index`: by its number (`2`, `K2`) or by its value (`21`, `0x21`). */
export function isKeyByte(typed: string, masked: Masked, index: number): boolean {
  const text = typed.normalize('NFKC').trim().toLowerCase();
  const number = /^k? ?([0-3])$/.exec(text)?.[1];
  if (number !== undefined) return Number(number) === keyByteFor(index);
  const value = /^(?:0x)?([0-9a-f]{2})$/.exec(text)?.[1];
  // Where a key repeats a value, it is right for each byte that has it.
  return value !== undefined && Number.parseInt(value, 16) === keyByteAt(masked, index);
}
