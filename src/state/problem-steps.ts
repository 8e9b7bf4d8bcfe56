/**
 * From problem to problem through a whole paste, in reading order and around its ends.
 *
 * Knows the bench. Must not know buttons or keys.
 */
import { problemFrom, type Bench } from './bench.svelte.ts';

/** Pins the next problem, or with -1 the one before. False when the paste has none. */
export function stepProblem(bench: Bench, step: 1 | -1): boolean {
  const { problems } = bench;
  const { pin } = bench.selection;
  const at = problems.findIndex(
    ({ source, range }) => pin?.source === source && pin.range.start === range.start && pin.range.end === range.end,
  );
  const next = at < 0 ? (step > 0 ? 0 : problems.length - 1) : at + step;
  if (next >= 0 && next < problems.length) {
    bench.pinFinding(next);
    return true;
  }
  const { document } = bench.paste;
  const around = step > 0 ? 0 : document.frameCount - 1;
  const frame = problemFrom(document, bench.frame + step, step) ?? problemFrom(document, around, step);
  if (frame === null) return false;
  bench.goTo(frame);
  bench.pinFinding(step > 0 ? 0 : bench.problems.length - 1);
  return true;
}
