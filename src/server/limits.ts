/**
 * What one client may take of the server, so that none takes it from another.
 *
 * Knows numbers. Must not know sockets.
 */
import { LARGEST_CONTROL } from '../wire/control.ts';
import { LARGEST_MESSAGE } from '../wire/scenario-parameters.ts';

export interface Limits {
  /** Payload bytes of a message; more is answered with 1009. */
  readonly message: number;
  /** Connections at a time, taps included; more are answered with 503. */
  readonly connections: number;
  /** Taps at a time. */
  readonly taps: number;
  /** Messages and payload bytes a second and connection. Who sends more is read more slowly; nothing is lost. */
  readonly messagesPerSecond: number;
  readonly bytesPerSecond: number;
  /** Bytes that wait for a client that does not read; until it does, nothing more is read from it. */
  readonly unread: number;
  /** Bytes that wait for a page that reads its tap too slowly; more are dropped, and counted. */
  readonly tapBacklog: number;
  /** The same for all taps together: each may have an equal part of it. */
  readonly tapBacklogs: number;
  /** Bytes of a command to a tap; more is refused, and above four times as much ends the tap with 1009. */
  readonly command: number;
  /** Commands a second and tap. Who sends more is read more slowly; none is lost. */
  readonly commandsPerSecond: number;
}

const KIB = 1024;
const MIB = 1024 * KIB;

export const LIMITS: Limits = {
  message: LARGEST_MESSAGE,
  connections: 200,
  taps: 50,
  messagesPerSecond: 20_000,
  bytesPerSecond: 64 * MIB,
  unread: 4 * MIB,
  tapBacklog: 32 * MIB,
  tapBacklogs: 256 * MIB,
  command: LARGEST_CONTROL,
  commandsPerSecond: 200,
};

/** Counts what comes within a second. */
export class Budget {
  #second = -1;
  #messages = 0;
  #bytes = 0;

  constructor(
    private readonly limits: Pick<Limits, 'messagesPerSecond' | 'bytesPerSecond'>,
    private readonly now: () => number = () => performance.now(),
  ) {}

  spend(bytes: number): void {
    const second = Math.floor(this.now() / 1000);
    if (second !== this.#second) [this.#second, this.#messages, this.#bytes] = [second, 0, 0];
    this.#messages++;
    this.#bytes += bytes;
  }

  /** Milliseconds until there is something to spend again; 0 while there is. */
  wait(): number {
    const now = this.now();
    const isOver = this.#messages >= this.limits.messagesPerSecond || this.#bytes >= this.limits.bytesPerSecond;
    return isOver ? Math.max((this.#second + 1) * 1000 - now, 0) : 0;
  }
}
