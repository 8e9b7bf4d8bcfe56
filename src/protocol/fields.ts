/**
 * The registry of fields: every name a node can carry, where the RFC defines it, how wide it is, which letter
 * and colour role it has on screen.
 *
 * Knows names and sections. Must not know display text (i18n has it) or CSS values (tokens.css has them).
 */

/** The seven colour roles of a frame; the letter is printed on every chip so that colour never stands alone. */
export type FieldRole = 'flags' | 'opcode' | 'mask' | 'length' | 'extended-length' | 'key' | 'payload';

export interface FieldSpec {
  /** RFC 6455 section that defines the field. */
  readonly section: string;
  /** Width in bits, or `variable`. */
  readonly bits: number | 'variable';
  readonly kind: 'group' | 'flag' | 'enum' | 'length' | 'bytes' | 'code' | 'text';
  readonly role: FieldRole | null;
  readonly letter: string | null;
}

export const FIELDS = {
  frame: { section: '5.2', bits: 'variable', kind: 'group', role: null, letter: null },
  'frame.fin': { section: '5.2', bits: 1, kind: 'flag', role: 'flags', letter: 'F' },
  'frame.rsv1': { section: '5.2', bits: 1, kind: 'flag', role: 'flags', letter: 'R' },
  'frame.rsv2': { section: '5.2', bits: 1, kind: 'flag', role: 'flags', letter: 'R' },
  'frame.rsv3': { section: '5.2', bits: 1, kind: 'flag', role: 'flags', letter: 'R' },
  'frame.opcode': { section: '5.2', bits: 4, kind: 'enum', role: 'opcode', letter: 'O' },
  'frame.mask': { section: '5.2', bits: 1, kind: 'flag', role: 'mask', letter: 'M' },
  'frame.payload-length-7': { section: '5.2', bits: 7, kind: 'length', role: 'length', letter: 'L' },
  'frame.payload-length-16': { section: '5.2', bits: 16, kind: 'length', role: 'extended-length', letter: 'X' },
  'frame.payload-length-64': { section: '5.2', bits: 64, kind: 'length', role: 'extended-length', letter: 'X' },
  /** Computed: the effective payload length in bytes, whichever spelling carries it. Always a bigint. */
  'frame.payload-length': { section: '5.2', bits: 'variable', kind: 'length', role: 'length', letter: 'L' },
  'frame.masking-key': { section: '5.3', bits: 32, kind: 'bytes', role: 'key', letter: 'K' },
  /** The payload as it stands on the wire: still masked when MASK is 1. */
  'frame.payload': { section: '5.2', bits: 'variable', kind: 'bytes', role: 'payload', letter: 'D' },
  /** Computed: the payload after unmasking, in a source of its own. */
  'frame.payload-unmasked': { section: '5.3', bits: 'variable', kind: 'bytes', role: 'payload', letter: 'D' },
  'frame.close-code': { section: '5.5.1', bits: 16, kind: 'code', role: 'payload', letter: 'D' },
  'frame.close-reason': { section: '5.5.1', bits: 'variable', kind: 'text', role: 'payload', letter: 'D' },
  /** One UTF-8 character of a text payload or close reason; built only for the part that is looked at. */
  'text.character': { section: '5.6', bits: 'variable', kind: 'text', role: 'payload', letter: 'D' },
} as const satisfies Record<string, FieldSpec>;

export type FieldId = keyof typeof FIELDS;

/** The registry row of a field, typed as the general spec so that callers can read any column. */
export function fieldSpec(field: FieldId): FieldSpec {
  return FIELDS[field];
}
