/**
 * What a scan remembers between two frames: the stream so far and the message that is open. Rows, offsets and numbers count
 * within the present turn, history over all turns.
 *
 * Knows values. Must not know how a header is read (scan.ts does) or judge anything.
 */
import type { Direction } from '../annotation/model.ts';
import { ACCEPT } from '../bytes/utf8.ts';
import { FrameColumns } from './columns.ts';
import type { StreamOptions, Verdict } from './stream-index.ts';

export class ScanState {
  columns = new FrameColumns();
  readonly rsv1Allowed: boolean;
  readonly maxMessage: number | null;
  direction: Direction;
  directionInferred = false;
  /** The direction is that of the turn's first frame. */
  inferring: boolean;

  /** Offset of the current frame in its turn. */
  start = 0;
  /** Data messages begun in this turn, or gone on with. */
  messages = 0;
  /** Of these, the ones complete before the first violation or Close. */
  delivered = 0;
  /** Number of the first Close frame, or -1. */
  closeFrame = -1;
  /** A Close has come, in this turn or before. */
  closed = false;
  /** A violation has come, in this turn or before: nothing behind it is handed over. */
  failed = false;
  pongSeen = false;
  /** Key word of the last masked frame that had a payload; 0 when there was none. */
  previousKey = 0;
  /** That frame took the key of the one before it. */
  keyRepeats = false;
  verdict: Verdict = { closeCode: null, frame: null, byte: null };

  /** Opcode of the open message; 0 when none is open. */
  openOpcode = 0;
  compressed = false;
  /** Payload bytes of its fragments so far. */
  messageLength = 0;
  messageUtf8 = ACCEPT;
  /** Number of the last frame that belonged to a message, or -1. */
  lastFragment = -1;
  /** The open message has a number in this turn. */
  openHere = false;
  /** Message 0 of this turn began in one before. */
  continued = false;
  /** Payload bytes, before this turn, of the message that was open then. */
  openLength = 0;

  constructor(options: StreamOptions) {
    this.direction = options.direction ?? 'unknown';
    this.inferring = this.direction === 'unknown';
    this.rsv1Allowed = options.rsv1Allowed ?? false;
    this.maxMessage = options.maxMessage ?? null;
  }

  /** The stream goes on in another turn. `inferring`: the direction is read from that turn's first frame. */
  turn(inferring: boolean): void {
    this.columns = new FrameColumns();
    this.inferring = inferring;
    this.directionInferred = false;
    this.start = 0;
    this.messages = 0;
    this.delivered = 0;
    this.closeFrame = -1;
    this.verdict = { closeCode: null, frame: null, byte: null };
    this.lastFragment = -1;
    this.openHere = false;
    this.continued = false;
    this.openLength = this.openOpcode === 0 ? 0 : this.messageLength;
  }
}
