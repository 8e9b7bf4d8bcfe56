/**
 * The frames page's one state: the paste, which frame of it is looked at, how it is drawn, and what is selected.
 *
 * Knows how these four stay consistent (a new document unpins, the first problem is pinned, a link is a snapshot of
 * all). Must not know the address bar, components or any wording. Everything else on screen is derived from here.
 */
import { walk } from '../protocol/annotation/query.ts';
import type { BitRange, ByteSource, FieldNode, Finding } from '../protocol/annotation/model.ts';
import { frameAt } from '../protocol/connection/frame-at.ts';
import type { DissectedFrame } from '../protocol/frame/dissect.ts';
import { findingSpec } from '../protocol/findings.ts';
import { findingsAt, placeOf, PROBLEM_BITS, type FrameDocument } from './frame-document.ts';
import type { View } from './permalink.ts';
import { Paste } from './paste.svelte.ts';
import { relationsOf, Selection, type Reference, type Relation } from './selection.svelte.ts';

const isProblem = (finding: Finding): boolean => findingSpec(finding.code).severity !== 'note';
const RANK = { error: 0, warning: 1, note: 2 } as const;

export class Bench {
  readonly paste = new Paste();
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
  /** The pin is the first problem's, not somebody's choice: it does not go into links. */
  pinnedByItself = false;
  /** The pin stands for what is selected in the box, and goes when nothing is selected there any more. */
  pinnedByBox: Reference | null = null;

  /** Begins with a document that is on screen already, or with nothing. */
  constructor(first?: FrameDocument) {
    if (first) this.paste.begin(first);
  }

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
      this.pinnedByItself = true;
      this.frame = 0;
    } else if (this.frame >= document.frameCount) this.frame = Math.max(0, document.frameCount - 1);
    const { pin } = this.selection;
    if (pin !== null && !this.pinnedByItself && this.#holds(pin)) return;
    if (isNew) {
      const first = problemFrom(this.paste.document, 0, 1);
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
    this.pinnedByItself = false;
    this.selection.pin = this.referenceOf(finding);
  }

  referenceOf({ source, range }: Finding): Reference {
    return { frame: this.frame, source, range };
  }

  /** Pins the field after (or before) the pinned one, in the order of the wire; computed payload included. */
  stepField(step: 1 | -1): void {
    const nodes = this.fields();
    const { pin } = this.selection;
    const at = pin ? nodes.findIndex((node) => node.source === pin.source && overlaps(node.range, pin.range)) : step > 0 ? -1 : 0;
    const node = nodes[(at + step + nodes.length) % nodes.length];
    if (!node) return;
    this.pinnedByItself = false;
    this.selection.pin = { frame: this.frame, source: node.source, range: node.range, field: node.field };
  }

  /** Differs whenever a link to this moment would; cheap, unlike the link. */
  get signature(): string {
    const { version, rsv1Allowed, maxMessage } = this.paste;
    const { pin } = this.selection;
    const pinned = pin && !this.pinnedByItself ? `${pin.source} ${pin.range.start} ${pin.range.end} ${pin.field ?? ''}` : '';
    return [version, rsv1Allowed, maxMessage, this.frame, this.view, pinned].join('|');
  }

  /** The fields a person steps through: everything with bits of its own. */
  fields(): FieldNode[] {
    const { dissected } = this;
    return dissected ? [...walk(dissected.tree)].filter((node) => node.field !== 'frame' && node.range.end > node.range.start) : [];
  }

  #holds({ source, range }: Reference): boolean {
    const { dissected } = this;
    if (!dissected) return false;
    if (source !== 'wire') return dissected.sources.some((each) => each.id === source && range.end <= each.bytes.length * 8);
    return range.start >= dissected.offset * 8 && range.end <= (dissected.offset + dissected.byteLength) * 8;
  }

  #pinFirstProblem(): void {
    const [first] = this.problems;
    this.pinnedByItself = true;
    this.selection.pin = first ? this.referenceOf(first) : null;
  }
}

/** The nearest frame at or after (before) `from` that breaks a rule, or null. Reads one column, no trees. */
export function problemFrom(document: FrameDocument, from: number, step: 1 | -1): number | null {
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

const overlaps = (a: BitRange, b: BitRange): boolean => a.start < b.end && b.start < a.end;
