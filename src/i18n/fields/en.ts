/**
 * The English name and definition of every field.
 *
 * Knows what a field is in any frame. Must not know a value (explain/ words the value in this frame).
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

/** What each field is, in one sentence. Apart from the names, which every page with a frame needs at once. */
export const definitions: Readonly<Record<FieldId, string>> = {
  frame: 'One unit on the wire: a header of 2 to 14 bytes, then the payload.',
  'frame.fin': 'One bit: 1 when this frame is the last of its message.',
  'frame.rsv1': 'Reserved bit: 0 unless an extension was agreed that uses it; permessage-deflate marks compressed messages with it.',
  'frame.rsv2': 'Reserved bit: 0 unless an extension was agreed that uses it.',
  'frame.rsv3': 'Reserved bit: 0 unless an extension was agreed that uses it.',
  'frame.opcode': 'Four bits that say what kind of frame this is and how to read its payload.',
  'frame.mask': 'One bit: 1 when a masking key follows and the payload is masked, as in every frame from a client.',
  'frame.payload-length-7': 'Seven bits: the payload length from 0 to 125, or the code 126 or 127 for a longer length field.',
  'frame.payload-length-16': 'The payload length in two bytes, high byte first; there when the length code is 126.',
  'frame.payload-length-64': 'The payload length in eight bytes, high byte first, top bit 0; there when the length code is 127.',
  'frame.payload-length': 'The number of payload bytes that the header announces, whichever of the three spellings carries it.',
  'frame.masking-key': 'Four bytes that the payload is XORed with; fresh and random for every frame, and no secret.',
  'frame.payload': 'The data that the frame carries, as it stands on the wire.',
  'frame.payload-unmasked': 'The data after the masking key was XORed away: what the receiving program gets.',
  'frame.close-code': 'The first two bytes of a Close: a number that says why.',
  'frame.close-reason': 'UTF-8 text after the close code, at most 123 bytes, meant for logs rather than for people.',
  'text.character': 'One character of the text, 1 to 4 bytes in UTF-8.',
};
