/**
 * A guess at what went wrong, and its trial: the repair it proposes is read like any stream, and only a guess whose
 * repair reads clean is kept.
 *
 * Knows how to try a repair. Must not know any particular mistake or its wording.
 */
import { joinBytes } from '../../protocol/bytes/join.ts';
import { scanStream } from '../../protocol/connection/scan.ts';
import { findingBit } from '../../protocol/findings.ts';
import type { Diagnosis, DiagnosisCode } from '../diagnoses.ts';
import { historyStart, isIncomplete, type Scene } from './scene.ts';

export type Params = Readonly<Record<string, string | number>>;

/** New bytes in place of everything from `keep` on. */
export interface Fix {
  readonly keep: number;
  /** The bytes that stand from `keep` on, read no further than `limit` in the run; null when the idea does not fit. */
  readonly build: (limit: number) => Uint8Array | null;
  readonly direction?: 'c2s' | 's2c';
  readonly rsv1Allowed?: boolean;
}

export interface Proposal {
  readonly code: DiagnosisCode;
  /** How sure, if the trial succeeds. */
  readonly confidence: number;
  readonly start: number;
  readonly end: number;
  readonly params: Params;
  readonly fix?: Fix;
  /** The signs are so plain that the diagnosis stands even where its repair does not read clean. */
  readonly plain?: boolean;
  /** The stream may also end inside the frame in question: a weaker guess then. */
  readonly mayBeCut?: boolean;
  /** Believed only when it leads to the very end: a shifted header may announce so much that it hides all that follows. */
  readonly mustEnd?: boolean;
}

export interface Trial {
  readonly clean: boolean;
  readonly complete: boolean;
  readonly frames: number;
}

const AFTER_CLOSE = findingBit('frame-after-close');
const INCOMPLETE_FACTOR = 0.7;
const CUT_FACTOR = 0.4;

/** Reads bytes as a stream: clean when a strict receiver fails nothing and nothing follows a Close. */
export function tryStream(bytes: Uint8Array, direction: 'c2s' | 's2c' | null, rsv1Allowed: boolean): Trial {
  const index = scanStream(bytes, { ...(direction === null ? {} : { direction }), rsv1Allowed });
  const last = index.frameCount - 1;
  let clean = last >= 0 && index.verdict.closeCode === null;
  for (let row = 0; clean && row <= last; row++) clean = (index.findings[row]! & AFTER_CLOSE) === 0;
  return { clean, complete: last >= 0 && !isIncomplete(index, last), frames: index.frameCount };
}

/** A proposal that stood its trial; `finish` builds the repair in full. */
export interface Settled {
  readonly confidence: number;
  readonly frames: number;
  readonly finish: () => Diagnosis;
}

/** Tries a proposal on the scene's window; null when its repair does not read clean. */
export function settle(scene: Scene, proposal: Proposal): Settled | null {
  const { fix } = proposal;
  if (!fix) return { confidence: proposal.confidence, frames: 0, finish: () => bare(proposal, proposal.confidence) };
  const trial = tryFix(scene, fix);
  const cut = scene.limit < scene.bytes.length;
  const isSettled =
    trial !== null &&
    trial.clean &&
    (trial.complete || cut || proposal.mayBeCut === true || (trial.frames > 2 && proposal.mustEnd !== true));
  if (!isSettled && (!proposal.plain || trial === null)) return null;
  const certainty = proposal.plain || trial.complete || cut ? 1 : trial.frames > 2 ? INCOMPLETE_FACTOR : CUT_FACTOR;
  const confidence = proposal.confidence * certainty;
  return { confidence, frames: trial.frames, finish: () => finished(scene, proposal, fix, trial, confidence) };
}

function tryFix(scene: Scene, fix: Fix): Trial | null {
  const tail = fix.build(Math.max(scene.limit, fix.keep));
  if (tail === null) return null;
  const base = historyStart(scene, fix.keep);
  const inferred = base > 0 && scene.index.direction !== 'unknown' ? scene.index.direction : null;
  const direction = scene.direction ?? fix.direction ?? inferred;
  const rsv1Allowed = fix.rsv1Allowed ?? scene.index.rsv1Allowed;
  return tryStream(joinBytes([scene.bytes.subarray(base, fix.keep), tail]), direction, rsv1Allowed);
}

function finished(scene: Scene, proposal: Proposal, fix: Fix, trial: Trial, confidence: number): Diagnosis {
  const tail = fix.build(scene.bytes.length);
  // What fits the stretch that was looked at need not fit all of a long run.
  if (tail === null) return bare(proposal, confidence);
  const direction = scene.direction ?? fix.direction;
  const diagnosis = bare(proposal, confidence);
  return {
    ...diagnosis,
    params: 'frames' in diagnosis.params ? { ...diagnosis.params, frames: trial.frames } : diagnosis.params,
    repair: {
      bytes: joinBytes([scene.bytes.subarray(0, fix.keep), tail]),
      ...(direction === undefined ? {} : { direction }),
      ...(fix.rsv1Allowed === undefined ? {} : { rsv1Allowed: fix.rsv1Allowed }),
    },
  };
}

function bare({ code, start, end, params }: Proposal, confidence: number): Diagnosis {
  return { code, confidence, start, end, params };
}
