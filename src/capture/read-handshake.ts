/**
 * A paste read as an opening handshake: the heads of both messages octet by octet, a key or an accept that stands alone, and
 * the bytes behind.
 *
 * Knows in which shapes people have handshakes: as they are, with the marks of curl or a log, in hex, in a HAR entry. Must not
 * judge them (protocol/handshake does).
 */
import type { Direction } from '../protocol/annotation/model.ts';
import { decodeBase64 } from '../protocol/bytes/base64.ts';
import { encodeUtf8 } from '../protocol/bytes/utf8.ts';
import { KEY_BYTES } from '../protocol/handshake/accept-key.ts';
import { closedHead, fieldsNamed, type HeadKind, readHead } from '../protocol/handshake/head.ts';
import { fromLatin1, latin1 } from '../protocol/handshake/octets.ts';
import { headsOfHar } from './har-heads.ts';
import type { Format } from './reading.ts';
import { readPaste } from './read-paste.ts';

/** Bytes behind a head, which are no head. */
export interface Behind {
  readonly bytes: Uint8Array;
  readonly direction: Direction;
}

export interface HandshakePaste {
  /** How it was written; `octets`: the heads stand in it as they are. `values`: no head, only a key or an accept. */
  readonly format: Format | 'octets' | 'values';
  /** The first request and the first response that is not an interim one: their heads alone. Null for one that is not there. */
  readonly request: Uint8Array | null;
  readonly response: Uint8Array | null;
  /** A key and an accept without their message. */
  readonly key: string | null;
  readonly accept: string | null;
  /** Keys of further requests. */
  readonly otherKeys: readonly string[];
  readonly behind: readonly Behind[];
  /** A head had no empty line at its end, and got one. */
  readonly closed: boolean;
}

export interface HandshakeOptions {
  /** The text is what was on the wire: each character up to U+00FF an octet, no line end mended, no head closed. */
  readonly exact?: boolean;
}

/** Tokens of other text are not keys. */
const LONGEST_VALUE = 256;
const DIGEST_BYTES = 20;

const METHOD = /^(?:GET|POST|PUT|HEAD|OPTIONS|CONNECT|DELETE|PATCH|TRACE|PRI)[ \t]+\S/i;
const REQUEST_LINE = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+[ \t]+\S+[ \t]+HTTP\/\d/;
const STATUS_LINE = /^HTTP\/\d/;
const FIELD_LINE = /^[A-Za-z][A-Za-z0-9-]*[ \t]*:/;

/** Reads a paste; null where there is neither a head nor a key nor an accept in it. Never throws. */
export function readHandshake(text: string, { exact = false }: HandshakeOptions = {}): HandshakePaste | null {
  if (beginsWithHead(text)) return ofOctets(exact ? octetsOf(text) : mended(text), 'octets', !exact);
  return ofHar(text) ?? ofReading(text, !exact) ?? ofValues(text);
}

/** The same for bytes that are no text: a recorded stream. Null where it does not begin with a head. */
export function readHandshakeBytes(bytes: Uint8Array): HandshakePaste | null {
  return beginsWithHead(latin1(bytes, 0, Math.min(bytes.length, 8192))) ? ofOctets(bytes, 'octets', false) : null;
}

/** Whether text is a head from its first line on, with nothing in front of its lines. */
function beginsWithHead(text: string): boolean {
  const [first = '', second = ''] = text.replace(/^(?:\r?\n)+/, '').split(/\r?\n/, 2);
  // A head on one line has its line ends spelled out: the readers know how.
  if (/\\r|\\n/.test(first.slice(0, 8192))) return false;
  if (STATUS_LINE.test(first) || REQUEST_LINE.test(first)) return true;
  return METHOD.test(first) && (/\bHTTP\/\d/.test(first) || FIELD_LINE.test(second));
}

function octetsOf(text: string): Uint8Array {
  return /[\u0100-\uffff]/.test(text) ? encodeUtf8(text) : fromLatin1(text);
}

/** Text that went through an editor or a terminal has lost its CRs; one that has some kept them. */
function mended(text: string): Uint8Array {
  const lines = text.includes('\r\n') ? text : text.replace(/\n/g, '\r\n');
  // Two heads with no empty line between them.
  return encodeUtf8(lines.replace(/([^\n])\r\n(?=HTTP\/\d(?:\.\d)? \d{3})/g, '$1\r\n\r\n'));
}

interface Head {
  readonly kind: HeadKind;
  readonly bytes: Uint8Array;
}

/** Heads from the beginning of a stream on, and what is behind the last of them. */
function headsOf(bytes: Uint8Array): { readonly heads: readonly Head[]; readonly rest: Uint8Array } {
  const heads: Head[] = [];
  let rest = bytes;
  while (rest.length > 0 && (heads.length === 0 || beginsWithHead(latin1(rest, 0, Math.min(rest.length, 8192))))) {
    const { kind, length } = readHead(rest);
    heads.push({ kind, bytes: rest.subarray(0, length) });
    rest = rest.subarray(length);
    if (length === 0) break;
  }
  return { heads, rest };
}

function ofOctets(bytes: Uint8Array, format: HandshakePaste['format'], closes: boolean): HandshakePaste {
  const { heads, rest } = headsOf(bytes);
  const last = heads.at(-1);
  const behind: Behind[] = rest.length === 0 || !last ? [] : [{ bytes: rest, direction: last.kind === 'request' ? 'c2s' : 's2c' }];
  return ofHeads(heads, behind, format, closes);
}

function ofHeads(heads: readonly Head[], behind: readonly Behind[], format: HandshakePaste['format'], closes: boolean): HandshakePaste {
  const requests = heads.filter(({ kind }) => kind === 'request');
  const responses = heads.filter(({ kind }) => kind === 'response');
  // RFC 9110 §15.2: "A client MUST be able to parse one or more 1xx responses received prior to a final response".
  const answer =
    responses.find(({ bytes }) => !/^HTTP\/\S+ 1(?!01)\d\d/.test(latin1(bytes, 0, Math.min(bytes.length, 32)))) ?? responses[0];
  const [request, ...others] = requests;
  const close = (head: Head | undefined): Uint8Array | null => (head === undefined ? null : closes ? closedHead(head.bytes) : head.bytes);
  const closed = [close(request), close(answer)] as const;
  return {
    format,
    request: closed[0],
    response: closed[1],
    key: null,
    accept: null,
    otherKeys: others.flatMap(({ bytes }) => fieldsNamed(readHead(bytes, 'request'), 'sec-websocket-key').map(({ value }) => value)),
    behind,
    closed: closed[0]?.length !== request?.bytes.length || closed[1]?.length !== answer?.bytes.length,
  };
}

function ofHar(text: string): HandshakePaste | null {
  const heads = headsOfHar(text);
  return heads === null ? null : ofHeads(heads, [], 'har', false);
}

/** What the paste's readers find: heads behind marks and prefixes, in hex, in escapes. */
function ofReading(text: string, closes: boolean): HandshakePaste | null {
  const reading = readPaste(text).guesses.find(({ runs }) => runs.some(({ kind }) => kind === 'handshake'));
  if (!reading) return null;
  const heads: Head[] = [];
  const behind: Behind[] = [];
  for (const { kind, bytes, direction } of reading.runs) {
    if (kind !== 'handshake') {
      behind.push({ bytes, direction });
      continue;
    }
    // Header lines alone are no head.
    if (!beginsWithHead(latin1(bytes, 0, Math.min(bytes.length, 8192)))) continue;
    const found = headsOf(bytes);
    heads.push(...found.heads);
    if (found.rest.length > 0) behind.push({ bytes: found.rest, direction });
  }
  return heads.length === 0 ? null : ofHeads(heads, behind, reading.format, closes);
}

/** A key, an accept, or both, by their headers' names or by themselves. */
function ofValues(text: string): HandshakePaste | null {
  const named = (name: string): string | null =>
    new RegExp(`${name}["']?\\s{0,4}[:=]\\s{0,4}["']?([^\\s"',;\\\\]{1,${LONGEST_VALUE}})`, 'i').exec(text)?.[1] ?? null;
  const found = { key: named('sec-websocket-key'), accept: named('sec-websocket-accept') };
  if (found.key !== null || found.accept !== null) return valuesOnly(found);
  const words = text.trim().split(/\s+/, 3);
  const [first = '', second] = words;
  if (words.length > 2 || first === '' || words.some((word) => word.length > LONGEST_VALUE)) return null;
  const sizes = words.map((word) => decodeBase64(word).bytes.length);
  if (second === undefined) return valuesOnly({ key: first, accept: null });
  if (sizes[0] !== KEY_BYTES && sizes[1] === KEY_BYTES) return valuesOnly({ key: second, accept: first });
  return sizes[0] === KEY_BYTES || sizes[1] === DIGEST_BYTES ? valuesOnly({ key: first, accept: second }) : null;
}

function valuesOnly({ key, accept }: Pick<HandshakePaste, 'key' | 'accept'>): HandshakePaste {
  return { format: 'values', request: null, response: null, key, accept, otherKeys: [], behind: [], closed: false };
}
