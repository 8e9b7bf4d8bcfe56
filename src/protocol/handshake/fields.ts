/**
 * The registry of handshake fields: every name a node of a head's tree can carry, and where it is defined.
 *
 * Knows names and sections. Must not know display text (i18n has it), or which header fields a handshake needs.
 * A `field.line` node's value is the field's name in lower case: that tells a key from an accept.
 */
import type { FieldNode } from '../annotation/model.ts';
import type { HandshakeFindingCode } from './findings.ts';

export interface HandshakeFieldSpec {
  /** Section with its document, ready to print and to link. */
  readonly section: string;
  /** `filler`: separators and line ends, drawn quietly. */
  readonly kind: 'group' | 'text' | 'number' | 'filler';
}

export const HANDSHAKE_FIELDS = {
  head: { section: 'RFC 9112 §2.1', kind: 'group' },
  /** Empty lines before the start line. */
  'head.blank-before': { section: 'RFC 9112 §2.2', kind: 'filler' },
  'request.line': { section: 'RFC 9112 §3', kind: 'group' },
  'request.method': { section: 'RFC 9112 §3.1', kind: 'text' },
  'request.target': { section: 'RFC 9112 §3.2', kind: 'text' },
  'request.version': { section: 'RFC 9112 §2.3', kind: 'text' },
  'status.line': { section: 'RFC 9112 §4', kind: 'group' },
  'status.version': { section: 'RFC 9112 §2.3', kind: 'text' },
  'status.code': { section: 'RFC 9112 §4', kind: 'number' },
  'status.reason': { section: 'RFC 9112 §4', kind: 'text' },
  /** White space between the parts of a start line. */
  'line.space': { section: 'RFC 9112 §3', kind: 'filler' },
  /** CR LF, or LF alone. */
  'line.end': { section: 'RFC 9112 §2.2', kind: 'filler' },
  /** One header field, with the lines folded into it. */
  'field.line': { section: 'RFC 9112 §5', kind: 'group' },
  'field.name': { section: 'RFC 9110 §5.1', kind: 'text' },
  'field.colon': { section: 'RFC 9112 §5', kind: 'filler' },
  /** Optional white space around the value, and the forbidden kind before the colon. */
  'field.space': { section: 'RFC 9110 §5.6.3', kind: 'filler' },
  'field.value': { section: 'RFC 9110 §5.5', kind: 'text' },
  /** One line's share of a folded value. */
  'field.value-part': { section: 'RFC 9110 §5.5', kind: 'text' },
  /** A line end and the white space after it, inside a value. */
  'field.fold': { section: 'RFC 9112 §5.2', kind: 'filler' },
  /** A line that is no header field: no colon, or white space in front of the first one. */
  'line.unread': { section: 'RFC 9112 §5', kind: 'text' },
  /** The last line, while its end is still to come. */
  'line.open': { section: 'RFC 9112 §2.1', kind: 'text' },
  /** The empty line that ends the head. */
  'head.end': { section: 'RFC 9112 §2.1', kind: 'filler' },
} as const satisfies Record<string, HandshakeFieldSpec>;

export type HandshakeFieldId = keyof typeof HANDSHAKE_FIELDS;

export type HandshakeNode = FieldNode<HandshakeFieldId, HandshakeFindingCode>;

/** The registry row of a field, typed as the general spec. */
export function handshakeFieldSpec(field: HandshakeFieldId): HandshakeFieldSpec {
  return HANDSHAKE_FIELDS[field];
}
