/**
 * The Origin field of a request: what it says, and whether this server lets it in.
 *
 * Knows RFC 6454 §6.2 and §7, and RFC 6455 §4.2.1 item 7. Must not know what the page at that origin wants.
 */
import { parseAuthority } from './authority.ts';
import type { HeaderField } from './field-line.ts';
import type { HandshakeFinding } from './findings.ts';
import type { RequestHead } from './head.ts';
import { findingAt } from './nodes.ts';
import { asciiLower } from './octets.ts';

export interface ReadOrigin {
  /** As written; null when there is none, or more than one. */
  readonly origin: string | null;
  readonly findings: readonly HandshakeFinding[];
}

/** Reads the field and compares it with `allowed`; null allows every origin, and none. */
export function readOrigin(fields: readonly HeaderField[], allowed: readonly string[] | null, head: RequestHead): ReadOrigin {
  const [field, second] = fields;
  const end = { start: head.fieldsEnd, end: head.fieldsEnd };
  if (field === undefined) {
    if (!head.complete) return { origin: null, findings: [] };
    // Item 7: "A connection attempt lacking this header field SHOULD NOT be interpreted as coming from a browser client."
    return { origin: null, findings: [findingAt('origin-missing', end)] };
  }
  // RFC 6454 §7.3: "the user agent MUST NOT include more than one Origin header field in any HTTP request."
  if (second !== undefined) {
    return { origin: null, findings: [findingAt('origin-duplicated', second.lineRange, { first: field.value, second: second.value })] };
  }
  const { value } = field;
  const range = value === '' ? field.lineRange : field.valueRange;
  const findings: HandshakeFinding[] = [];
  if (value === 'null') findings.push(findingAt('origin-null', range));
  else if (!isOrigin(value)) findings.push(findingAt('origin-syntax', range, { origin: value }));
  // RFC 6455 §4.2.2: "If the server does not wish to accept this connection, it MUST return an appropriate HTTP error code (e.g., 403
  // Forbidden)". "The origin is serialized to ASCII and converted to lowercase."
  const known = allowed === null || allowed.some((each) => asciiLower(each) === asciiLower(value));
  if (!known) findings.push(findingAt('origin-not-allowed', range, { origin: value, allowed: allowed.join(', ') }));
  return { origin: value, findings };
}

/** RFC 6454 §7.1: "serialized-origin = scheme "://" host [ ":" port ]"; no path, not even a slash. */
export function isOrigin(text: string): boolean {
  const match = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/([^/?#]+)$/.exec(text);
  return match !== null && typeof parseAuthority(match[1]!) !== 'string';
}
