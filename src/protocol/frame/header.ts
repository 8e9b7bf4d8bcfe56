/**
 * Where the parts of one frame lie: the header read as far as the bytes go.
 *
 * Knows positions and lengths. Must not know rules, trees or what came before.
 */
import { extendedBytes, formOfCode, type LengthForm, readBigEndian } from './payload-length.ts';
import { KEY_LENGTH } from './masking.ts';

/** Positions are byte offsets in the bytes given; `…Have` counts the bytes of a part that are there. */
export interface HeaderLayout {
  readonly offset: number;
  /** Null when the bytes end before it. */
  readonly byte0: number | null;
  readonly byte1: number | null;
  readonly form: LengthForm;
  readonly extendedAt: number;
  readonly extendedHave: number;
  /** Null until every byte of the length is there. */
  readonly declared: bigint | null;
  readonly masked: boolean;
  readonly keyAt: number;
  readonly keyHave: number;
  /** Header bytes that are there, and that the header has when it is complete (2 while byte 1 is missing). */
  readonly headerHave: number;
  readonly headerNeeds: number;
  readonly payloadAt: number;
  readonly payloadHave: number;
}

/** Reads the header at `offset`. Any bytes and any offset will do; what is not there is null or counts zero. */
export function readHeader(bytes: Uint8Array, offset: number): HeaderLayout {
  const available = Math.max(0, bytes.length - offset);
  const byte0 = available > 0 ? bytes[offset]! : null;
  const byte1 = available > 1 ? bytes[offset + 1]! : null;
  const form = byte1 === null ? 7 : formOfCode(byte1 & 0b0111_1111);
  const masked = byte1 !== null && (byte1 & 0b1000_0000) !== 0;
  const extended = extendedBytes(form);
  const extendedAt = offset + Math.min(2, available);
  const extendedHave = Math.min(extended, bytes.length - extendedAt);
  const keyAt = extendedAt + extendedHave;
  const keyHave = masked ? Math.min(KEY_LENGTH, bytes.length - keyAt) : 0;
  const payloadAt = keyAt + keyHave;
  const headerNeeds = 2 + extended + (masked ? KEY_LENGTH : 0);
  const declared = declaredLength(bytes, byte1, form, extendedAt, extendedHave);
  const rest = bytes.length - payloadAt;
  return {
    offset,
    byte0,
    byte1,
    form,
    extendedAt,
    extendedHave,
    declared,
    masked,
    keyAt,
    keyHave,
    headerHave: payloadAt - offset,
    headerNeeds,
    payloadAt,
    payloadHave: declared === null ? 0 : declared < BigInt(rest) ? Number(declared) : rest,
  };
}

function declaredLength(bytes: Uint8Array, byte1: number | null, form: LengthForm, at: number, have: number): bigint | null {
  if (byte1 === null) return null;
  if (form === 7) return BigInt(byte1 & 0b0111_1111);
  return have === extendedBytes(form) ? readBigEndian(bytes, at, at + have) : null;
}
