/**
 * How long a step stays on screen while the stepper plays.
 *
 * Knows reading speed and the speeds on offer. Must not know timers or what a step shows.
 */

/** How many times faster than the base rate. */
export const SPEEDS = [0.5, 1, 2, 4] as const;
export type Speed = (typeof SPEEDS)[number];

const BASE_MS = 1100;
const WORD_MS = 45;
const HAN_MS = 25;

/** Milliseconds for a step explained by `sentence`: a base, and time for each Han character and each other word. */
export function stepTime(sentence: string, speed: Speed = 1): number {
  const han = sentence.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = sentence.match(/[^\s\p{Script=Han}\p{P}]+/gu)?.length ?? 0;
  return (BASE_MS + words * WORD_MS + han * HAN_MS) / speed;
}

/** The next faster (`by` 1) or slower (-1) speed; the fastest and the slowest stay. */
export function otherSpeed(speed: Speed, by: 1 | -1): Speed {
  return SPEEDS[SPEEDS.indexOf(speed) + by] ?? speed;
}
