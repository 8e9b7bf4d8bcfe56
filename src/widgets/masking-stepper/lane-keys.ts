/**
 * The keyboard map of the lanes as a pure function: key and place in, place out. Row -1 is the line of the four key
 * bytes; below it each key cycle has three lines: payload, key, wire.
 *
 * Knows the geometry. Must not know the DOM.
 */
import { KEY_LENGTH } from '../../protocol/frame/masking.ts';
import type { Row, Spot } from './lighting.ts';

export const ROWS: readonly Row[] = ['plain', 'key', 'wire'];
/** Key cycles that Page Up and Page Down move by. */
const PAGE = 4;

interface Stroke {
  readonly key: string;
  readonly ctrlKey?: boolean;
  readonly metaKey?: boolean;
  readonly altKey?: boolean;
}

function moveInLane(lane: number, key: string, length: number): Spot | null {
  switch (key) {
    case 'ArrowLeft':
      return { lane: Math.max(0, lane - 1) };
    case 'ArrowRight':
      return { lane: Math.min(KEY_LENGTH - 1, lane + 1) };
    case 'Home':
      return { lane: 0 };
    case 'End':
      return { lane: KEY_LENGTH - 1 };
    case 'ArrowDown':
      return length > 0 ? { row: 'plain', index: Math.min(lane, length - 1) } : null;
    default:
      return null;
  }
}

/** Where `stroke` leads from `from` in a payload of `length` bytes; null for a key that is left to others. */
export function laneMove(from: Spot, stroke: Stroke, length: number): Spot | null {
  if (stroke.altKey || stroke.metaKey) return null;
  const { key, ctrlKey = false } = stroke;
  if (ctrlKey && key !== 'Home' && key !== 'End') return null;
  if ('lane' in from) return moveInLane(from.lane, key, length);
  const { row, index } = from;
  const lane = index % KEY_LENGTH;
  const to = (place: number): Spot => ({ row, index: Math.max(0, Math.min(length - 1, place)) });
  // A whole cycle on, in the same lane; at the ends in the last one there is.
  const cycles = (by: number): Spot => {
    const most = index - lane + Math.floor((length - 1 - index) / KEY_LENGTH) * KEY_LENGTH + lane;
    return { row, index: Math.max(lane, Math.min(most, index + by * KEY_LENGTH)) };
  };
  const line = ROWS.indexOf(row);
  switch (key) {
    case 'ArrowLeft':
      return to(index - 1);
    case 'ArrowRight':
      return to(index + 1);
    case 'ArrowUp':
      if (line > 0) return { row: ROWS[line - 1]!, index };
      return index < KEY_LENGTH ? { lane } : { row: 'wire', index: index - KEY_LENGTH };
    case 'ArrowDown':
      if (line < 2) return { row: ROWS[line + 1]!, index };
      return index - lane + KEY_LENGTH < length ? { row: 'plain', index: Math.min(length - 1, index + KEY_LENGTH) } : from;
    case 'Home':
      return ctrlKey ? to(0) : to(index - lane);
    case 'End':
      return ctrlKey ? to(length - 1) : to(index - lane + KEY_LENGTH - 1);
    case 'PageUp':
      return cycles(-PAGE);
    case 'PageDown':
      return cycles(PAGE);
    default:
      return null;
  }
}
