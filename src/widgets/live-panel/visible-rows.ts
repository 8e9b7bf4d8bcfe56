/**
 * Which rows of a time line are shown under a filter, and whether what belongs together stands side by side.
 *
 * Knows kinds of rows. Must not know how they look. Follows a time line that grows: each row is looked at once.
 */
import { isControl } from '../../protocol/frame/opcodes.ts';
import { intColumn } from '../../wire/columns.ts';
import type { WireLog } from '../../wire/wire-log.ts';
import type { LineRow, TimeLine } from './time-line.ts';

export interface Filter {
  readonly script: boolean;
  readonly data: boolean;
  readonly control: boolean;
  /** Heads, and how TCP ends. */
  readonly handshake: boolean;
}

export const EVERYTHING: Filter = { script: true, data: true, control: true, handshake: true };

export type WireGroup = Exclude<keyof Filter, 'script'>;

export function groupOf(wire: WireLog, index: number): WireGroup {
  const opcode = wire.opcodeOf(index);
  if (opcode < 0) return 'handshake';
  return isControl(opcode) ? 'control' : 'data';
}

/** A row of the list is a row of the time line, or one half of it. */
const BOTH = 0;
const SCRIPT = 1;
const WIRE = 2;

export class VisibleRows {
  readonly #rows = intColumn();
  #read = 0;
  #generation = 0;

  constructor(
    private readonly line: TimeLine,
    private readonly filter: Filter,
    /** True: a call and its frame share a row. False: each has one, for narrow screens. */
    private readonly pairs: boolean,
  ) {}

  /** Looks at what is new; returns how many rows there are to show. Rows that are there stay as they are. */
  update(until = this.line.count): number {
    if (this.#generation !== this.line.generation) {
      this.#generation = this.line.generation;
      this.#rows.clear();
      this.#read = 0;
    }
    // The last row may still get its other half.
    if (this.#read > 0 && this.#read <= until) this.#forget(--this.#read);
    for (; this.#read < until; this.#read++) {
      const { script, wire } = this.line.row(this.#read);
      const hasScript = script >= 0 && this.filter.script;
      const hasWire = wire >= 0 && this.filter[groupOf(this.line.wire, wire)];
      if (hasScript && hasWire && this.pairs) this.#push(BOTH);
      else {
        // What comes first stands first: a call before its frame, an event behind its own.
        const calls = hasScript && isCall(this.line.script.kindOf(script));
        if (hasScript && calls) this.#push(SCRIPT);
        if (hasWire) this.#push(WIRE);
        if (hasScript && !calls) this.#push(SCRIPT);
      }
    }
    return this.#rows.count;
  }

  row(index: number): LineRow & { readonly at: number } {
    const packed = this.#rows.at(index);
    const at = Math.floor(packed / 3);
    const { script, wire } = this.line.row(at);
    const part = packed % 3;
    return { at, script: part === WIRE ? -1 : script, wire: part === SCRIPT ? -1 : wire };
  }

  /** The row of the list that shows a row of the time line; -1: none. */
  indexOf(at: number): number {
    let [low, high] = [0, this.#rows.count];
    // Behind the last of its halves.
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#rows.at(middle) < 3 * at + 3) low = middle + 1;
      else high = middle;
    }
    return low > 0 && Math.floor(this.#rows.at(low - 1) / 3) === at ? low - 1 : -1;
  }

  #push(part: number): void {
    this.#rows.push(3 * this.#read + part);
  }

  #forget(at: number): void {
    while (this.#rows.count > 0 && Math.floor(this.#rows.at(this.#rows.count - 1) / 3) === at) this.#rows.pop();
  }
}

const isCall = (kind: string): boolean => kind === 'new' || kind === 'send' || kind === 'close-call';
