/**
 * The frames page's one state: the paste, which frame of it is looked at, how it is drawn, and what is selected.
 *
 * Knows what follows from these four; everything else on screen is derived from here. Must not know how they are changed
 * (bench-moves.ts, paste-desk.ts), the address bar, components or any wording.
 */
import { walk } from '../protocol/annotation/query.ts';
import type { ByteSource, FieldNode, Finding } from '../protocol/annotation/model.ts';
import { ACCEPT } from '../protocol/bytes/utf8.ts';
import { contextAt, frameAt } from '../protocol/connection/frame-at.ts';
import type { DissectedFrame } from '../protocol/frame/dissect.ts';
import { CONTINUATION } from '../protocol/frame/opcodes.ts';
import { findingSpec } from '../protocol/findings.ts';
import { placeOf, type FrameDocument } from './frame-document.ts';
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
  /** UTF-8 state before the frame's payload: a continuation may begin inside a character. */
  readonly carry: number = $derived(
    this.place && this.dissected?.opcode === CONTINUATION
      ? (contextAt(this.place.run.index!, this.place.local).open?.utf8 ?? ACCEPT)
      : ACCEPT,
  );
  /**
   * The frame's findings, gravest first, then as a receiver comes to know them; their place in this list is the number
   * on their badge.
   */
  readonly findings: readonly Finding[] = $derived(
    [...(this.dissected?.findings ?? [])].sort(
      (a, b) => RANK[findingSpec(a.code).severity] - RANK[findingSpec(b.code).severity] || this.#arrival(a) - this.#arrival(b),
    ),
  );

  /** Those of them that break a rule. */
  readonly problems: readonly Finding[] = $derived(this.findings.filter(isProblem));

  /** The pin that the page set by itself, on the first problem: while it stands it does not go into links. */
  autoPin: Reference | null = null;
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

  /** The wire bit at which a finding begins: payload bits count from behind the header. */
  #arrival({ source, range }: Finding): number {
    const { dissected } = this;
    return source === 'wire' || !dissected ? range.start : (dissected.offset + dissected.headerLength) * 8 + range.start;
  }

  referenceOf({ source, range }: Finding): Reference {
    return { frame: this.frame, source, range };
  }

  /** True while the pin is nobody's choice. */
  get pinnedByItself(): boolean {
    return this.selection.pin === this.autoPin;
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
