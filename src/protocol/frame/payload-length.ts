/**
 * The payload length and its three spellings: 7 bits, 7+16 bits, 7+64 bits (RFC 6455 §5.2).
 *
 * Knows how a number is spelled in network byte order. Must not know frames around it or what a longer spelling costs.
 */

/** How many bits spell the length: 7 in byte 1 alone, or that many in the extended payload length. */
export type LengthForm = 7 | 16 | 64;

/** The code in the 7-bit field that announces 16 extended bits. */
export const CODE_16 = 126;
/** The code in the 7-bit field that announces 64 extended bits. */
export const CODE_64 = 127;
/** The largest length RFC 6455 can spell (§5.2: "the most significant bit MUST be 0"). */
export const MAX_LENGTH = 2n ** 63n - 1n;
/** The largest payload of a control frame, in bytes (§5.5). */
export const MAX_CONTROL_LENGTH = 125;

/** The spelling that a 7-bit code (0 to 127) announces. */
export function formOfCode(code: number): LengthForm {
  return code === CODE_16 ? 16 : code === CODE_64 ? 64 : 7;
}

/** Bytes of extended payload length in a spelling. */
export function extendedBytes(form: LengthForm): 0 | 2 | 8 {
  return form === 7 ? 0 : form === 16 ? 2 : 8;
}

/** The shortest spelling that holds `length` bytes. */
export function shortestForm(length: bigint): LengthForm {
  return length < BigInt(CODE_16) ? 7 : length <= 0xffffn ? 16 : 64;
}

/** The low seven bits of byte 1 for a length in a spelling; a spelling too short for the length keeps its low bits. */
export function lengthCode(length: bigint, form: LengthForm): number {
  if (form === 7) return Number(length & 0x7fn);
  return form === 16 ? CODE_16 : CODE_64;
}

/** The extended payload length in network byte order: no, two or eight bytes. */
export function extendedLength(length: bigint, form: LengthForm): Uint8Array {
  const bytes = new Uint8Array(extendedBytes(form));
  let rest = length;
  for (let i = bytes.length - 1; i >= 0; i--, rest >>= 8n) bytes[i] = Number(rest & 0xffn);
  return bytes;
}

/** Bytes [from, to) as a number in network byte order. */
export function readBigEndian(bytes: Uint8Array, from: number, to: number): bigint {
  let value = 0n;
  for (let i = from; i < to; i++) value = (value << 8n) | BigInt(bytes[i] ?? 0);
  return value;
}
