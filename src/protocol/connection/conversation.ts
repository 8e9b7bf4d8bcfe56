/**
 * The turns of a conversation, scanned in their order: each side's stream goes on where its turn before ended, so that
 * fragments, a Close and keys are judged across what the other side says in between.
 *
 * Knows when a turn goes on from another one. Must not know any rule, nor where turns come from.
 */
import type { Direction } from '../annotation/model.ts';
import { findingBit } from '../findings.ts';
import { StreamScanner } from './scan.ts';
import type { StreamIndex, StreamOptions } from './stream-index.ts';

const MESSAGE_UNFINISHED = findingBit('message-unfinished');

type Side = 'c2s' | 's2c';

/** Turns of one side that follow each other without a gap, by their places. */
interface Stretch {
  readonly scanner: StreamScanner;
  readonly turns: number[];
}

export class ConversationScanner {
  readonly #options: Omit<StreamOptions, 'direction'>;
  readonly #indexes: (StreamIndex | null)[] = [];
  readonly #stretches: Stretch[] = [];
  #sides: Partial<Record<Side, Stretch>> = {};
  /** The side that spoke last. */
  #last: Side | null = null;
  #now: Stretch | null = null;

  constructor(options: Omit<StreamOptions, 'direction'> = {}) {
    this.#options = options;
  }

  /**
   * Begins a turn of `direction`; of an unknown one, the MASK bit of its first frame tells the side. Two turns of one side in
   * a row have something missing between them, and one that breaks off inside a frame is gone on from by nobody.
   */
  begin(direction: Direction, bytes: Uint8Array): void {
    const side = direction !== 'unknown' ? direction : bytes.length < 2 ? null : bytes[1]! >= 0b1000_0000 ? 'c2s' : 's2c';
    const before = side && this.#sides[side];
    if (before && this.#last !== side && before.scanner.isBetweenFrames) {
      before.scanner.turn(direction);
      this.#now = before;
    } else {
      this.#now = { scanner: new StreamScanner({ ...this.#options, direction }), turns: [] };
      this.#stretches.push(this.#now);
      if (side) this.#sides[side] = this.#now;
    }
    this.#last = side;
  }

  /** Takes the next bytes of the turn. */
  push(chunk: Uint8Array): void {
    this.#now?.scanner.push(chunk);
  }

  end(): void {
    const { scanner, turns } = this.#now!;
    turns.push(this.#indexes.length);
    this.#indexes.push(scanner.index());
  }

  /** A turn that holds no frames; after a handshake a new connection begins. */
  skip(kind: 'handshake' | 'payload'): void {
    this.#indexes.push(null);
    if (kind === 'handshake') this.#sides = {};
  }

  /** The index of each turn, in their order. Call when all have been read. */
  indexes(): (StreamIndex | null)[] {
    for (const stretch of this.#stretches) if (stretch.turns.length > 1) this.#settle(stretch);
    return this.#indexes;
  }

  /** What a later turn tells of an earlier one: its message is gone on with after all, or a Close comes. */
  #settle({ turns }: Stretch): void {
    const { closed } = this.#indexes[turns.at(-1)!]!;
    let goesOn = false;
    for (const at of turns.slice().reverse()) {
      const index = this.#indexes[at]!;
      if (goesOn) for (let row = 0; row < index.frameCount; row++) index.findings[row]! &= ~MESSAGE_UNFINISHED;
      goesOn ||= index.messageCount > 0;
      this.#indexes[at] = { ...index, closed };
    }
  }
}

/** Bytes of one side; `kind` says whether they are frames. */
export interface ConversationTurn {
  readonly bytes: Uint8Array;
  readonly direction: Direction;
  readonly kind: 'frames' | 'handshake' | 'payload';
}

/** The index of each turn; null where it holds no frames. */
export function scanConversation(
  turns: readonly ConversationTurn[],
  options: Omit<StreamOptions, 'direction'> = {},
): (StreamIndex | null)[] {
  const scanner = new ConversationScanner(options);
  for (const { bytes, direction, kind } of turns) {
    if (kind !== 'frames') {
      scanner.skip(kind);
      continue;
    }
    scanner.begin(direction, bytes);
    scanner.push(bytes);
    scanner.end();
  }
  return scanner.indexes();
}
