/**
 * The handshakes in a paste: requests with their responses, and the frames behind them.
 *
 * Knows how heads are told apart and paired. Must not judge them (protocol/handshake does). What a paste lacks and every head has is put
 * in, and said: a start line, the empty line at the end.
 */
import type { Direction } from '../protocol/annotation/model.ts';
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
  /** How it was written; null when nothing was found. */
  readonly format: Format | null;
  readonly exchanges: readonly Exchange[];
  readonly supplied: readonly Supplied[];
}

const NOTHING = new Uint8Array(0);

/** The handshakes of a text, in its order; no exchange when there is none. Never throws. */
export function readHandshakes(text: string): HandshakePaste {
  const recorded = harHandshakes(text);
  if (recorded.length > 0) return { format: 'har', exchanges: recorded.map((each) => ({ ...each, behind: [] })), supplied: [] };
  const reading = readPaste(text).guesses.find(({ runs }) => runs.some(({ kind }) => kind === 'handshake'));
  if (reading === undefined) return { format: null, exchanges: [], supplied: [] };
  const { messages, supplied } = messagesIn(reading);
  return { format: reading.format, exchanges: chosen(paired(messages)), supplied: [...supplied] };
}

interface Message {
  readonly kind: HeadKind | 'frames';
  readonly bytes: Uint8Array;
  readonly direction: Direction;
}

function messagesIn(reading: Reading): { messages: Message[]; supplied: Set<Supplied> } {
  const supplied = new Set<Supplied>();
  const messages = reading.runs.flatMap(({ kind, bytes, direction }): Message[] => {
    if (kind === 'frames') return [{ kind, bytes, direction }];
    return kind === 'handshake' ? headsIn(bytes, direction, supplied) : [];
  });
  return { messages, supplied };
}

const START = /^(?:HTTP\/|[A-Za-z]{2,20} \S+ HTTP\/)/;

/** The heads that stand one behind the other in some bytes, and what is left when it is none. */
function headsIn(bytes: Uint8Array, direction: Direction, supplied: Set<Supplied>): Message[] {
  const messages: Message[] = [];
  let rest = started(bytes, supplied);
  while (rest.length > 0) {
    const kind = latin1(rest, 0, 5) === 'HTTP/' ? 'response' : 'request';
    const head = readHead(rest, kind);
    const own = kind === 'request' ? 'c2s' : 's2c';
    if (!head.complete) supplied.add('empty-line');
    messages.push({ kind, bytes: head.complete ? rest.slice(0, head.length) : closedHead(rest), direction: own });
    rest = rest.subarray(head.complete ? head.length : rest.length);
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

/** Requests and responses, by accept where it fits a key, else by their order; frames go with what stands before them. */
function paired(messages: readonly Message[]): Exchange[] {
  const exchanges: { request: Uint8Array; response: Uint8Array; behind: FramesBehind[] }[] = [];
  const open = (bytes: Partial<Exchange>): void => {
    exchanges.push({ request: NOTHING, response: NOTHING, behind: [], ...bytes } as (typeof exchanges)[number]);
  };
  for (const { kind, bytes, direction } of messages) {
    if (kind === 'request') {
      const last = exchanges.at(-1);
      // DevTools list the answer first.
      const alone = last?.request.length === 0 && last.behind.length === 0 && fits(bytes, last.response) ? last : undefined;
      if (alone) alone.request = bytes;
      else open({ request: bytes });
    } else if (kind === 'response') {
      const waiting = exchanges.filter(({ request, response }) => request.length > 0 && response.length === 0);
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
