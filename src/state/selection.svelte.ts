/**
 * The one selection of a page: hover (transient), pin and keyboard cursor, over every byte source at once.
 *
 * Knows references and how sources correspond (a payload byte on the wire, the same byte unmasked, the same byte
 * in the reassembled message). Must not know any view, any display text, or how frames are dissected.
 */
import type { BitRange, Derivation, SourceId } from '../protocol/annotation/model.ts';
import type { FieldId } from '../protocol/fields.ts';

/** A span that was pointed at. Ranges are half-open bits of `source`. */
export interface Reference {
  readonly frame: number;
  readonly source: SourceId;
  readonly range: BitRange;
  readonly field?: FieldId;
  /** The one bit under the pointer or the keyboard cursor. */
  readonly bit?: number;
}

/** Two equally long stretches that hold the same bytes seen differently; positions are bits. */
export interface Relation {
  readonly from: { readonly source: SourceId; readonly start: number };
  readonly to: { readonly source: SourceId; readonly start: number };
  readonly bits: number;
}

/** The masking key and the payload it masks, both in one source: payload byte i goes with key byte i mod 4. */
export interface Lanes {
  readonly source: SourceId;
  readonly key: BitRange;
  readonly payload: BitRange;
}

export type Light = 'none' | 'hover' | 'pin' | 'both' | 'lane';

const meet = (a: BitRange, b: BitRange): boolean => a.start < b.end && b.start < a.end;

/** The relations that a derived source states about itself, for `Selection.relations`. */
export function relationsOf(source: SourceId, derivations: readonly Derivation[]): Relation[] {
  return derivations.map((each) => ({
    from: { source: each.source, start: each.range.start },
    to: { source, start: each.at * 8 },
    bits: each.range.end - each.range.start,
  }));
}

/** `range` of `source` as seen in `target` through one relation, in either direction; null where they do not meet. */
function through(relation: Relation, source: SourceId, range: BitRange, target: SourceId): BitRange | null {
  const { from, to, bits } = relation;
  const forward = from.source === source && to.source === target;
  if (!forward && !(to.source === source && from.source === target)) return null;
  const [near, far] = forward ? [from, to] : [to, from];
  const start = Math.max(range.start, near.start);
  const end = Math.min(range.end, near.start + bits);
  return start < end ? { start: start - near.start + far.start, end: end - near.start + far.start } : null;
}

export class Selection {
  hover = $state.raw<Reference | null>(null);
  pin = $state.raw<Reference | null>(null);
  cursor = $state.raw<{ readonly source: SourceId; readonly bit: number } | null>(null);
  /** How the sources on screen correspond; set by the page whenever it shows another frame. */
  relations = $state.raw<readonly Relation[]>([]);
  lanes = $state.raw<Lanes | null>(null);

  readonly #hoverWire = $derived(this.project(this.hover, 'wire'));
  readonly #pinWire = $derived(this.project(this.pin, 'wire'));
  readonly #lane = $derived(this.#laneOf(this.hover ?? this.pin));

  /** What the explain line speaks about: the hovered span, else the pinned one. */
  get current(): Reference | null {
    return this.hover ?? this.pin;
  }

  point(reference: Reference | null): void {
    this.hover = reference;
  }

  /** Pins `reference`; the same span again unpins it. */
  togglePin(reference: Reference): void {
    const { pin } = this;
    const same =
      pin !== null &&
      pin.source === reference.source &&
      pin.range.start === reference.range.start &&
      pin.range.end === reference.range.end &&
      (pin.bit === reference.bit || reference.bit === undefined);
    this.pin = same ? null : reference;
  }

  unpin(): void {
    this.pin = null;
  }

  moveCursor(source: SourceId, bit: number): void {
    if (this.cursor?.source !== source || this.cursor.bit !== bit) this.cursor = { source, bit };
  }

  /** Forgets everything that points at bytes, for when the bytes are replaced. */
  clear(): void {
    this.hover = null;
    this.pin = null;
    this.cursor = null;
  }

  /**
   * The ranges of `target` that hold the bytes of `reference`: itself when it points there, what the relations
   * say otherwise (directly, or through the wire). Empty when there is none.
   */
  project(reference: Reference | null, target: SourceId): readonly BitRange[] {
    if (reference === null) return [];
    if (reference.source === target) return [reference.range];
    const direct = this.#step(reference.source, [reference.range], target);
    if (direct.length > 0 || target === 'wire' || reference.source === 'wire') return direct;
    return this.#step('wire', this.#step(reference.source, [reference.range], 'wire'), target);
  }

  hoverIn(source: SourceId): readonly BitRange[] {
    return source === 'wire' ? this.#hoverWire : this.project(this.hover, source);
  }

  pinIn(source: SourceId): readonly BitRange[] {
    return source === 'wire' ? this.#pinWire : this.project(this.pin, source);
  }

  laneAt(source: SourceId, byte: number): boolean {
    const lane = this.#lane;
    if (lane === null || lane.source !== source) return false;
    const from = byte - lane.range.start / 8;
    return from >= 0 && byte * 8 < lane.range.end && from % 4 === lane.phase;
  }

  /** How `range` of `source` is lit: any overlap with what is hovered or pinned counts. */
  light(source: SourceId, range: BitRange): Light {
    const hover = this.hoverIn(source).some((each) => meet(each, range));
    const pin = this.pinIn(source).some((each) => meet(each, range));
    if (hover || pin) return hover ? (pin ? 'both' : 'hover') : 'pin';
    return range.end - range.start <= 8 && this.laneAt(source, Math.floor(range.start / 8)) ? 'lane' : 'none';
  }

  #step(source: SourceId, ranges: readonly BitRange[], target: SourceId): BitRange[] {
    const found: BitRange[] = [];
    for (const range of ranges) {
      for (const relation of this.relations) {
        const seen = through(relation, source, range, target);
        if (seen !== null) found.push(seen);
      }
    }
    return found;
  }

  /** The partner bytes of a single key byte (its whole lane) or of a single payload byte (its key byte). */
  #laneOf(reference: Reference | null): { source: SourceId; range: BitRange; phase: number } | null {
    const { lanes } = this;
    if (lanes === null) return null;
    const [range] = this.project(reference, lanes.source);
    if (range === undefined || range.end - range.start > 8) return null;
    const byteIn = (whole: BitRange): number => Math.floor((range.start - whole.start) / 8);
    if (meet(range, lanes.key)) return { source: lanes.source, range: lanes.payload, phase: byteIn(lanes.key) };
    if (meet(range, lanes.payload)) return { source: lanes.source, range: lanes.key, phase: byteIn(lanes.payload) % 4 };
    return null;
  }
}
