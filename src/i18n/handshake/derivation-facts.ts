/** What the sentences of the derivation are told. Knows shapes. Must not know either language. */
import type { RoundFunction } from '../../protocol/bytes/sha1.ts';

export interface DerivationFacts {
  /** Bytes of the key as it stands in its header. */
  readonly keyLength: number;
  /** Each byte of the key is a character. */
  readonly ascii: boolean;
  /** Bytes that it decodes to; null when it is not base64. */
  readonly decodedLength: number | null;
  /** Bytes of key and GUID together. */
  readonly length: number;
  readonly zeros: number;
  readonly bits: number;
  /** The same in hex, without leading zeros. */
  readonly bitsHex: string;
  readonly blocks: number;
  /** The first block without a byte of the key, from 0; null when the last one has some. */
  readonly constantFrom: number | null;
  /** 20 bytes in hex, with spaces. */
  readonly digest: string;
  readonly accept: string;
  /** The header's accept; null when there is none. */
  readonly given: string | null;
  /** How many characters of it agree with the right one, and the first that does not, from 0. */
  readonly agree: number;
  readonly differsAt: number | null;
}

/** One round of one block. Words are eight hex digits. */
export interface RoundFacts {
  readonly block: number;
  readonly blocks: number;
  readonly round: number;
  readonly name: RoundFunction;
  /** It is the first round with this function and constant. */
  readonly begins: boolean;
  readonly constant: string;
  readonly a: string;
  /** Rounds whose words this round's word is made of; empty for the first sixteen. */
  readonly sources: readonly number[];
}

/** What is pointed at between digest and accept. */
export interface PointedFacts {
  /** From 1, as people count characters. */
  readonly character: string;
  readonly position: number;
  readonly value: number;
  readonly bits: string;
  readonly zeros: number;
  /** Digest bytes, from 0, with their hex. */
  readonly bytes: readonly { readonly index: number; readonly hex: string }[];
}
