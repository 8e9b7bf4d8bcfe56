/**
 * Length bytes read back, from byte 1 on: what they say, what breaks a rule, and what was probably meant.
 *
 * Knows bytes; the layout, the rules and the ways of writing a length wrong are the core's and the readers'. Must not
 * know wording. Whatever was meant is only ever offered: bytes that keep the rules are never called wrong.
 */
import { littleEndianLength, signExtendedLength } from '../../capture/diagnose/length-mistakes.ts';
import type { LengthRemarkCode } from '../../i18n/length/facts.ts';
import { fromHex } from '../../protocol/bytes/hex.ts';
import { findingsOf } from '../../protocol/findings.ts';
import { type HeaderLayout, readHeader } from '../../protocol/frame/header.ts';
import { BINARY, isReserved } from '../../protocol/frame/opcodes.ts';
import { extendedBytes, type LengthForm, MAX_LENGTH, readBigEndian, shortestForm } from '../../protocol/frame/payload-length.ts';
import { extendedLengthFaults } from '../../protocol/frame/rules.ts';
import { lengthBytesOf } from './spelling.ts';

export interface LengthRemark {
  readonly code: LengthRemarkCode;
  /** The length that was meant, where one can be told. */
  readonly meant: bigint | null;
  /** Bytes to write instead, from byte 1 on. */
  readonly repaired: Uint8Array | null;
}

export interface LengthReading {
  readonly masked: boolean;
  readonly code: number;
  readonly form: LengthForm;
  /** Length bytes that are there, and how many are not. */
  readonly extended: Uint8Array;
  readonly missing: number;
  /** Null until all of it is there. */
  readonly length: bigint | null;
  /** Bytes behind the length: key or payload. */
  readonly rest: Uint8Array;
  readonly remarks: readonly LengthRemark[];
}

export type TypedBytes =
  | { readonly bytes: Uint8Array }
  /** `position` counts characters from 1. */
  | { readonly fault: 'not-hex'; readonly position: number; readonly character: string }
  | { readonly fault: 'digit-left-over'; readonly position: number; readonly character: string };

/** A tebibyte: nobody announces so much in one frame. */
const ABSURD = 2n ** 40n;

/** Hex in pairs, in a row or separated, with `0x` or `\x` in front. */
export function readTypedBytes(typed: string): TypedBytes {
  const text = typed.normalize('NFKC');
  const blank = text.replace(/0x|\\x|[\s,:;"'[\]{}-]/gi, (found) => ' '.repeat(found.length));
  const wrong = /[^0-9a-f ]/i.exec(blank);
  if (wrong) return { fault: 'not-hex', position: wrong.index + 1, character: String.fromCodePoint(text.codePointAt(wrong.index)!) };
  let digits = '';
  for (const word of blank.matchAll(/\S+/g)) {
    if (word[0].length % 2 === 1) return { fault: 'digit-left-over', position: word.index + word[0].length, character: word[0].at(-1)! };
    digits += word[0];
  }
  return { bytes: fromHex(digits) };
}

/** Reads bytes that begin with byte 1 of a frame; null for none. */
export function readLength(bytes: Uint8Array): LengthReading | null {
  if (bytes.length === 0) return null;
  // A byte 0 in front makes it a header that the core reads.
  const whole = new Uint8Array(1 + bytes.length);
  whole[0] = 0x80 | BINARY;
  whole.set(bytes, 1);
  const header = readHeader(whole, 0);
  const { masked, form, extendedAt, extendedHave, declared } = header;
  return {
    masked,
    code: bytes[0]! & 0b0111_1111,
    form,
    extended: whole.subarray(extendedAt, extendedAt + extendedHave),
    missing: extendedBytes(form) - extendedHave,
    length: declared,
    rest: whole.subarray(extendedAt + extendedHave),
    remarks: remarksOn(whole, header),
  };
}

function remarksOn(whole: Uint8Array, header: HeaderLayout): LengthRemark[] {
  const { masked, form, extendedAt, extendedHave, declared } = header;
  const meaning = (code: LengthRemarkCode, meant: bigint | null): LengthRemark => ({
    code,
    meant,
    repaired: meant === null ? null : lengthBytesOf(meant, masked),
  });
  const broken = findingsOf(extendedLengthFaults(whole, extendedAt, extendedHave, form));
  const notMinimal = broken.includes('length-not-minimal');
  const topBit = broken.includes('length-top-bit-set');
  const remarks: LengthRemark[] = [];

  const inner = withByte0(whole.subarray(1));
  if (inner !== null) remarks.push({ code: 'byte-0-included', meant: null, repaired: inner });
  if (notMinimal) remarks.push(meaning('length-not-minimal', declared));
  if (topBit) remarks.push(meaning('length-top-bit-set', null));
  // ff ff is the largest length of 16 bits, and no signed byte that anybody sent.
  const extended = declared === 0xffffn ? null : signExtendedLength(whole, header);
  if (extended !== null) remarks.push(meaning('length-sign-extended', extended));
  const swapped = littleEndianLength(whole, header);
  if (swapped !== null && extended === null && isLikelier(swapped, declared, form)) remarks.push(meaning('length-little-endian', swapped));
  const short = thirtyTwoBits(whole, header);
  if (short !== null) remarks.push(meaning('length-32-bit', short));
  if (declared === null) remarks.push(meaning('length-incomplete', null));
  return remarks;
}

/** As they stand the bytes are odd, and read the other way round they are not. */
function isLikelier(swapped: bigint, declared: bigint | null, form: LengthForm): boolean {
  if (declared === null || swapped > MAX_LENGTH) return false;
  // Two bytes can be anything; a length that ends in 00 is a round number, or one written backwards.
  return form === 16 ? (declared & 0xffn) === 0n && shortestForm(swapped) === form : declared >= ABSURD && swapped < ABSURD;
}

/** Code 127 with four length bytes: nothing behind them, or a masking key or payload that makes eight of them absurd. */
function thirtyTwoBits(whole: Uint8Array, { form, extendedAt, extendedHave, declared }: HeaderLayout): bigint | null {
  if (form !== 64 || extendedHave < 4) return null;
  const first = readBigEndian(whole, extendedAt, extendedAt + 4);
  if (declared === null) return extendedHave === 4 ? first : null;
  return declared >= ABSURD && first > 0n && first < 2n ** 31n && declared <= MAX_LENGTH && (declared & 0xffff_ffffn) !== 0n ? first : null;
}

/** `82 7e 00 7e`: a whole header where byte 1 was asked for. The bytes from byte 1 on, or null. */
function withByte0(bytes: Uint8Array): Uint8Array | null {
  const [first, second] = bytes;
  if (first === undefined || second === undefined || (first & 0b0111_0000) !== 0 || isReserved(first & 0b0000_1111)) return null;
  const asLength = first & 0b0111_1111;
  const behind = extendedBytes((second & 0b0111_1111) === 126 ? 16 : (second & 0b0111_1111) === 127 ? 64 : 7);
  // A real byte 1 of such a small length would be followed by its key and payload; these are followed by a whole length.
  return first >= 0x80 && asLength <= 0x0f && behind > 0 && bytes.length >= 2 + behind ? bytes.subarray(1) : null;
}
