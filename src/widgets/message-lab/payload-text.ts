/**
 * A payload as people write it: text where it is text, hex everywhere else; and back from what was typed.
 *
 * Knows which payloads are text. Must not know the page or any wording.
 */
import { toHex } from '../../protocol/bytes/hex.ts';
import { decodeUtf8, encodeUtf8 } from '../../protocol/bytes/utf8.ts';
import { BINARY, CLOSE } from '../../protocol/frame/opcodes.ts';
import { type HexFault, readHexField } from '../masking-stepper/hex-field.ts';

export interface WrittenPayload {
  readonly as: 'text' | 'hex';
  readonly text: string;
}

/** Binary and Close are hex: their first bytes are no characters. A half character makes the whole payload hex. */
export function writtenPayload(opcode: number, payload: Uint8Array): WrittenPayload {
  const text = opcode === BINARY || opcode === CLOSE ? null : decodeUtf8(payload);
  // A line break would not survive a field of one line.
  return text === null || /[\n\r]/.test(text) ? { as: 'hex', text: toHex(payload, ' ') } : { as: 'text', text };
}

/** The bytes of what was typed, or what stands in the way. */
export function readPayload(as: WrittenPayload['as'], typed: string): { readonly bytes: Uint8Array; readonly fault: HexFault | null } {
  return as === 'text' ? { bytes: encodeUtf8(typed), fault: null } : readHexField(typed);
}
