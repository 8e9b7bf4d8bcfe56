/**
 * The WebSocket API in front of a connection: states, exceptions and events as the WebSockets Standard has them, and as Chromium keeps it.
 *
 * Knows what a script may do and is told, each event in a task of its own. Must not know frames: the network behind it does.
 */
import { encodeUtf8 } from '../../protocol/bytes/utf8.ts';
import { MAX_REASON_LENGTH } from '../../protocol/frame/close-body.ts';
import { apiAcceptsCode } from '../../protocol/frame/close-codes.ts';
import type { ScriptSocket, SocketListener } from '../endpoint.ts';
import type { World } from './world.ts';

export const CONNECTING = 0;
export const OPEN = 1;
export const CLOSING = 2;
export const CLOSED = 3;

/** What a browser does for a script, at some time after it was asked. */
export interface Network {
  readonly send: (kind: 'text' | 'binary', payload: Uint8Array) => void;
  readonly close: (code: number | undefined, reason: string) => void;
  /** The script gave up before the connection was there. */
  readonly abandon: () => void;
}

export class PageSocket implements ScriptSocket {
  readyState: number = CONNECTING;
  protocol = '';
  readonly extensions = '';
  /** Payload bytes that wait for the network, and those that were sent too late to go anywhere. */
  #waiting = 0;
  #tooLate = 0;
  #isDone = false;
  network: Network | null = null;

  constructor(
    private readonly world: World,
    readonly url: string,
    private readonly listener: SocketListener,
  ) {}

  /** "The bufferedAmount getter steps are to return the number of bytes of application data […] that have been queued using send() but […] had not yet been transmitted to the network." */
  get bufferedAmount(): number {
    return this.#waiting + this.#tooLate;
  }

  send(data: string | Uint8Array): void {
    // "If this's ready state is CONNECTING, then throw an "InvalidStateError" DOMException."
    if (this.readyState === CONNECTING) throw new DOMException('Still in CONNECTING state.', 'InvalidStateError');
    const payload = typeof data === 'string' ? encodeUtf8(data) : data.slice();
    // "This attribute's value will only increase with each call to the send() method. (The number does not reset to zero once the
    // connection closes.)"
    if (this.readyState !== OPEN) this.#tooLate += payload.length;
    else {
      this.#waiting += payload.length;
      this.network?.send(typeof data === 'string' ? 'text' : 'binary', payload);
    }
  }

  close(code?: number, reason?: string): void {
    // WebIDL's [Clamp], which Chromium carries out by cutting off the fraction.
    const clamped = code === undefined ? undefined : Math.trunc(Math.min(Math.max(Number.isNaN(code) ? 0 : code, 0), 65_535));
    // A reason alone comes with the code 0 in Chromium, which is none.
    if (clamped === undefined ? reason !== undefined : !apiAcceptsCode(clamped)) {
      throw new DOMException(`The code ${clamped ?? 0} is neither 1000 nor between 3000 and 4999.`, 'InvalidAccessError');
    }
    // "If reasonBytes is longer than 123 bytes, then throw a "SyntaxError" DOMException."
    if (encodeUtf8(reason ?? '').length > MAX_REASON_LENGTH) {
      throw new DOMException('The reason is longer than 123 bytes.', 'SyntaxError');
    }
    if (this.readyState >= CLOSING) return;
    const isEarly = this.readyState === CONNECTING;
    this.readyState = CLOSING;
    if (!isEarly) return this.network?.close(clamped, reason ?? '');
    // "If the WebSocket connection is not yet established: Fail the WebSocket connection and set this's ready state to CLOSING."
    this.network?.abandon();
    this.failed();
  }

  opened(protocol: string): void {
    this.#later(() => {
      // "If ready state is not CONNECTING, then return": the script may have closed meanwhile.
      if (this.readyState !== CONNECTING) return;
      this.readyState = OPEN;
      this.protocol = protocol;
      this.listener.open();
    });
  }

  message(data: string | Uint8Array): void {
    this.#later(() => {
      // "If ready state is not OPEN, then return."
      if (this.readyState === OPEN) this.listener.message(data);
    });
  }

  /** So many payload bytes have gone onto the network. */
  transmitted(count: number): void {
    this.#later(() => (this.#waiting -= count));
  }

  /** "When the WebSocket closing handshake is started" by the server: "change the ready state to CLOSING". No event. */
  closing(): void {
    this.#later(() => {
      if (this.readyState < CLOSING) this.readyState = CLOSING;
    });
  }

  closed(code: number, reason: string, wasClean: boolean): void {
    this.#finish(() => this.listener.close({ code, reason, wasClean }));
  }

  /** "If the user agent was required to fail the WebSocket connection […], fire an event named error", and behind it close, with 1006. */
  failed(): void {
    this.#finish(() => {
      this.listener.error();
      this.listener.close({ code: 1006, reason: '', wasClean: false });
    });
  }

  /** Nothing is told behind this. */
  #finish(tell: () => void): void {
    this.#later(() => {
      this.readyState = CLOSED;
      tell();
    });
    this.#isDone = true;
  }

  #later(act: () => void): void {
    if (!this.#isDone) this.world.after(0, act);
  }
}
