/**
 * Changes to a paste as a whole: one frame replaced, frames put in, taken out and moved, also between the turns of two sides.
 * Runs in, runs out.
 *
 * Knows where frames lie in their runs. Must not know what an edit does inside a frame (protocol/frame/edit.ts does), how it is
 * undone, or what is on screen. Bytes are never changed in place.
 */
import { joinBytes } from '../protocol/bytes/join.ts';
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

/**
 * The paste with bytes [start, end) of a run replaced by `parts`. With no place, they begin a run. A run without bytes is left
 * out; turns of one side that it stood between become one.
 */
export function withBytes(document: FrameDocument, place: FramePlace | null, parts: readonly Uint8Array[]): readonly LinkRun[] {
  const runs = document.runs.map((run, at): LinkRun => {
    if (at !== place?.runIndex) return runOf(run);
    return { ...runOf(run), bytes: joinBytes([run.bytes.subarray(0, place.start), ...parts, run.bytes.subarray(place.end)]) };
  });
  if (place === null) runs.push({ bytes: joinBytes(parts), direction: 'unknown', kind: 'frames' });
  else if (runs[place.runIndex]!.bytes.length === 0) {
    const [before, behind] = [document.runs[place.runIndex - 1], document.runs[place.runIndex + 1]];
    if (before && behind && meets(turnOf(before), turnOf(behind))) {
      runs.splice(place.runIndex - 1, 3, oneOf(runOf(before), runOf(behind)));
    }
  }
  return runs.filter(({ bytes }) => bytes.length > 0);
}

/** What keeps a frame from changing places with its neighbour: there is none, something that is no frame, or bytes still to come. */
export type Obstacle = 'end' | 'part' | 'waits';

/** What keeps frame `frame` from changing places with the one `by` (1 or -1) further on, or null. */
export function obstacleTo(document: FrameDocument, frame: number, by: 1 | -1): Obstacle | null {
  const [a, b] = neighbours(document, frame, by);
  if (!a || !b) return 'end';
  if (b.runIndex - a.runIndex > 1) return 'part';
  // What came behind a frame that waits would become its payload.
  return waits(a) || waits(b) ? 'waits' : null;
}

/**
 * The paste with frame `frame` changed places with the one `by` (1 or -1) further on, also where the other side sent that one;
 * null where something keeps it from that.
 */
export function moved(document: FrameDocument, frame: number, by: 1 | -1): readonly LinkRun[] | null {
  const [a, b] = neighbours(document, frame, by);
  if (!a || !b || obstacleTo(document, frame, by) !== null) return null;
  const [first, second] = [a.run.bytes.subarray(a.start, a.end), b.run.bytes.subarray(b.start, b.end)];
  if (a.runIndex === b.runIndex) return withBytes(document, { ...a, end: b.end }, [second, first]);
  const [here, there] = [turnOf(a.run), turnOf(b.run)];
  const head = { ...here, bytes: a.run.bytes.subarray(0, a.start) };
  const tail = { ...there, bytes: b.run.bytes.subarray(b.end) };
  // Turns of one side in a row have a gap between them, which stays where it is.
  const turns =
    here.direction === there.direction
      ? [
          { ...here, bytes: joinBytes([head.bytes, second]) },
          { ...there, bytes: joinBytes([first, tail.bytes]) },
        ]
      : [head, { ...there, bytes: second }, { ...here, bytes: first }, tail];
  return replaced(document, a.runIndex, 2, turns);
}

/** The paste with `bytes`, a frame that the other side sends, behind the frame at `place`. */
export function answered(document: FrameDocument, place: FramePlace, bytes: Uint8Array): readonly LinkRun[] {
  const here = turnOf(place.run);
  const there = { ...here, direction: here.direction === 'c2s' ? ('s2c' as const) : ('c2s' as const), bytes };
  const [head, tail] = [place.run.bytes.subarray(0, place.end), place.run.bytes.subarray(place.end)];
  return replaced(document, place.runIndex, 1, [{ ...here, bytes: head }, there, { ...here, bytes: tail }]);
}

function neighbours(document: FrameDocument, frame: number, by: 1 | -1): readonly [FramePlace | null, FramePlace | null] {
  return [framePlace(document, Math.min(frame, frame + by)), framePlace(document, Math.max(frame, frame + by))];
}

/** The frame is the last of its run, and not all of it is there. */
function waits({ run, local }: FramePlace): boolean {
  const { frameCount, lastDeclaredLength, payloadLength } = run.index!;
  return local === frameCount - 1 && lastDeclaredLength !== BigInt(payloadLength[local]!);
}

/** A run as a turn whose side is told: between turns of the other side, the MASK bit of its first frame no longer decides. */
const turnOf = ({ bytes, direction, index, kind }: StreamRun): LinkRun => ({ bytes, direction: index?.direction ?? direction, kind });

/** The paste with `count` runs from `at` on replaced by `turns`; what is next to a turn of its own side becomes one with it. */
function replaced(document: FrameDocument, at: number, count: number, turns: readonly LinkRun[]): readonly LinkRun[] {
  const runs = document.runs.map((run) => (run.kind === 'frames' ? turnOf(run) : runOf(run)));
  const [before, behind] = [runs.slice(0, at), runs.slice(at + count)];
  const filled = turns.filter(({ bytes }) => bytes.length > 0);
  // Only the outermost of the new turns can meet a run of its own side that it was not next to before.
  if (filled[0] !== undefined && meets(before.at(-1), filled[0]) && filled[0] !== turns[0]) filled[0] = oneOf(before.pop()!, filled[0]);
  const last = filled.at(-1);
  if (last !== undefined && meets(last, behind[0]) && last !== turns.at(-1)) filled[filled.length - 1] = oneOf(last, behind.shift()!);
  return [...before, ...filled, ...behind];
}

const meets = (a: LinkRun | undefined, b: LinkRun | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.kind === 'frames' &&
  b.kind === 'frames' &&
  a.direction === b.direction &&
  a.direction !== 'unknown';

const oneOf = (a: LinkRun, b: LinkRun): LinkRun => ({ ...a, bytes: joinBytes([a.bytes, b.bytes]) });
