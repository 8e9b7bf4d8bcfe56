/**
 * What the wire has shown of one socket so far, and which of its calls wait for their frame.
 *
 * Knows which row of the wire causes which event, and which call causes which frame. Must not know where rows stand, or time.
 */
import { latin1 } from '../../protocol/handshake/octets.ts';
import { CLOSE } from '../../protocol/frame/opcodes.ts';
import type { WireLog } from '../../wire/wire-log.ts';
import type { ScriptRow } from './script-log.ts';

export class SocketProgress {
  /** Its number on the tap; null: the tap has not named it. */
  connection: number | null = null;
  #isAnswered = false;
  /** The answer was no 101. */
  #isRefused = false;
  /** The client has sent its Close. */
  #hasClosed = false;
  /** The tap lost bytes of the server: which event comes from which frame, nobody can tell any more. */
  #isBlind = false;
  /** Data messages of the server that are complete. */
  #received = 0;
  readonly #ended = new Set<string>();
  /** Rows that events and frames are joined to; -1: none yet. */
  #response = -1;
  #end = -1;
  #call = -1;
  #closeCall = -1;
  /** Last frame of each message of the server, and call of each message of the client, until they are joined. */
  readonly #ends = new Map<number, number>();
  readonly #sends = new Map<number, number>();

  /** `first`: no row of the socket stands before these. */
  constructor(public first = { script: 0, wire: 0 }) {}

  /** A browser that fails a connection tells the script at once, before TCP ends; after a clean close it waits for that (§7.1.4). */
  hasCause({ kind, ordinal, flag }: ScriptRow): boolean {
    if (this.#isBlind) return true;
    if (kind === 'open') return this.#isAnswered;
    if (kind === 'message') return this.#received >= ordinal;
    if (kind === 'close' && flag) return this.#ended.has('lost') || this.#ended.size === 2;
    if (kind === 'error' || kind === 'close') return this.#isRefused || this.#hasClosed || this.#ended.size > 0;
    return true;
  }

  /** Notes a row of the script; returns the row of the wire that an event comes from, -1 for a call, whose frame is still to come. */
  told(index: number, { kind, ordinal, dropped }: ScriptRow): number {
    switch (kind) {
      case 'new':
        this.#call = index;
        return -1;
      case 'send':
        if (!dropped) this.#sends.set(ordinal, index);
        return -1;
      case 'close-call':
        if (this.#closeCall < 0) this.#closeCall = index;
        return -1;
      case 'open':
        return this.#response;
      case 'message':
        return taken(this.#ends, ordinal);
      case 'close':
        return this.#end;
      default:
        return -1;
    }
  }

  /** Notes a row of the wire; returns the call that caused it, or -1. */
  seen(index: number, wire: WireLog): number {
    const row = wire.row(index);
    switch (row.kind) {
      case 'request':
        return this.#call;
      case 'response':
        this.#isAnswered = true;
        this.#isRefused = !/^HTTP\/\d\.\d 1/.test(latin1(wire.bytesOf(index), 0, 10));
        this.#response = index;
        return -1;
      case 'end':
      case 'lost':
        this.#ended.add(row.kind === 'lost' ? 'lost' : row.from!);
        this.#end = index;
        return -1;
      case 'frame': {
        if (row.from === 'server') {
          if (row.message > 0 && row.last) {
            this.#received = row.message;
            this.#ends.set(row.message, index);
          }
          return -1;
        }
        if (row.message > 0) return row.first ? taken(this.#sends, row.message) : -1;
        if (wire.opcodeOf(index) !== CLOSE) return -1;
        const closeCall = this.#closeCall;
        this.#hasClosed = true;
        this.#closeCall = -1;
        return closeCall;
      }
      case 'dropped':
        this.#isBlind ||= row.from === 'server';
        return -1;
      default:
        return -1;
    }
  }

  /** All rows are given up. What was seen stays so. */
  forgetRows(): void {
    this.#response = this.#end = this.#call = this.#closeCall = -1;
    this.first = { script: 0, wire: 0 };
    this.#ends.clear();
    this.#sends.clear();
  }
}

/** What is joined once is not asked for again: a storm leaves nothing behind. */
function taken(rows: Map<number, number>, ordinal: number): number {
  const row = rows.get(ordinal) ?? -1;
  rows.delete(ordinal);
  return row;
}
