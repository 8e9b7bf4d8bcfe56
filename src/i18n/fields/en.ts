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
  /** One sentence. */
  readonly definition: string;
}
export type FieldTexts = Readonly<Record<FieldId, FieldText>>;

export const en: FieldTexts = {
  frame: { name: 'Frame', short: 'frame', definition: 'One unit on the wire: a header of 2 to 14 bytes, then the payload.' },
  'frame.fin': { name: 'FIN', short: 'FIN', definition: 'One bit: 1 when this frame is the last of its message.' },
  'frame.rsv1': {
    name: 'RSV1',
    short: 'RSV1',
    definition: 'Reserved bit: 0 unless an extension was agreed that uses it; permessage-deflate marks compressed messages with it.',
  },
  'frame.rsv2': { name: 'RSV2', short: 'RSV2', definition: 'Reserved bit: 0 unless an extension was agreed that uses it.' },
  'frame.rsv3': { name: 'RSV3', short: 'RSV3', definition: 'Reserved bit: 0 unless an extension was agreed that uses it.' },
  'frame.opcode': {
    name: 'Opcode',
    short: 'opcode',
    definition: 'Four bits that say what kind of frame this is and how to read its payload.',
  },
  'frame.mask': {
    name: 'MASK',
    short: 'MASK',
    definition: 'One bit: 1 when a masking key follows and the payload is masked, as in every frame from a client.',
  },
  'frame.payload-length-7': {
    name: 'Length',
    short: 'length',
    definition: 'Seven bits: the payload length from 0 to 125, or the code 126 or 127 for a longer length field.',
  },
  'frame.payload-length-16': {
    name: 'Extended length, 16 bits',
    short: 'length 16',
    definition: 'The payload length in two bytes, high byte first; there when the length code is 126.',
  },
  'frame.payload-length-64': {
    name: 'Extended length, 64 bits',
    short: 'length 64',
    definition: 'The payload length in eight bytes, high byte first, top bit 0; there when the length code is 127.',
  },
  'frame.payload-length': {
    name: 'Payload length',
    short: 'length',
    definition: 'The number of payload bytes that the header announces, whichever of the three spellings carries it.',
  },
  'frame.masking-key': {
    name: 'Masking key',
    short: 'key',
    definition: 'Four bytes that the payload is XORed with; fresh and random for every frame, and no secret.',
  },
  'frame.payload': { name: 'Payload', short: 'payload', definition: 'The data that the frame carries, as it stands on the wire.' },
  'frame.payload-unmasked': {
    name: 'Payload, unmasked',
    short: 'unmasked',
    definition: 'The data after the masking key was XORed away: what the receiving program gets.',
  },
  'frame.close-code': { name: 'Close code', short: 'code', definition: 'The first two bytes of a Close: a number that says why.' },
  'frame.close-reason': {
    name: 'Close reason',
    short: 'reason',
    definition: 'UTF-8 text after the close code, at most 123 bytes, meant for logs rather than for people.',
  },
  'text.character': { name: 'Character', short: 'char', definition: 'One character of the text, 1 to 4 bytes in UTF-8.' },
};
