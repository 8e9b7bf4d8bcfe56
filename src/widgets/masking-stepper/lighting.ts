/**
 * What lights up when something in the lanes is pointed at: a payload or result byte lights its column of three and its
 * lane, a key byte its whole lane.
 *
 * Knows rows, indexes and lanes. Must not know the DOM, or the values of bytes.
 */
import { keyByteFor } from '../../protocol/frame/masking.ts';

/** The rows of the lanes: payload, key bytes repeating under it, bytes on the wire. */
export type Row = 'plain' | 'key' | 'wire';

/** Something pointed at: a byte of a row, or one of the four key bytes at the head of its lane. */
export type Spot = { readonly row: Row; readonly index: number } | { readonly lane: number };

/** `point`: lit itself. `lane`: in the lane of what is lit. */
export type Light = 'none' | 'point' | 'lane';

/** True when all of a lane is meant: a key byte stands for every place where it is used. */
export const isWholeLane = (spot: Spot): boolean => 'lane' in spot || spot.row === 'key';

/** The lane (0 to 3) that a spot belongs to. */
export const laneOfSpot = (spot: Spot): number => ('lane' in spot ? spot.lane : keyByteFor(spot.index));

/** How byte `index` of a row is lit while `spot` is pointed at. */
export function lightOf(spot: Spot | null, row: Row, index: number): Light {
  if (spot === null || keyByteFor(index) !== laneOfSpot(spot)) return 'none';
  if (isWholeLane(spot)) return row === 'key' ? 'point' : 'lane';
  return 'index' in spot && spot.index === index ? 'point' : 'lane';
}

/** How the key byte at the head of `lane` is lit. */
export function headLight(spot: Spot | null, lane: number): Light {
  return spot !== null && laneOfSpot(spot) === lane ? 'point' : 'none';
}
