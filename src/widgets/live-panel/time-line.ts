/**
 * Script and wire on one time line: which row comes when, and which belong together.
 *
 * Knows causes: a call comes before its frame, a frame before its event; records of a tap come late, and what they caused waits for them a
 * moment. Must not know wording, the DOM or a clock: the time is an argument.
 */
import { latin1 } from '../../protocol/handshake/octets.ts';
import { intColumn } from '../../wire/columns.ts';
import type { WireRecord } from '../../wire/record.ts';
import { WireLog, type WireRow } from '../../wire/wire-log.ts';
import { ScriptLog, type ScriptEvent, type ScriptRow } from './script-log.ts';

/** A row of the time line: a row of the script, of the wire, or two that belong together and stand side by side. -1: none. */
export interface LineRow {
  readonly script: number;
  readonly wire: number;
}

/** Milliseconds that an event waits for what caused it on the wire: taps may be closed, or never have seen it. */
export const PATIENCE = 400;

/** What the wire has shown of one socket. */
interface Progress {
  first: { readonly script: number; readonly wire: number };
  connection: number | null;
  isAnswered: boolean;
  /** Data messages of the server that are complete. */
  received: number;
  /** The answer was no 101. */
  isRefused: boolean;
  /** The client has sent its Close. */
  hasClosed: boolean;
  readonly ended: Set<string>;
  /** Rows that events and frames are joined to; -1: none yet. */
  response: number;
  end: number;
  readonly ends: Map<number, number>;
  readonly sends: Map<number, number>;
  call: number;
  closeCall: number;
}

const newProgress = (first = { script: 0, wire: 0 }): Progress => ({
  first,
  connection: null,
  isAnswered: false,
  received: 0,
  isRefused: false,
  hasClosed: false,
  ended: new Set(),
  response: -1,
  end: -1,
  ends: new Map(),
  sends: new Map(),
  call: -1,
  closeCall: -1,
});

export class TimeLine {
  readonly script = new ScriptLog();
  readonly wire = new WireLog();
  readonly #rowScript = intColumn();
  readonly #rowWire = intColumn();
  /** The wire row of a script row, and the other way round; shifted by one, so that 0 is none. */
  readonly #wireOf = new Map<number, number>();
  readonly #scriptOf = new Map<number, number>();
  /** What lies between a connection's clock and the page's, and the least that it can be: a frame is not before its call. */
  readonly #offsets = new Map<number, { value: number; least: number }>();
  readonly #waiting: { readonly row: number; readonly since: number }[] = [];
  readonly #sockets = new Map<number, Progress>();
  readonly #socketOf = new Map<number, number>();
  /** Sockets whose connection the tap has not named yet, in their order, with the path that they ask for. */
  readonly #unnamed: { readonly socket: number; readonly path: string }[] = [];

  /** Goes up when all rows are given up. */
  generation = 0;

  /** Rows of the time line. */
  get count(): number {
    return this.#rowScript.count;
  }

  row(index: number): LineRow {
    return { script: this.#rowScript.at(index), wire: this.#rowWire.at(index) };
  }

  /** The wire row that a script row is joined to, and the other way round; -1: none. */
  wireOf(script: number): number {
    return this.#wireOf.get(script) ?? -1;
  }

  scriptOf(wire: number): number {
    return this.#scriptOf.get(wire) ?? -1;
  }

  /** Milliseconds on the page's clock at which something was on the wire, as near as can be told. */
  timeOfWire(index: number): number {
    const { connection, at } = this.wire.row(index);
    return at + (this.#offsets.get(connection)?.value ?? 0);
  }

  /** Milliseconds on the page's clock at a connection's first byte. */
  startOf(connection: number): number {
    return this.#offsets.get(connection)?.value ?? 0;
  }

  /** The socket that a connection belongs to; null for one of another program. */
  socketOf(connection: number): number | null {
    return this.#socketOf.get(connection) ?? null;
  }

  /** No row of a socket stands before these. */
  firstRowsOf(socket: number): { readonly script: number; readonly wire: number } {
    return this.#sockets.get(socket)?.first ?? { script: 0, wire: 0 };
  }

  connectionOf(socket: number): number | null {
    return this.#sockets.get(socket)?.connection ?? null;
  }

  /** Something is held back until the wire shows its cause, or patience ends. */
  get isWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  /** A new socket is about to ask for `path`: the next connection of that path is its own. */
  expect(socket: number, path: string): void {
    this.#sockets.set(socket, newProgress({ script: this.script.count, wire: this.wire.count }));
    this.#unnamed.push({ socket, path });
  }

  addScript(event: ScriptEvent): void {
    const row = this.script.add(event);
    this.#waiting.push({ row, since: event.at });
    this.settle(event.at);
  }

  addRecord(record: WireRecord, now: number, reconstructed = false): void {
    if (record.kind === 'opened') this.#name(record.connection, record.path);
    this.#setClock(record.connection, now - record.at);
    const from = this.wire.count;
    this.wire.append(record, reconstructed);
    for (let row = from; row < this.wire.count; row++) {
      this.#placeWire(row);
      this.settle(now);
    }
  }

  /** Places what has waited long enough, or need not wait any more. */
  settle(now: number): void {
    for (let first = this.#waiting[0]; first !== undefined; first = this.#waiting[0]) {
      const row = this.script.row(first.row);
      if (!this.#hasCause(row) && now - first.since < PATIENCE) return;
      this.#waiting.shift();
      this.#placeScript(first.row, row);
    }
  }

  /** Gives up all rows. Connections go on, and what comes from now on is shown. */
  clear(): void {
    this.generation++;
    this.script.clear();
    this.wire.clear();
    this.#rowScript.clear();
    this.#rowWire.clear();
    this.#wireOf.clear();
    this.#scriptOf.clear();
    this.#waiting.length = 0;
    for (const progress of this.#sockets.values()) {
      progress.response = progress.end = progress.call = progress.closeCall = -1;
      progress.first = { script: 0, wire: 0 };
      progress.ends.clear();
      progress.sends.clear();
    }
  }

  #name(connection: number, path: string): void {
    const at = this.#unnamed.findIndex((each) => each.path === path);
    const found = this.#unnamed[at];
    if (found === undefined) return;
    this.#unnamed.splice(at, 1);
    const { socket } = found;
    this.#socketOf.set(connection, socket);
    this.#progress(socket).connection = connection;
  }

  #progress(socket: number): Progress {
    let progress = this.#sockets.get(socket);
    if (progress === undefined) this.#sockets.set(socket, (progress = newProgress()));
    return progress;
  }

  /** A browser that fails a connection tells the script at once, before TCP ends; after a clean close it waits for that (§7.1.4). */
  #hasCause({ kind, socket, ordinal, flag }: ScriptRow): boolean {
    const { isAnswered, received, isRefused, hasClosed, ended } = this.#progress(socket);
    if (kind === 'open') return isAnswered;
    if (kind === 'message') return received >= ordinal;
    if (kind === 'close' && flag) return ended.has('lost') || ended.size === 2;
    if (kind === 'error' || kind === 'close') return isRefused || hasClosed || ended.size > 0;
    return true;
  }

  #placeScript(index: number, row: ScriptRow): void {
    const progress = this.#progress(row.socket);
    const wire = joinedWire(row, progress);
    if (row.kind === 'new') progress.call = index;
    if (row.kind === 'send' && !row.dropped) progress.sends.set(row.ordinal, index);
    if (row.kind === 'close-call' && progress.closeCall < 0) progress.closeCall = index;
    if (wire >= 0) this.#join(index, wire, 'wire');
    const last = this.count - 1;
    if (wire >= 0 && this.#rowWire.at(last) === wire && this.#rowScript.at(last) < 0) this.#rowScript.set(last, index);
    else this.#push(index, -1);
  }

  #placeWire(index: number): void {
    const row = this.wire.row(index);
    const socket = this.#socketOf.get(row.connection);
    const script = socket === undefined ? -1 : note(row, index, this.wire, this.#progress(socket));
    if (script >= 0) this.#join(script, index, 'script');
    const last = this.count - 1;
    if (script >= 0 && last >= 0 && this.#rowScript.at(last) === script && this.#rowWire.at(last) < 0) this.#rowWire.set(last, index);
    else this.#push(-1, index);
  }

  #push(script: number, wire: number): void {
    this.#rowScript.push(script);
    this.#rowWire.push(wire);
  }

  /** Ties two rows; what causes cannot come later, so the clock of the wire is set by it. */
  #join(script: number, wire: number, cause: 'script' | 'wire'): void {
    this.#wireOf.set(script, wire);
    this.#scriptOf.set(wire, script);
    const { connection, at } = this.wire.row(wire);
    const bound = this.script.row(script).at - at;
    if (cause === 'wire') return this.#setClock(connection, bound);
    const offset = this.#offsets.get(connection);
    if (offset === undefined) return;
    offset.least = Math.max(offset.least, bound);
    offset.value = Math.max(offset.value, offset.least);
  }

  /** A record takes its time to come here, so the least difference that was seen is the nearest to the truth. */
  #setClock(connection: number, offset: number): void {
    const known = this.#offsets.get(connection);
    if (known === undefined) this.#offsets.set(connection, { value: offset, least: -Infinity });
    else known.value = Math.max(known.least, Math.min(known.value, offset));
  }
}

/** The wire row that an event or a call comes from; -1 for a call, whose frame is still to come. */
function joinedWire({ kind, ordinal }: ScriptRow, progress: Progress): number {
  if (kind === 'open') return progress.response;
  if (kind === 'message') return progress.ends.get(ordinal) ?? -1;
  if (kind === 'close') return progress.end;
  return -1;
}

/** Notes what a row of the wire says about its socket; returns the call that caused it, or -1. */
function note(row: WireRow, index: number, wire: WireLog, progress: Progress): number {
  switch (row.kind) {
    case 'request':
      return progress.call;
    case 'response':
      progress.isAnswered = true;
      progress.isRefused = !/^HTTP\/\d\.\d 1/.test(latin1(wire.bytesOf(index), 0, 10));
      progress.response = index;
      return -1;
    case 'end':
    case 'lost':
      progress.ended.add(row.kind === 'lost' ? 'lost' : row.from!);
      progress.end = index;
      return -1;
    case 'frame': {
      if (row.from === 'server') {
        if (row.message > 0 && row.last) {
          progress.received = row.message;
          progress.ends.set(row.message, index);
        }
        return -1;
      }
      if (row.message > 0) return row.first ? (progress.sends.get(row.message) ?? -1) : -1;
      if (((wire.bytesOf(index)[0] ?? 0) & 0b0000_1111) !== 8) return -1;
      const { closeCall } = progress;
      progress.hasClosed = true;
      progress.closeCall = -1;
      return closeCall;
    }
    default:
      return -1;
  }
}
