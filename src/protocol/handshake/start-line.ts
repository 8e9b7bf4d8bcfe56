/**
 * The first line of a head: request line or status line, read leniently, every deviation named.
 *
 * Knows the grammar of RFC 9112 §3 and §4. Must not know which method, target or status a handshake wants.
 */
import type { HandshakeNode } from './fields.ts';
import type { HandshakeFinding } from './findings.ts';
import type { Line } from './lines.ts';
import { type ByteRange, findingAt, leafOf, nodeOf } from './nodes.ts';
import { isLineSpace, isToken, latin1, SP } from './octets.ts';

export interface HttpVersion {
  readonly major: number;
  readonly minor: number;
}

export interface RequestLine {
  readonly kind: 'request';
  readonly range: ByteRange;
  readonly method: string;
  readonly methodRange: ByteRange;
  /** As written; empty when the line has none. */
  readonly target: string;
  readonly targetRange: ByteRange;
  /** As written, `HTTP/1.1`; null when the line has none, as in HTTP/0.9. */
  readonly versionText: string | null;
  readonly versionRange: ByteRange;
  /** Null when it is missing or not of the form `HTTP/` digit `.` digit. */
  readonly version: HttpVersion | null;
}

export interface StatusLine {
  readonly kind: 'response';
  readonly range: ByteRange;
  readonly versionText: string;
  readonly versionRange: ByteRange;
  readonly version: HttpVersion | null;
  /** Null when it is not three digits. */
  readonly status: number | null;
  readonly statusRange: ByteRange;
  readonly reason: string;
  readonly reasonRange: ByteRange;
}

export interface ReadStartLine<Kind> {
  readonly line: Kind;
  readonly node: HandshakeNode;
  readonly findings: readonly HandshakeFinding[];
}

/** RFC 9112 §2.3: "HTTP-version = HTTP-name "/" DIGIT "." DIGIT" and "HTTP-version is case-sensitive." Null for anything else. */
export function parseVersion(text: string): HttpVersion | null {
  const match = /^HTTP\/(\d)\.(\d)$/.exec(text);
  return match === null ? null : { major: Number(match[1]), minor: Number(match[2]) };
}

/** RFC 9112 §3: "request-line = method SP request-target SP HTTP-version". */
export function readRequestLine(bytes: Uint8Array, line: Line): ReadStartLine<RequestLine> {
  const { start, end } = line;
  const findings: HandshakeFinding[] = [];
  // "recipients MAY instead parse on whitespace-delimited word boundaries and, aside from the CRLF terminator, treat any form
  // of whitespace as the SP separator while ignoring preceding or trailing whitespace"
  const method = wordAt(bytes, skipSpace(bytes, start, end), end);
  const after = skipSpace(bytes, method.end, end);
  const lineEnds = skipSpaceBack(bytes, after, end);
  const last = lastWord(bytes, after, lineEnds);
  const hasVersion = /^HTTP\//i.test(latin1(bytes, last.start, Math.min(last.end, last.start + 5)));
  const versionRange = hasVersion ? last : { start: lineEnds, end: lineEnds };
  const targetRange = { start: after, end: hasVersion ? skipSpaceBack(bytes, after, last.start) : lineEnds };
  const target = latin1(bytes, targetRange.start, targetRange.end);
  const versionText = hasVersion ? latin1(bytes, last.start, last.end) : null;
  const version = versionText === null ? null : parseVersion(versionText);

  const methodText = latin1(bytes, method.start, method.end);
  const inner = spaceInside(bytes, targetRange);
  if (!isToken(methodText)) findings.push(findingAt('request-line-syntax', method, { part: 'method' }));
  else if (target === '') findings.push(findingAt('request-line-syntax', { start: after, end: after }, { part: 'target' }));
  if (inner !== null) findings.push(findingAt('target-has-space', inner, { target }));
  // RFC 9112 §3: "each of the component elements be separated by a single SP octet".
  const gaps = [
    { at: { start, end: method.start }, want: 0 },
    { at: { start: method.end, end: targetRange.start }, want: target === '' && !hasVersion ? 0 : 1 },
    { at: { start: targetRange.end, end: versionRange.start }, want: target === '' || !hasVersion ? 0 : 1 },
    { at: { start: hasVersion ? versionRange.end : targetRange.end, end }, want: 0 },
  ];
  const odd = gaps.find(({ at, want }) => at.end - at.start !== want || (want === 1 && bytes[at.start] !== SP));
  if (odd !== undefined && target !== '') findings.push(findingAt('request-line-spacing', odd.at));
  if (versionText !== null && version === null) findings.push(findingAt('http-version-syntax', versionRange, { version: versionText }));

  const children = tile(start, end, [
    ['request.method', method, methodText],
    ['request.target', targetRange, target],
    ['request.version', versionRange, versionText ?? ''],
  ]);
  return {
    line: {
      kind: 'request',
      range: { start, end },
      method: methodText,
      methodRange: method,
      target,
      targetRange,
      versionText,
      versionRange,
      version,
    },
    node: nodeOf('request.line', { start, end: line.next }, undefined, [
      ...children,
      ...leafOf('line.end', { start: end, end: line.next }),
    ]),
    findings,
  };
}

/** RFC 9112 §4: "status-line = HTTP-version SP status-code SP [ reason-phrase ]". */
export function readStatusLine(bytes: Uint8Array, line: Line): ReadStartLine<StatusLine> {
  const { start, end } = line;
  const findings: HandshakeFinding[] = [];
  const versionRange = wordAt(bytes, skipSpace(bytes, start, end), end);
  const statusRange = wordAt(bytes, skipSpace(bytes, versionRange.end, end), end);
  const hasSpace = bytes[statusRange.end] === SP && statusRange.end < end;
  const reasonRange = { start: hasSpace ? statusRange.end + 1 : statusRange.end, end };
  const versionText = latin1(bytes, versionRange.start, versionRange.end);
  const statusText = latin1(bytes, statusRange.start, statusRange.end);
  const reason = latin1(bytes, reasonRange.start, reasonRange.end);
  const version = parseVersion(versionText);
  // "status-code = 3DIGIT"
  const status = /^\d{3}$/.test(statusText) ? Number(statusText) : null;

  const single = versionRange.start === start && statusRange.start === versionRange.end + 1 && bytes[versionRange.end] === SP;
  if (version === null) findings.push(findingAt('status-line-syntax', versionRange, { part: 'version', text: versionText }));
  else if (status === null) findings.push(findingAt('status-line-syntax', statusRange, { part: 'status', text: statusText }));
  else if (!single) findings.push(findingAt('status-line-syntax', { start, end: statusRange.start }, { part: 'spacing', text: '' }));
  // "reason-phrase = 1*( HTAB / SP / VCHAR / obs-text )"
  else if (/[^\t\x20-\x7e\x80-\xff]/.test(reason))
    findings.push(findingAt('status-line-syntax', reasonRange, { part: 'reason', text: '' }));
  // "A server MUST send the space that separates the status-code from the reason-phrase even when the reason-phrase is absent"
  else if (!hasSpace) findings.push(findingAt('reason-space-missing', { start: end, end }, { status }));

  const children = tile(start, end, [
    ['status.version', versionRange, versionText],
    ['status.code', statusRange, status ?? statusText],
    ['status.reason', reasonRange, reason],
  ]);
  return {
    line: { kind: 'response', range: { start, end }, versionText, versionRange, version, status, statusRange, reason, reasonRange },
    node: nodeOf('status.line', { start, end: line.next }, undefined, [...children, ...leafOf('line.end', { start: end, end: line.next })]),
    findings,
  };
}

/** Leaves for the parts, in order, and `line.space` for what lies between, before and after them. */
function tile(
  start: number,
  end: number,
  parts: readonly (readonly [HandshakeNode['field'], ByteRange, string | number])[],
): HandshakeNode[] {
  const nodes: HandshakeNode[] = [];
  let at = start;
  for (const [field, range, value] of parts) {
    if (range.end <= range.start) continue;
    nodes.push(...leafOf('line.space', { start: at, end: range.start }), nodeOf(field, range, value));
    at = range.end;
  }
  return [...nodes, ...leafOf('line.space', { start: at, end })];
}

function skipSpace(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && isLineSpace(bytes[at])) at++;
  return at;
}

/** The end of [from, end) without the white space at its end. */
function skipSpaceBack(bytes: Uint8Array, from: number, end: number): number {
  let at = end;
  while (at > from && isLineSpace(bytes[at - 1])) at--;
  return at;
}

function wordAt(bytes: Uint8Array, start: number, limit: number): ByteRange {
  let end = start;
  while (end < limit && !isLineSpace(bytes[end])) end++;
  return { start, end };
}

function lastWord(bytes: Uint8Array, from: number, end: number): ByteRange {
  let start = end;
  while (start > from && !isLineSpace(bytes[start - 1])) start--;
  return { start, end };
}

function spaceInside(bytes: Uint8Array, { start, end }: ByteRange): ByteRange | null {
  for (let at = start; at < end; at++) if (isLineSpace(bytes[at])) return { start: at, end: skipSpace(bytes, at, end) };
  return null;
}
