/**
 * The plan of the derivation's steps, and state(n): what step n is about. Eight stages; opened, the hash has a step for the
 * schedule of each block, one for each of its 80 rounds and one for its sum.
 *
 * Knows how many blocks there are. Must not know their values, or wording.
 */
import { ROUNDS } from '../../../protocol/bytes/sha1.ts';

export type StepKind =
  | 'start'
  | 'key'
  | 'join'
  | 'pad'
  /** Closed: all rounds of the first block at once. */
  | 'block'
  /** Closed: its sum, and all other blocks. */
  | 'rest'
  | 'schedule'
  | 'round'
  | 'sum'
  | 'digest'
  | 'base64'
  | 'compare';

export interface Plan {
  /** Blocks of SHA-1, at least one. */
  readonly blocks: number;
  /** Every round has a step of its own. */
  readonly open: boolean;
  readonly last: number;
}

export interface Moment {
  /** Clamped to the plan. */
  readonly step: number;
  readonly kind: StepKind;
  /** The block it is about, from 0. */
  readonly block: number;
  /** The round it is about, 0 to 79; null when it is about none. */
  readonly round: number | null;
}

/** The stages that the steps go through: 1 key, 2 GUID, 3 padding, 4 block 1, 5 sums and other blocks, 6 digest, 7 base64, 8 comparison. */
export const STAGES = 8;
/** Steps of a block when the hash is open: schedule, rounds, sum. */
const EACH = 1 + ROUNDS + 1;
const LEAD: readonly StepKind[] = ['start', 'key', 'join', 'pad'];
const TAIL: readonly StepKind[] = ['digest', 'base64', 'compare'];
/** Where the round function or its constant changes, and the last round. */
export const MARKS = [0, 20, 40, 60, 79] as const;

export function planOf(blocks: number, open: boolean): Plan {
  const count = Math.max(1, Math.floor(blocks) || 1);
  return { blocks: count, open, last: open ? 3 + EACH * count + TAIL.length : STAGES };
}

/** What step `step` of the plan is about; numbers outside are cut to the nearest. */
export function momentAt({ blocks, open, last }: Plan, step: number): Moment {
  const now = Math.max(0, Math.min(last, Math.floor(step) || 0));
  const at = (kind: StepKind, block = 0, round: number | null = null): Moment => ({ step: now, kind, block, round });
  if (now < LEAD.length) return at(LEAD[now]!);
  if (now > last - TAIL.length) return at(TAIL[now - (last - TAIL.length) - 1]!, blocks - 1);
  if (!open) return now === 4 ? at('block') : at('rest', blocks - 1);
  const block = Math.floor((now - 4) / EACH);
  const within = (now - 4) % EACH;
  if (within === 0) return at('schedule', block);
  return within === EACH - 1 ? at('sum', block) : at('round', block, within - 1);
}

const STAGE: Readonly<Record<Exclude<StepKind, 'schedule' | 'round'>, number>> = {
  start: 1,
  key: 1,
  join: 2,
  pad: 3,
  block: 4,
  rest: 5,
  sum: 5,
  digest: 6,
  base64: 7,
  compare: 8,
};

/** The stage, 1 to 8, that a moment belongs to. */
export function stageOf({ kind, block }: Moment): number {
  return kind === 'schedule' || kind === 'round' ? (block === 0 ? 4 : 5) : STAGE[kind];
}

/** The first step of a stage. */
export function stepOfStage({ blocks, open }: Plan, stage: number): number {
  if (!open || stage < 5) return stage;
  return stage === 5 ? 3 + EACH : 3 + EACH * blocks + stage - 5;
}

/** The step of round `round` of block `block`, in a plan that is open. */
export function stepOfRound(block: number, round: number): number {
  return 4 + EACH * block + 1 + round;
}

/** The step of `to` that shows what step `step` of `from` does: opening and closing the hash stays in the place. */
export function carried(from: Plan, step: number, to: Plan): number {
  if (from.open === to.open) return Math.min(step, to.last);
  if (step <= 0) return 0;
  return stepOfStage(to, stageOf(momentAt(from, step)));
}
