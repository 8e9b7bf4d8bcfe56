/**
 * One direction of TCP, in memory: bytes in their order, no more on the way than the reader's window holds, then an end or a break.
 *
 * Knows time and sizes. Must not know what the bytes mean.
 */
import { addPiece, joinPieces, type Pieces } from '../../protocol/connection/pieces.ts';
import type { World } from './world.ts';

/** What the other end gets, each in a task of its own. */
export interface Reader {
  readonly bytes: (chunk: Uint8Array) => void;
  readonly end: () => void;
  readonly lost: () => void;
}

/** Bytes that may be on the way or wait for the reader; what is more waits with the writer. */
export const WINDOW = 64 * 1024;

/** Bytes of one read: the most, and the least, for a reader who has much to do for few of them. */
const READ = 16 * 1024;
const SMALL_READ = 1024;

/** Milliseconds that a read should take: a page must not be held up. */
const QUICK = 2;
const SLOW = 8;

export class Pipe {
  /** Counts of bytes since the beginning: written, let through by the window, arrived, read. */
  #written = 0;
  #sent = 0;
  #arrived = 0;
  #read = 0;
  #unread: Uint8Array[] = [];
  #isEnding = false;
  #endArrived = false;
  #isPaused = false;
  #isOver = false;
  #isReading = false;
  /** Bytes of the next read. */
  #size = READ / 4;

  /** `sent` is told how many bytes have been let through by the window since the beginning. */
  constructor(
    private readonly world: World,
    private readonly latency: number,
    private readonly reader: Reader,
    private readonly sent: (count: number) => void = () => undefined,
  ) {}

  write(bytes: Uint8Array): void {
    if (this.#isEnding || this.#isOver || bytes.length === 0) return;
    this.#unread.push(bytes);
    this.#written += bytes.length;
    this.#let();
  }

  /** Nothing follows. */
  end(): void {
    if (this.#isEnding || this.#isOver) return;
    this.#isEnding = true;
    this.world.after(this.latency, () => {
      this.#endArrived = true;
      this.#deliver();
    });
  }

  /** Breaks off: what has arrived is read, nothing else. */
  reset(): void {
    if (this.#isOver) return;
    this.#isEnding = true;
    this.world.after(this.latency, () => {
      if (this.#isOver) return;
      const rest = this.#take(this.#arrived - this.#read);
      if (rest.length > 0) this.reader.bytes(rest);
      this.stop();
      this.reader.lost();
    });
  }

  /** The reader wants nothing more. */
  stop(): void {
    this.#isOver = true;
    this.#unread = [];
  }

  pause(): void {
    this.#isPaused = true;
  }

  resume(): void {
    this.#isPaused = false;
    this.#readSoon();
  }

  #let(): void {
    const through = Math.min(this.#written, this.#read + WINDOW);
    if (through === this.#sent) return;
    this.#sent = through;
    this.world.after(this.latency, () => {
      this.#arrived = through;
      this.#deliver();
    });
    this.sent(through);
  }

  #readSoon(): void {
    if (this.#isReading) return;
    this.#isReading = true;
    this.world.after(0, () => {
      this.#isReading = false;
      this.#deliver();
    });
  }

  #deliver(): void {
    if (this.#isPaused || this.#isOver) return;
    const count = Math.min(this.#arrived - this.#read, this.#size);
    if (count > 0) {
      const chunk = this.#take(count);
      this.#let();
      this.#readSoon();
      const start = this.world.now();
      this.reader.bytes(chunk);
      const took = this.world.now() - start;
      if (took > SLOW) this.#size = Math.max(this.#size / 2, SMALL_READ);
      else if (took < QUICK) this.#size = Math.min(2 * this.#size, READ);
    } else if (this.#endArrived && this.#read === this.#written) {
      this.stop();
      this.reader.end();
    }
  }

  #take(count: number): Uint8Array {
    this.#read += count;
    let pieces: Pieces = null;
    let left = count;
    let whole = 0;
    while (left > 0) {
      const piece = this.#unread[whole]!;
      pieces = addPiece(pieces, piece.subarray(0, left));
      if (piece.length > left) this.#unread[whole] = piece.subarray(left);
      else whole++;
      left -= Math.min(left, piece.length);
    }
    this.#unread.splice(0, whole);
    return joinPieces(pieces).slice();
  }
}
