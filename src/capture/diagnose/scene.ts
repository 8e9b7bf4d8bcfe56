/**
 * What every detector looks at: the run, its index, where reading first goes wrong, and how far to look.
 *
 * Knows where trouble shows and which frames may have caused it. Must not know any particular mistake.
 */
import type { StreamIndex } from '../../protocol/connection/stream-index.ts';
import { findingBit } from '../../protocol/findings.ts';
import type { ByteRun } from '../reading.ts';

export interface Scene {
  /** The whole run. */
  readonly bytes: Uint8Array;
  readonly index: StreamIndex;
  /** The direction when the paste or the reader said so; null when it is only inferred. */
  readonly direction: 'c2s' | 's2c' | null;
  readonly directionMarked: boolean;
  /** A strict receiver fails this stream. */
  readonly violated: boolean;
  /** The last frame is not all there. */
  readonly incomplete: boolean;
  /** The frame at which it shows: the first violation, else the incomplete last one; -1 in a faultless stream. */
  readonly fault: number;
  /** Frames that may have caused it, the likeliest first: a wrong length shows one frame, seldom two, later. */
  readonly suspects: readonly number[];
  /** Detectors look no further than this offset. */
  readonly limit: number;
}

/** Bytes behind the fault that are looked at, and in front of it that are read again for their history. */
const WINDOW = 128 * 1024;
const HISTORY = 64 * 1024;

export function sceneOf(run: ByteRun, index: StreamIndex): Scene {
  const violated = index.verdict.closeCode !== null;
  const last = index.frameCount - 1;
  const incomplete = last >= 0 && isIncomplete(index, last);
  const fault = violated ? (index.verdict.frame ?? 0) : incomplete ? last : -1;
  return {
    bytes: run.bytes,
    index,
    direction: run.direction === 'unknown' ? null : run.direction,
    directionMarked: run.directionMarked,
    violated,
    incomplete,
    fault,
    suspects: fault < 0 ? [] : [fault, fault - 1, fault - 2].filter((row) => row >= 0),
    limit: Math.min(run.bytes.length, (fault < 0 ? 0 : index.offset[fault]!) + WINDOW),
  };
}

/** True when a strict receiver fails nothing and the last frame is all there: nothing is wrong that shows by itself. */
export function isFaultless(index: StreamIndex): boolean {
  const last = index.frameCount - 1;
  return index.verdict.closeCode === null && (last < 0 || !isIncomplete(index, last));
}

/** True when the header promises more than there is, or is itself cut. */
export function isIncomplete(index: StreamIndex, last: number): boolean {
  const declared = index.lastDeclaredLength;
  return declared === null || declared !== BigInt(index.payloadLength[last]!) || (index.findings[last]! & CUT_HEADER) !== 0;
}

const CUT_HEADER = findingBit('header-incomplete') | findingBit('length-incomplete') | findingBit('key-incomplete');

/**
 * A frame boundary at or before `keep`, near it, at which no message is open: reading again from there meets the same
 * history. Falls back to the boundary itself.
 */
export function historyStart(scene: Scene, keep: number): number {
  if (keep <= HISTORY) return 0;
  const { index } = scene;
  for (let message = nearestMessage(index, keep); message >= 0; message--) {
    const at = index.offset[index.messageStart[message]!]!;
    if (at <= keep) return at > keep - HISTORY ? at : keep;
  }
  return keep;
}

/** The last message whose first frame may begin at or before `keep`, by binary search over the starts. */
function nearestMessage(index: StreamIndex, keep: number): number {
  let low = 0;
  let high = index.messageCount;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (index.offset[index.messageStart[middle]!]! <= keep) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Whether a message is open before frame `row`: the data frame nearest before it was not final. */
export function isOpenBefore({ index }: Scene, row: number): boolean {
  let before = row - 1;
  while (before >= 0 && (index.byte0[before]! & 0b0000_1000) !== 0) before--;
  return before >= 0 && (index.byte0[before]! & 0b1000_0000) === 0;
}
