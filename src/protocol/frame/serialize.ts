/**
 * From the parts of a frame to its bytes, legal or not: what a spec says is what is written.
 *
 * Knows the layout of RFC 6455 §5.2. Must not correct anything: a five-byte payload spelled in 16 bits stays so.
 */
import { unmask } from '../bytes/xor.ts';
import type { DissectedFrame } from './dissect.ts';
import { KEY_LENGTH } from './masking.ts';
import { extendedLength, lengthCode, type LengthForm, shortestForm } from './payload-length.ts';

export interface FrameSpec {
  readonly fin: boolean;
  readonly rsv1: boolean;
  readonly rsv2: boolean;
  readonly rsv3: boolean;
  /** 0 to 15. */
  readonly opcode: number;
  readonly masked: boolean;
  /** Four bytes; a masked frame without a key gets four zero bytes. */
  readonly maskingKey: Uint8Array | null;
  readonly lengthForm: LengthForm;
  /** What the header says, in bytes; need not be the payload's length. */
  readonly declaredLength: bigint;
  /** Unmasked. */
  readonly payload: Uint8Array;
}

/** The spec that spells a dissected frame. Of an incomplete frame it keeps what is there. */
export function specOf(frame: DissectedFrame): FrameSpec {
  const { fin, rsv1, rsv2, rsv3, opcode, masked, maskingKey, lengthForm, payload } = frame;
  const declaredLength = frame.declaredLength ?? BigInt(payload.length);
  return { fin, rsv1, rsv2, rsv3, opcode, masked, maskingKey, lengthForm, declaredLength, payload };
}

/** The spec of a legal frame that carries `payload`: final, unmasked without a key, length spelled as short as it goes. */
export function simpleSpec(opcode: number, payload: Uint8Array, maskingKey: Uint8Array | null = null): FrameSpec {
  const declaredLength = BigInt(payload.length);
  const lengthForm = shortestForm(declaredLength);
  const plain = { fin: true, rsv1: false, rsv2: false, rsv3: false };
  return { ...plain, opcode, masked: maskingKey !== null, maskingKey, lengthForm, declaredLength, payload };
}

/**
 * The frame's bytes. A length that its form cannot hold is cut to the form's bits, except that a 7-bit form never
 * writes 126 or 127, which would announce another form: it writes 125.
 */
export function serializeFrame(spec: FrameSpec): Uint8Array {
  const flags = [spec.fin, spec.rsv1, spec.rsv2, spec.rsv3].reduce((bits, flag) => (bits << 1) | (flag ? 1 : 0), 0);
  const byte0 = (flags << 4) | (spec.opcode & 0b0000_1111);
  const code = Math.min(lengthCode(spec.declaredLength, spec.lengthForm), spec.lengthForm === 7 ? 125 : 127);
  const extended = extendedLength(spec.declaredLength, spec.lengthForm);
  const key = new Uint8Array(spec.masked ? KEY_LENGTH : 0);
  if (spec.maskingKey !== null) key.set(spec.maskingKey.subarray(0, key.length));

  const header = 2 + extended.length + key.length;
  const bytes = new Uint8Array(header + spec.payload.length);
  bytes[0] = byte0;
  bytes[1] = (spec.masked ? 0b1000_0000 : 0) | code;
  bytes.set(extended, 2);
  bytes.set(key, 2 + extended.length);
  if (spec.masked) unmask(spec.payload, key, bytes.subarray(header));
  else bytes.set(spec.payload, header);
  return bytes;
}
