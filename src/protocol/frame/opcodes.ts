/**
 * Opcodes of RFC 6455 §5.2 and §11.8: which are defined, which are reserved, which are control frames.
 *
 * Knows numbers and the RFC's words for them. Must not know display names (i18n has them) or what a bad opcode costs.
 */

export const CONTINUATION = 0x0;
export const TEXT = 0x1;
export const BINARY = 0x2;
export const CLOSE = 0x8;
export const PING = 0x9;
export const PONG = 0xa;

export type OpcodeName = 'continuation' | 'text' | 'binary' | 'close' | 'ping' | 'pong' | 'reserved-data' | 'reserved-control';

const NAMES: Readonly<Record<number, OpcodeName>> = {
  [CONTINUATION]: 'continuation',
  [TEXT]: 'text',
  [BINARY]: 'binary',
  [CLOSE]: 'close',
  [PING]: 'ping',
  [PONG]: 'pong',
};

/** §5.5: "Control frames are identified by opcodes where the most significant bit of the opcode is 1." */
export function isControl(opcode: number): boolean {
  return (opcode & 0b1000) !== 0;
}

/** §5.2: "%x3-7 are reserved for further non-control frames", "%xB-F are reserved for further control frames". */
export function isReserved(opcode: number): boolean {
  return !(opcode in NAMES);
}

/** The RFC's word for an opcode, 0 to 15. */
export function opcodeName(opcode: number): OpcodeName {
  return NAMES[opcode] ?? (isControl(opcode) ? 'reserved-control' : 'reserved-data');
}
