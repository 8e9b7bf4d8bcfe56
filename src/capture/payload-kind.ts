/**
 * A short reading of a message's payload: which protocol speaks inside the frames.
 *
 * Knows the first bytes of JSON dialects, Engine.IO, Socket.IO and STOMP; binary kinds are in payload-binary.ts. Must not
 * know frames: it is given a payload, unmasked and not compressed.
 */
import { isReadable, parseJsonText } from './diagnose/readable.ts';
import { messagePackKind, mqttKind } from './payload-binary.ts';

export type PayloadKindCode =
  'payload-json' | 'payload-engine-io' | 'payload-socket-io' | 'payload-stomp' | 'payload-mqtt' | 'payload-messagepack';

export interface PayloadKind {
  readonly code: PayloadKindCode;
  /** As listed in diagnoses.ts, without `frame`. */
  readonly facts: Readonly<Record<string, string | number>>;
}

/** Payloads over this many bytes are judged by their beginning alone, and JSON is not parsed. */
const LIMIT = 64 * 1024;
const DETAIL = 40;

/** What a payload is, or null when it is nothing known: plain prose and unknown binary have no kind. Never throws. */
export function payloadKind(payload: Uint8Array): PayloadKind | null {
  if (payload.length < 1) return null;
  if (!isText(payload)) return mqttKind(payload) ?? messagePackKind(payload);
  const text = new TextDecoder('utf-8').decode(payload.subarray(0, LIMIT));
  const whole = payload.length <= LIMIT;
  return (
    stompKind(text) ??
    (whole ? (jsonKind(text) ?? signalrKind(text) ?? sockjsKind(text) ?? socketIoKind(text) ?? engineIoKind(text)) : null)
  );
}

/** STOMP ends a frame with NUL and SignalR with 1E: neither makes the rest of it less of a text. */
function isText(payload: Uint8Array): boolean {
  let end = payload.length;
  while (end > 0 && (payload[end - 1] === 0 || payload[end - 1] === 0x0a || payload[end - 1] === 0x1e)) end--;
  return isReadable(payload.subarray(0, Math.min(end, LIMIT)).filter((byte) => byte !== 0x1e));
}

function jsonKind(text: string): PayloadKind | null {
  const value = parseJsonText(text);
  if (value === null) return null;
  if (Array.isArray(value)) return json('array', value.length, ...arrayDialect(value));
  const record = value as Record<string, unknown>;
  return json('object', Object.keys(record).length, ...objectDialect(record));
}

function json(root: 'object' | 'array', entries: number, dialect: string, detail: string): PayloadKind {
  return { code: 'payload-json', facts: { root, entries, dialect, detail: detail.slice(0, DETAIL) } };
}

/** Message types of graphql-ws (subscriptions-transport-ws, the older) and graphql-transport-ws; shared ones say neither. */
const GRAPHQL_OLD: readonly unknown[] = ['start', 'stop', 'data', 'ka', 'connection_error', 'connection_terminate'];
const GRAPHQL_NEW: readonly unknown[] = ['subscribe', 'next'];
const GRAPHQL_BOTH: readonly unknown[] = ['connection_init', 'connection_ack'];

function objectDialect(value: Record<string, unknown>): [dialect: string, detail: string] {
  const { jsonrpc, method, type, payload, command, identifier, topic, event } = value;
  if (jsonrpc === '2.0') return ['json-rpc', asText(method)];
  const isGraphql = typeof payload === 'object' && payload !== null && value['id'] !== undefined;
  if (GRAPHQL_BOTH.includes(type) || (GRAPHQL_NEW.includes(type) && isGraphql)) return ['graphql-transport-ws', asText(type)];
  if (type === 'ka' || (GRAPHQL_OLD.includes(type) && isGraphql)) return ['graphql-ws', asText(type)];
  if (typeof identifier === 'string' && (typeof command === 'string' || value['message'] !== undefined)) {
    return ['action-cable', asText(command)];
  }
  if (typeof topic === 'string' && typeof event === 'string' && 'ref' in value) return ['phoenix', event];
  return ['', asText(type ?? method ?? event)];
}

/** WAMP: `[code, …]` with a code of its registry and a URI or details; Phoenix 2: `[joinRef, ref, topic, event, payload]`. */
function arrayDialect(items: readonly unknown[]): [dialect: string, detail: string] {
  const [first, second, third, fourth] = items;
  if (items.length === 5 && typeof third === 'string' && typeof fourth === 'string' && isNullOrText(first) && isNullOrText(second)) {
    return ['phoenix', fourth];
  }
  const isDetails = typeof third === 'object' && third !== null && !Array.isArray(third);
  const isWamp = typeof first === 'number' && Number.isInteger(first) && first >= 1 && first <= 70 && items.length >= 3 && isDetails;
  return isWamp ? ['wamp', asText(typeof second === 'string' ? second : fourth)] : ['', asText(first)];
}

function isNullOrText(value: unknown): boolean {
  return value === null || typeof value === 'string';
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** SignalR's JSON hub protocol: each JSON value is ended by 1E. */
function signalrKind(text: string): PayloadKind | null {
  const end = text.indexOf('\u001e');
  const value = end < 0 ? null : parseJsonText(text.slice(0, end));
  if (value === null) return null;
  return json('object', Object.keys(value).length, 'signalr', asText((value as Record<string, unknown>)['target']));
}

/** SockJS frames a JSON array with one letter: `a["…"]` messages, `c[3000,"…"]` close. `o` and `h` alone say too little. */
function sockjsKind(text: string): PayloadKind | null {
  const value = /^[ac]\[/.test(text) ? parseJsonText(text.slice(1)) : null;
  if (!Array.isArray(value)) return null;
  return json('array', value.length, 'sockjs', text[0] === 'a' ? 'message' : 'close');
}

const ENGINE_PACKETS = ['open', 'close', 'ping', 'pong', 'message', 'upgrade', 'noop'] as const;
const SOCKET_PACKETS = ['connect', 'disconnect', 'event', 'ack', 'connect-error', 'binary-event', 'binary-ack'] as const;

/** Socket.IO over Engine.IO: `4` message, packet type, `n-` attachments, `/namespace,`, acknowledgement id, JSON. */
function socketIoKind(text: string): PayloadKind | null {
  const match = /^4([0-6])(?:\d{1,4}-)?(?:(\/[^,]{0,100}),?)?(\d{1,10})?([[{"][^]*)?$/.exec(text);
  if (match === null) return null;
  const [, type = '', namespace = '/', id = '', rest = ''] = match;
  const packet = SOCKET_PACKETS[Number(type)]!;
  const value = parseJsonText(rest);
  // Events and acknowledgements always carry an array; without it this is a number that begins with 4.
  if (type === '0' || type === '1') {
    if (id !== '' || (rest !== '' && value === null)) return null;
  } else if (value === null) return null;
  const event = Array.isArray(value) && (type === '2' || type === '5') ? asText(value[0]) : '';
  return { code: 'payload-socket-io', facts: { packet, namespace, event: event.slice(0, DETAIL), id } };
}

/** Engine.IO alone: `0{…}` the open packet with its session, `2probe`, `3probe`; single digits only when nothing else follows. */
function engineIoKind(text: string): PayloadKind | null {
  const packet = ENGINE_PACKETS[text.charCodeAt(0) - 0x30];
  const detail = text.slice(1);
  if (packet === undefined) return null;
  const open = packet === 'open' ? parseJsonText(detail) : null;
  const isOpen = open !== null && 'sid' in open;
  const isBeat = (packet === 'ping' || packet === 'pong') && (detail === '' || detail === 'probe');
  const isBare = (packet === 'upgrade' || packet === 'close' || packet === 'noop') && detail === '';
  if (!isOpen && !isBeat && !isBare) return null;
  return { code: 'payload-engine-io', facts: { packet, detail: detail.slice(0, DETAIL) } };
}

const STOMP_COMMANDS =
  /^(CONNECT|STOMP|CONNECTED|SEND|SUBSCRIBE|UNSUBSCRIBE|ACK|NACK|BEGIN|COMMIT|ABORT|DISCONNECT|MESSAGE|RECEIPT|ERROR)\r?\n/;

/** STOMP: a command line, `name:value` headers, an empty line, a body, NUL. */
function stompKind(text: string): PayloadKind | null {
  const match = STOMP_COMMANDS.exec(text);
  if (match === null) return null;
  const lines = text.slice(match[0].length).split(/\r?\n/, 100);
  const empty = lines.indexOf('');
  const headers = lines.slice(0, empty < 0 ? lines.length : empty);
  if (!headers.every((line) => line.includes(':'))) return null;
  const destination = headers.find((line) => line.startsWith('destination:'))?.slice('destination:'.length) ?? '';
  return { code: 'payload-stomp', facts: { command: match[1]!, headers: headers.length, destination: destination.slice(0, DETAIL) } };
}
