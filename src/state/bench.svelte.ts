/**
 * The frames page's one state: the paste, which frame of it is looked at, how it is drawn, and what is selected.
 *
 * Knows how these four stay consistent (a new document unpins, the first problem is pinned, a link is a snapshot of
 * all). Must not know the address bar, components or any wording. Everything else on screen is derived from here.
 */
import { byteAtChar } from '../capture/source-map.ts';
import { walk } from '../protocol/annotation/query.ts';
import type { BitRange, ByteSource, FieldNode, Finding } from '../protocol/annotation/model.ts';
import { frameAt } from '../protocol/connection/frame-at.ts';
import type { DissectedFrame } from '../protocol/frame/dissect.ts';
import { findingSpec } from '../protocol/findings.ts';
import { findingsAt, frameAtByte, placeOf, PROBLEM_BITS, type FrameDocument } from './frame-document.ts';
import type { FramesLink, View } from './permalink.ts';
import { Paste } from './paste.svelte.ts';
import { relationsOf, Selection, type Reference, type Relation } from './selection.svelte.ts';

/** The first thing anybody sees: RFC 6455 §5.7, "A single-frame masked text message". */
export const FIRST_BYTES = Uint8Array.of(0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58);

const isProblem = (finding: Finding): boolean => findingSpec(finding.code).severity !== 'note';
const RANK = { error: 0, warning: 1, note: 2 } as const;

export class Bench {
  readonly paste = new Paste([{ bytes: FIRST_BYTES, direction: 'unknown', kind: 'frames' }]);
  readonly selection = new Selection();
  /** Counted over all runs of the paste. */
  frame = $state.raw(0);
  view = $state.raw<View>('bytes');

  readonly place = $derived(placeOf(this.paste.document, this.frame));
  readonly dissected: DissectedFrame | null = $derived(
    this.place ? frameAt(this.place.run.bytes, this.place.run.index!, this.place.local) : null,
  );
  /** The frame's findings, gravest first; their place in this list is the number on their badge. */
  readonly findings: readonly Finding[] = $derived(
    [...(this.dissected?.findings ?? [])].sort(
      (a, b) => RANK[findingSpec(a.code).severity] - RANK[findingSpec(b.code).severity] || a.range.start - b.range.start,
    ),
  );

  /** Those of them that break a rule. */
  readonly problems: readonly Finding[] = $derived(this.findings.filter(isProblem));

  #arrivals = 0;
  #pinnedByItself = false;
  /** The pin stands for what is selected in the box, and goes when nothing is selected there any more. */
  #pinnedByBox: Reference | null = null;

  /**
   * Tells the selection how the sources on screen correspond: those of the present frame, and those of the message
   * where one is shown. Call whenever either may have changed.
   */
  relate(more: readonly ByteSource[] = []): void {
    const frame = this.dissected;
    this.selection.relations = relationsAmong([...(frame?.sources ?? []), ...more]);
    const nodes = frame ? [...walk(frame.tree)] : [];
    const key = nodes.find((node) => node.field === 'frame.masking-key');
    const payload = nodes.find((node) => node.field === 'frame.payload');
    this.selection.lanes = key && payload ? { source: 'wire', key: key.range, payload: payload.range } : null;
  }

  /** After the document changed: a new one is looked at from its first problem, a changed one stays where it is. */
  settle(): void {
    const { document, arrivals } = this.paste;
    const isNew = arrivals !== this.#arrivals;
    this.#arrivals = arrivals;
    if (isNew) {
      this.selection.clear();
      this.#pinnedByItself = true;
      this.frame = 0;
    } else if (this.frame >= document.frameCount) this.frame = Math.max(0, document.frameCount - 1);
    const { pin } = this.selection;
    if (pin !== null && !this.#pinnedByItself && this.#holds(pin)) return;
    if (isNew) {
      const first = this.#problemFrom(0, 1);
      if (first !== null) this.frame = first;
    }
    this.#pinFirstProblem();
  }

  /** Looks at another frame; what was pinned in the old one is let go. */
  goTo(frame: number): void {
    if (frame < 0 || frame >= this.paste.document.frameCount || frame === this.frame) return;
    this.frame = frame;
    this.selection.clear();
    this.#pinFirstProblem();
  }

  /** Pins the bits of finding `number` (from 0) of the present frame. */
  pinFinding(number: number): void {
    const finding = this.findings[number];
    if (!finding) return;
    this.#pinnedByItself = false;
    this.selection.pin = this.referenceOf(finding);
  }

  referenceOf({ source, range }: Finding): Reference {
    return { frame: this.frame, source, range };
  }

  /** The next problem of the paste in reading order, wrapping around; -1 goes back. False when there is none. */
  stepProblem(step: 1 | -1): boolean {
    const problems = this.problems.length;
    const at = this.findings.findIndex((each) => this.#isPinned(each));
    const next = at < 0 ? (step > 0 ? 0 : problems - 1) : at + step;
    if (next >= 0 && next < problems && !(at < 0 && problems === 0)) {
      this.pinFinding(next);
      return true;
    }
    const frame = this.#problemFrom(this.frame + step, step) ?? this.#problemFrom(step > 0 ? 0 : this.paste.document.frameCount - 1, step);
    if (frame === null) return false;
    this.goTo(frame);
    this.pinFinding(step > 0 ? 0 : this.problems.length - 1);
    return true;
  }

  /** Pins the field after (or before) the pinned one, in the order of the wire; computed payload included. */
  stepField(step: 1 | -1): void {
    const nodes = this.#fields();
    const { pin } = this.selection;
    const at = pin ? nodes.findIndex((node) => node.source === pin.source && overlaps(node.range, pin.range)) : step > 0 ? -1 : 0;
    const node = nodes[(at + step + nodes.length) % nodes.length];
    if (!node) return;
    this.#pinnedByItself = false;
    this.selection.pin = { frame: this.frame, source: node.source, range: node.range, field: node.field };
  }

  /** The caret stands at character `char` of the box: its byte's frame comes up and its field is pointed at. */
  caret(char: number): void {
    if (this.#pinnedByBox !== null && this.selection.pin === this.#pinnedByBox) this.selection.unpin();
    this.#pinnedByBox = null;
    const found = this.#byteAt(char);
    if (!found) {
      this.selection.point(null);
      return;
    }
    if (found.frame !== this.frame) this.goTo(found.frame);
    const bit = found.byte * 8;
    const node = this.#fields().findLast((each) => each.source === 'wire' && bit >= each.range.start && bit < each.range.end);
    this.selection.moveCursor('wire', bit);
    this.selection.point({
      frame: found.frame,
      source: 'wire',
      range: { start: bit, end: bit + 8 },
      ...(node ? { field: node.field } : {}),
    });
  }

  /** Characters [start, end) of the box are selected: their bytes are pinned, as far as they lie in one frame. */
  selectCharacters(start: number, end: number): void {
    let first: { frame: number; byte: number } | null = null;
    for (let char = start; char < end && !first; char++) first = this.#byteAt(char);
    if (!first) return;
    let last = first;
    for (let char = end - 1; char > start; char--) {
      const found = this.#byteAt(char);
      if (found && found.frame === first.frame) {
        last = found;
        break;
      }
    }
    this.goTo(first.frame);
    this.#pinnedByItself = false;
    this.selection.point(null);
    this.#pinnedByBox = { frame: first.frame, source: 'wire', range: { start: first.byte * 8, end: last.byte * 8 + 8 } };
    this.selection.pin = this.#pinnedByBox;
  }

  /** What a link to this moment holds. */
  link(): FramesLink {
    const { document, rsv1Allowed, maxMessage } = this.paste;
    const only = document.runs.length === 1 ? document.runs[0] : undefined;
    const typed = document.format === 'text' && only?.kind === 'payload' && document.text !== null;
    return {
      ...(typed ? { text: document.text } : { runs: document.runs.map(({ bytes, direction, kind }) => ({ bytes, direction, kind })) }),
      ...this.#linkSelection(),
      ...(this.view === 'figure' ? { view: this.view } : {}),
      ...(rsv1Allowed ? { rsv1Allowed } : {}),
      ...(maxMessage === null ? {} : { maxMessage }),
    };
  }

  /** The view and selection of a link whose bytes are on screen already. */
  look(link: FramesLink): void {
    this.view = link.view ?? 'bytes';
    if (link.selection) this.#select(link.selection);
  }

  /** Shows what a link holds; one without bytes or text changes only the view and the rules. */
  async open(link: FramesLink): Promise<void> {
    const options = { rsv1Allowed: link.rsv1Allowed ?? false, maxMessage: link.maxMessage ?? null };
    if (link.text !== undefined) await this.paste.paste(link.text, { ...options, readAs: 'text' });
    else if (link.runs) {
      const [only] = link.runs;
      const from = link.runs.length > 1 ? 'unknown' : only!.direction;
      const runs = link.runs.length > 1 ? link.runs : [{ ...only!, direction: 'unknown' as const }];
      await this.paste.show(runs, { ...options, from: from === 'c2s' ? 'client' : from === 's2c' ? 'server' : null });
    } else await this.paste.judgeDifferently(options);
    this.settle();
    this.look(link);
  }

  #select({ frame, field, bits }: NonNullable<FramesLink['selection']>): void {
    this.frame = Math.min(frame, Math.max(0, this.paste.document.frameCount - 1));
    const { dissected } = this;
    if (!dissected || frame !== this.frame) return;
    this.selection.clear();
    this.#pinnedByItself = false;
    const node = field ? [...walk(dissected.tree)].find((each) => each.field === field) : undefined;
    if (node) this.selection.pin = { frame, source: node.source, range: node.range, field: node.field };
    if (!bits) return;
    const shift = bits.source === 'wire' ? dissected.offset * 8 : 0;
    const source = bits.source === 'wire' ? 'wire' : dissected.sources.find((each) => each.id !== 'wire')?.id;
    const limit = bits.source === 'wire' ? dissected.byteLength * 8 : dissected.payload.length * 8;
    const range = { start: bits.start + shift, end: Math.min(bits.end, limit) + shift };
    if (source && range.end > range.start) this.selection.pin = { frame, source, range };
  }

  #linkSelection(): Pick<FramesLink, 'selection'> {
    const { pin } = this.selection;
    const { frame, dissected } = this;
    if (!pin || !dissected || this.#pinnedByItself) return frame === 0 ? {} : { selection: { frame } };
    const whole = this.#fields().find((node) => node.source === pin.source && node.field === pin.field && same(node.range, pin.range));
    if (whole) return { selection: { frame, field: whole.field } };
    const shift = pin.source === 'wire' ? dissected.offset * 8 : 0;
    const source = pin.source === 'wire' ? ('wire' as const) : ('unmasked' as const);
    return { selection: { frame, bits: { source, start: pin.range.start - shift, end: pin.range.end - shift } } };
  }

  #byteAt(char: number): { frame: number; byte: number } | null {
    for (const run of this.paste.document.runs) {
      const byte = run.index ? byteAtChar(run.map, char) : null;
      if (byte !== null) return { frame: run.firstFrame + frameAtByte(run.index!, byte), byte };
    }
    return null;
  }

  /** The fields a person steps through: everything with bits of its own. */
  #fields(): FieldNode[] {
    const { dissected } = this;
    return dissected ? [...walk(dissected.tree)].filter((node) => node.field !== 'frame' && node.range.end > node.range.start) : [];
  }

  #holds({ source, range }: Reference): boolean {
    const { dissected } = this;
    if (!dissected) return false;
    if (source !== 'wire') return dissected.sources.some((each) => each.id === source && range.end <= each.bytes.length * 8);
    return range.start >= dissected.offset * 8 && range.end <= (dissected.offset + dissected.byteLength) * 8;
  }

  #isPinned(finding: Finding): boolean {
    const { pin } = this.selection;
    return pin !== null && pin.source === finding.source && same(pin.range, finding.range);
  }

  #pinFirstProblem(): void {
    const [first] = this.problems;
    this.#pinnedByItself = true;
    this.selection.pin = first ? this.referenceOf(first) : null;
  }

  #problemFrom(from: number, step: 1 | -1): number | null {
    const { document } = this.paste;
    return problemFrom(document, from, step);
  }
}

/** The nearest frame at or after (before) `from` that breaks a rule, or null. Reads one column, no trees. */
function problemFrom(document: FrameDocument, from: number, step: 1 | -1): number | null {
  if (document.problemCount === 0) return null;
  for (let frame = from; frame >= 0 && frame < document.frameCount; frame += step) {
    if ((findingsAt(document, frame) & PROBLEM_BITS) !== 0) return frame;
  }
  return null;
}

/** What every source says about itself, and for a message put together from unmasked payloads, which wire bytes those were. */
function relationsAmong(all: readonly ByteSource[]): Relation[] {
  const sources = all.filter((source, at) => all.findIndex((each) => each.id === source.id) === at);
  return sources.flatMap((source) => {
    const derived = source.derivedFrom ?? [];
    const throughToWire = derived.flatMap((outer) =>
      (sources.find((each) => each.id === outer.source)?.derivedFrom ?? []).map((inner) => ({
        from: { source: inner.source, start: inner.range.start + outer.range.start - inner.at * 8 },
        to: { source: source.id, start: outer.at * 8 },
        bits: outer.range.end - outer.range.start,
      })),
    );
    return [...relationsOf(source.id, derived), ...throughToWire];
  });
}

const same = (a: BitRange, b: BitRange): boolean => a.start === b.start && a.end === b.end;
const overlaps = (a: BitRange, b: BitRange): boolean => a.start < b.end && b.start < a.end;
