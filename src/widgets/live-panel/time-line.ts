/**
 * Script and wire on one time line: which row comes when, and which belong together.
 *
 * Knows order: a call comes before its frame, a frame before its event; records of a tap come late, and what they caused waits for them a
 * moment. Must not know wording, the DOM or a clock: the time is an argument.
 */
import { intColumn } from '../../wire/columns.ts';
import { Fifo } from '../../wire/fifo.ts';
import type { WireRecord } from '../../wire/record.ts';
import { WireLog } from '../../wire/wire-log.ts';
import { ScriptLog, type ScriptEvent, type ScriptRow } from './script-log.ts';
import { SocketProgress } from './socket-progress.ts';
import { WireClock } from './wire-clock.ts';

/** A row of the time line: a row of the script, of the wire, or two that belong together and stand side by side. -1: none. */
export interface LineRow {
  readonly script: number;
  readonly wire: number;
}

/** Milliseconds that an event waits for what caused it on the wire: taps may be closed, or never have seen it. */
export const PATIENCE = 400;
/** Milliseconds that it waits at most while a tap keeps telling: in a storm it is far behind. */
export const MOST_PATIENCE = 10_000;

export class TimeLine {
  readonly script = new ScriptLog();
  readonly wire = new WireLog();
  readonly #rowScript = intColumn();
  readonly #rowWire = intColumn();
  /** The wire row of a script row, and the other way round; shifted by one, so that 0 is none. */
  readonly #wireOf = intColumn();
  readonly #scriptOf = intColumn();
  readonly #clock = new WireClock();
  readonly #waiting = new Fifo<{ readonly row: number; readonly since: number }>();
  readonly #sockets = new Map<number, SocketProgress>();
  readonly #socketOf = new Map<number, number>();
  /** Sockets whose connection the tap has not named yet, in their order, with the path that they ask for. */
  readonly #unnamed: { readonly socket: number; readonly path: string }[] = [];
  /** When a record came last. */
  #toldAt = -Infinity;

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
    return this.#wireOf.at(script) - 1;
  }

  scriptOf(wire: number): number {
    return this.#scriptOf.at(wire) - 1;
  }

  /** Milliseconds on the page's clock at which something was on the wire, as near as can be told. */
  timeOfWire(index: number): number {
    const { connection, at } = this.wire.row(index);
    return at + this.#clock.startOf(connection);
  }

  /** Milliseconds on the page's clock at a connection's first byte. */
  startOf(connection: number): number {
    return this.#clock.startOf(connection);
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

  /** Rows of the script that are held back until the wire shows their cause, or patience ends. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** A new socket is about to ask for `path`: the next connection of that path is its own. */
  expect(socket: number, path: string): void {
    this.#sockets.set(socket, new SocketProgress({ script: this.script.count, wire: this.wire.count }));
    this.#unnamed.push({ socket, path });
  }

  addScript(event: ScriptEvent): void {
    const row = this.script.add(event);
    this.#wireOf.push(0);
    this.#waiting.push({ row, since: event.at });
    this.settle(event.at);
  }

  addRecord(record: WireRecord, now: number, reconstructed = false): void {
    if (record.kind === 'opened') this.#name(record.connection, record.path);
    this.#clock.cameAt(record.connection, record.at, now);
    this.#toldAt = now;
    const from = this.wire.count;
    this.wire.append(record, reconstructed);
    for (let row = from; row < this.wire.count; row++) {
      this.#placeWire(row);
      this.settle(now);
    }
  }

  /** Places what has waited long enough, or need not wait any more. */
  settle(now: number): void {
    for (let first = this.#waiting.first(); first !== undefined; first = this.#waiting.first()) {
      const row = this.script.row(first.row);
      const progress = this.#progress(row.socket);
      const waits = now - Math.max(first.since, this.#toldAt) < PATIENCE && now - first.since < MOST_PATIENCE;
      if (waits && !progress.hasCause(row)) return;
      this.#waiting.shift();
      this.#placeScript(first.row, row, progress);
    }
  }

  /** Gives up all rows. Connections go on, and what comes from now on is shown. */
  clear(): void {
    this.generation++;
    this.script.clear();
    this.wire.clear();
    for (const column of [this.#rowScript, this.#rowWire, this.#wireOf, this.#scriptOf]) column.clear();
    while (this.#waiting.length > 0) this.#waiting.shift();
    for (const progress of this.#sockets.values()) progress.forgetRows();
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

  #progress(socket: number): SocketProgress {
    let progress = this.#sockets.get(socket);
    if (progress === undefined) this.#sockets.set(socket, (progress = new SocketProgress()));
    return progress;
  }

  #placeScript(index: number, row: ScriptRow, progress: SocketProgress): void {
    const wire = progress.told(index, row);
    const last = this.count - 1;
    if (wire >= 0) {
      this.#join(index, wire);
      const { connection, at } = this.wire.row(wire);
      this.#clock.cameAt(connection, at, row.at);
    }
    if (wire >= 0 && this.#rowWire.at(last) === wire && this.#rowScript.at(last) < 0) this.#rowScript.set(last, index);
    else this.#push(index, -1);
  }

  #placeWire(index: number): void {
    this.#scriptOf.push(0);
    const { connection, at } = this.wire.row(index);
    const socket = this.#socketOf.get(connection);
    const script = socket === undefined ? -1 : this.#progress(socket).seen(index, this.wire);
    const last = this.count - 1;
    if (script >= 0) {
      this.#join(script, index);
      this.#clock.calledAt(connection, at, this.script.row(script).at);
    }
    if (script >= 0 && last >= 0 && this.#rowScript.at(last) === script && this.#rowWire.at(last) < 0) this.#rowWire.set(last, index);
    else this.#push(-1, index);
  }

  #push(script: number, wire: number): void {
    this.#rowScript.push(script);
    this.#rowWire.push(wire);
  }

  #join(script: number, wire: number): void {
    this.#wireOf.set(script, wire + 1);
    this.#scriptOf.set(wire, script + 1);
  }
}
