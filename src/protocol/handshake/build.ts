/**
 * Heads built from parts: a start line, fields, an empty line, every line ended by CR LF.
 *
 * Knows how a head is written. Must not judge what it writes: a switch may leave a required field out.
 */
import { fromLatin1 } from './octets.ts';

/** A field to write. `drop` leaves it out; the page's switches use it, so that a row can come back as it was. */
export interface BuiltField {
  readonly name: string;
  readonly value: string;
  readonly drop?: boolean;
}

/** A head as bytes. Nothing is escaped or checked; characters above U+00FF become `?`. */
export function buildHead(startLine: string, fields: readonly BuiltField[]): Uint8Array {
  const lines = fields.filter((field) => field.drop !== true).map(({ name, value }) => `${name}: ${value}`.trimEnd());
  return fromLatin1([startLine, ...lines, '', ''].join('\r\n'));
}

/** Reason phrases of the statuses that handshakes meet; RFC 9110 §15, RFC 6585 §5. */
export const REASONS: Readonly<Record<number, string>> = {
  101: 'Switching Protocols',
  200: 'OK',
  301: 'Moved Permanently',
  302: 'Found',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  421: 'Misdirected Request',
  426: 'Upgrade Required',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  505: 'HTTP Version Not Supported',
};

/** `HTTP/1.1 426 Upgrade Required`; the space stays where there is no known reason (RFC 9112 §4). */
export function statusLine(status: number): string {
  return `HTTP/1.1 ${status} ${REASONS[status] ?? ''}`;
}
