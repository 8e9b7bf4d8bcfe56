/**
 * The steps of masking a payload, as arithmetic: how many there are and what is known at each. Random access, so that
 * going back is exact.
 *
 * Knows lengths and indexes. Must not know bytes, the key, or which way the XOR is read: the steps are the same.
 */

/** A payload up to this long is stepped byte by byte to its end. */
export const EACH = 16;
/** Of a longer one, so many bytes from the front and the last one have steps of their own; the others share one. */
export const FIRST = 8;
const BITS = 8;

export type Detail = 'bytes' | 'bits';

export interface Plan {
  /** Payload bytes. */
  readonly length: number;
  readonly detail: Detail;
  /** Bytes at the front with steps of their own. */
  readonly lead: number;
  /** Bytes behind them that share the step "and so on": [lead, lead + rest). */
  readonly rest: number;
  /** The last step's number; step 0 is the beginning, before anything is computed. */
  readonly last: number;
}

/** What one step shows. */
export interface Moment {
  /** Clamped to the plan. */
  readonly step: number;
  readonly kind: 'start' | 'byte' | 'bit' | 'rest';
  /** The byte looked at: at the start the one that comes first. Null without payload. */
  readonly byte: number | null;
  /** Bits of that byte's result that are known, from its most significant: 0 to 8. */
  readonly bits: number;
  /** Bytes [0, done) of the result are known. */
  readonly done: number;
}

export function planOf(length: number, detail: Detail): Plan {
  const lead = length > EACH ? FIRST : length;
  const rest = Math.max(0, length - lead - 1);
  const each = detail === 'bits' ? BITS : 1;
  const tail = length > lead ? 1 : 0;
  return { length, detail, lead, rest, last: lead * each + (rest > 0 ? 1 : 0) + tail * each };
}

/** The byte that the shared step looks at when `at` was asked for. */
export function restByte({ lead, rest }: Plan, at: number): number {
  return Math.max(lead, Math.min(lead + rest - 1, Math.floor(at) || 0));
}

/** State `step` of the plan; `at` is the byte looked at in the step that many bytes share. Anything is clamped. */
export function momentAt(plan: Plan, step: number, at: number): Moment {
  const { length, detail, lead, rest, last } = plan;
  const now = Math.max(0, Math.min(last, Math.floor(step) || 0));
  if (now === 0) return { step: 0, kind: 'start', byte: length > 0 ? 0 : null, bits: 0, done: 0 };
  const each = detail === 'bits' ? BITS : 1;
  const shared = rest > 0 ? lead * each + 1 : Number.POSITIVE_INFINITY;
  if (now === shared) return { step: now, kind: 'rest', byte: restByte(plan, at), bits: BITS, done: lead + rest };
  const inLead = now < shared;
  const from = inLead ? now - 1 : now - shared - 1;
  const byte = inLead ? Math.floor(from / each) : length - 1;
  const bits = detail === 'bits' ? (from % BITS) + 1 : BITS;
  return { step: now, kind: detail === 'bits' ? 'bit' : 'byte', byte, bits, done: bits === BITS ? byte + 1 : byte };
}

/** The step that shows `byte` (its first bit, bit by bit), and the `at` it needs; the nearest byte when there is none such. */
export function stepOf(plan: Plan, byte: number, at: number): { readonly step: number; readonly at: number } {
  const { length, detail, lead, rest } = plan;
  if (length === 0) return { step: 0, at };
  const each = detail === 'bits' ? BITS : 1;
  const index = Math.max(0, Math.min(length - 1, Math.floor(byte) || 0));
  if (index < lead) return { step: index * each + 1, at };
  if (index < lead + rest) return { step: lead * each + 1, at: index };
  return { step: lead * each + (rest > 0 ? 2 : 1), at };
}

/** The bytes that a table of the payload lists one by one; a gap stands before each that does not follow the one above. */
export function tableBytes({ length, lead, rest }: Plan, looked: number | null): readonly number[] {
  const front = Array.from({ length: lead }, (_, index) => index);
  const middle = looked !== null && looked >= lead && looked < lead + rest ? [looked] : [];
  return [...front, ...middle, ...(length > lead ? [length - 1] : [])];
}
