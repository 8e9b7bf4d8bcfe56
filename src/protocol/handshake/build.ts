/**
 * Heads built from parts: the request for a URL, the response to a key, each as a list of rows that can be switched off.
 *
 * Knows which fields a handshake has, who adds them, and how a head is written. Must not judge what it writes: a switch may leave a
 * required field out, and a value may be as wrong as its author wants it.
 *
 *   requestRows(parts) -> BuiltField[]; buildRequest(parts) -> bytes
 *   responseRows(parts) -> BuiltField[]; buildResponse(parts) -> bytes
 */
import { deriveAcceptKey } from './accept-key.ts';
import { fromLatin1 } from './octets.ts';
import { dissectUrl, type WsUrl } from './uri.ts';

/** Whose doing a field is: §4.1 and §4.2.2 demand it, browsers send it, it is a choice, or it follows from another. */
export type FieldMark = 'required' | 'browser' | 'optional' | 'derived';

/** A field to write. `drop` leaves it out; a switch sets it, so that the row can come back as it was. */
export interface BuiltField {
  readonly name: string;
  readonly value: string;
  readonly mark?: FieldMark;
  readonly drop?: boolean;
}

/** A head as bytes, every line ended by CR LF. Nothing is escaped or checked; a character above U+00FF becomes `?`. */
export function buildHead(startLine: string, fields: readonly BuiltField[]): Uint8Array {
  const lines = fields.filter((field) => field.drop !== true).map(({ name, value }) => (value === '' ? `${name}:` : `${name}: ${value}`));
  return fromLatin1([startLine, ...lines, '', ''].join('\r\n'));
}

export interface RequestParts {
  /** A ws: or wss: URL; what cannot be read of it leaves its field empty. */
  readonly url: string;
  readonly key: string;
  /** Absent: 13. */
  readonly version?: string;
  readonly origin?: string | null;
  readonly protocols?: readonly string[];
  readonly extensions?: string | null;
  /** Fields of the author's own, behind the others. */
  readonly extra?: readonly BuiltField[];
  /** Names, in lower case, of fields to leave out. */
  readonly without?: ReadonlySet<string>;
}

/** The fields of a request in the order in which RFC 6455 §1.2 shows them, those switched off marked `drop`. */
export function requestRows(parts: RequestParts): BuiltField[] {
  const { hostField } = dissectUrl(parts.url);
  const rows: (BuiltField | null)[] = [
    { name: 'Host', value: hostField, mark: 'derived' },
    { name: 'Upgrade', value: 'websocket', mark: 'required' },
    { name: 'Connection', value: 'Upgrade', mark: 'required' },
    { name: 'Sec-WebSocket-Key', value: parts.key, mark: 'required' },
    optional('Origin', parts.origin ?? null, 'browser'),
    optional('Sec-WebSocket-Protocol', parts.protocols?.length ? parts.protocols.join(', ') : null, 'optional'),
    optional('Sec-WebSocket-Extensions', parts.extensions ?? null, 'optional'),
    { name: 'Sec-WebSocket-Version', value: parts.version ?? '13', mark: 'required' },
    ...(parts.extra ?? []),
  ];
  return switched(rows, parts.without);
}

/** §4.1 item 2: "if the WebSocket URI is "ws://example.com/chat", the first line sent should be "GET /chat HTTP/1.1"." */
export function requestLineFor(url: WsUrl): string {
  return `GET ${url.resourceName} HTTP/1.1`;
}

export function buildRequest(parts: RequestParts): Uint8Array {
  return buildHead(requestLineFor(dissectUrl(parts.url)), requestRows(parts));
}

export interface ResponseParts {
  /** The request's key: the accept follows from it. */
  readonly key: string;
  /** Absent: 101. */
  readonly status?: number;
  /** Instead of the right one. */
  readonly accept?: string;
  readonly protocol?: string | null;
  readonly extensions?: string | null;
  readonly extra?: readonly BuiltField[];
  readonly without?: ReadonlySet<string>;
}

/** The fields of a response that accepts, in the order of RFC 6455 §4.2.2 step 5. */
export function responseRows(parts: ResponseParts): BuiltField[] {
  const rows: (BuiltField | null)[] = [
    { name: 'Upgrade', value: 'websocket', mark: 'required' },
    { name: 'Connection', value: 'Upgrade', mark: 'required' },
    { name: 'Sec-WebSocket-Accept', value: parts.accept ?? deriveAcceptKey(fromLatin1(parts.key)), mark: 'derived' },
    optional('Sec-WebSocket-Protocol', parts.protocol ?? null, 'optional'),
    optional('Sec-WebSocket-Extensions', parts.extensions ?? null, 'optional'),
    ...(parts.extra ?? []),
  ];
  return switched(rows, parts.without);
}

export function buildResponse(parts: ResponseParts): Uint8Array {
  return buildHead(statusLine(parts.status ?? 101), responseRows(parts));
}

function optional(name: string, value: string | null, mark: FieldMark): BuiltField | null {
  return value === null ? null : { name, value, mark };
}

function switched(rows: readonly (BuiltField | null)[], without: ReadonlySet<string> | undefined): BuiltField[] {
  const there = rows.filter((row) => row !== null);
  return without === undefined ? there : there.map((row) => (without.has(row.name.toLowerCase()) ? { ...row, drop: true } : row));
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
