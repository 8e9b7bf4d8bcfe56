/**
 * What the sentences about a length are made of: numbers and bytes, never display text.
 *
 * Knows the shape. Must not know how it is worked out (widgets/length-encoder does) or any wording.
 */
import type { LengthForm } from '../../protocol/frame/payload-length.ts';

/** What can be said of one length, for pictures and sentences. */
export interface LengthFacts {
  readonly length: bigint;
  readonly masked: boolean;
  /** The spelling: the shortest is the only one that is allowed. */
  readonly form: LengthForm;
  /** Low seven bits of byte 1. */
  readonly code: number;
  /** Byte 1 with its MASK bit. */
  readonly byte1: number;
  /** Digits of the length in base 2; 1 for zero. */
  readonly bits: number;
  /** The bytes the number itself needs, most significant first: one for zero. */
  readonly numberBytes: Uint8Array;
  readonly extended: Uint8Array;
  /** The largest lengths of the two shorter spellings. */
  readonly most7: bigint;
  readonly most16: bigint;
  readonly headerBytes: number;
  /** Header bytes that one byte of payload more or less changes, counted from the length before; null for zero. */
  readonly costOfLast: number | null;
}

/** What is wrong with length bytes, or may be: codes of broken rules, and guesses at what was meant. */
export type LengthRemarkCode =
  | 'length-not-minimal'
  | 'length-top-bit-set'
  | 'length-incomplete'
  | 'length-little-endian'
  | 'length-32-bit'
  | 'length-sign-extended'
  | 'byte-0-included';

/** What the text of a remark needs. Bytes are spelled as spaced hex. */
export interface RemarkFacts {
  /** Length bytes that are there. */
  readonly bytes: string;
  readonly code: number;
  readonly form: LengthForm;
  readonly missing: number;
  /** As the bytes stand; null while some are missing. */
  readonly length: bigint | null;
  readonly meant: bigint | null;
  /** What to write instead, from byte 1 on; empty where that cannot be told. */
  readonly repaired: string;
}
