/**
 * A length in its three spellings: which holds it, which is the shortest, what the others would cost, and the header.
 *
 * Knows numbers and bytes; how they are spelled is the core's. Must not know steps, the slider or any wording.
 */
import type { LengthFacts } from '../../i18n/length/facts.ts';
import { KEY_LENGTH } from '../../protocol/frame/masking.ts';
import { BINARY } from '../../protocol/frame/opcodes.ts';
import { CODE_16, extendedBytes, lengthCode, type LengthForm, MAX_LENGTH, shortestForm } from '../../protocol/frame/payload-length.ts';
import { serializeFrame } from '../../protocol/frame/serialize.ts';

export const FORMS: readonly LengthForm[] = [7, 16, 64];

/** RFC 6455 §5.7 uses this masking key in its example. */
const KEY = Uint8Array.of(0x37, 0xfa, 0x21, 0x3d);

/** The largest length that a spelling holds, in bytes. */
export function largest(form: LengthForm): bigint {
  return form === 7 ? BigInt(CODE_16) - 1n : form === 16 ? 0xffffn : MAX_LENGTH;
}

/** The smallest length for which a spelling is the shortest. */
export function smallest(form: LengthForm): bigint {
  return form === 7 ? 0n : largest(form === 64 ? 16 : 7) + 1n;
}

/** Bytes of a frame's header with its length in a spelling. */
export function headerSize(form: LengthForm, masked: boolean): number {
  return 2 + extendedBytes(form) + (masked ? KEY_LENGTH : 0);
}

/** The header of a binary frame that announces `length` bytes, in a spelling that must hold it. */
export function headerOf(length: bigint, form: LengthForm, masked: boolean): Uint8Array {
  return serializeFrame({
    fin: true,
    rsv1: false,
    rsv2: false,
    rsv3: false,
    opcode: BINARY,
    masked,
    maskingKey: masked ? KEY : null,
    lengthForm: form,
    declaredLength: length,
    payload: new Uint8Array(0),
  });
}

/** Byte 1 and the extended payload length, in the shortest spelling: what a correct sender writes. */
export function lengthBytesOf(length: bigint, masked: boolean): Uint8Array {
  const form = shortestForm(length);
  return headerOf(length, form, masked).subarray(1, 2 + extendedBytes(form));
}

/** The facts of a length from 0 to 2^63-1, in its shortest spelling. */
export function factsOf(length: bigint, masked: boolean): LengthFacts {
  return factsOn(length, shortestForm(length), masked);
}

/** The same length in another spelling. */
export function factsIn({ length, masked }: LengthFacts, form: LengthForm): LengthFacts {
  return factsOn(length, form, masked);
}

function factsOn(length: bigint, form: LengthForm, masked: boolean): LengthFacts {
  const header = headerOf(length, form, masked);
  const digits = length.toString(16);
  const even = digits.length % 2 === 0 ? digits : '0' + digits;
  const headerBytes = headerSize(form, masked);
  return {
    length,
    masked,
    form,
    code: lengthCode(length, form),
    byte1: header[1]!,
    bits: length.toString(2).length,
    numberBytes: Uint8Array.from(even.match(/../g)!, (pair) => Number.parseInt(pair, 16)),
    extended: header.subarray(2, 2 + extendedBytes(form)),
    most7: largest(7),
    most16: largest(16),
    headerBytes,
    costOfLast: length === 0n ? null : headerBytes - headerSize(shortestForm(length - 1n), masked),
  };
}
