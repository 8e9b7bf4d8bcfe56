/**
 * Why a command is not carried out, with the section that forbids it; which close codes an endpoint may send. What a page may pass to
 * WebSocket.close() is narrower: frame/close-codes.ts has it.
 *
 * Knows reasons and sections. Must not know states (commands.ts looks at them) or wording (i18n has it).
 */
import type { Role } from '../annotation/model.ts';
import { closeCodeClass } from '../frame/close-body.ts';

export const REFUSALS = {
  // §6.1: "The endpoint MUST ensure the WebSocket connection is in the OPEN state".
  'not-open': 'RFC 6455 §6.1',
  // §5.5.1: "The application MUST NOT send any more data frames after sending a Close frame."
  'close-sent': 'RFC 6455 §5.5.1',
  // §7.1.3 with §6.1: CLOSING has begun; what is left is to finish the current message and to reply.
  'close-received': 'RFC 6455 §7.1.3',
  // §7.1.1: this end of TCP is closed.
  'tcp-ended': 'RFC 6455 §7.1.1',
  closed: 'RFC 6455 §7.1.4',
  // §5.4: "The fragments of one message MUST NOT be interleaved between the fragments of another message".
  'message-open': 'RFC 6455 §5.4',
  'no-message-open': 'RFC 6455 §5.4',
  // §5.6: "The "Payload data" is text data encoded as UTF-8."
  'text-not-utf8': 'RFC 6455 §5.6',
  // §5.5: "All control frames MUST have a payload length of 125 bytes or less".
  'control-too-long': 'RFC 6455 §5.5',
  'reason-too-long': 'RFC 6455 §5.5',
  // §5.5.1: "If there is a body, the first two bytes of the body MUST be a 2-byte unsigned integer".
  'reason-without-code': 'RFC 6455 §5.5.1',
  'close-code-never-sent': 'RFC 6455 §7.4.1',
  'close-code-unusable': 'RFC 6455 §7.4.2',
  // §7.4.1: "Note that this status code is not used by the server".
  'close-code-client-only': 'RFC 6455 §7.4.1',
} as const satisfies Record<string, string>;

export type Refused = keyof typeof REFUSALS;

/** Why an endpoint may not put a close code into a Close frame of its own accord; null: it may. */
export function closeCodeRefusal(code: number, role: Role): Refused | null {
  const kind = Number.isInteger(code) ? closeCodeClass(code) : 'unusable';
  if (kind === 'never-sent') return 'close-code-never-sent';
  if (kind === 'unusable') return 'close-code-unusable';
  return code === 1010 && role === 'server' ? 'close-code-client-only' : null;
}
