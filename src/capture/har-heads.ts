/**
 * Heads that a HAR entry holds as lists of headers, written out again.
 *
 * Knows the members `request` and `response` of an entry (HAR 1.2). Must not know WebSocket messages (readers/har.ts does), or
 * judge anything. What a browser records is not octet for octet what it sent: order and case of names are the recorder's.
 */
import type { HeadKind } from '../protocol/handshake/head.ts';
import { encodeUtf8 } from '../protocol/bytes/utf8.ts';

interface Header {
  readonly name: string;
  readonly value: string;
}

/** The heads of the first entry that looks like a handshake; null where `text` is no HAR, or has none. */
export function headsOfHar(text: string): readonly { readonly kind: HeadKind; readonly bytes: Uint8Array }[] | null {
  if (!/^\s*[{[]/.test(text) || !/"headers"/.test(text)) return null;
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return null;
  }
  for (const entry of entriesIn(root)) {
    const heads = headsOfEntry(entry);
    if (heads.length > 0) return heads;
  }
  return null;
}

/** Depth at which nobody puts an entry any more. */
const DEEPEST = 8;

/** Objects with a `request` or a `response`, wherever they stand. */
function* entriesIn(value: unknown, depth = 0): Generator<Readonly<Record<string, unknown>>> {
  if (depth > DEEPEST || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const each of value) yield* entriesIn(each, depth + 1);
    return;
  }
  const members = value as Readonly<Record<string, unknown>>;
  if (isRecord(members['request']) || isRecord(members['response'])) yield members;
  else for (const each of Object.values(members)) yield* entriesIn(each, depth + 1);
}

function headsOfEntry({ request, response }: Readonly<Record<string, unknown>>): { kind: HeadKind; bytes: Uint8Array }[] {
  const asked = isRecord(request) ? headersOf(request) : [];
  const answered = isRecord(response) ? headersOf(response) : [];
  if (![...asked, ...answered].some(({ name }) => /^sec-websocket-|^upgrade$/i.test(name))) return [];
  const heads: { kind: HeadKind; bytes: Uint8Array }[] = [];
  if (isRecord(request) && asked.length > 0) heads.push({ kind: 'request', bytes: head(requestLine(request), asked) });
  if (isRecord(response) && answered.length > 0) heads.push({ kind: 'response', bytes: head(statusLine(response), answered) });
  return heads;
}

function requestLine(request: Readonly<Record<string, unknown>>): string {
  const url = text(request['url']);
  // The recorder writes the URL; on the wire stands what follows the authority.
  const path = /^[a-z]+:\/\/[^/?#]*([^#]*)/i.exec(url)?.[1] ?? url;
  return `${text(request['method']) || 'GET'} ${path.startsWith('/') ? path : `/${path}`} ${version(request)}`;
}

function statusLine(response: Readonly<Record<string, unknown>>): string {
  return `${version(response)} ${String(Number(response['status']) || 0).padStart(3, '0')} ${text(response['statusText'])}`;
}

/** `HTTP/1.1`, also where the recorder writes `http/1.1` or nothing. */
const version = (message: Readonly<Record<string, unknown>>): string =>
  /^http\/\d\.\d$/i.test(text(message['httpVersion'])) ? text(message['httpVersion']).toUpperCase() : 'HTTP/1.1';

const head = (line: string, headers: readonly Header[]): Uint8Array =>
  encodeUtf8(`${[line, ...headers.map(({ name, value }) => `${name}: ${value}`)].join('\r\n')}\r\n\r\n`);

/** Header lists without the pseudo-headers of HTTP/2. */
function headersOf(message: Readonly<Record<string, unknown>>): readonly Header[] {
  const list = message['headers'];
  if (!Array.isArray(list)) return [];
  return list.flatMap((each: unknown) =>
    isRecord(each) && typeof each['name'] === 'string' && !each['name'].startsWith(':')
      ? [{ name: each['name'], value: text(each['value']) }]
      : [],
  );
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Line ends in a recorded value would make lines of their own. */
const text = (value: unknown): string => (typeof value === 'string' ? value.replace(/[\r\n]+/g, ' ') : '');
