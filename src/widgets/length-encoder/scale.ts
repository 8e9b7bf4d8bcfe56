/**
 * The slider's scale over every length from 0 to 2^63-1: a third of the way for each spelling, logarithmic within each,
 * with a magnet at either end of every third.
 *
 * Knows positions (whole numbers from 0 to `END`) and lengths. Must not know the DOM. Positions are coarse: exact
 * lengths come from keys, buttons and the number field.
 */
import { shortestForm } from '../../protocol/frame/payload-length.ts';
import { FORMS, largest, smallest } from './spelling.ts';

/** Positions in each third. */
const THIRD = 1000;
export const END = FORMS.length * THIRD;
/** Positions from which a magnet draws the thumb. */
const PULL = 28;

/** Lengths that the slider sticks to: where a spelling begins and ends. */
export const MAGNETS: readonly bigint[] = FORMS.flatMap((form) => [smallest(form), largest(form)]);

/** A third with its first and last position. The first position of the second and third third is one on. */
interface Third {
  readonly from: number;
  readonly to: number;
  readonly low: bigint;
  readonly high: bigint;
}
const THIRDS: readonly Third[] = FORMS.map((form, at) => ({
  from: at === 0 ? 0 : at * THIRD + 1,
  to: (at + 1) * THIRD,
  low: smallest(form),
  high: largest(form),
}));

const log = (length: bigint): number => Math.log2(Number(length) + 1);

/** The length at a position, a magnet where one is near. */
export function lengthAt(position: number): bigint {
  const at = Math.min(END, Math.max(0, Math.round(position)));
  const third = THIRDS.find(({ to }) => at <= to)!;
  if (at - third.from <= PULL) return third.low;
  if (third.to - at <= PULL) return third.high;
  const share = (at - third.from) / (third.to - third.from);
  // Doubles are exact enough: the slider is for sizes, and what it says is an exact whole number.
  const length = BigInt(Math.round(2 ** (log(third.low) + share * (log(third.high) - log(third.low))) - 1));
  return length < third.low ? third.low : length > third.high ? third.high : length;
}

/** The position of a length, always in the third of its spelling. */
export function positionOf(length: bigint): number {
  const third = THIRDS[FORMS.indexOf(shortestForm(length))]!;
  const share = (log(length) - log(third.low)) / (log(third.high) - log(third.low));
  return third.from + Math.round(share * (third.to - third.from));
}

/** Where a key takes the slider, or null for a key that it leaves alone: arrows by one byte, pages by magnets. */
export function lengthByKey(key: string, length: bigint): bigint | null {
  const last = MAGNETS.at(-1)!;
  const steps: Readonly<Record<string, () => bigint>> = {
    ArrowRight: () => length + 1n,
    ArrowUp: () => length + 1n,
    ArrowLeft: () => length - 1n,
    ArrowDown: () => length - 1n,
    PageUp: () => MAGNETS.find((magnet) => magnet > length) ?? last,
    PageDown: () => MAGNETS.findLast((magnet) => magnet < length) ?? 0n,
    Home: () => 0n,
    End: () => last,
  };
  if (!Object.hasOwn(steps, key)) return null;
  const to = steps[key]!();
  return to < 0n ? 0n : to > last ? last : to;
}
