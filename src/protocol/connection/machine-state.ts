/**
 * One endpoint of a connection, as plain immutable data: history is an array of states, and going back is an index.
 *
 * Knows what there is to remember. Must not know how it changes (machine.ts and its parts do).
 */
import type { Role } from '../annotation/model.ts';
import type { OpenMessage } from '../frame/context.ts';
import type { RequestVerdict } from '../handshake/request.ts';
import type { ResponseVerdict } from '../handshake/response.ts';
import type { CloseBody, ClosedResult, Failure, SentFrame, SentThing, Timer } from './machine-io.ts';
import type { Pieces } from './pieces.ts';
import type { Phase, ReadyState } from './transitions.ts';

/** What a client asks for. */
export interface ClientOptions {
  /** A ws: or wss: URL. Whether TLS lies below is not the engine's business. */
  readonly url: string;
  readonly origin?: string | null;
  readonly protocols?: readonly string[];
}

/** What a server grants. */
export interface ServerOptions {
  /** Subprotocols it speaks; the client's order decides. */
  readonly protocols?: readonly string[];
  /** Origins that may connect; absent: any. Another gets 403. */
  readonly allowedOrigins?: readonly string[];
}

/**
 * An extension that somebody above the engine carries out (§5.8, §9): the engine negotiates it and gives it its bits. Messages it has
 * touched are handed over as they came, `compressed`, neither inflated nor checked as text.
 */
export interface ExtensionOption {
  /** What a client offers in Sec-WebSocket-Extensions. A server answers offers of permessage-deflate. */
  readonly offer?: string;
  /** RSV1 on the first frame of a message is its to use (RFC 7692 §6). */
  readonly ownsRsv1: boolean;
}

export interface ConnectionOptions {
  /** Starts in OPEN, with no handshake on the wire. */
  readonly established?: boolean;
  readonly client?: ClientOptions;
  readonly server?: ServerOptions;
  /** In use when both ends agree on it, or from the start when established. */
  readonly extension?: ExtensionOption;
  /** Largest message accepted, in payload bytes; absent: any. More fails with 1009. */
  readonly maxMessage?: number;
  /** Largest frame accepted, in payload bytes; absent: any. More fails with 1009. */
  readonly maxFrame?: number;
  /** Octets of the peer's handshake held back while its head is not complete; absent: HEAD_LIMIT. More is refused with 431. */
  readonly maxHead?: number;
  /** False: a Ping is answered by a `pong` command only. */
  readonly answerPings?: boolean;
  /** False: the peer's Close is answered by a `close` command only (§5.5.1: "An endpoint MAY delay sending a Close frame"). */
  readonly answerClose?: boolean;
  /**
   * True: a peer's Close is taken whatever code it has, except those that must never be on the wire, as browsers do. A deviation from
   * §7.4.2, which leaves codes below 1000, from 1016 to 2999 and above 4999 without a use.
   */
  readonly anyCloseCode?: boolean;
  /** True: Pings whenever the heartbeat timer says so, and gives the peer up when no Pong comes. */
  readonly heartbeat?: boolean;
}

/** A frame whose header is read and whose payload is coming. */
export interface FrameInProgress {
  /** Its header. */
  readonly header: Uint8Array;
  readonly opcode: number;
  /** Key word of xor.ts; 0 when the frame is not masked. */
  readonly key: number;
  readonly declared: number;
  /** Payload bytes read. */
  readonly done: number;
  readonly payload: Pieces;
  /** UTF-8 state of the text so far, earlier fragments included. */
  readonly utf8: number;
}

/** A message whose last fragment has not come; its length counts whole fragments. */
export interface IncomingMessage extends OpenMessage {
  readonly firstFrame: number;
  readonly fragments: number;
  readonly pieces: Pieces;
}

/** The peer's handshake as far as it has come. */
export interface HeadInProgress {
  readonly pieces: Pieces;
  readonly length: number;
  /** Lines ended, blank ones before the start line not counted. */
  readonly lines: number;
  /** What the current line holds: nothing yet, a CR, or text. */
  readonly line: 'empty' | 'cr' | 'text';
}

/** Something to send that waits for random bytes, or behind something that does. */
export type Outgoing =
  | { readonly do: 'request' }
  | ({ readonly do: 'bytes'; readonly bytes: Uint8Array } & SentThing)
  | ({ readonly do: 'frame' } & { readonly frame: SentFrame } & Pick<Extract<SentThing, { what: 'frame' }>, 'because'>)
  | { readonly do: 'end' };

export interface ConnectionState {
  readonly role: Role;
  readonly options: ConnectionOptions;
  readonly phase: Phase;
  readonly readyState: ReadyState;
  /** Bytes of the peer's stream so far, ignored ones included. */
  readonly received: number;
  /** Where frames begin in it: behind the handshake. */
  readonly framesFrom: number;

  /** Sec-WebSocket-Key sent (client) or received (server); null before that. */
  readonly key: string | null;
  /** The judged request of the peer (server only). */
  readonly request: RequestVerdict | null;
  /** The judged response of the peer (client only). */
  readonly response: ResponseVerdict | null;
  /** The subprotocol in use; null: none. */
  readonly protocol: string | null;
  /** Both ends agreed on an extension that owns RSV1. */
  readonly rsv1Owned: boolean;
  readonly head: HeadInProgress;

  /** Frames read to their end. */
  readonly frames: number;
  /** Offset of the frame being read. */
  readonly frameStart: number;
  /** Bytes of a header that is not complete. */
  readonly header: Uint8Array;
  readonly frame: FrameInProgress | null;
  readonly message: IncomingMessage | null;

  /** The message this end has begun and not finished. */
  readonly sending: { readonly opcode: 1 | 2; readonly utf8: number } | null;
  /** Payloads of this end's Pings that no Pong has answered. */
  readonly pings: readonly Uint8Array[];
  readonly closeSent: CloseBody | null;
  readonly closeReceived: CloseBody | null;
  readonly failure: Failure | null;
  /** This end of TCP: closed by us, or lost. */
  readonly tcpEnded: boolean;
  /** The peer's end. */
  readonly peerEnded: boolean;
  /** Those that run; in the state that `open` returns, those to start. */
  readonly timers: readonly Timer[];
  /** Random bytes not used yet. */
  readonly entropy: Uint8Array;
  readonly outbox: readonly Outgoing[];
  /** Set in CLOSED. */
  readonly result: ClosedResult | null;
}

export const NO_BYTES = new Uint8Array(0);

export const NO_HEAD: HeadInProgress = { pieces: null, length: 0, lines: 0, line: 'empty' };

/**
 * The beginning: TCP is open, nothing has been sent. A client's request goes out with the first random bytes; without a valid URL
 * it fails then, for it has nothing to ask for. Options for the other role are not looked at.
 */
export function open(role: Role, options: ConnectionOptions = {}): ConnectionState {
  const phase = options.established === true ? 'open' : 'connecting';
  return {
    role,
    options,
    phase,
    readyState: phase,
    received: 0,
    framesFrom: 0,
    key: null,
    request: null,
    response: null,
    protocol: null,
    rsv1Owned: options.established === true && options.extension?.ownsRsv1 === true,
    head: NO_HEAD,
    frames: 0,
    frameStart: 0,
    header: NO_BYTES,
    frame: null,
    message: null,
    sending: null,
    pings: [],
    closeSent: null,
    closeReceived: null,
    failure: null,
    tcpEnded: false,
    peerEnded: false,
    timers: phase === 'connecting' ? ['handshake'] : options.heartbeat === true ? ['heartbeat'] : [],
    entropy: NO_BYTES,
    outbox: phase === 'connecting' && role === 'client' ? [{ do: 'request' }] : [],
    result: null,
  };
}
