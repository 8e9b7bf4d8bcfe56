/**
 * What the length encoder shows at a step: a pure function of length, MASK, step and whether a question is open.
 *
 * Knows which parts are settled by which step. Must not know wording, the slider or the DOM. Step 0 is the overview, with
 * everything settled; steps 1 to 5 work it out from nothing.
 */
import type { LengthFacts } from '../../i18n/length/facts.ts';
import type { FieldRole } from '../../protocol/fields.ts';
import type { LengthForm } from '../../protocol/frame/payload-length.ts';
import { FORMS, headerOf, headerSize, largest } from './spelling.ts';

/** Value in binary, seven bits?, sixteen bits?, length code, length bytes. */
export const STEP_COUNT = 5;
const SEVEN = 2;
const SIXTEEN = 3;
const CODE = 4;
const BYTES = 5;

/** `used`: the shortest. `wastes`: holds it in more bytes than needed. `cannot`: too short. `open`: not asked yet. */
export type Verdict = 'used' | 'wastes' | 'cannot' | 'open';

export interface FormBox {
  readonly form: LengthForm;
  readonly verdict: Verdict;
  /** Bytes more than the shortest spelling takes. */
  readonly waste: number;
  readonly headerBytes: number;
  readonly changed: boolean;
}

export interface HeaderCell {
  readonly part: 'byte0' | 'byte1' | 'length' | 'key';
  readonly role: FieldRole;
  /** Number of the byte in the header. */
  readonly index: number;
  /** Null: not worked out yet. */
  readonly value: number | null;
  /** A length byte counts 256 to this power; null for the other bytes. */
  readonly power: number | null;
  /** A length byte that the number does not reach: zero in front. */
  readonly padding: boolean;
  readonly changed: boolean;
}

export interface Picture {
  readonly boxes: readonly FormBox[];
  readonly cells: readonly HeaderCell[];
  /** Null while it is not settled, or is asked for. */
  readonly headerBytes: number | null;
  /** Of rows 1 to 5 of the working: not yet, as a preview, just now, or before. */
  readonly rows: readonly ('later' | 'preview' | 'now' | 'done')[];
}

/** The step that settles the spelling. */
export function decidedAt(form: LengthForm): number {
  return form === 7 ? SEVEN : SIXTEEN;
}

/** True at steps that show how many bytes the header has. */
export function showsSize(step: number, form: LengthForm): boolean {
  return step === 0 || step >= decidedAt(form);
}

/** The picture at `step`; `asking`: the size of the header, and all that gives it away, is to be guessed first. */
export function pictureOf(facts: LengthFacts, step: number, asking: boolean): Picture {
  const settled = showsSize(step, facts.form) && !asking;
  return {
    boxes: FORMS.map((form) => boxOf(facts, form, step, asking)),
    cells: settled ? cellsOf(facts, facts.form, step) : cellsOf(facts, 7, asking ? 1 : step).filter(({ part }) => part !== 'key'),
    headerBytes: settled ? facts.headerBytes : null,
    rows: Array.from({ length: STEP_COUNT }, (_, at) => {
      const row = at + 1;
      if (step === 0) return row === 1 ? 'preview' : 'later';
      if (asking && row >= SEVEN) return 'later';
      return row > step ? 'later' : row === step ? 'now' : 'done';
    }),
  };
}

/** The header as another spelling would write it, for a box that is looked at; null where it cannot. */
export function cellsIn(facts: LengthFacts, form: LengthForm): readonly HeaderCell[] | null {
  return facts.length > largest(form) ? null : cellsOf(facts, form, 0);
}

function boxOf(facts: LengthFacts, form: LengthForm, step: number, asking: boolean): FormBox {
  const decided = decidedAt(facts.form);
  const isSettled = (at: number): boolean => !asking && (at === 0 || at >= decided || (form === 7 && at >= SEVEN));
  const headerBytes = headerSize(form, facts.masked);
  const verdict = form === facts.form ? 'used' : facts.length > largest(form) ? 'cannot' : 'wastes';
  return {
    form,
    verdict: isSettled(step) ? verdict : 'open',
    waste: headerBytes - facts.headerBytes,
    headerBytes,
    changed: step > 1 && isSettled(step) && !isSettled(step - 1),
  };
}

function cellsOf(facts: LengthFacts, form: LengthForm, step: number): HeaderCell[] {
  const header = headerOf(facts.length, form, facts.masked);
  const lengthEnd = headerSize(form, false);
  const isThere = (at: number): boolean => step === 0 || step >= at;
  return Array.from(header, (byte, index): HeaderCell => {
    const plain = { index, value: byte, power: null, padding: false, changed: false };
    if (index === 0) return { ...plain, part: 'byte0', role: 'opcode' };
    if (index === 1) return { ...plain, part: 'byte1', role: 'length', value: isThere(CODE) ? byte : null, changed: step === CODE };
    if (index >= lengthEnd) return { ...plain, part: 'key', role: 'key' };
    const power = lengthEnd - 1 - index;
    return {
      index,
      part: 'length',
      role: 'extended-length',
      value: isThere(BYTES) ? byte : null,
      power,
      padding: power >= facts.numberBytes.length,
      changed: step === BYTES,
    };
  });
}
