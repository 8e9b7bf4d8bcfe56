/**
 * A payload made a frame: what a browser or a server would send it as.
 *
 * Knows which opcode suits and that only clients mask. Must not know the page.
 */
import type { Role } from '../protocol/annotation/model.ts';
import { decodeUtf8 } from '../protocol/bytes/utf8.ts';
import { serializeFrame, simpleSpec } from '../protocol/frame/serialize.ts';

/** The first key that this site shows is always the RFC's own (§5.7); a real client draws four random bytes. */
const FIRST_KEY = Uint8Array.of(0x37, 0xfa, 0x21, 0x3d);

/** One unfragmented frame around `payload`. Without a known opcode, UTF-8 becomes text and anything else binary. */
export function frameOf(payload: Uint8Array, role: Role, opcode?: number): Uint8Array {
  return serializeFrame(simpleSpec(opcode ?? (decodeUtf8(payload) === null ? 2 : 1), payload, role === 'client' ? FIRST_KEY : null));
}
