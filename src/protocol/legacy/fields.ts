/**
 * The registry of fields of the framing of 2010: what a node of such a frame can be called, and which colour role of a
 * frame's fields it shares on screen.
 *
 * Knows names and sections of draft-ietf-hybi-thewebsocketprotocol-00, the same text as draft-hixie-thewebsocketprotocol-76.
 * Must not know display text or how a frame is read (frames.ts).
 */
import type { FieldNode, Finding } from '../annotation/model.ts';
import type { FieldRole } from '../fields.ts';
import type { LegacyFrameCode } from './findings.ts';

export interface LegacyFieldSpec {
  /** Section of the draft. */
  readonly section: string;
  readonly kind: 'group' | 'type' | 'length' | 'bytes' | 'text' | 'mark';
  readonly role: FieldRole | null;
  readonly letter: string | null;
}

export const LEGACY_FIELDS = {
  'legacy.frame': { section: '4.2', kind: 'group', role: null, letter: null },
  /** The first byte. Its top bit says how the frame ends: 0, at the next `ff`; 1, after a length. */
  'legacy.type': { section: '4.2', kind: 'type', role: 'opcode', letter: 'T' },
  /** Base 128, seven bits a byte, most significant first; the top bit says that another byte follows. */
  'legacy.length': { section: '4.2', kind: 'length', role: 'length', letter: 'L' },
  'legacy.text': { section: '4.2', kind: 'text', role: 'payload', letter: 'D' },
  /** Data that a receiver throws away. */
  'legacy.discarded': { section: '4.2', kind: 'bytes', role: 'payload', letter: 'D' },
  /** The `ff` behind the data of a frame without length. */
  'legacy.end': { section: '4.2', kind: 'mark', role: 'flags', letter: 'E' },
  /** What came after the closing handshake. */
  'legacy.ignored': { section: '4.2', kind: 'bytes', role: null, letter: null },
} as const satisfies Record<string, LegacyFieldSpec>;

export type LegacyFieldId = keyof typeof LEGACY_FIELDS;
export type LegacyNode = FieldNode<LegacyFieldId, LegacyFrameCode>;
export type LegacyFinding = Finding<LegacyFrameCode>;

/** The registry row of a field, typed as the general spec. */
export function legacyFieldSpec(field: LegacyFieldId): LegacyFieldSpec {
  return LEGACY_FIELDS[field];
}
