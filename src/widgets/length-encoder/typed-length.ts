/**
 * The number field: what somebody typed as a length.
 *
 * Knows the spellings of whole numbers that people use. Must not know wording, or what a length costs.
 */
import { MAX_LENGTH } from '../../protocol/frame/payload-length.ts';

/** `no-count`: negative or a fraction. `too-long`: above 2^63-1. `no-number`: something else. `empty`: nothing yet. */
export type LengthFault = 'no-count' | 'too-long' | 'no-number' | 'empty';
export type TypedLength = { readonly length: bigint } | { readonly fault: LengthFault };

/** More digits than any number that is worth reading exactly. */
const LONGEST = 400;

/** Reads `126`, `65,536`, `65 536`, `65_536`, `0x7e`, `2^63-1`; full-width digits too. */
export function readTypedLength(typed: string): TypedLength {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return { fault: 'empty' };
  const plain = text.replace(/(?<=\d)[\s,_'’](?=\d{3}(?!\d))/g, '');
  if (/^[-−]\s*\d|^[-+−]?\d*\.\d|^\d+\.$/.test(plain)) return { fault: 'no-count' };
  const value = plain.length > LONGEST && /^\d+$/.test(plain) ? MAX_LENGTH + 1n : valueOf(plain);
  if (value === null) return { fault: 'no-number' };
  if (value < 0n) return { fault: 'no-count' };
  return value > MAX_LENGTH ? { fault: 'too-long' } : { length: value };
}

function valueOf(text: string): bigint | null {
  if (/^\+?\d+$/.test(text)) return BigInt(text.replace('+', ''));
  if (/^0x[0-9a-f]{1,100}$/i.test(text)) return BigInt(text);
  const power = /^2\s?(?:\^|\*\*)\s?(\d{1,3})(?:\s?([+-])\s?(\d{1,20}))?$/.exec(text);
  if (!power) return null;
  const offset = BigInt(power[3] ?? 0);
  return 2n ** BigInt(power[1]!) + (power[2] === '-' ? -offset : offset);
}
