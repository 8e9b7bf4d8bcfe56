/**
 * The number field: what somebody typed as a length.
 *
 * Knows the spellings of whole numbers that people use. Must not know wording, or what a length costs.
 */
import { MAX_LENGTH } from '../../protocol/frame/payload-length.ts';

/**
 * `no-count`: negative or a fraction. `top-bit`: from 2^63 to 2^64-1. `too-long`: above what 64 bits hold. `numerals`: a number
 * in Chinese characters. `no-number`: something else. `empty`: nothing yet.
 */
export type LengthFault = 'no-count' | 'top-bit' | 'too-long' | 'numerals' | 'no-number' | 'empty';
export type TypedLength = { readonly length: bigint } | { readonly fault: LengthFault };

/** More characters than any number that is worth reading exactly. */
const LONGEST = 400;

/** Reads `126`, `65,536`, `65 536`, `65_536`, `0x7e`, `2^63-1`, `1e6`; full-width digits too. */
export function readTypedLength(typed: string): TypedLength {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return { fault: 'empty' };
  if (/^[零〇一二两兩三四五六七八九十百千万萬亿億廿卅]+$/.test(text)) return { fault: 'numerals' };
  const plain = text.replace(/(?<=\d)[\s,_'’](?=\d{3}(?!\d))/g, '');
  if (/^[-−]\s*\d|^\d+\.$/.test(plain)) return { fault: 'no-count' };
  const value = plain.length > LONGEST && /^\+?0*[1-9]\d*$/.test(plain) ? 2n ** 64n : valueOf(plain);
  if (value === null) return { fault: /^[-+−]?\d*\.\d/.test(plain) ? 'no-count' : 'no-number' };
  if (value < 0n) return { fault: 'no-count' };
  if (value <= MAX_LENGTH) return { length: value };
  return { fault: value < 2n ** 64n ? 'top-bit' : 'too-long' };
}

/** Null: no whole number. */
function valueOf(text: string): bigint | null {
  if (/^\+?\d+$/.test(text)) return BigInt(text.replace('+', ''));
  if (/^0x[0-9a-f]{1,100}$/i.test(text)) return BigInt(text);
  const power = /^2\s?(?:\^|\*\*)\s?(\d{1,3})(?:\s?([+-])\s?(\d{1,20}))?$/.exec(text);
  if (power) {
    const offset = BigInt(power[3] ?? 0);
    return 2n ** BigInt(power[1]!) + (power[2] === '-' ? -offset : offset);
  }
  // As programs write large numbers: 1e21, 1.5E+3.
  const [, whole = '', fraction = '', exponent] = /^(\d{1,40})(?:\.(\d{1,40}))?e\+?(\d{1,3})$/i.exec(text) ?? [];
  if (exponent === undefined || fraction.length > Number(exponent)) return null;
  return BigInt(whole + fraction) * 10n ** BigInt(Number(exponent) - fraction.length);
}
