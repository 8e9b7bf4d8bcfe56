/**
 * The stops on the way from the first draft to HTTP/3: for each, its documents, what told it apart on the wire, and its
 * sample handshake line by line.
 *
 * Knows documents, header fields and the samples that the documents print. Must not know display text: lines and changes are
 * explained by id (i18n/history).
 */
import { type StopId, STOP_IDS } from './stop-ids.ts';

/** A document, with where it can be read. */
export interface SpecDocument {
  readonly name: string;
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly url: string;
}

/** How messages are put on the wire. */
export type Framing = 'until-ff' | 'frames';

/**
 * `new`: first seen at this stop. `changed`: an older line under another name or with another value. `kept`: as it was.
 */
export type LineMark = 'new' | 'changed' | 'kept';

export interface SampleLine {
  readonly text: string;
  readonly mark: LineMark;
  /** What is said about it; absent where the line speaks for itself. */
  readonly note?: LineNote;
}

/** Lines and bytes of the stop before that are no more. */
export interface GoneLine {
  readonly text: string;
  readonly note: GoneNote;
}

export interface Stop {
  readonly id: StopId;
  readonly documents: readonly SpecDocument[];
  /** Value of `Sec-WebSocket-Version`; null where there is no such field. */
  readonly versions: readonly number[];
  readonly framing: Framing;
  /** Whether a client masks what it sends. */
  readonly masked: boolean;
  readonly request: readonly SampleLine[];
  readonly response: readonly SampleLine[];
  /** The client's message "Hello" and how it says that it is done; empty where there was no such thing. */
  readonly message: readonly number[];
  readonly closing: readonly number[];
  readonly gone: readonly GoneLine[];
}

export type LineNote =
  | 'upgrade-capital'
  | 'fixed-order'
  | 'origin'
  | 'subprotocol'
  | 'echo-origin'
  | 'echo-location'
  | 'any-order'
  | 'sec-prefix'
  | 'renamed'
  | 'two-keys'
  | 'body'
  | 'answer'
  | 'upgrade-lower'
  | 'one-key'
  | 'sec-origin'
  | 'version-draft'
  | 'accept'
  | 'plain-origin'
  | 'version-13'
  | 'setting'
  | 'connect'
  | 'protocol'
  | 'scheme'
  | 'authority'
  | 'status-200'
  | 'version-kept';

export type GoneNote =
  | 'order'
  | 'names'
  | 'keys'
  | 'body-bytes'
  | 'location'
  | 'framing'
  | 'closing-bytes'
  | 'origin-name'
  | 'upgrade-fields'
  | 'key-and-accept'
  | 'status-101';

const draft = (name: string, year: number, month: number): SpecDocument => ({
  name,
  year,
  month,
  url: `https://datatracker.ietf.org/doc/html/${name}`,
});
const rfc = (number: number, year: number, month: number): SpecDocument => ({
  name: `RFC ${number}`,
  year,
  month,
  url: `https://www.rfc-editor.org/rfc/rfc${number}`,
});
const line = (text: string, mark: LineMark = 'kept', note?: LineNote): SampleLine =>
  note === undefined ? { text, mark } : { text, mark, note };

const HELLO = [0x48, 0x65, 0x6c, 0x6c, 0x6f];
const OLD_HELLO = [0x00, ...HELLO, 0xff];
/** RFC 6455 §5.7, "A single-frame masked text message"; draft 07 prints the same bytes. */
const MASKED_HELLO = [0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58];
const MASKED_CLOSE = [0x88, 0x80, 0x37, 0xfa, 0x21, 0x3d];

export const STOPS: readonly Stop[] = [
  {
    id: '75',
    documents: [draft('draft-hixie-thewebsocketprotocol-75', 2010, 2)],
    versions: [],
    framing: 'until-ff',
    masked: false,
    request: [
      line('GET /demo HTTP/1.1', 'new'),
      line('Upgrade: WebSocket', 'new', 'upgrade-capital'),
      line('Connection: Upgrade', 'new', 'fixed-order'),
      line('Host: example.com', 'new'),
      line('Origin: http://example.com', 'new', 'origin'),
      line('WebSocket-Protocol: sample', 'new', 'subprotocol'),
    ],
    response: [
      line('HTTP/1.1 101 Web Socket Protocol Handshake', 'new'),
      line('Upgrade: WebSocket', 'new'),
      line('Connection: Upgrade', 'new'),
      line('WebSocket-Origin: http://example.com', 'new', 'echo-origin'),
      line('WebSocket-Location: ws://example.com/demo', 'new', 'echo-location'),
      line('WebSocket-Protocol: sample', 'new'),
    ],
    message: OLD_HELLO,
    closing: [],
    gone: [],
  },
  {
    id: '76',
    documents: [draft('draft-hixie-thewebsocketprotocol-76', 2010, 5), draft('draft-ietf-hybi-thewebsocketprotocol-00', 2010, 5)],
    versions: [],
    framing: 'until-ff',
    masked: false,
    request: [
      line('GET /demo HTTP/1.1'),
      line('Host: example.com', 'kept', 'any-order'),
      line('Connection: Upgrade'),
      line('Sec-WebSocket-Key2: 12998 5 Y3 1  .P00', 'new', 'two-keys'),
      line('Sec-WebSocket-Protocol: sample', 'changed', 'sec-prefix'),
      line('Upgrade: WebSocket'),
      line('Sec-WebSocket-Key1: 4 @1  46546xW%0l 1 5', 'new', 'two-keys'),
      line('Origin: http://example.com'),
      line('', 'kept'),
      line('^n:ds[4U', 'new', 'body'),
    ],
    response: [
      line('HTTP/1.1 101 WebSocket Protocol Handshake', 'changed'),
      line('Upgrade: WebSocket'),
      line('Connection: Upgrade'),
      line('Sec-WebSocket-Origin: http://example.com', 'changed', 'renamed'),
      line('Sec-WebSocket-Location: ws://example.com/demo', 'changed', 'renamed'),
      line('Sec-WebSocket-Protocol: sample', 'changed'),
      line('', 'kept'),
      line("8jKS'y:G*Co,Wxa-", 'new', 'answer'),
    ],
    message: OLD_HELLO,
    closing: [0xff, 0x00],
    gone: [
      { text: 'Upgrade, Connection, Host, Origin', note: 'order' },
      { text: 'WebSocket-Protocol, WebSocket-Origin, WebSocket-Location', note: 'names' },
    ],
  },
  {
    id: 'hybi',
    documents: [draft('draft-ietf-hybi-thewebsocketprotocol-07', 2011, 4), draft('draft-ietf-hybi-thewebsocketprotocol-08', 2011, 6)],
    versions: [7, 8],
    framing: 'frames',
    masked: true,
    request: [
      line('GET /chat HTTP/1.1'),
      line('Host: server.example.com'),
      line('Upgrade: websocket', 'changed', 'upgrade-lower'),
      line('Connection: Upgrade'),
      line('Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', 'new', 'one-key'),
      line('Sec-WebSocket-Origin: http://example.com', 'changed', 'sec-origin'),
      line('Sec-WebSocket-Protocol: chat, superchat'),
      line('Sec-WebSocket-Version: 7', 'new', 'version-draft'),
    ],
    response: [
      line('HTTP/1.1 101 Switching Protocols', 'changed'),
      line('Upgrade: websocket', 'changed'),
      line('Connection: Upgrade'),
      line('Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=', 'new', 'accept'),
      line('Sec-WebSocket-Protocol: chat'),
    ],
    message: MASKED_HELLO,
    closing: MASKED_CLOSE,
    gone: [
      { text: 'Sec-WebSocket-Key1, Sec-WebSocket-Key2', note: 'keys' },
      { text: '^n:ds[4U', note: 'body-bytes' },
      { text: 'Sec-WebSocket-Location, Sec-WebSocket-Origin', note: 'location' },
      { text: '00 … ff', note: 'framing' },
      { text: 'ff 00', note: 'closing-bytes' },
    ],
  },
  {
    id: 'rfc',
    documents: [rfc(6455, 2011, 12)],
    versions: [13],
    framing: 'frames',
    masked: true,
    request: [
      line('GET /chat HTTP/1.1'),
      line('Host: server.example.com'),
      line('Upgrade: websocket'),
      line('Connection: Upgrade'),
      line('Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='),
      line('Origin: http://example.com', 'changed', 'plain-origin'),
      line('Sec-WebSocket-Protocol: chat, superchat'),
      line('Sec-WebSocket-Version: 13', 'changed', 'version-13'),
    ],
    response: [
      line('HTTP/1.1 101 Switching Protocols'),
      line('Upgrade: websocket'),
      line('Connection: Upgrade'),
      line('Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo='),
      line('Sec-WebSocket-Protocol: chat'),
    ],
    message: MASKED_HELLO,
    closing: MASKED_CLOSE,
    gone: [{ text: 'Sec-WebSocket-Origin', note: 'origin-name' }],
  },
  {
    id: 'http2',
    documents: [rfc(8441, 2018, 9), rfc(9220, 2022, 6)],
    versions: [13],
    framing: 'frames',
    masked: true,
    request: [
      line(':method = CONNECT', 'new', 'connect'),
      line(':protocol = websocket', 'new', 'protocol'),
      line(':scheme = https', 'new', 'scheme'),
      line(':path = /chat', 'changed'),
      line(':authority = server.example.com', 'changed', 'authority'),
      line('sec-websocket-protocol = chat, superchat'),
      line('sec-websocket-extensions = permessage-deflate'),
      line('sec-websocket-version = 13', 'kept', 'version-kept'),
      line('origin = http://www.example.com'),
    ],
    response: [
      line('SETTINGS_ENABLE_CONNECT_PROTOCOL = 1', 'new', 'setting'),
      line(':status = 200', 'changed', 'status-200'),
      line('sec-websocket-protocol = chat'),
    ],
    message: MASKED_HELLO,
    closing: MASKED_CLOSE,
    gone: [
      { text: 'Upgrade, Connection', note: 'upgrade-fields' },
      { text: 'Sec-WebSocket-Key, Sec-WebSocket-Accept', note: 'key-and-accept' },
      { text: '101 Switching Protocols', note: 'status-101' },
    ],
  },
];

/** The stop of that id. */
export function stopOf(id: StopId): Stop {
  return STOPS[STOP_IDS.indexOf(id)]!;
}

/** The framings between hixie-76 and hybi-07, which no browser was released with. */
export interface EarlyFraming {
  readonly drafts: string;
  /** The top bit of the first byte: 1 when more fragments follow, or 1 on the last, as FIN is today. */
  readonly topBit: 'MORE' | 'FIN';
  /** Meaning of opcodes 0 to 5; 6 and up were reserved. */
  readonly opcodes: readonly ('continuation' | 'close' | 'ping' | 'pong' | 'text' | 'binary')[];
  /** What a client masked: nothing; or everything behind a key that stood in front of the frame, header included. */
  readonly masking: 'none' | 'whole-frame';
}

const EARLY_OPCODES = ['continuation', 'close', 'ping', 'pong', 'text', 'binary'] as const;
export const EARLY_FRAMINGS: readonly EarlyFraming[] = [
  { drafts: '01–03', topBit: 'MORE', opcodes: EARLY_OPCODES, masking: 'none' },
  { drafts: '04–06', topBit: 'FIN', opcodes: EARLY_OPCODES, masking: 'whole-frame' },
];
