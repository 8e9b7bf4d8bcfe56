/**
 * The shape of a scanned stream, or of one turn of it: one column per header fact, one row per frame, no object per frame.
 *
 * Knows only the data, which is structured-cloneable so that a worker can hand it over. Must not know how it
 * is filled (scan.ts) or how a row becomes a tree (frame-at.ts).
 */
import type { Direction } from '../annotation/model.ts';

/** What the reader of a stream knows beforehand. */
export interface StreamOptions {
  /** `unknown` is inferred from the first frame's MASK bit. */
  readonly direction?: Direction;
  /** True when an agreed extension owns RSV1 (permessage-deflate, RFC 7692). */
  readonly rsv1Allowed?: boolean;
  /** Largest message a receiver accepts, in payload bytes; absent: no limit. */
  readonly maxMessage?: number;
}

/** What a strict receiver does. All null: it fails nothing (an incomplete stream violates nothing). */
export interface Verdict {
  readonly closeCode: 1002 | 1007 | 1009 | null;
  readonly frame: number | null;
  /** 0-based offset of the last byte that had to be read to know. */
  readonly byte: number | null;
}

/** Columns hold at least `frameCount` rows; rows beyond are unspecified. Offsets and lengths are bytes. */
export interface StreamIndex {
  readonly frameCount: number;
  /** Bytes scanned: the end of the last frame, complete or not. */
  readonly byteLength: number;
  /** The direction frames were judged by. */
  readonly direction: Direction;
  readonly directionInferred: boolean;
  readonly rsv1Allowed: boolean;
  readonly maxMessage: number | null;
  /** Offset of the frame's first byte in the stream. */
  readonly offset: Float64Array;
  readonly byte0: Uint8Array;
  readonly byte1: Uint8Array;
  /** Header bytes present: 1 to 14. */
  readonly headerLength: Uint8Array;
  /** Payload bytes present (equal to the declared length in all but the last frame). */
  readonly payloadLength: Float64Array;
  /** The declared payload length of the last frame, which alone can be incomplete and exceed 2^53; null while unknown. */
  readonly lastDeclaredLength: bigint | null;
  /** One bit per finding, see `findingBit`. */
  readonly findings: Uint32Array;
  /** Data message the frame belongs to, counted from 0; -1 for control, reserved and stray frames. */
  readonly message: Int32Array;
  readonly messageCount: number;
  /** First frame of each message; the message's frames are the later rows with the same number. */
  readonly messageStart: Uint32Array;
  /** UTF-8 state and open message before each frame, packed by connection/frame-state.ts. */
  readonly state: Uint8Array;
  /** Message 0 began in a turn before: here are its further fragments. */
  readonly continued: boolean;
  /** Payload bytes, in turns before, of the message that is open before the first frame; 0 when none is. */
  readonly openLength: number;
  /** Messages 0 to deliveredMessages - 1 were complete before the first violation or Close: those a strict receiver hands over. */
  readonly deliveredMessages: number;
  /** The first Close frame, or null. */
  readonly closeFrame: number | null;
  /** A Close has come from this side, here or in another turn. */
  readonly closed: boolean;
  readonly verdict: Verdict;
}
