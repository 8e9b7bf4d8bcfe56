/**
 * What the frames page looks at: the runs of bytes of one paste with their scanned indexes, numbered as one list.
 *
 * Knows how runs line up: frames and messages count over all runs, in paste order. Must not know how a document is made
 * (read-job.ts, document-of-bytes.ts), what is selected, or any wording.
 */
import type { Diagnosis } from '../capture/diagnoses.ts';
import type { ByteRun, Dropped, Format, ReadingNote } from '../capture/reading.ts';
import type { StreamIndex } from '../protocol/connection/stream-index.ts';

/**
 * One run with what was found in it. Payload and handshake runs hold no frames: their index is null. Of a long paste, map
 * and index may be made when they are read: take what is needed by name (a spread would lose them), once before a loop.
 */
export interface StreamRun extends ByteRun {
  readonly index: StreamIndex | null;
  readonly diagnoses: readonly Diagnosis[];
  /** Frames and messages of the runs before this one; a message that goes on from one of them is not counted again. */
  readonly firstFrame: number;
  readonly firstMessage: number;
}

/** A way to read the paste, without its bytes. */
export interface Guess {
  readonly format: Format;
  readonly confidence: number;
}

export interface FrameDocument {
  /** The paste as text; null when the bytes came from a binary file and were never text. */
  readonly text: string | null;
  /** How the text was read; null when there was nothing to read. */
  readonly format: Format | null;
  /** All formats of a paste that mixes them, in the order in which they first stand. */
  readonly formats?: readonly Format[];
  readonly guesses: readonly Guess[];
  readonly runs: readonly StreamRun[];
  readonly dropped: readonly Dropped[];
  readonly notes: readonly ReadingNote[];
  /** The paste itself was cut. */
  readonly truncated: boolean;
  /** Only the head of a long paste has been read so far. */
  readonly partial: boolean;
  readonly frameCount: number;
  readonly messageCount: number;
  /** Findings that break a rule (errors and warnings), each counted once a frame. */
  readonly problemCount: number;
  /** The frames that have them, ascending, counted over all runs. */
  readonly problemFrames: Uint32Array;
  /** The runs that a strict receiver fails, by their place in `runs`. */
  readonly failing: readonly number[];
  /** A run ends before its last frame does. */
  readonly waits: boolean;
}

/** Nothing pasted. */
export const EMPTY_DOCUMENT: FrameDocument = {
  text: '',
  format: null,
  guesses: [],
  dropped: [],
  notes: [],
  truncated: false,
  partial: false,
  runs: [],
  frameCount: 0,
  messageCount: 0,
  problemCount: 0,
  problemFrames: new Uint32Array(0),
  failing: [],
  waits: false,
};

/**
 * The place of the run that holds frame or message `number` (counted over all runs, and there): the last run that begins
 * at or before it. One that holds none shares its number with the run behind it, so it is never the last.
 */
export function lastRunFrom({ runs }: FrameDocument, first: 'firstFrame' | 'firstMessage', number: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (runs[middle]![first] <= number) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Which run holds frame `frame` of the whole paste and its number there; null when there is no such frame. */
export function placeOf(
  document: FrameDocument,
  frame: number,
): { readonly run: StreamRun; readonly runIndex: number; readonly local: number } | null {
  if (frame < 0 || frame >= document.frameCount) return null;
  const runIndex = lastRunFrom(document, 'firstFrame', frame);
  const run = document.runs[runIndex]!;
  return { run, runIndex, local: frame - run.firstFrame };
}

/** The frame of `index` that holds byte `byte` of its run (the last one that begins at or before it). */
export function frameAtByte(index: StreamIndex, byte: number): number {
  let low = 0;
  let high = index.frameCount;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (index.offset[middle]! <= byte) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
