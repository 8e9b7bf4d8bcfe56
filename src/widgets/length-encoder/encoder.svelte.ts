/**
 * The state of the length encoder: a length, MASK, the step, what is pointed at, and the bytes that are read back.
 *
 * Knows how each control changes it and when a guess is asked for. Must not know the DOM, the address bar or wording.
 */
import type { LengthForm } from '../../protocol/frame/payload-length.ts';
import { toHex } from '../../protocol/bytes/hex.ts';
import { Stepper } from '../../state/stepper.svelte.ts';
import { type LinkSchema, stepKey, switchKey } from '../../state/tool-link.ts';
import type { EncoderTexts } from './texts.ts';
import { cellsIn, type HeaderCell, pictureOf, showsSize, STEP_COUNT } from './picture.ts';
import { readTypedBytes } from './read-length.ts';
import { MAGNETS } from './scale.ts';
import { factsOf } from './spelling.ts';
import { type LengthFault, readTypedLength, type TypedLength } from './typed-length.ts';

/** The last length before the spelling changes: one to the right costs two bytes. */
export const FIRST = 125n;

/** What a link to the tool holds. */
export interface EncoderLink {
  readonly n: bigint;
  readonly mask: boolean;
  readonly step: number;
  /** Bytes to read back, as clean hex digits, or as they were typed where they are none. */
  readonly read: string;
}

export const ENCODER_LINK: LinkSchema<EncoderLink> = {
  n: {
    parse: (text) => {
      const typed: TypedLength | null = /^\d{1,19}$/.test(text) ? readTypedLength(text) : null;
      return typed && 'length' in typed ? typed.length : null;
    },
    format: (length) => (length === FIRST ? null : String(length)),
  },
  mask: switchKey,
  step: stepKey,
  read: { parse: (text) => (text === '' ? null : text), format: (text) => (text === '' ? null : text) },
};

/** Characters of the field for bytes to read back that a link takes: length bytes are few, and what follows them is not read. */
export const READ_LIMIT = 1024;

export class Encoder {
  readonly stepper: Stepper;
  #length = $state.raw(FIRST);
  masked = $state(false);
  /** What stands in the number field while it is not simply the length. */
  typed: string | null = $state(null);
  /** What stands in the field for bytes to read back. */
  read = $state('');
  /** The spelling whose box is looked at. */
  looked: LengthForm | null = $state(null);
  /** The header byte that is pointed at. */
  pointed: number | null = $state(null);
  /** The length was reached by moving along the scale, not by typing it or by a link. */
  #moved = $state(false);
  /** Lengths whose header was shown without a question. */
  #shown = $state.raw<readonly bigint[]>([FIRST]);

  readonly facts = $derived(factsOf(this.#length, this.masked));
  readonly picture = $derived.by(() => pictureOf(this.facts, this.stepper.index, this.stepper.asking));
  readonly fault = $derived(faultIn(this.typed));

  constructor(texts: EncoderTexts) {
    this.stepper = new Stepper({
      count: () => STEP_COUNT,
      sentence: (step) => texts.length.steps.says[step - 1]?.(this.facts) ?? '',
      gate: (step) => (this.#isGuessed && showsSize(step, this.facts.form) ? String(this.#length) : null),
    });
  }

  get length(): bigint {
    return this.#length;
  }

  /** The spelling to show in place of the right one, or null. A box shows nothing that is to be guessed. */
  get lookedAt(): { readonly form: LengthForm; readonly cells: readonly HeaderCell[] | null } | null {
    if (this.looked === null || this.stepper.asking || this.looked === this.facts.form) return null;
    return { form: this.looked, cells: cellsIn(this.facts, this.looked) };
  }

  /** One step along the scale, a jump on it, or a drag: a magnet that was not seen yet asks its question. */
  move(length: bigint): void {
    this.typed = null;
    if (length === this.#length) return;
    this.#length = length;
    this.#moved = true;
    this.pointed = this.looked = null;
  }

  /** A length that somebody wrote down, here or in a link: its header is shown at once. */
  give(length: bigint): void {
    this.#length = length;
    this.#moved = false;
    this.#shown = [...this.#shown, length];
    this.pointed = this.looked = null;
  }

  /** The number field says `text`. What is no length is kept, explained, and changes nothing. */
  type(text: string): void {
    this.typed = text;
    const result = readTypedLength(text);
    if ('length' in result) this.give(result.length);
  }

  /** The number field is left: a length is written plainly, an empty field gets its number back. */
  leaveField(): void {
    if (this.fault === null || this.fault === 'empty') this.typed = null;
  }

  toLink(): EncoderLink {
    const read = readTypedBytes(this.read.slice(0, READ_LIMIT));
    const text = 'bytes' in read ? toHex(read.bytes) : this.read;
    // Whatever decides stands in the first bytes; a link is no place for a long paste.
    const fits = this.read.length <= READ_LIMIT && text.length <= READ_LIMIT;
    return { n: this.#length, mask: this.masked, step: this.stepper.index, read: fits ? text : '' };
  }

  open({ n = FIRST, mask = false, step = 0, read = '' }: Partial<EncoderLink>): void {
    this.typed = null;
    this.give(n);
    this.masked = mask;
    this.stepper.seek(step);
    this.read = /^(?:[0-9a-f]{2})+$/.test(read) ? read.match(/../g)!.join(' ') : read;
  }

  get #isGuessed(): boolean {
    return this.#moved && MAGNETS.includes(this.#length) && !this.#shown.includes(this.#length);
  }
}

function faultIn(typed: string | null): LengthFault | null {
  if (typed === null) return null;
  const result = readTypedLength(typed);
  return 'fault' in result ? result.fault : null;
}
