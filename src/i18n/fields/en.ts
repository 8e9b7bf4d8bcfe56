/**
 * The English name of every field, long and short.
 *
 * Knows what a field is called in any frame. Must not know a value (explain/ words the value in this frame).
 */
import type { FieldId } from '../../protocol/fields.ts';

export interface FieldText {
  readonly name: string;
  /** For brackets and narrow columns. */
  readonly short: string;
}
export type FieldTexts = Readonly<Record<FieldId, FieldText>>;

export const en: FieldTexts = {
  frame: { name: 'Frame', short: 'frame' },
  'frame.fin': { name: 'FIN', short: 'FIN' },
  'frame.rsv1': { name: 'RSV1', short: 'RSV1' },
  'frame.rsv2': { name: 'RSV2', short: 'RSV2' },
  'frame.rsv3': { name: 'RSV3', short: 'RSV3' },
  'frame.opcode': { name: 'Opcode', short: 'opcode' },
  'frame.mask': { name: 'MASK', short: 'MASK' },
  'frame.payload-length-7': { name: 'Length', short: 'length' },
  'frame.payload-length-16': { name: 'Extended length, 16 bits', short: 'length 16' },
  'frame.payload-length-64': { name: 'Extended length, 64 bits', short: 'length 64' },
  'frame.payload-length': { name: 'Payload length', short: 'length' },
  'frame.masking-key': { name: 'Masking key', short: 'key' },
  'frame.payload': { name: 'Payload', short: 'payload' },
  'frame.payload-unmasked': { name: 'Payload, unmasked', short: 'unmasked' },
  'frame.close-code': { name: 'Close code', short: 'code' },
  'frame.close-reason': { name: 'Close reason', short: 'reason' },
  'text.character': { name: 'Character', short: 'char' },
};
