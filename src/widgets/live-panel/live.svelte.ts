/**
 * A panel's connections: what is done to them, what they say, and the time line of it.
 *
 * Knows sockets and endpoints by their shapes. Must not know the DOM, wording, or which endpoint there is; clock and frames are arguments.
 */
import { encodeUtf8 } from '../../protocol/bytes/utf8.ts';
import type { ControlRefusal } from '../../wire/control.ts';
import type { ScriptSocket, ServerCommand, Tapped } from '../../wire/endpoint.ts';
import type { WireRecord } from '../../wire/record.ts';
import { pathOf } from './paths.ts';
import type { ScriptEvent } from './script-log.ts';
import type { Target } from './target.ts';
import { PATIENCE, TimeLine } from './time-line.ts';

export interface LiveWorld {
  /** Milliseconds that only go forward. */
  readonly now: () => number;
  /** Calls back before the next frame is painted. */
  readonly nextFrame: (act: () => void) => void;
  readonly later: (act: () => void, milliseconds: number) => void;
  /** Opens what a target is behind. `lost`: what shows its bytes is gone. `refused`: the server did not do what it was told. */
  readonly open: (
    target: Target,
    told: (record: WireRecord) => void,
    lost: () => void,
    refused: (refusal: ControlRefusal) => void,
  ) => Promise<Tapped>;
}

/** How a connection ended, as the script was told. */
export interface Outcome {
  readonly code: number;
  readonly reason: string;
  readonly wasClean: boolean;
  readonly errored: boolean;
  /** It had been open. */
  readonly opened: boolean;
  readonly target: Target;
  readonly socket: number;
}

/** `opening`: its tap is being opened. The others are readyState by name. */
export type LiveState = 'none' | 'opening' | 'connecting' | 'open' | 'closing' | 'closed';
const STATES = ['connecting', 'open', 'closing', 'closed'] as const;

/** Rows after which a log is full: a list of that many is no longer read, and its bytes are somebody's memory. */
export const MOST_ROWS = 250_000;
const MOST_TRIPS = 120;

interface Sent {
  readonly text: string;
  readonly bytes: number;
  readonly at: number;
}

export class Live {
  readonly line = new TimeLine();
  /** Goes up when there is something new to draw, at most once a frame. */
  version = $state(0);
  state = $state<LiveState>('none');
  buffered = $state(0);
  /** The most that bufferedAmount has been. */
  mostBuffered = $state(0);
  protocol = $state('');
  extensions = $state('');
  target = $state.raw<Target | null>(null);
  outcome = $state.raw<Outcome | null>(null);
  /** The endpoint itself could not be had, or was lost. */
  trouble = $state<'no-tap' | 'tap-lost' | null>(null);
  /** What the server did not do of what it was told last, each reason once. */
  refusals = $state.raw<readonly ControlRefusal[]>([]);
  /** Milliseconds from send() to the message that came back the same. */
  trips = $state.raw<readonly number[]>([]);
  isFull = $state(false);
  /** Every observed record as it came, for who takes the log along. */
  records: WireRecord[] = [];
  /** Calls of the script so far, for who writes the same as a program. */
  calls: { readonly call: 'text' | 'binary' | 'close'; readonly text: string }[] = [];

  #socket: ScriptSocket | null = null;
  #number = 0;
  #endpoint: { readonly tapped: Tapped; readonly key: string; readonly base: number } | null = null;
  /** Highest number of a connection so far. */
  #connections = 0;
  #attempt = 0;
  #sent: Sent[] = [];
  #isDirty = false;
  #isWatching = false;

  constructor(private readonly world: LiveWorld) {}

  get readyState(): number {
    return this.#socket?.readyState ?? 3;
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
      tapped = await this.#endpointFor(target);
    } catch {
      if (attempt !== this.#attempt) return;
      this.state = 'none';
      this.trouble = 'no-tap';
      return;
    }
    // Somebody may have thought better of it meanwhile.
    if (attempt === this.#attempt) this.#open(tapped, target);
  }

  #begin(target: Target): void {
    this.state = 'opening';
    this.target = target;
    this.outcome = null;
    this.trouble = null;
    this.refusals = [];
    this.protocol = this.extensions = '';
    this.buffered = this.mostBuffered = 0;
    this.calls = [];
    this.#socket = null;
    this.#sent = [];
  }

  #open(tapped: Tapped, target: Target): void {
    const socket = ++this.#number;
    let errored = false;
    let opened = false;
    const isCurrent = (): boolean => socket === this.#number;
    this.line.expect(socket, pathOf(target.url));
    this.#script({ kind: 'new', socket, number: target.protocols.length, text: target.url, flag: false });
    try {
      this.#socket = tapped.connect(target.url, target.protocols, {
        open: () => {
          opened = true;
          this.#script({ kind: 'open', socket, number: 0, text: this.#socket?.protocol ?? '', flag: false });
          if (isCurrent()) this.#watch();
        },
        message: (data) => {
          const isText = typeof data === 'string';
          const text = isText ? data : hexStart(data);
          const bytes = isText ? encodeUtf8(data).length : data.length;
          this.#script({ kind: 'message', socket, number: bytes, text, flag: isText });
          this.#measure(text, bytes);
        },
        error: () => {
          errored = true;
          this.#script({ kind: 'error', socket, number: 0, text: '', flag: false });
        },
        close: ({ code, reason, wasClean }) => {
          this.#script({ kind: 'close', socket, number: code, text: reason, flag: wasClean });
          if (!isCurrent()) return;
          this.outcome = { code, reason, wasClean, errored, opened, target, socket };
          this.#look();
        },
      });
    } catch (error) {
      this.#script({ kind: 'throws', socket, number: 0, text: nameOf(error), flag: false });
      this.state = 'none';
      return;
    }
    this.#watch();
  }

  async #endpointFor(target: Target): Promise<Tapped> {
    const key = `${target.kind} ${target.tap ?? ''}`;
    if (this.#endpoint?.key === key) return this.#endpoint.tapped;
    this.#endpoint?.tapped.close();
    this.#endpoint = null;
    // Each endpoint counts its connections from 1: in one log they go on from those before.
    const base = this.#connections;
    const isReconstructed = target.kind === 'url';
    const told = (record: WireRecord): void => {
      if (this.isFull) return;
      const numbered = { ...record, connection: record.connection + base };
      this.#connections = Math.max(this.#connections, numbered.connection);
      if (!isReconstructed) this.records.push(numbered);
      this.line.addRecord(numbered, this.world.now(), isReconstructed);
      this.#touch();
    };
    const lost = (): void => {
      if (this.#endpoint?.key !== key) return;
      this.#endpoint = null;
      this.trouble = 'tap-lost';
    };
    const tapped = await this.world.open(target, told, lost, ({ refused, connection }) => {
      // What is told of a connection that is over concerns nobody any more.
      if (connection !== undefined && connection + base !== this.line.connectionOf(this.#number)) return;
      if (this.refusals.every((each) => each.refused !== refused)) this.refusals = [...this.refusals, { refused }];
    });
    this.#endpoint = { tapped, key, base };
    return tapped;
  }

  /** Calls send(). What it throws is a row, and is returned as its name. */
  send(data: string | Uint8Array): string | null {
    const socket = this.#socket;
    if (socket === null) return null;
    const isText = typeof data === 'string';
    const bytes = isText ? encodeUtf8(data).length : data.length;
    const text = isText ? data : hexStart(data);
    const dropped = socket.readyState > 1;
    const row = { socket: this.#number, number: bytes, text, flag: isText } as const;
    if (socket.readyState === 0) return this.#attemptTo(() => socket.send(data), { ...row, text: `send: ${text}` });
    this.#script({ ...row, kind: 'send', dropped });
    if (!dropped && this.#sent.length < 10_000) this.#sent.push({ text, bytes, at: this.world.now() });
    this.calls.push({ call: isText ? 'text' : 'binary', text });
    const thrown = this.#attemptTo(() => socket.send(data), row);
    this.#look();
    return thrown;
  }

  /** Calls close(). What it throws is a row, and is returned as its name. */
  close(code?: number, reason?: string): string | null {
    if (this.state === 'opening') {
      this.#attempt++;
      this.state = 'none';
      return null;
    }
    const socket = this.#socket;
    if (socket === null) return null;
    const row = { socket: this.#number, number: code ?? -1, text: reason ?? '', flag: false } as const;
    this.#script({ ...row, kind: 'close-call' });
    this.calls.push({ call: 'close', text: code === undefined ? '' : [code, ...(reason ? [JSON.stringify(reason)] : [])].join(', ') });
    const thrown = this.#attemptTo(() => socket.close(code, reason), row);
    this.#look();
    return thrown;
  }

  /** Has the server do something on this connection, in this order. What it refuses stands in `refusals`. */
  command(...commands: readonly ServerCommand[]): void {
    this.refusals = [];
    const connection = this.line.connectionOf(this.#number);
    if (connection === null || this.#endpoint === null) {
      this.refusals = [{ refused: 'no-connection' }];
      return;
    }
    for (const command of commands) this.#endpoint.tapped.command(connection - this.#endpoint.base, command);
  }

  /** Empties the log. A connection that is open goes on, and what comes is shown again. */
  clear(): void {
    this.line.clear();
    this.records = [];
    this.trips = [];
    this.isFull = false;
    this.#touch();
  }

  /** Leaves everything: for a page that goes. */
  leave(): void {
    this.#attempt++;
    this.#endpoint?.tapped.close();
    this.#endpoint = null;
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
    if (this.line.isWaiting) this.world.later(() => this.#settle(), PATIENCE + 20);
    this.#touch();
  }

  #settle(): void {
    this.line.settle(this.world.now());
    this.#touch();
  }

  #measure(text: string, bytes: number): void {
    const at = this.#sent.findIndex((each) => each.bytes === bytes && each.text === text);
    const sent = this.#sent[at];
    if (sent === undefined) return;
    this.#sent.splice(0, at + 1);
    this.trips = [...this.trips.slice(1 - MOST_TRIPS), this.world.now() - sent.at];
  }

  #touch(): void {
    if (this.#isDirty) return;
    this.#isDirty = true;
    this.world.nextFrame(() => {
      this.#isDirty = false;
      this.isFull ||= this.line.count >= MOST_ROWS;
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
    const socket = this.#socket;
    if (socket === null) return;
    this.state = STATES[socket.readyState] ?? 'closed';
    this.buffered = socket.bufferedAmount;
    this.mostBuffered = Math.max(this.mostBuffered, this.buffered);
    this.protocol = socket.protocol;
    this.extensions = socket.extensions;
  }
}

const nameOf = (error: unknown): string => (error instanceof Error || error instanceof DOMException ? error.name : String(error));

/** The first bytes in hex, as a list shows them. */
function hexStart(bytes: Uint8Array): string {
  const shown = Array.from(bytes.subarray(0, 24), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return bytes.length > 24 ? `${shown} …` : shown;
}
