/**
 * A Close frame that carries a code, as either end would send it.
 *
 * Knows how a frame is written. Must not know whether the code may be sent.
 */
import { toHex } from '../../protocol/bytes/hex.ts';
import { CLOSE } from '../../protocol/frame/opcodes.ts';
import { serializeFrame, simpleSpec } from '../../protocol/frame/serialize.ts';

/** RFC 6455 §5.7: the masking key of its examples. */
const KEY = Uint8Array.of(0x37, 0xfa, 0x21, 0x3d);

/** Hex with spaces; `masked` as from a client. `code` 0 to 65535. */
export function closeFrameHex(code: number, masked: boolean): string {
  return toHex(serializeFrame(simpleSpec(CLOSE, Uint8Array.of(code >> 8, code & 0xff), masked ? KEY : null)), ' ');
}

/** A typed code, or null where it is none. */
export function readCode(typed: string): number | null {
  const text = typed.normalize('NFKC').trim();
  if (/^0x[0-9a-f]{1,4}$/i.test(text)) return Number(text);
  return /^\d{1,5}$/.test(text) && Number(text) <= 0xffff ? Number(text) : null;
}
