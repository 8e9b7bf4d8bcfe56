/**
 * A panel's connections: what is done to them, what they tell, and the time line of it.
 *
 * Knows sockets and endpoints by their shapes. Must not know the DOM, wording, or which endpoint there is; clock and frames are arguments.
 */
import type { ControlRefusal } from '../../wire/control.ts';
import type { ScriptSocket, ServerCommand, SocketListener, Tapped } from '../../wire/endpoint.ts';
import { type WireRecord, inPieces } from '../../wire/record.ts';
import { CurrentEndpoint, type OpenEndpoint } from './current-endpoint.ts';
import { inSlices, Intake, type Pace } from './pace.ts';
import { pathOf } from './paths.ts';
import { Calls } from './program.ts';
import { RoundTrips } from './round-trips.ts';
import { dataFacts, type ScriptEvent } from './script-log.ts';
import { type LiveState, type Outcome, SocketValues } from './socket-values.svelte.ts';
import type { Target } from './target.ts';
import { PATIENCE, TimeLine } from './time-line.ts';

export interface LiveWorld extends Pace {
  /** Calls back before the next frame is painted. */
  readonly nextFrame: (act: () => void) => void;
  readonly open: OpenEndpoint;
}

/** Rows and recorded bytes after which a log is full: a list of that many is no longer read, and its bytes are somebody's memory. */
const MOST_ROWS = 250_000;
const MOST_RECORDED = 256 * 1024 * 1024;

/** Messages that may wait for their answer, or for what the tap tells of them, before many more are sent; and milliseconds until it is looked again. */
const MOST_UNANSWERED = 1000;
const MOMENT = 10;

export class Live {
  readonly line = new TimeLine();
  readonly values = new SocketValues();
  /** Goes up when there is something new to draw, at most once a frame. */
  version = $state(0);
  target = $state.raw<Target | null>(null);
  outcome = $state.raw<Outcome | null>(null);
  /** The endpoint itself could not be had, or was lost. */
  trouble = $state<'no-tap' | 'tap-lost' | null>(null);
  /** What the server did not do of what it was told last, each reason once. */
  refusals = $state.raw<readonly ControlRefusal[]>([]);
  /** Milliseconds from send() to the message that came back the same, the newest last. */
  trips = $state.raw<readonly number[]>([]);
  isFull = $state(false);
  /** Every observed record as it came, for who takes the log along. */
  records: WireRecord[] = [];
  /** Calls of the script so far, for who writes the same as a program. */
  calls = new Calls();

  #socket: ScriptSocket | null = null;
  #number = 0;
  #attempt = 0;
  #recorded = 0;
  /** Messages sent on this socket that none has come for. */
  #unanswered = 0;
  #isDirty = false;
  #isWatching = false;
  #isSettling = false;
  readonly #trips = new RoundTrips();
  readonly #endpoint: CurrentEndpoint;
  readonly #intake: Intake<{ readonly record: WireRecord; readonly isReconstructed: boolean }>;

  constructor(private readonly world: LiveWorld) {
    this.#endpoint = new CurrentEndpoint(world.open, {
      told: (record, { kind }) => this.#take(record, kind === 'url'),
      lost: () => (this.trouble = 'tap-lost'),
      refused: (refusal) => this.#refuse(refusal),
    });
    this.#intake = new Intake(({ record, isReconstructed }) => {
      if (this.isFull) return;
      this.line.addRecord(record, world.now(), isReconstructed);
      this.#touch();
    }, world);
  }

  get state(): LiveState {
    return this.values.state;
  }

  get isBusy(): boolean {
    return this.state === 'opening' || this.state === 'connecting' || this.state === 'open' || this.state === 'closing';
  }

  /** Opens the target's tap where it has one, then connects. Never throws: what goes wrong stands on the time line or in `trouble`. */
  async connect(target: Target): Promise<void> {
    if (this.isBusy) return;
    const attempt = ++this.#attempt;
    this.#begin(target);
    let tapped: Tapped;
    try {
      tapped = await this.#endpoint.for(target);
    } catch {
      if (attempt !== this.#attempt) return;
      this.values.state = 'none';
      this.trouble = 'no-tap';
      return;
    }
    // Somebody may have thought better of it meanwhile.
    if (attempt === this.#attempt) this.#open(tapped, target);
  }

  #begin(target: Target): void {
    this.values.begin();
    this.target = target;
    this.outcome = null;
    this.trouble = null;
    this.refusals = [];
    this.calls = new Calls();
    this.#socket = null;
    this.#unanswered = 0;
    this.#trips.forget();
  }

  #open(tapped: Tapped, target: Target): void {
    const socket = ++this.#number;
    this.line.expect(socket, pathOf(target.url));
    this.#script({ kind: 'new', socket, number: target.protocols.length, text: target.url, flag: false });
    try {
      this.#socket = tapped.connect(target.url, target.protocols, this.#listener(socket, target));
    } catch (error) {
      this.#script({ kind: 'throws', socket, number: 0, text: nameOf(error), flag: false });
      this.values.state = 'none';
      return;
    }
    this.#watch();
  }

  #listener(socket: number, target: Target): SocketListener {
    let errored = false;
    let opened = false;
    let messages = 0;
    const isCurrent = (): boolean => socket === this.#number;
    return {
      open: () => {
        opened = true;
        this.#script({ kind: 'open', socket, number: 0, text: this.#socket?.protocol ?? '', flag: false });
        if (isCurrent()) this.#watch();
      },
      message: (data) => {
        const { text, bytes, isText } = dataFacts(data);
        this.#script({ kind: 'message', socket, number: bytes, text, flag: isText });
        messages++;
        if (isCurrent()) this.#unanswered--;
        this.#trips.came(text, bytes, this.world.now());
      },
      error: () => {
        errored = true;
        this.#script({ kind: 'error', socket, number: 0, text: '', flag: false });
      },
      close: ({ code, reason, wasClean }) => {
        this.#script({ kind: 'close', socket, number: code, text: reason, flag: wasClean });
        if (!isCurrent()) return;
        this.outcome = { code, reason, wasClean, errored, opened, messages, target, socket };
        this.#look();
      },
    };
  }

  /** Calls send(). What it throws is a row, and is returned as its name. */
  send(data: string | Uint8Array): string | null {
    const thrown = this.#send(data);
    this.#look();
    return thrown;
  }

  /** Calls send() for each, as fast as it may while the page stays quick; leaves off when the connection does not take any more. */
  async sendAll(messages: Iterable<string | Uint8Array>): Promise<void> {
    const socket = this.#number;
    const send = (data: string | Uint8Array): boolean => {
      if (socket !== this.#number || this.#socket?.readyState !== 1) return false;
      this.#send(data);
      return true;
    };
    // What comes back is the page's work, too: ahead of it by that much, and no more.
    const isAhead = (): boolean =>
      this.#socket?.readyState === 1 && (this.#unanswered > MOST_UNANSWERED || this.line.waiting > MOST_UNANSWERED);
    const later = (act: () => void, milliseconds: number): void => {
      this.#look();
      this.world.later(() => (isAhead() ? later(act, MOMENT) : act()), milliseconds);
    };
    await inSlices(messages, send, { now: this.world.now, later });
    this.#look();
  }

  #send(data: string | Uint8Array): string | null {
    const socket = this.#socket;
    if (socket === null) return null;
    const { text, bytes, isText } = dataFacts(data);
    const dropped = socket.readyState > 1;
    const row = { socket: this.#number, number: bytes, text, flag: isText } as const;
    if (socket.readyState === 0) return this.#attemptTo(() => socket.send(data), { ...row, text: `send: ${text}` });
    this.#script({ ...row, kind: 'send', dropped });
    if (!dropped) {
      this.#unanswered++;
      this.#trips.sent(text, bytes, this.world.now());
    }
    this.calls.add({ call: isText ? 'text' : 'binary', text });
    return this.#attemptTo(() => socket.send(data), row);
  }

  /** Calls close(). What it throws is a row, and is returned as its name. */
  close(code?: number, reason?: string): string | null {
    if (this.state === 'opening') {
      this.#attempt++;
      this.values.state = 'none';
      return null;
    }
    const socket = this.#socket;
    if (socket === null) return null;
    const row = { socket: this.#number, number: code ?? -1, text: reason ?? '', flag: false } as const;
    this.#script({ ...row, kind: 'close-call' });
    this.calls.add({ call: 'close', text: code === undefined ? '' : [code, ...(reason ? [JSON.stringify(reason)] : [])].join(', ') });
    const thrown = this.#attemptTo(() => socket.close(code, reason), row);
    this.#look();
    return thrown;
  }

  /** Has the server do something on this connection, in this order. What it refuses stands in `refusals`. */
  command(...commands: readonly ServerCommand[]): void {
    this.refusals = [];
    const connection = this.line.connectionOf(this.#number);
    if (connection === null || !this.#endpoint.command(connection, commands)) this.refusals = [{ refused: 'no-connection' }];
  }

  #refuse({ refused, connection }: ControlRefusal): void {
    // What is told of a connection that is over concerns nobody any more.
    if (connection !== undefined && connection !== this.line.connectionOf(this.#number)) return;
    if (this.refusals.every((each) => each.refused !== refused)) this.refusals = [...this.refusals, { refused }];
  }

  /** Empties the log. A connection that is open goes on, and what comes is shown again. */
  clear(): void {
    this.line.clear();
    this.records = [];
    this.#recorded = 0;
    this.#trips.clear();
    this.isFull = false;
    this.#touch();
  }

  /** Leaves everything: for a page that goes. */
  leave(): void {
    this.#attempt++;
    this.#endpoint.leave();
  }

  #take(record: WireRecord, isReconstructed: boolean): void {
    if (this.isFull) return;
    if (!isReconstructed) {
      this.records.push(record);
      if (record.kind === 'bytes') this.#recorded += record.bytes.length;
    }
    this.#intake.push(...inPieces(record).map((each) => ({ record: each, isReconstructed })));
  }

  #attemptTo(act: () => void, row: Omit<ScriptEvent, 'kind' | 'at'>): string | null {
    try {
      act();
      return null;
    } catch (error) {
      const name = nameOf(error);
      this.#script({ ...row, kind: 'throws', text: name });
      return name;
    }
  }

  #script(event: Omit<ScriptEvent, 'at'>): void {
    if (this.isFull) return;
    this.line.addScript({ ...event, at: this.world.now() });
    this.#settleLater();
    this.#touch();
  }

  #settleLater(): void {
    if (this.#isSettling || this.line.waiting === 0) return;
    this.#isSettling = true;
    this.world.later(() => {
      this.#isSettling = false;
      this.line.settle(this.world.now());
      this.#settleLater();
      this.#touch();
    }, PATIENCE + 20);
  }

  #touch(): void {
    if (this.#isDirty) return;
    this.#isDirty = true;
    this.world.nextFrame(() => {
      this.#isDirty = false;
      this.isFull ||= this.line.count >= MOST_ROWS || this.#recorded >= MOST_RECORDED;
      this.trips = this.#trips.list;
      this.version++;
      this.#look();
    });
  }

  /** While a connection is there, its live values are read once a frame. */
  #watch(): void {
    this.#look();
    if (this.#isWatching) return;
    this.#isWatching = true;
    const again = (): void => {
      this.#look();
      if (this.state === 'none' || this.state === 'closed') this.#isWatching = false;
      else this.world.nextFrame(again);
    };
    this.world.nextFrame(again);
  }

  #look(): void {
    if (this.#socket !== null) this.values.look(this.#socket);
  }
}

const nameOf = (error: unknown): string => (error instanceof Error || error instanceof DOMException ? error.name : String(error));
