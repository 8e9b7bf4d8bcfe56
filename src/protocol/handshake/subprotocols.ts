/**
 * Subprotocols: what a request offers, what a response chose, and whether the choice is one of the offers.
 *
 * Knows RFC 6455 §4.1 items 10 and 6, §4.2.2 and §11.3.4. Must not know which subprotocols exist.
 */
import { type HeaderField, rangeInValue } from './field-line.ts';
import type { HandshakeFinding } from './findings.ts';
import { readList } from './lists.ts';
import { findingAt } from './nodes.ts';
import { isToken } from './octets.ts';

export interface OfferedProtocols {
  /** In the client's order of preference, duplicates and faulty names left out. */
  readonly protocols: readonly string[];
  readonly findings: readonly HandshakeFinding[];
}

/**
 * §4.1 item 10: "The elements that comprise this value MUST be non-empty strings with characters in the range U+0021 to U+007E
 * not including separator characters as defined in [RFC2616] and MUST all be unique strings. The ABNF for the value of this
 * header field is 1#token". §11.3.4 lets a request repeat the field. `complete` false: more of them may follow.
 */
export function readOfferedProtocols(fields: readonly HeaderField[], complete = true): OfferedProtocols {
  const list = readList(fields);
  const findings: HandshakeFinding[] = [...list.findings];
  const protocols = new Set<string>();
  for (const { text, range } of list.elements) {
    if (!isToken(text)) findings.push(findingAt('subprotocol-syntax', range, { value: text, reason: 'not-token' }));
    else if (protocols.has(text)) findings.push(findingAt('subprotocol-duplicated', range, { value: text }));
    else protocols.add(text);
  }
  const first = fields[0];
  // "1#token": RFC 2616 §2.1 wants "at least one non-null element".
  if (first !== undefined && list.elements.length === 0 && complete) {
    findings.push(findingAt('subprotocol-syntax', first.lineRange, { value: '', reason: 'empty' }));
  }
  return { protocols: [...protocols], findings };
}

export interface ChosenProtocol {
  /** The subprotocol in use; null where the server chose none, or its choice cannot be read. */
  readonly protocol: string | null;
  readonly findings: readonly HandshakeFinding[];
}

/** The server's choice. `offered` null: the request is not known, so nothing is said about whether it was offered. */
export function readChosenProtocol(fields: readonly HeaderField[], offered: readonly string[] | null, end: number): ChosenProtocol {
  const first = fields[0];
  if (first === undefined) {
    // §4.2.2: "if the server does not wish to agree to one of the suggested subprotocols, it MUST NOT send back a
    // |Sec-WebSocket-Protocol| header field": legal, though some clients refuse it.
    const none = offered !== null && offered.length > 0;
    return {
      protocol: null,
      findings: none ? [findingAt('subprotocol-none-chosen', { start: end, end }, { offered: offered.join(', ') })] : [],
    };
  }
  const second = fields[1];
  // §11.3.4: "the |Sec-WebSocket-Protocol| header field MUST NOT appear more than once in an HTTP response."
  if (second !== undefined) {
    return { protocol: null, findings: [findingAt('subprotocol-field-repeated', second.lineRange, { count: fields.length })] };
  }
  const { value } = first;
  const range = value === '' ? first.lineRange : rangeInValue(first, 0, value.length);
  // §4.2.2: "The empty string is not the same as the null value for these purposes and is not a legal value for this field.
  // The ABNF for the value of this header field is (token)".
  if (value === '') return { protocol: null, findings: [findingAt('subprotocol-syntax', range, { value, reason: 'empty' })] };
  if (value.includes(',')) return { protocol: null, findings: [findingAt('subprotocol-several', range, { value })] };
  if (!isToken(value)) return { protocol: null, findings: [findingAt('subprotocol-syntax', range, { value, reason: 'not-token' })] };
  // §4.1 item 6: a subprotocol "that was not present in the client's handshake": the client "MUST _Fail the WebSocket
  // Connection_". Strings are compared as they are: nothing in the RFC lets case vary.
  const known = offered === null || offered.includes(value);
  return {
    protocol: value,
    findings: known ? [] : [findingAt('subprotocol-not-offered', range, { value, offered: (offered ?? []).join(', ') })],
  };
}
