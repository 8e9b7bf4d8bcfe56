/**
 * What a scan remembers between two frames: the stream so far and the message that is open.
 *
 * Knows values. Must not know how a header is read (scan.ts does) or judge anything.
 */
import type { Direction } from '../annotation/model.ts';
import { ACCEPT } from '../bytes/utf8.ts';
import { FrameColumns } from './columns.ts';
import type { StreamOptions, Verdict } from './stream-index.ts';

export class ScanState {
  readonly columns = new FrameColumns();
  readonly rsv1Allowed: boolean;
  readonly maxMessage: number | null;
  direction: Direction;
  directionInferred = false;

  /** Stream offset of the current frame. */
  start = 0;
  /** Data messages begun. */
  messages = 0;
  /** Data messages complete before the first violation or Close. */
  delivered = 0;
  /** Number of the first Close frame, or -1. */
  closeFrame = -1;
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

  constructor(options: StreamOptions) {
    this.direction = options.direction ?? 'unknown';
    this.rsv1Allowed = options.rsv1Allowed ?? false;
    this.maxMessage = options.maxMessage ?? null;
  }
}
