/**
 * Both ends of what the live panel watches: the script's end, which is the WebSocket API and no more, and the server's end, which a
 * tap shows and steers.
 *
 * Knows shapes. Must not know which endpoint is behind them: the browser's own WebSocket, or the engine in the page.
 */
import type { Command } from '../protocol/connection/machine-io.ts';
import type { WireRecord } from './record.ts';

/** What a script is told. Data is as `binaryType = 'arraybuffer'` gives it. */
export interface SocketListener {
  readonly open: () => void;
  readonly message: (data: string | Uint8Array) => void;
  readonly error: () => void;
  readonly close: (event: { readonly code: number; readonly reason: string; readonly wasClean: boolean }) => void;
}

/** The part of the DOM's WebSocket that the panel uses: the same names, the same exceptions. */
export interface ScriptSocket {
  readonly url: string;
  readonly readyState: number;
  readonly bufferedAmount: number;
  readonly protocol: string;
  readonly extensions: string;
  /** Throws an InvalidStateError while CONNECTING; drops the data and counts it in bufferedAmount when CLOSING or CLOSED. */
  readonly send: (data: string | Uint8Array) => void;
  /** Throws an InvalidAccessError for a code other than 1000 and 3000 to 4999, a SyntaxError for a reason above 123 bytes. */
  readonly close: (code?: number, reason?: string) => void;
}

/** What a server can be told to do on a connection that is open, beside what its scenario does. */
export type ServerCommand = Extract<Command, { do: 'text' | 'binary' | 'fragment' | 'ping' | 'pong' | 'close' | 'raw' | 'end' }>;

/** Where a server can be watched and steered: over a tap, or in the page itself. */
export interface Tapped {
  /** Opens a connection that this tap shows. Throws what `new WebSocket()` throws: a SyntaxError for a URL or protocols that are none. */
  readonly connect: (url: string, protocols: readonly string[], listener: SocketListener) => ScriptSocket;
  /** `connection`: the number that its records have. What is not done is told to whoever opened this, with the reason. */
  readonly command: (connection: number, command: ServerCommand) => void;
  readonly close: () => void;
}

/** Gets records in their order. */
export type WireListener = (record: WireRecord) => void;
