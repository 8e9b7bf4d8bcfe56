/**
 * What the bytes are when they are not a clean frame stream: every detector's guesses, tried and ranked.
 *
 * Knows the detectors and the order of their results. Must not know any mistake itself, nor how it is worded.
 */
import type { StreamIndex } from '../../protocol/connection/stream-index.ts';
import { type Diagnosis, REMARKS } from '../diagnoses.ts';
import type { ByteRun } from '../reading.ts';
import { closeProposals } from './closes.ts';
import { directionProposals } from './directions.ts';
import { draftProposals } from './drafts.ts';
import { headerlessProposals } from './headerless.ts';
import { lengthProposals } from './lengths.ts';
import { maskProposals } from './masks.ts';
import { outOfSyncProposals } from './out-of-sync.ts';
import { type Proposal, settle } from './proposal.ts';
import { remarks } from './remarks.ts';
import { sceneOf, type Scene } from './scene.ts';
import { surroundingProposals } from './surroundings.ts';

const DETECTORS: readonly ((scene: Scene) => readonly Proposal[])[] = [
  surroundingProposals,
  headerlessProposals,
  draftProposals,
  closeProposals,
  lengthProposals,
  maskProposals,
  directionProposals,
  outOfSyncProposals,
];

/** Faults listed at most: their repairs are built in full. */
const SHOWN = 5;

/**
 * Diagnoses of a run and its index, the likeliest fault first, remarks on payloads and keys behind the faults. A stream
 * that reads clean to its end gets remarks alone. Every repair reads clean, except where the signs are plain without it
 * (HTTP or packet headers in front of something else). Never throws; the search looks at a bounded stretch around the first problem, and only the
 * repairs that are listed cost time by the length of the run.
 */
export function diagnose(run: ByteRun, index: StreamIndex): Diagnosis[] {
  if (run.bytes.length === 0 || index.frameCount === 0) return [];
  const scene = sceneOf(run, index);
  return [...faults(scene), ...remarks(scene)];
}

function faults(scene: Scene): Diagnosis[] {
  const settled = DETECTORS.flatMap((detector) =>
    detector(scene).flatMap((proposal) => {
      const result = settle(scene, proposal);
      return result === null ? [] : [{ code: proposal.code, ...result }];
    }),
  );
  settled.sort((a, b) => b.confidence - a.confidence);
  const first = settled.filter((each, i) => settled.findIndex((other) => other.code === each.code) === i);
  return first.slice(0, SHOWN).map((each) => each.finish());
}

/** True for a diagnosis that names a fault; false for a remark on something legal. */
export function isFault(diagnosis: Diagnosis): boolean {
  return !REMARKS.includes(diagnosis.code);
}
