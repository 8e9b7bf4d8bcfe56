/**
 * The growing columns of a stream index: blocks of typed arrays, joined into exact ones when an index is asked for.
 *
 * Knows storage. Must not know what the numbers mean.
 */

const FIRST_ROWS = 32;
const BLOCK_ROWS = 8192;

/** Columns for `rows` frames; see StreamIndex for what they hold. */
export class ColumnBlock {
  readonly offset: Float64Array;
  readonly byte0: Uint8Array;
  readonly byte1: Uint8Array;
  readonly headerLength: Uint8Array;
  readonly payloadLength: Float64Array;
  readonly findings: Uint32Array;
  readonly message: Int32Array;
  readonly state: Uint8Array;

  constructor(readonly rows: number) {
    this.offset = new Float64Array(rows);
    this.byte0 = new Uint8Array(rows);
    this.byte1 = new Uint8Array(rows);
    this.headerLength = new Uint8Array(rows);
    this.payloadLength = new Float64Array(rows);
    this.findings = new Uint32Array(rows);
    this.message = new Int32Array(rows);
    this.state = new Uint8Array(rows);
  }
}

export class FrameColumns {
  /** The block that the current frame is written to, and the row there. */
  block = new ColumnBlock(FIRST_ROWS);
  row = 0;
  /** Rows in the blocks before. */
  private before = 0;
  private readonly full: ColumnBlock[] = [];

  /** The current frame's number: rows finished before it. */
  get count(): number {
    return this.before + this.row;
  }

  /** Finishes the current row; the next one may be in a new block. */
  next(): void {
    this.row++;
    if (this.row < this.block.rows) return;
    this.full.push(this.block);
    this.before += this.row;
    this.block = new ColumnBlock(BLOCK_ROWS);
    this.row = 0;
  }

  /** The first `rows` rows as columns of exactly that length, which later writes do not change. */
  join(rows: number): ColumnBlock {
    const joined = new ColumnBlock(rows);
    let at = 0;
    for (const block of [...this.full, this.block]) {
      const take = Math.min(block.rows, rows - at);
      if (take <= 0) break;
      joined.offset.set(block.offset.subarray(0, take), at);
      joined.byte0.set(block.byte0.subarray(0, take), at);
      joined.byte1.set(block.byte1.subarray(0, take), at);
      joined.headerLength.set(block.headerLength.subarray(0, take), at);
      joined.payloadLength.set(block.payloadLength.subarray(0, take), at);
      joined.findings.set(block.findings.subarray(0, take), at);
      joined.message.set(block.message.subarray(0, take), at);
      joined.state.set(block.state.subarray(0, take), at);
      at += take;
    }
    return joined;
  }
}

/** First frame of each of `messages` messages: numbers in `message` begin in order, -1 stands for no message. */
export function messageStarts(message: Int32Array, messages: number): Uint32Array {
  const starts = new Uint32Array(messages);
  for (let k = 0, next = 0; next < messages && k < message.length; k++) if (message[k] === next) starts[next++] = k;
  return starts;
}
