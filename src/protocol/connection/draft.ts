/**
 * One step in the making: the next state, the events and the bytes to send, gathered while the parts of the engine work.
 *
 * Knows how to remember, move and tell. Must not decide anything: a phase changes only by a row of the transition table.
 */
import { joinBytes } from '../bytes/join.ts';
import type { ClosedResult, ConnectionEvent, EventBody, Failure, Timer } from './machine-io.ts';
import type { ConnectionOptions, ConnectionState } from './machine-state.ts';
import { type Cause, readyStateOf, transitionFor } from './transitions.ts';

export interface StepResult {
  readonly state: ConnectionState;
  readonly events: readonly ConnectionEvent[];
  readonly bytesToSend: Uint8Array;
}

/** What the engine asks of the opening handshake. An engine for connections that begin in OPEN has none. */
export interface Opening {
  /** Takes bytes [from, …) of a chunk whose first byte has the offset `base`; returns the index behind what belongs to the head. */
  readonly takeHead: (draft: Draft, chunk: Uint8Array, from: number, base: number) => number;
  /** Before the request: fails the connection when there is nothing to ask for. */
  readonly checkUrl: (draft: Draft) => void;
  /** Random bytes that a request takes for its key. */
  readonly keyBytes: number;
  /** The request of a client, with the key that it made of `nonce`. */
  readonly requestWith: (nonce: Uint8Array, options: ConnectionOptions) => { readonly key: string; readonly bytes: Uint8Array };
}

type Changes = Partial<Omit<ConnectionState, 'phase' | 'readyState' | 'timers' | 'failure' | 'result'>>;
type Working = { -readonly [Key in keyof ConnectionState]: ConnectionState[Key] };

export class Draft {
  private readonly events: ConnectionEvent[] = [];
  private readonly output: Uint8Array[] = [];

  /** How many bytes of the peer's stream have been read to get here: when what is told now was certain, however TCP cut them. */
  offset: number;

  private readonly now: Working;

  constructor(
    before: ConnectionState,
    readonly opening: Opening | null,
  ) {
    this.now = { ...before };
    this.offset = before.received;
  }

  /** The state as it is at the moment: the object is the same one during the whole step, its contents are not. */
  get state(): ConnectionState {
    return this.now;
  }

  set(changes: Changes): void {
    Object.assign(this.now, changes);
  }

  /** Takes the event over: every caller makes a new one. */
  tell(event: EventBody): void {
    const told = event as EventBody & { offset: number };
    told.offset = this.offset;
    this.events.push(told);
  }

  write(bytes: Uint8Array): void {
    this.output.push(bytes);
  }

  /** Takes the row of the table for this cause; false: there is none, and nothing has changed. */
  move(cause: Cause): boolean {
    const row = transitionFor(this.now.role, this.now.phase, cause);
    if (row === null) return false;
    this.now.phase = row.to;
    this.now.readyState = readyStateOf(row.to);
    this.tell({ type: 'transition', id: row.id, from: row.from, to: row.to });
    return true;
  }

  fail(failure: Failure): void {
    this.now.failure = failure;
    this.tell({ type: 'failed', failure });
  }

  start(timer: Timer): void {
    this.now.timers = [...this.now.timers.filter((each) => each !== timer), timer];
    this.tell({ type: 'timer', timer, running: true });
  }

  stop(timer: Timer): void {
    if (!this.now.timers.includes(timer)) return;
    this.now.timers = this.now.timers.filter((each) => each !== timer);
    this.tell({ type: 'timer', timer, running: false });
  }

  /** The timer ran out: it no longer runs. */
  ranOut(timer: Timer): void {
    this.now.timers = this.now.timers.filter((each) => each !== timer);
  }

  finish(result: ClosedResult): void {
    this.now.result = result;
    this.tell({ type: 'closed', ...result });
  }

  result(): StepResult {
    return { state: this.now, events: this.events, bytesToSend: this.output.length === 1 ? this.output[0]! : joinBytes(this.output) };
  }
}
