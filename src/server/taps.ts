/**
 * Taps: each is a connection of a page, over which it gets the bytes of the connections it opens with the tap's id, and steers them, and
 * no others.
 *
 * Knows ids and delivery. Must not know where bytes come from or what is done with a command.
 */
import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import { type ControlRefusal, decodeControl, encodeRefusal } from '../wire/control.ts';
import type { ServerCommand } from '../wire/endpoint.ts';
import { encodeRecord, type WireRecord, type WireSide } from '../wire/record.ts';
import type { Timed } from './byte-tap.ts';
import { Budget, type Limits } from './limits.ts';
import { oneByOne, RETRY } from './one-by-one.ts';

/** 128 bits that nobody can guess. */
export const randomId = (): string => randomBytes(16).toString('hex');

/** Does what a tap asks for on one connection, and returns null; or returns what forbids it. */
export type Steer = (command: ServerCommand) => ControlRefusal['refused'] | null;

/** A connection that a tap shows. */
export interface Tapped {
  readonly tell: (event: Timed) => void;
  /** From now on the connection can be steered, until it is given null. */
  readonly steer: (steer: Steer | null) => void;
}

/**
 * A tap tells its id in its first message, as JSON: `{"tap": "…"}`. Records follow, one a binary message. What it is asked for and does
 * not do is answered in JSON, too.
 */
export class Tap {
  #connections = 0;
  readonly #steers = new Map<number, Steer>();

  constructor(
    private readonly socket: WebSocket,
    private readonly limits: Limits,
    /** How many taps there are. */
    private readonly count: () => number,
    readonly id = randomId(),
  ) {
    socket.send(JSON.stringify({ tap: this.id }));
    // Whatever is wrong with a tap ends that tap.
    socket.on('error', () => undefined);
  }

  /** Begins a connection, which has the next number. */
  connection(path: string): Tapped {
    const connection = ++this.#connections;
    const dropped: Record<WireSide, number> = { client: 0, server: 0 };
    this.#send({ kind: 'opened', path, connection, at: 0 });
    return {
      tell: (event) => this.#take(event, connection, dropped),
      steer: (steer) => (steer === null ? this.#steers.delete(connection) : this.#steers.set(connection, steer)),
    };
  }

  /** Takes commands, no faster than the limits allow. `refuses`: answers each with that. */
  obey(refuses: ControlRefusal['refused'] | null = null): void {
    const budget = new Budget({ messagesPerSecond: this.limits.commandsPerSecond, bytesPerSecond: Infinity });
    // A page that does not read what it is told is not read either.
    const wait = (): number => Math.max(budget.wait(), this.socket.bufferedAmount > this.#backlog ? RETRY : 0);
    oneByOne(this.socket, wait, (data, isBinary) => {
      budget.spend(data.length);
      const refusal = refuses === null ? this.#obey(data, isBinary) : { refused: refuses };
      if (refusal !== null && this.socket.readyState === this.socket.OPEN) this.socket.send(encodeRefusal(refusal));
    });
  }

  #obey(data: Buffer, isBinary: boolean): ControlRefusal | null {
    if (data.length > this.limits.command) return { refused: 'too-large' };
    const control = isBinary ? null : decodeControl(data.toString());
    if (control === null) return { refused: 'unreadable' };
    const { connection, command } = control;
    const steer = this.#steers.get(connection);
    const refused = steer === undefined ? 'no-connection' : steer(command);
    return refused === null ? null : { refused, connection };
  }

  /** A page that reads too slowly never slows the echo: bytes are dropped, and what is missing is told once there is room again. */
  #take(event: Timed, connection: number, dropped: Record<WireSide, number>): void {
    const { at } = event;
    if (event.kind === 'bytes' && this.socket.bufferedAmount + event.bytes.length > this.#backlog) {
      dropped[event.from] += event.bytes.length;
      return;
    }
    for (const from of ['client', 'server'] as const) {
      if (dropped[from] > 0) this.#send({ kind: 'dropped', from, count: dropped[from], connection, at });
      dropped[from] = 0;
    }
    this.#send({ ...event, connection });
  }

  /** Beginnings and ends are told to the slowest reader; one that lets even them pile up has gone. */
  #send(record: WireRecord): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    if (this.socket.bufferedAmount > 2 * this.#backlog) this.socket.terminate();
    else this.socket.send(encodeRecord(record));
  }

  get #backlog(): number {
    return Math.min(this.limits.tapBacklog, this.limits.tapBacklogs / Math.max(this.count(), 1));
  }
}

/** The taps that are open, by their ids. */
export class Taps {
  readonly #taps = new Map<string, Tap>();

  constructor(private readonly limits: Limits) {}

  get size(): number {
    return this.#taps.size;
  }

  add(socket: WebSocket): void {
    const tap = new Tap(socket, this.limits, () => this.size);
    this.#taps.set(tap.id, tap);
    tap.obey();
    socket.on('close', () => this.#taps.delete(tap.id));
  }

  of(id: string | null): Tap | null {
    return (id === null ? undefined : this.#taps.get(id)) ?? null;
  }
}
