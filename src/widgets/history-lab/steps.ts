/**
 * The steps of the proof, and where a server that obeys the draft stops: pure arithmetic over a challenge.
 *
 * Knows which step needs what. Must not know wording or the DOM.
 */
import { BODY_LENGTH, type Challenge } from '../../protocol/legacy/challenge.ts';
import type { LegacyKeyCode } from '../../protocol/legacy/findings.ts';

export const STEPS = ['digits', 'spaces', 'divide', 'bytes', 'append', 'md5', 'compare'] as const;
export type StepName = (typeof STEPS)[number];

/** The step (from 1) at which a server finds out. */
const ABORTS_AT: Partial<Record<LegacyKeyCode, number>> = {
  'key-without-digits': 1,
  'key-without-spaces': 2,
  'key-not-divisible': 3,
  'key-part-too-large': 4,
};
const APPEND = 5;

/** The last step that there is: where the server aborts, or the comparison. */
export function lastStep({ keys, body }: Challenge): number {
  const stops = keys.map(({ abort }) => (abort === null ? STEPS.length : (ABORTS_AT[abort] ?? STEPS.length)));
  return Math.min(...stops, body.length === BODY_LENGTH ? STEPS.length : APPEND);
}

/** What is known at a step; `step` is clamped. At step 0 nothing is. */
export interface Moment {
  readonly step: number;
  /** What the step does; at the start, what the first one will do. */
  readonly name: StepName;
  /** The keys (0, 1) that the server aborts for at this step. */
  readonly abortedBy: readonly number[];
  /** The body has another length: it ends here. */
  readonly badBody: boolean;
}

export function momentAt(challenge: Challenge, step: number): Moment {
  const last = lastStep(challenge);
  const now = Math.max(0, Math.min(last, Math.floor(step) || 0));
  const abortedBy = challenge.keys.flatMap(({ abort }, key) => (abort !== null && ABORTS_AT[abort] === now ? [key] : []));
  return {
    step: now,
    name: STEPS[Math.max(1, now) - 1]!,
    abortedBy,
    badBody: now === APPEND && challenge.body.length !== BODY_LENGTH,
  };
}
