/**
 * Changes to a paste as a whole: one frame replaced, frames put in, taken out and moved. Runs in, runs out.
 *
 * Knows where frames lie in their runs. Must not know what an edit does inside a frame (protocol/frame/edit.ts does), how it is
 * undone, or what is on screen. Bytes are never changed in place.
 */
import type { FrameDocument, StreamRun } from './frame-document.ts';
import { placeOf } from './frame-document.ts';
import type { LinkRun } from './permalink.ts';

/** Where a frame's bytes lie in its run: half-open byte offsets. */
export interface FramePlace {
  readonly runIndex: number;
  readonly run: StreamRun;
  readonly local: number;
  readonly start: number;
  readonly end: number;
}

/** The place of frame `frame` of the whole paste, or null. */
export function framePlace(document: FrameDocument, frame: number): FramePlace | null {
  const place = placeOf(document, frame);
  if (!place) return null;
  const { index } = place.run;
  const start = index!.offset[place.local]!;
  const end = place.local + 1 < index!.frameCount ? index!.offset[place.local + 1]! : index!.byteLength;
  return { ...place, start, end };
}

/** The bytes of frame `frame`; empty where there is none. */
export function frameBytes(document: FrameDocument, frame: number): Uint8Array {
  const place = framePlace(document, frame);
  return place ? place.run.bytes.subarray(place.start, place.end) : new Uint8Array(0);
}

/** A run as an input of its own: a direction that was only inferred is inferred again from the new bytes. */
const runOf = ({ bytes, direction, directionMarked, kind }: StreamRun): LinkRun => ({
  bytes,
  direction: directionMarked ? direction : 'unknown',
  kind,
});

/** The parts one behind the other, in new memory. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The paste with bytes [start, end) of a run replaced by `parts`. With no place, they begin a run. Runs without bytes are left out. */
export function withBytes(document: FrameDocument, place: FramePlace | null, parts: readonly Uint8Array[]): readonly LinkRun[] {
  const runs = document.runs.map((run, at): LinkRun => {
    if (at !== place?.runIndex) return runOf(run);
    return { ...runOf(run), bytes: joined([run.bytes.subarray(0, place.start), ...parts, run.bytes.subarray(place.end)]) };
  });
  if (place === null) runs.push({ bytes: joined(parts), direction: 'unknown', kind: 'frames' });
  return runs.filter(({ bytes }) => bytes.length > 0);
}

/** The paste with frame `frame` changed places with the one `by` (1 or -1) further on in its run, or null at the run's ends. */
export function moved(document: FrameDocument, frame: number, by: 1 | -1): readonly LinkRun[] | null {
  const [a, b] = [framePlace(document, Math.min(frame, frame + by)), framePlace(document, Math.max(frame, frame + by))];
  if (!a || !b || a.runIndex !== b.runIndex) return null;
  const { bytes } = a.run;
  return withBytes(document, { ...a, end: b.end }, [bytes.subarray(b.start, b.end), bytes.subarray(a.start, a.end)]);
}
