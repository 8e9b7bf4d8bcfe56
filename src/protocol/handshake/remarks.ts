/**
 * Remarks about the rest of a head: fields of older drafts, fields in the wrong message, content where none belongs.
 *
 * Knows names. Must not judge the fields of the handshake itself.
 */
import type { HandshakeFinding } from './findings.ts';
import type { MessageHead } from './head.ts';
import { findingAt } from './nodes.ts';

/** Fields of drafts before RFC 6455: those of version 8 and of Hixie-75 and -76. RFC 6455 §11.3 registers none of them. */
const OBSOLETE = new Set([
  'sec-websocket-origin',
  'sec-websocket-location',
  'sec-websocket-key1',
  'sec-websocket-key2',
  'sec-websocket-draft',
  'websocket-origin',
  'websocket-location',
  'websocket-protocol',
]);

/** §11.3.3: the accept "is sent from the server to the client"; §11.3.1: the key "from the client to the server". */
const WRONG_IN = { request: 'sec-websocket-accept', response: 'sec-websocket-key' } as const;

/** Everything worth a word about fields that no item of the handshake's list names. */
export function remarksOn(head: MessageHead): HandshakeFinding[] {
  const findings: HandshakeFinding[] = [];
  const told = new Set<string>();
  for (const field of head.fields) {
    const { lowerName, name, lineRange, nameRange, settled, value } = field;
    if (!settled || told.has(lowerName)) continue;
    if (OBSOLETE.has(lowerName)) findings.push(findingAt('field-obsolete', nameRange, { name }));
    else if (lowerName === WRONG_IN[head.kind]) findings.push(findingAt('field-in-wrong-message', nameRange, { name, kind: head.kind }));
    else if (lowerName === 'transfer-encoding' || (lowerName === 'content-length' && !/^0+$/.test(value))) {
      // RFC 9110 §9.3.1: "content received in a GET request has no generally defined semantics". RFC 6455 lets frames follow the head.
      if (head.kind === 'request') findings.push(findingAt('request-has-content', lineRange, { name, value }));
    } else continue;
    told.add(lowerName);
  }
  return findings;
}
