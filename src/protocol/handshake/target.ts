/**
 * The request target: which of the four forms it has, and which resource it names.
 *
 * Knows RFC 9112 §3.2 and RFC 6455 §4.2.1 item 1. Must not know the rest of the request.
 */
import { type Authority, parseAuthority } from './authority.ts';
import type { HandshakeFinding } from './findings.ts';
import { type ByteRange, findingAt } from './nodes.ts';
import { asciiLower } from './octets.ts';

export interface ReadTarget {
  readonly form: 'origin' | 'absolute' | 'authority' | 'asterisk' | 'other';
  /** Path and query, as they would stand in origin-form; null where the target names none. */
  readonly resource: string | null;
  /** Host and port of an absolute target; null otherwise. */
  readonly authority: Authority | null;
  /** Lower case; null when the target has none. */
  readonly scheme: string | null;
  readonly findings: readonly HandshakeFinding[];
}

// RFC 3986: "pchar = unreserved / pct-encoded / sub-delims / ":" / "@""; a query adds "/" and "?".
const NOT_IN_RESOURCE = /[^A-Za-z0-9\-._~!$&'()*+,;=:@/?%]|%(?![0-9A-Fa-f]{2})/;

/** Reads a target at bytes `range`. Blanks in it are head.ts's business. */
export function readTarget(target: string, range: ByteRange): ReadTarget {
  const absolute = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/([^/?#]*)(.*)$/s.exec(target);
  if (absolute !== null) return absoluteForm(absolute[1]!, absolute[2]!, absolute[3]!, target, range);
  if (target.startsWith('/')) {
    return { form: 'origin', resource: resourceOf(target), authority: null, scheme: null, findings: syntaxFindings(target, 0, range) };
  }
  // RFC 6455 §4.2.1 item 1: "a "Request-URI" [RFC2616] that should be interpreted as a /resource name/": neither `*` nor host:port
  // nor a path that does not begin with a slash can be.
  const form = target === '*' ? 'asterisk' : /^[^/?#\s]+:\d*$/.test(target) ? 'authority' : 'other';
  return { form, resource: null, authority: null, scheme: null, findings: [findingAt('target-form', range, { target, form })] };
}

/** §4.2.1 item 1: "(or an absolute HTTP/HTTPS URI containing the /resource name/)". */
function absoluteForm(written: string, host: string, rest: string, target: string, range: ByteRange): ReadTarget {
  const scheme = asciiLower(written);
  const authority = parseAuthority(host);
  const findings: HandshakeFinding[] = [];
  const schemeRange = { start: range.start, end: range.start + written.length };
  if (scheme === 'ws' || scheme === 'wss')
    findings.push(findingAt('target-ws-uri', schemeRange, { target, scheme, resource: resourceOf(rest) }));
  else if (scheme !== 'http' && scheme !== 'https') findings.push(findingAt('target-form', schemeRange, { target, form: 'other' }));
  const at = written.length + 3;
  if (typeof authority === 'string') {
    const place = { start: range.start + at, end: range.start + at + host.length };
    findings.push(findingAt('target-syntax', place.end > place.start ? place : schemeRange, { target, reason: 'authority', octet: 0 }));
  }
  findings.push(...syntaxFindings(target, at + host.length, range));
  return { form: 'absolute', resource: resourceOf(rest), authority: typeof authority === 'string' ? null : authority, scheme, findings };
}

/** Path and query: "/" for an empty path (RFC 6455 §3), no fragment. */
function resourceOf(pathAndMore: string): string {
  const hash = pathAndMore.indexOf('#');
  const resource = hash < 0 ? pathAndMore : pathAndMore.slice(0, hash);
  return resource.startsWith('/') ? resource : `/${resource}`;
}

/** The first character, from index `from` on, that no path or query may hold. Blanks have a finding of their own. */
function syntaxFindings(target: string, from: number, range: ByteRange): HandshakeFinding[] {
  const part = target.slice(from);
  const hash = part.indexOf('#');
  const findings: HandshakeFinding[] = [];
  const bad = NOT_IN_RESOURCE.exec((hash < 0 ? part : part.slice(0, hash)).replace(/[\t\v\f\r ]/g, '_'));
  if (bad !== null) {
    const start = range.start + from + bad.index;
    const octet = target.charCodeAt(from + bad.index);
    findings.push(findingAt('target-syntax', { start, end: start + 1 }, { target, reason: 'character', octet }));
  }
  // RFC 6455 §3: "Fragment identifiers are meaningless in the context of WebSocket URIs and MUST NOT be used on these URIs."
  if (hash >= 0)
    findings.push(findingAt('target-fragment', { start: range.start + from + hash, end: range.end }, { fragment: part.slice(hash) }));
  return findings;
}
