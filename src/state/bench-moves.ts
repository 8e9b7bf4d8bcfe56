/**
 * Moving about in what is on screen: to a frame, a finding, a field, a problem; and coming to rest after a new document.
 *
 * Knows the bench and how pin and frame stay consistent. Must not know buttons, keys or where documents come from.
 */
import type { BitRange, FieldNode } from '../protocol/annotation/model.ts';
import type { Bench } from './bench.svelte.ts';
import type { FrameDocument } from './frame-document.ts';
import type { Reference } from './selection.svelte.ts';

/** Documents that were settled on, so that a new one is told from a changed one. */
const settled = new WeakMap<Bench, number>();

/** The frame at which a new document is looked at: its first with a problem, else its first. */
export const landing = (document: FrameDocument): number => document.problemFrames[0] ?? 0;

/** After the document changed: a new one (then true) is looked at from its first problem, a changed one stays where it is. */
export function settle(bench: Bench): boolean {
  const { document, arrivals } = bench.paste;
  const isNew = arrivals !== (settled.get(bench) ?? 0);
  settled.set(bench, arrivals);
  if (isNew) {
    bench.selection.clear();
    bench.frame = landing(document);
  } else {
    if (bench.frame >= document.frameCount) bench.frame = Math.max(0, document.frameCount - 1);
    const { pin } = bench.selection;
    if (pin !== null && !bench.pinnedByItself && holds(bench, pin)) return isNew;
  }
  pinFirstProblem(bench);
  return isNew;
}

/** Looks at another frame; what was pinned in the old one is let go. */
export function goTo(bench: Bench, frame: number): void {
  if (frame < 0 || frame >= bench.paste.document.frameCount || frame === bench.frame) return;
  bench.frame = frame;
  bench.selection.clear();
  pinFirstProblem(bench);
}

/** Pins the bits of finding `number` (from 0) of the present frame. */
export function pinFinding(bench: Bench, number: number): void {
  const finding = bench.findings[number];
  if (finding) bench.selection.pin = bench.referenceOf(finding);
}

/** Pins the field after (or before) the pinned one, in the order of the wire; computed payload included. */
export function stepField(bench: Bench, step: 1 | -1): void {
  const nodes = bench.fields();
  const { pin } = bench.selection;
  const isHere = (node: FieldNode): boolean => pin !== null && node.source === pin.source && overlaps(node.range, pin.range);
  // Two fields may stand on the same bits (a length and the payload length it gives), so the field decides where it is known.
  const exact = nodes.findIndex((node) => isHere(node) && node.field === pin?.field);
  const here = exact >= 0 ? exact : nodes.findIndex(isHere);
  const at = here < 0 && step < 0 ? 0 : here;
  const node = nodes[(at + step + nodes.length) % nodes.length];
  if (node) bench.selection.pin = { frame: bench.frame, source: node.source, range: node.range, field: node.field };
}

/** Pins the next problem of the whole paste, or with -1 the one before, around its ends. False when it has none. */
export function stepProblem(bench: Bench, step: 1 | -1): boolean {
  const { problems } = bench;
  const { pin } = bench.selection;
  const at = problems.findIndex(({ source, range }) => pin?.source === source && same(pin.range, range));
  const next = at < 0 ? (step > 0 ? 0 : problems.length - 1) : at + step;
  if (next >= 0 && next < problems.length) {
    pinFinding(bench, next);
    return true;
  }
  const { document } = bench.paste;
  const around = step > 0 ? 0 : document.frameCount - 1;
  const frame = problemFrom(document, bench.frame + step, step) ?? problemFrom(document, around, step);
  if (frame === null) return false;
  goTo(bench, frame);
  pinFinding(bench, step > 0 ? 0 : bench.problems.length - 1);
  return true;
}

function pinFirstProblem(bench: Bench): void {
  const [first] = bench.problems;
  bench.autoPin = first ? bench.referenceOf(first) : null;
  bench.selection.pin = bench.autoPin;
}

function holds({ dissected }: Bench, { source, range }: Reference): boolean {
  if (!dissected) return false;
  if (source !== 'wire') return dissected.sources.some((each) => each.id === source && range.end <= each.bytes.length * 8);
  return range.start >= dissected.offset * 8 && range.end <= (dissected.offset + dissected.byteLength) * 8;
}

/** The nearest frame at or after (before) `from` that breaks a rule, or null. */
function problemFrom({ problemFrames }: FrameDocument, from: number, step: 1 | -1): number | null {
  let low = 0;
  let high = problemFrames.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (problemFrames[middle]! < from) low = middle + 1;
    else high = middle;
  }
  const at = step > 0 || problemFrames[low] === from ? low : low - 1;
  return problemFrames[at] ?? null;
}

const same = (a: BitRange, b: BitRange): boolean => a.start === b.start && a.end === b.end;
const overlaps = (a: BitRange, b: BitRange): boolean => a.start < b.end && b.start < a.end;
