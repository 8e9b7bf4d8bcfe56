/**
 * The bench as a link and a link as the bench: which parts of its state a link holds, and how they are set again.
 *
 * Knows state and links. Must not know the address bar or how a link is spelled (permalink.ts).
 */
import { walk } from '../protocol/annotation/query.ts';
import type { BitRange } from '../protocol/annotation/model.ts';
import type { Bench } from './bench.svelte.ts';
import { goTo, landing, settle } from './bench-moves.ts';
import type { LinkSelection } from './link-selection.ts';
import type { Desk } from './paste-desk.ts';
import type { FramesLink } from './permalink.ts';

const same = (a: BitRange, b: BitRange): boolean => a.start === b.start && a.end === b.end;

/** What a link to this moment holds. */
export function linkOf(bench: Bench): FramesLink {
  const { document, rsv1Allowed, maxMessage } = bench.paste;
  const only = document.runs.length === 1 ? document.runs[0] : undefined;
  const typed = document.format === 'text' && only?.kind === 'payload' && document.text !== null;
  return {
    ...(typed ? { text: document.text } : { runs: document.runs.map(({ bytes, direction, kind }) => ({ bytes, direction, kind })) }),
    ...selectionOf(bench),
    ...(bench.view === 'figure' ? { view: bench.view } : {}),
    ...(rsv1Allowed ? { rsv1Allowed } : {}),
    ...(maxMessage === null ? {} : { maxMessage }),
  };
}

/** The view and selection of a link whose bytes are on screen already. */
export function lookAt(bench: Bench, link: FramesLink): void {
  bench.view = link.view ?? 'bytes';
  if (link.selection) select(bench, link.selection);
}

/** Shows what a link holds; one without bytes or text changes only the view and the rules. */
export async function openLink(bench: Bench, desk: Desk, link: FramesLink): Promise<void> {
  const options = { rsv1Allowed: link.rsv1Allowed ?? false, maxMessage: link.maxMessage ?? null };
  if (link.text !== undefined) await desk.paste(link.text, { ...options, readAs: 'text' });
  else if (link.runs) {
    const [only] = link.runs;
    const from = link.runs.length > 1 ? 'unknown' : only!.direction;
    const runs = link.runs.length > 1 ? link.runs : [{ ...only!, direction: 'unknown' as const }];
    await desk.show(runs, { ...options, from: from === 'c2s' ? 'client' : from === 's2c' ? 'server' : null });
  } else await desk.judgeDifferently(options);
  settle(bench);
  lookAt(bench, link);
}

function select(bench: Bench, { frame, field, bits }: LinkSelection): void {
  goTo(bench, Math.min(frame, bench.paste.document.frameCount - 1));
  const { dissected } = bench;
  if (!dissected || frame !== bench.frame || (!field && !bits)) return;
  bench.selection.clear();
  const node = field ? [...walk(dissected.tree)].find((each) => each.field === field) : undefined;
  if (node) bench.selection.pin = { frame, source: node.source, range: node.range, field: node.field };
  if (!bits) return;
  const shift = bits.source === 'wire' ? dissected.offset * 8 : 0;
  const source = bits.source === 'wire' ? 'wire' : dissected.sources.find((each) => each.id !== 'wire')?.id;
  const limit = bits.source === 'wire' ? dissected.byteLength * 8 : dissected.payload.length * 8;
  const range = { start: bits.start + shift, end: Math.min(bits.end, limit) + shift };
  if (source && range.end > range.start) bench.selection.pin = { frame, source, range };
}

/** What `select` takes: nothing where a new document is looked at by itself, since links leave out what is usual. */
function selectionOf(bench: Bench): Pick<FramesLink, 'selection'> {
  const { pin } = bench.selection;
  const { frame, dissected } = bench;
  if (!pin || !dissected || bench.pinnedByItself) return frame === landing(bench.paste.document) ? {} : { selection: { frame } };
  const whole = bench.fields().find((node) => node.source === pin.source && node.field === pin.field && same(node.range, pin.range));
  if (whole) return { selection: { frame, field: whole.field } };
  if (dissected.sources.some(({ id }) => id !== 'wire' && id === pin.source)) {
    return { selection: { frame, bits: { source: 'unmasked', start: pin.range.start, end: pin.range.end } } };
  }
  // A character of a message that is put together lies in this frame in part, or not at all.
  const shift = dissected.offset * 8;
  const [wire] = pin.source === 'wire' ? [pin.range] : bench.selection.project(pin, 'wire');
  const isHere = wire && wire.start >= shift && wire.end <= shift + dissected.byteLength * 8;
  return { selection: isHere ? { frame, bits: { source: 'wire', start: wire.start - shift, end: wire.end - shift } } : { frame } };
}
