/**
 * Extended lengths as a faulty sender may have meant them: lowest byte first, or a small signed number widened.
 *
 * Knows the bytes of one header. Must not know whether the meaning fits what follows: a trial or a reader decides.
 */
import type { HeaderLayout } from '../../protocol/frame/header.ts';
import { readBigEndian } from '../../protocol/frame/payload-length.ts';

/** The extended length read lowest byte first; null where there is none, not all of it, or it reads the same. */
export function littleEndianLength(bytes: Uint8Array, header: HeaderLayout): bigint | null {
  if (header.form === 7 || header.declared === null) return null;
  const reversed = bytes.slice(header.extendedAt, header.extendedAt + header.extendedHave).reverse();
  const length = readBigEndian(reversed, 0, reversed.length);
  return length === header.declared ? null : length;
}

/** A signed short or byte widened with its sign, unwidened: the bytes above it are all ff, and its own top bit is set. */
export function signExtendedLength(bytes: Uint8Array, header: HeaderLayout): bigint | null {
  const { form, extendedAt, extendedHave } = header;
  if (form === 7 || header.declared === null) return null;
  for (const width of form === 16 ? [1] : [1, 2, 4]) {
    const own = extendedAt + extendedHave - width;
    const isSigned = bytes.subarray(extendedAt, own).every((byte) => byte === 0xff) && bytes[own]! >= 0x80;
    // A wider value that happens to begin with ff is ruled out by trying the narrowest first.
    if (isSigned) return readBigEndian(bytes, own, own + width);
  }
  return null;
}
