/**
 * What the stream knows before a frame, packed into one byte of the stream index.
 *
 * Knows the packing and nothing else.
 */
import { BINARY, TEXT } from '../frame/opcodes.ts';
import type { OpenMessage } from '../frame/context.ts';

const COMPRESSED = 0b0100_0000;

/** UTF-8 state in the low four bits, opcode of the open message (0: none) above, then whether it is compressed. */
export function packState(openOpcode: number, compressed: boolean, utf8: number): number {
  return (utf8 & 0b1111) | (openOpcode << 4) | (compressed ? COMPRESSED : 0);
}

/** The message open before a frame, whose payload so far is `length` bytes; null when none is open. */
export function unpackState(state: number, length: number): OpenMessage | null {
  const opcode = (state >> 4) & 0b11;
  if (opcode === 0) return null;
  return { opcode: opcode === TEXT ? TEXT : BINARY, compressed: (state & COMPRESSED) !== 0, length, utf8: state & 0b1111 };
}
