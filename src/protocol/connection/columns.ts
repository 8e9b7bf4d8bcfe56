/**
 * Growing columns of a stream index: typed arrays that double when they are full.
 *
 * Knows storage. Must not know what the numbers mean.
 */

const FIRST_ROWS = 64;

export class FrameColumns {
  offset = new Float64Array(FIRST_ROWS);
  byte0 = new Uint8Array(FIRST_ROWS);
  byte1 = new Uint8Array(FIRST_ROWS);
  headerLength = new Uint8Array(FIRST_ROWS);
  payloadLength = new Float64Array(FIRST_ROWS);
  findings = new Uint32Array(FIRST_ROWS);
  message = new Int32Array(FIRST_ROWS);
  state = new Uint8Array(FIRST_ROWS);
  messageOffset = new Float64Array(FIRST_ROWS);

  /** Makes sure that `row` can be written. */
  reserve(row: number): void {
    if (row < this.offset.length) return;
    const rows = this.offset.length * 2;
    this.offset = grown(this.offset, new Float64Array(rows));
    this.byte0 = grown(this.byte0, new Uint8Array(rows));
    this.byte1 = grown(this.byte1, new Uint8Array(rows));
    this.headerLength = grown(this.headerLength, new Uint8Array(rows));
    this.payloadLength = grown(this.payloadLength, new Float64Array(rows));
    this.findings = grown(this.findings, new Uint32Array(rows));
    this.message = grown(this.message, new Int32Array(rows));
    this.state = grown(this.state, new Uint8Array(rows));
    this.messageOffset = grown(this.messageOffset, new Float64Array(rows));
  }
}

/** First frames of messages, in order. */
export class MessageStarts {
  frames = new Uint32Array(FIRST_ROWS);

  set(message: number, frame: number): void {
    if (message >= this.frames.length) this.frames = grown(this.frames, new Uint32Array(this.frames.length * 2));
    this.frames[message] = frame;
  }
}

function grown<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}
