/**
 * The handshakes in a paste: requests with their responses, and the frames behind them.
 *
 * Knows how heads are told apart and paired. Must not judge them (protocol/handshake does). What a paste lacks and every head has is put
 * in, and said: a start line, the empty line at the end.
 */
import type { Direction } from '../protocol/annotation/model.ts';
import { encodeUtf8 } from '../protocol/bytes/utf8.ts';
import { deriveAcceptKey } from '../protocol/handshake/accept-key.ts';
import { closedHead, fieldsNamed, type HeadKind, readHead } from '../protocol/handshake/head.ts';
import { fromLatin1, latin1 } from '../protocol/handshake/octets.ts';
import { harHandshakes } from './har-handshakes.ts';
import type { Format, Reading } from './reading.ts';
import { readPaste } from './read-paste.ts';

export interface FramesBehind {
  readonly bytes: Uint8Array;
  readonly direction: Direction;
}

/** One connection. A message that the paste does not have is empty. */
export interface Exchange {
  readonly request: Uint8Array;
  readonly response: Uint8Array;
  readonly behind: readonly FramesBehind[];
}

/** What was put in. */
export type Supplied = 'start-line' | 'empty-line';

export interface HandshakePaste {
  /** How it was written; `octets`: as on the wire. Null when nothing was found. */
  readonly format: Format | 'octets' | null;
  readonly exchanges: readonly Exchange[];
  readonly supplied: readonly Supplied[];
}

export interface HandshakeOptions {
  /** The text is what was on the wire: each character up to U+00FF an octet, no line end mended, nothing put in. */
  readonly exact?: boolean;
}

const NOTHING = new Uint8Array(0);
/** Characters in which the first two lines of a head are looked for. */
const SAMPLE = 8192;

/** The handshakes of a text, in its order; no exchange when there is none. Never throws. */
export function readHandshakes(text: string, { exact = false }: HandshakeOptions = {}): HandshakePaste {
  if (exact && beginsWithHead(text)) return ofOctets(octetsOf(text), false);
  const recorded = harHandshakes(text);
  if (recorded.length > 0) return { format: 'har', exchanges: recorded.map((each) => ({ ...each, behind: [] })), supplied: [] };
  const reading = readPaste(text).guesses.find(({ runs }) => runs.some(({ kind }) => kind === 'handshake'));
  const read = reading === undefined ? null : ofReading(reading, !exact);
  // A first line that no reader takes for one is still what was sent, and worth being judged.
  if (beginsWithHead(text) && (read === null || read.supplied.includes('start-line'))) return ofOctets(mended(text), true);
  return read ?? { format: null, exchanges: [], supplied: [] };
}

/** The same for bytes that are no text: a recorded stream. */
export function readHandshakeBytes(bytes: Uint8Array): HandshakePaste {
  return beginsWithHead(latin1(bytes, 0, Math.min(bytes.length, SAMPLE)))
    ? ofOctets(bytes, false)
    : { format: null, exchanges: [], supplied: [] };
}

const METHOD = /^(?:GET|POST|PUT|HEAD|OPTIONS|CONNECT|DELETE|PATCH|TRACE|PRI)[ \t]+\S/i;
const REQUEST_LINE = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+[ \t]+\S+[ \t]+HTTP\/\d/;
const FIELD_LINE = /^[A-Za-z][A-Za-z0-9-]*[ \t]*:/;

/** Whether text is a head from its first line on, with nothing in front of its lines. */
function beginsWithHead(text: string): boolean {
  const [first = '', second = ''] = text
    .slice(0, SAMPLE)
    .replace(/^(?:\r?\n)+/, '')
    .split(/\r?\n/, 2);
  // A head on one line has its line ends spelled out, or lost: the readers know how.
  if (/\\r|\\n|\s(?:Host|Upgrade|Connection|Sec-WebSocket-[\w-]+):/i.test(first)) return false;
  if (/^HTTP\/\d/.test(first) || REQUEST_LINE.test(first)) return true;
  return METHOD.test(first) && (/\bHTTP\/\d/.test(first) || FIELD_LINE.test(second));
}

function octetsOf(text: string): Uint8Array {
  return /[\u0100-\uffff]/.test(text) ? encodeUtf8(text) : fromLatin1(text);
}

/** Text that went through an editor or a terminal has lost its CRs; one that has some kept them. */
const mended = (text: string): Uint8Array => encodeUtf8(text.includes('\r\n') ? text : text.replace(/\n/g, '\r\n'));

function ofOctets(bytes: Uint8Array, closes: boolean): HandshakePaste {
  const supplied = new Set<Supplied>();
  return { format: 'octets', exchanges: chosen(paired(headsIn(bytes, 'unknown', supplied, closes))), supplied: [...supplied] };
}

function ofReading(reading: Reading, closes: boolean): HandshakePaste {
  const supplied = new Set<Supplied>();
  const messages = reading.runs.flatMap(({ kind, bytes, direction }): Message[] => {
    if (kind === 'frames') return [{ kind, bytes, direction }];
    return kind === 'handshake' ? headsIn(closes ? started(bytes, supplied) : bytes, direction, supplied, closes) : [];
  });
  return { format: reading.format, exchanges: chosen(paired(messages)), supplied: [...supplied] };
}

interface Message {
  readonly kind: HeadKind | 'frames';
  readonly bytes: Uint8Array;
  readonly direction: Direction;
}

const START = /^(?:HTTP\/|[A-Za-z]{2,20} \S+ HTTP\/)/;

/** The heads that stand one behind the other in some bytes, and what is left when it is none. `closes`: each gets its empty line. */
function headsIn(bytes: Uint8Array, direction: Direction, supplied: Set<Supplied>, closes: boolean): Message[] {
  const messages: Message[] = [];
  let rest = bytes;
  while (rest.length > 0) {
    const { kind, complete, length } = readHead(rest);
    const own = kind === 'request' ? 'c2s' : 's2c';
    const head = rest.slice(0, length);
    if (closes && !complete) supplied.add('empty-line');
    messages.push({ kind, bytes: closes ? closedHead(head) : head, direction: own });
    rest = rest.subarray(complete ? length : rest.length);
    if (rest.length > 0 && !START.test(latin1(rest, 0, 200))) {
      messages.push({ kind: 'frames', bytes: rest.slice(), direction: direction === 'unknown' ? own : direction });
      break;
    }
  }
  return messages;
}

/** The head with a first line, where a list of headers came without. HTTP/2's pseudo-headers say what it would be. */
function started(bytes: Uint8Array, supplied: Set<Supplied>): Uint8Array {
  const text = latin1(bytes);
  if (START.test(text.trimStart()) || !/^\s*:?[\w-]+[ \t]*:/.test(text)) return bytes;
  supplied.add('start-line');
  const pseudo = (name: string): string | undefined => new RegExp(`^:${name}[ \\t]*:[ \\t]*(.*?)\\r?$`, 'mi').exec(text)?.[1];
  const isResponse = /^(?:sec-websocket-accept|:status)[ \t]*:/im.test(text);
  const line = isResponse ? `HTTP/1.1 ${pseudo('status') ?? '101 Switching Protocols'}` : `GET ${pseudo('path') ?? '/'} HTTP/1.1`;
  const host = pseudo('authority');
  const fields = text.replace(/^:[\w-]+[ \t]*:.*\r?\n/gm, '');
  return fromLatin1(`${line}\r\n${!isResponse && host !== undefined ? `Host: ${host}\r\n` : ''}${fields}`);
}

const valueIn = (bytes: Uint8Array, kind: HeadKind, name: string): string | null =>
  fieldsNamed(readHead(bytes, kind), name)[0]?.value ?? null;

/** RFC 9110 §15.2: "A client MUST be able to parse one or more 1xx responses received prior to a final response". */
const isInterim = (bytes: Uint8Array): boolean => /^HTTP\/\S+ 1(?!01)\d\d/.test(latin1(bytes, 0, Math.min(bytes.length, 32)));

/** Requests and responses, by accept where it fits a key, else by their order; frames go with what stands before them. */
function paired(messages: readonly Message[]): Exchange[] {
  const exchanges: { request: Uint8Array; response: Uint8Array; behind: FramesBehind[] }[] = [];
  const open = (bytes: Partial<Exchange>): void => {
    exchanges.push({ request: NOTHING, response: NOTHING, behind: [], ...bytes } as (typeof exchanges)[number]);
  };
  const count = (kind: Message['kind']): number => messages.filter((each) => each.kind === kind).length;
  const onlyOne = count('request') === 1 && count('response') === 1;
  for (const { kind, bytes, direction } of messages) {
    if (kind === 'request') {
      const last = exchanges.at(-1);
      // DevTools list the answer first.
      const alone = last?.request.length === 0 && last.behind.length === 0 && (onlyOne || fits(bytes, last.response)) ? last : undefined;
      if (alone) alone.request = bytes;
      else open({ request: bytes });
    } else if (kind === 'response') {
      const waiting = exchanges.filter(({ request, response }) => request.length > 0 && (response.length === 0 || isInterim(response)));
      const match = waiting.find(({ request }) => fits(request, bytes)) ?? waiting.at(-1);
      if (match) match.response = bytes;
      else open({ response: bytes });
    } else if (exchanges.length > 0) exchanges.at(-1)!.behind.push({ bytes, direction });
  }
  return exchanges;
}

function fits(request: Uint8Array, response: Uint8Array): boolean {
  const key = valueIn(request, 'request', 'sec-websocket-key');
  return key !== null && valueIn(response, 'response', 'sec-websocket-accept') === deriveAcceptKey(fromLatin1(key));
}

/** Those that are about WebSocket, if any: a log may hold ordinary requests besides. */
function chosen(exchanges: readonly Exchange[]): readonly Exchange[] {
  const about = exchanges.filter(({ request, response }) =>
    /^(?:sec-websocket-|upgrade[ \t]*:)/im.test(latin1(request) + latin1(response)),
  );
  return about.length > 0 ? about : exchanges;
}
