/**
 * What goes into the connection engine and what comes out: inputs, commands, events.
 *
 * Knows shapes. Must not know what any of them leads to (machine.ts and its parts do).
 */
import type { FindingCode } from '../findings.ts';
import type { HandshakeFindingCode } from '../handshake/findings.ts';
import type { RequestVerdict } from '../handshake/request.ts';
import type { ResponseVerdict } from '../handshake/response.ts';
import type { Refused } from './refusals.ts';
import type { Phase, TransitionId } from './transitions.ts';

/**
 * Timers that whoever drives the engine runs: it starts and stops them by `timer` events, and gets `{ kind: 'timer' }` back when one
 * runs out. How long each lasts is the driver's to say; RFC 6455 says only "a reasonable amount of time" (§7.1.1).
 *
 * `handshake`: for the peer's half of it. `close`: for the Close that answers, then for the end of TCP.
 * `heartbeat`: until the next Ping is due. `pong`: for the answer to it.
 */
export type Timer = 'handshake' | 'close' | 'heartbeat' | 'pong';

export type Command =
  /** One message in one frame. A lone surrogate in the text goes out as U+FFFD. */
  | { readonly do: 'text'; readonly text: string }
  | { readonly do: 'binary'; readonly payload: Uint8Array }
  /** One frame of a message: opcode 1 or 2 begins it, 0 goes on with it, `fin` ends it. Text may be cut inside a character. */
  | { readonly do: 'fragment'; readonly opcode: 0 | 1 | 2; readonly fin: boolean; readonly payload: Uint8Array }
  | { readonly do: 'ping'; readonly payload?: Uint8Array }
  | { readonly do: 'pong'; readonly payload?: Uint8Array }
  /** Starts the closing handshake, or replies to the peer's Close. Without a code the body is empty. */
  | { readonly do: 'close'; readonly code?: number; readonly reason?: string }
  /** Any bytes, as they are, for showing what a peer does with them. The engine takes no note of what they say. */
  | { readonly do: 'raw'; readonly bytes: Uint8Array }
  /** Closes this end of TCP, with whatever closing handshake there was until now. */
  | { readonly do: 'end' };

export type Input =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** The peer has closed its end of TCP; everything before it has been given. */
  | { readonly kind: 'end-of-stream' }
  /** TCP is lost: nothing comes or goes any more. */
  | { readonly kind: 'reset' }
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'timer'; readonly timer: Timer }
  /**
   * Random bytes for a client's key (16) and masking keys (4 a frame). Frames that find none wait in the outbox until some come, so
   * they can be given ahead or on demand.
   */
  | { readonly kind: 'random'; readonly bytes: Uint8Array };

/**
 * One frame read to its end. Offsets count bytes of the peer's stream from 0. A masked frame's key is the last four bytes of its header,
 * which whoever wants it has in the stream: the engine hands over no memory that nobody asked for.
 */
export interface ReceivedFrame {
  /** From 0. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly headerLength: number;
  readonly fin: boolean;
  /** RSV1 to RSV3 as one number: RSV1 is 4. */
  readonly rsv: number;
  readonly opcode: number;
  readonly masked: boolean;
  /** Unmasked. */
  readonly payload: Uint8Array;
}

/** A frame that went out; `payload` is unmasked. */
export interface SentFrame {
  readonly fin: boolean;
  readonly opcode: number;
  readonly payload: Uint8Array;
}

/** Code and reason of a Close frame; `code` null: its body is empty. */
export interface CloseBody {
  readonly code: number | null;
  readonly reason: string;
}

/** Why a connection failed. `byte` is the offset in the peer's stream of the first byte that made it certain; null: no byte did. */
export type Failure =
  | { readonly by: 'frame'; readonly finding: FindingCode; readonly closeCode: number; readonly section: string; readonly byte: number }
  | {
      readonly by: 'handshake';
      readonly finding: HandshakeFindingCode;
      readonly closeCode: null;
      readonly section: string;
      readonly byte: number | null;
    }
  | { readonly by: 'timer'; readonly timer: Timer; readonly closeCode: null; readonly section: string; readonly byte: null };

/** What an application is told at the end (WebSocket's CloseEvent). 1005: the Close had no code. 1006: there was no Close. */
export interface ClosedResult {
  readonly code: number;
  readonly reason: string;
  readonly wasClean: boolean;
}

export type SentThing =
  | { readonly what: 'request' | 'response' | 'refusal' | 'raw' }
  | { readonly what: 'frame'; readonly frame: SentFrame; readonly because: 'command' | 'ping' | 'close' | 'failure' | 'heartbeat' };

export type EventBody =
  /** A judged request (server) or response (client). `interim`: a 1xx before the response. */
  | { readonly type: 'request-received'; readonly verdict: RequestVerdict }
  | { readonly type: 'response-received'; readonly verdict: ResponseVerdict; readonly interim: boolean }
  | { readonly type: 'frame'; readonly frame: ReceivedFrame }
  /** The first of several fragments is there: the message stays open. `frame` is its index. */
  | { readonly type: 'message-opened'; readonly opcode: 1 | 2; readonly frame: number }
  /** A fragment of a message of several, the first and the last included; `length` is the message's so far, in bytes. */
  | { readonly type: 'fragment'; readonly frame: number; readonly number: number; readonly length: number }
  | {
      readonly type: 'message';
      readonly kind: 'text' | 'binary';
      readonly payload: Uint8Array;
      /** Index of the message's first and last frame, and how many it has: control frames may lie between. */
      readonly firstFrame: number;
      readonly lastFrame: number;
      readonly fragments: number;
      /** True when an agreed extension owns RSV1 and it was set: the payload is as it came. */
      readonly compressed: boolean;
    }
  /** `answered`: a Pong went out at once (or waits for random bytes). */
  | { readonly type: 'ping'; readonly payload: Uint8Array; readonly frame: number; readonly answered: boolean }
  /** `solicited`: it answers one of this end's Pings. */
  | { readonly type: 'pong'; readonly payload: Uint8Array; readonly frame: number; readonly solicited: boolean }
  /** `code` is 1005 for an empty body (§7.1.5). */
  | { readonly type: 'close-received'; readonly code: number; readonly reason: string; readonly frame: number }
  /** Bytes that came behind a Close, a failure or the end: read by nobody. */
  | { readonly type: 'ignored'; readonly from: number; readonly count: number }
  | ({ readonly type: 'sent'; readonly bytes: Uint8Array } & SentThing)
  | { readonly type: 'failed'; readonly failure: Failure }
  | { readonly type: 'transition'; readonly id: TransitionId; readonly from: Phase; readonly to: Phase }
  /** Start the timer anew, or stop it. */
  | { readonly type: 'timer'; readonly timer: Timer; readonly running: boolean }
  /** Close this end of TCP behind what has been sent. */
  | { readonly type: 'tcp-end' }
  /** Waited long enough: drop TCP. */
  | { readonly type: 'tcp-abort' }
  | ({ readonly type: 'closed' } & ClosedResult)
  | { readonly type: 'command-refused'; readonly command: Command; readonly reason: Refused; readonly section: string };

/** `offset`: bytes of the peer's stream that were enough for the event to be certain. */
export type ConnectionEvent = EventBody & { readonly offset: number };
