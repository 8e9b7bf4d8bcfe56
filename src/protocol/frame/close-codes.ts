/**
 * The registry of close codes: RFC 6455 §7.4.1 and IANA's "WebSocket Close Code Number Registry", with the ranges of §7.4.2.
 *
 * Knows each code's registered name, who may put it into a Close frame and who gave it its meaning. Must not know how a body is judged
 * (close-body.ts does, for pages that need no names: a test holds the two together), or what a code means in words (i18n has them).
 */

/**
 * Who may put a code into a Close frame. `client`: RFC 6455 has only clients send it; `server`: registered for servers; `gateway`: for
 * a server that stands in front of another one; `nobody`: it must not appear on the wire.
 */
export type CloseCodeSender = 'either' | 'client' | 'server' | 'gateway' | 'nobody';

/** Where a code's meaning stands: a section of RFC 6455, or IANA's registry. */
export type CloseCodeSource = '7.4.1' | 'iana';

export interface CloseCodeRow {
  readonly code: number;
  /** As registered; never translated. */
  readonly name: string;
  readonly sender: CloseCodeSender;
  readonly source: CloseCodeSource;
}

const ROWS: readonly (readonly [number, string, CloseCodeSender, CloseCodeSource])[] = [
  [1000, 'Normal Closure', 'either', '7.4.1'],
  [1001, 'Going Away', 'either', '7.4.1'],
  [1002, 'Protocol Error', 'either', '7.4.1'],
  [1003, 'Unsupported Data', 'either', '7.4.1'],
  // "Reserved. The specific meaning might be defined in the future."
  [1004, 'Reserved', 'nobody', '7.4.1'],
  // Each of 1005, 1006 and 1015 "is a reserved value and MUST NOT be set as a status code in a Close control frame by an endpoint."
  [1005, 'No Status Rcvd', 'nobody', '7.4.1'],
  [1006, 'Abnormal Closure', 'nobody', '7.4.1'],
  [1007, 'Invalid frame payload data', 'either', '7.4.1'],
  [1008, 'Policy Violation', 'either', '7.4.1'],
  [1009, 'Message Too Big', 'either', '7.4.1'],
  // "Note that this status code is not used by the server, because it can fail the WebSocket handshake instead."
  [1010, 'Mandatory Ext.', 'client', '7.4.1'],
  // The RFC's text speaks of a server; since erratum 3227 either side may send it.
  [1011, 'Internal Error', 'either', '7.4.1'],
  [1012, 'Service Restart', 'server', 'iana'],
  [1013, 'Try Again Later', 'server', 'iana'],
  [1014, 'Bad Gateway', 'gateway', 'iana'],
  [1015, 'TLS handshake', 'nobody', '7.4.1'],
  [3000, 'Unauthorized', 'either', 'iana'],
  [3003, 'Forbidden', 'either', 'iana'],
  [3008, 'Timeout', 'either', 'iana'],
];

/** Every code with an entry of its own, in ascending order. */
export const CLOSE_CODES: readonly CloseCodeRow[] = ROWS.map(([code, name, sender, source]) => ({ code, name, sender, source }));

/** The entry of a code, or null where only its range speaks about it. */
export function closeCodeRow(code: number): CloseCodeRow | null {
  return CLOSE_CODES.find((row) => row.code === code) ?? null;
}

/** A range of §7.4.2; both ends belong to it. */
export interface CloseCodeRange {
  readonly kind: 'unused' | 'protocol' | 'registered' | 'private' | 'undefined';
  readonly from: number;
  readonly to: number;
}

/** The ranges of §7.4.2, and what a 16-bit code can say beyond them. */
export const CLOSE_CODE_RANGES: readonly CloseCodeRange[] = [
  // "Status codes in the range 0-999 are not used."
  { kind: 'unused', from: 0, to: 999 },
  // "1000-2999 are reserved for definition by this protocol, its future revisions, and extensions"
  { kind: 'protocol', from: 1000, to: 2999 },
  // "3000-3999 are reserved for use by libraries, frameworks, and applications."
  { kind: 'registered', from: 3000, to: 3999 },
  // "4000-4999 are reserved for private use"
  { kind: 'private', from: 4000, to: 4999 },
  { kind: 'undefined', from: 5000, to: 65535 },
];

/** The range of a code, 0 to 65535. */
export function closeCodeRange(code: number): CloseCodeRange {
  return CLOSE_CODE_RANGES.find(({ to }) => code <= to) ?? CLOSE_CODE_RANGES.at(-1)!;
}

/**
 * True when a page may hand `code` to `WebSocket.close()`. WHATWG WebSockets, close(code, reason): "If code is present, but is
 * neither an integer equal to 1000 nor an integer in the range 3000 to 4999, inclusive, throw an "InvalidAccessError" DOMException."
 */
export function apiAcceptsCode(code: number): boolean {
  return code === 1000 || (code >= 3000 && code <= 4999);
}
