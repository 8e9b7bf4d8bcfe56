/**
 * Which handshake of before RFC 6455 a message is, and what it brings to be worked out: keys, body, answer.
 *
 * Knows the header fields by which the drafts differ (versions.ts lists them) and how loosely their fields were written.
 * Must not judge a handshake of RFC 6455 (../handshake does), or know a page.
 */
import { ANSWER_LENGTH, BODY_LENGTH } from './challenge.ts';

/** `hybi-01`: drafts 01 to 03; `hybi-04`: 04 to 06; `hybi-07`: 07 to 12. */
export type ObsoleteDraft = 'hixie-75' | 'hixie-76' | 'hybi-01' | 'hybi-04' | 'hybi-07';

export interface ObsoleteHandshake {
  readonly draft: ObsoleteDraft;
  readonly message: 'request' | 'response';
  /** The header field that gives it away, as it stands in the message. */
  readonly evidence: string;
  /** Values of `Sec-WebSocket-Key1` and `-Key2`, with every space that belongs to them; null where a field is missing. */
  readonly key1: string | null;
  readonly key2: string | null;
  /** What stands behind the head: up to 8 bytes of a request of hixie-76, up to 16 of its response. Else empty. */
  readonly body: Uint8Array;
}

interface Field {
  readonly name: string;
  readonly value: string;
}

/** Longest head that is looked at, in bytes. */
const HEAD_LIMIT = 64 * 1024;

/** Recognises the message that stands at the front of `bytes`; null for any other, RFC 6455's among them. Never throws. */
export function recogniseObsolete(bytes: Uint8Array): ObsoleteHandshake | null {
  const head = readHead(bytes);
  if (head === null) return null;
  const { message, fields, end } = head;
  const found = message === 'request' ? requestDraft(fields) : responseDraft(fields);
  if (found === null) return null;
  const valueOf = (name: string): string | null => fields.find((field) => field.name.toLowerCase() === name)?.value ?? null;
  const bodyLength = found.draft !== 'hixie-76' ? 0 : message === 'request' ? BODY_LENGTH : ANSWER_LENGTH;
  return {
    ...found,
    message,
    key1: valueOf('sec-websocket-key1'),
    key2: valueOf('sec-websocket-key2'),
    body: bytes.slice(end, end + bodyLength),
  };
}

type Found = Pick<ObsoleteHandshake, 'draft' | 'evidence'>;

function first(fields: readonly Field[], names: readonly string[], draft: ObsoleteDraft): Found | null {
  const field = fields.find(({ name }) => names.includes(name.toLowerCase()));
  return field === undefined ? null : { draft, evidence: field.name };
}

function requestDraft(fields: readonly Field[]): Found | null {
  const version = fields.find(({ name }) => name.toLowerCase() === 'sec-websocket-version');
  const number = /^\s*(\d{1,3})\s*$/.exec(version?.value ?? '')?.[1];
  if (number !== undefined && Number(number) >= 4 && Number(number) <= 12) {
    return { draft: Number(number) < 7 ? 'hybi-04' : 'hybi-07', evidence: version!.name };
  }
  return (
    first(fields, ['sec-websocket-draft'], 'hybi-01') ??
    first(fields, ['sec-websocket-key1', 'sec-websocket-key2'], 'hixie-76') ??
    // Draft 11 gave the field its old name Origin back, and RFC 6455 kept it.
    first(fields, ['sec-websocket-origin'], 'hybi-07') ??
    first(fields, ['websocket-protocol'], 'hixie-75') ??
    bareUpgrade(fields)
  );
}

/**
 * A request of hixie-75 without subprotocol: nothing but the capital S speaks for it, and no field of a later draft may be
 * there. The drafts up to 75 compared the first lines byte by byte, so that their case is telling.
 */
function bareUpgrade(fields: readonly Field[]): Found | null {
  const isLater = fields.some(({ name }) => name.toLowerCase().startsWith('sec-websocket-'));
  const upgrade = fields.find(({ name }) => name.toLowerCase() === 'upgrade');
  const hasOrigin = fields.some(({ name }) => name.toLowerCase() === 'origin');
  return !isLater && hasOrigin && upgrade?.value === 'WebSocket' ? { draft: 'hixie-75', evidence: upgrade.name } : null;
}

function responseDraft(fields: readonly Field[]): Found | null {
  if (fields.some(({ name }) => name.toLowerCase() === 'sec-websocket-accept')) return null;
  return (
    first(fields, ['sec-websocket-location', 'sec-websocket-origin'], 'hixie-76') ??
    first(fields, ['websocket-location', 'websocket-origin'], 'hixie-75')
  );
}

interface Head {
  readonly message: 'request' | 'response';
  readonly fields: readonly Field[];
  /** Offset of the first byte behind the empty line; the end of the bytes when it has not come. */
  readonly end: number;
}

function readHead(bytes: Uint8Array): Head | null {
  const limit = Math.min(bytes.length, HEAD_LIMIT);
  const lines: string[] = [];
  let at = 0;
  while (at < limit) {
    const feed = bytes.indexOf(0x0a, at);
    const lineEnd = feed < 0 || feed >= limit ? limit : feed;
    const line = latin1(bytes.subarray(at, lineEnd)).replace(/\r$/, '');
    at = Math.min(lineEnd + 1, limit);
    if (line === '') break;
    lines.push(line);
  }
  const [start = '', ...rest] = lines;
  const message = /^GET \S+ HTTP\/1\.\d$/.test(start) ? 'request' : /^HTTP\/1\.\d 101\b/.test(start) ? 'response' : null;
  return message === null ? null : { message, fields: rest.map(readField), end: at };
}

/** §5.1: a name, a colon and one space, if there is one; every space behind it belongs to the value, because they are counted. */
function readField(line: string): Field {
  const colon = line.indexOf(':');
  if (colon < 0) return { name: line, value: '' };
  return { name: line.slice(0, colon), value: line.slice(colon + 1).replace(/^ /, '') };
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
