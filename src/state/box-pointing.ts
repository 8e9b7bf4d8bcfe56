/**
 * Caret and selection in the box of pasted text, as bytes pointed at and pinned.
 *
 * Knows source maps and the bench. Must not know the textarea.
 */
import { byteAtChar, charsOfByte } from '../capture/source-map.ts';
import type { Bench } from './bench.svelte.ts';
import { goTo } from './bench-moves.ts';
import { frameAtByte, type StreamRun } from './frame-document.ts';

/** The caret stands at character `char` of the box: its byte's frame comes up and its field is pointed at. */
export function pointAtCaret(bench: Bench, char: number): void {
  if (bench.pinnedByBox !== null && bench.selection.pin === bench.pinnedByBox) bench.selection.unpin();
  bench.pinnedByBox = null;
  const found = byteAt(bench, char);
  if (!found) {
    bench.selection.point(null);
    return;
  }
  if (found.frame !== bench.frame) goTo(bench, found.frame);
  const bit = found.byte * 8;
  const node = bench.fields().findLast((each) => each.source === 'wire' && bit >= each.range.start && bit < each.range.end);
  bench.selection.moveCursor('wire', bit);
  bench.selection.point({
    frame: found.frame,
    source: 'wire',
    range: { start: bit, end: bit + 8 },
    ...(node ? { field: node.field } : {}),
  });
}

/** Characters [start, end) of the box are selected: their bytes are pinned, as far as they lie in one frame. */
export function pinCharacters(bench: Bench, start: number, end: number): void {
  let first: Place | null = null;
  for (let char = start; char < end && !first; char++) first = byteAt(bench, char);
  if (!first) return;
  const { run, byte, frame } = first;
  const local = frame - run.firstFrame;
  const frameEnd = run.index!.offset[local]! + run.index!.headerLength[local]! + run.index!.payloadLength[local]!;
  // A selection may go on for a million characters; the frame is asked for its last byte in it instead.
  let last = frameEnd - 1;
  while (last > byte && (charsOfByte(run.map, last)?.start ?? end) >= end) last--;
  goTo(bench, frame);
  bench.selection.point(null);
  bench.pinnedByBox = { frame, source: 'wire', range: { start: byte * 8, end: last * 8 + 8 } };
  bench.selection.pin = bench.pinnedByBox;
}

interface Place {
  readonly run: StreamRun;
  readonly byte: number;
  readonly frame: number;
}

/** The run whose characters may hold `char` is the last that begins at or before it, or the one before: pieces can share a character. */
function byteAt(bench: Bench, char: number): Place | null {
  const { runs } = bench.paste.document;
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((charsOfByte(runs[middle]!.map, 0)?.start ?? 0) <= char) low = middle + 1;
    else high = middle;
  }
  for (let at = low - 1; at >= 0 && at >= low - 2; at--) {
    const run = runs[at]!;
    const byte = run.index ? byteAtChar(run.map, char) : null;
    if (byte !== null) return { run, byte, frame: run.firstFrame + frameAtByte(run.index!, byte) };
  }
  return null;
}
