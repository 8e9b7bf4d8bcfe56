/**
 * Taps: each is a connection of a page, over which it gets the bytes of the connections it opens with the tap's id, and of no others.
 *
 * Knows ids and delivery. Must not know where bytes come from.
 */
import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import { encodeRecord, type WireRecord, type WireSide } from '../wire/record.ts';
import type { Timed } from './byte-tap.ts';
import type { Limits } from './limits.ts';

/** 128 bits that nobody can guess. */
export const randomId = (): string => randomBytes(16).toString('hex');

/** A tap tells its id in its first message, as JSON: `{"tap": "…"}`. Records follow, one a binary message. */
export class Tap {
  #connections = 0;

  constructor(
    private readonly socket: WebSocket,
    private readonly backlog: number,
    readonly id = randomId(),
  ) {
    socket.send(JSON.stringify({ tap: this.id }));
  }

  /** Begins a connection; whoever watches it calls what is returned for each event. */
  connection(path: string): (event: Timed) => void {
    const connection = ++this.#connections;
    const dropped: Record<WireSide, number> = { client: 0, server: 0 };
    this.#send({ kind: 'opened', path, connection, at: 0 });
    return (event) => this.#take(event, connection, dropped);
  }

  /** A page that reads too slowly never slows the echo: bytes are dropped, and what is missing is told once there is room again. */
  #take(event: Timed, connection: number, dropped: Record<WireSide, number>): void {
    const { at } = event;
    if (event.kind === 'bytes' && this.socket.bufferedAmount + event.bytes.length > this.backlog) {
      dropped[event.from] += event.bytes.length;
      return;
    }
    for (const from of ['client', 'server'] as const) {
      if (dropped[from] > 0) this.#send({ kind: 'dropped', from, count: dropped[from], connection, at });
      dropped[from] = 0;
    }
    this.#send({ ...event, connection });
  }

  #send(record: WireRecord): void {
    if (this.socket.readyState === this.socket.OPEN) this.socket.send(encodeRecord(record));
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
    const tap = new Tap(socket, this.limits.tapBacklog);
    this.#taps.set(tap.id, tap);
    socket.on('error', () => undefined);
    socket.on('close', () => this.#taps.delete(tap.id));
  }

  of(id: string | null): Tap | null {
    return (id === null ? undefined : this.#taps.get(id)) ?? null;
  }
}
