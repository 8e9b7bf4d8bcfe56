/**
 * Diagnoses of all runs of one paste: a conversation of thousands of turns says the same thing over and over.
 *
 * Knows what need not be said twice, and how many faulty runs are worth a search. Must not know any mistake itself.
 */
import type { StreamIndex } from '../../protocol/connection/stream-index.ts';
import type { Diagnosis } from '../diagnoses.ts';
import type { ByteRun } from '../reading.ts';
import { diagnose, isFault } from './diagnose.ts';
import { isFaultless } from './scene.ts';

/** A run with its index; null where it holds no frames. */
export type IndexedRun = ByteRun & { readonly index: StreamIndex | null };

/** A search for the mistake may take milliseconds. Nobody reads about more parts than this one by one. */
const SEARCHED = 256;

/**
 * The diagnoses of each run, in their order. Remarks (what payloads are, zero keys) are made once for each side, at the
 * first run that gives rise to them, with the counts of all. Faults are searched for in the first 256 faulty runs.
 */
export function diagnoseRuns(runs: readonly IndexedRun[]): (readonly Diagnosis[])[] {
  const said = new Map<string, Said>();
  const all: Diagnosis[][] = [];
  let faulty = 0;
  for (const run of runs) {
    const own: Diagnosis[] = [];
    all.push(own);
    const { index } = run;
    if (index === null || (!isFaultless(index) && ++faulty > SEARCHED)) continue;
    for (const each of diagnose(run, index)) {
      const before = isFault(each) ? undefined : said.get(`${index.direction} ${each.code}`);
      if (before !== undefined) before.count += countOf(each);
      else {
        if (!isFault(each)) said.set(`${index.direction} ${each.code}`, { among: own, at: own.length, count: countOf(each) });
        own.push(each);
      }
    }
  }
  for (const { among, at, count } of said.values()) {
    const each = among[at]!;
    if (countOf(each) !== count) among[at] = { ...each, params: { ...each.params, count } };
  }
  return all;
}

/** A remark where it was made, and how many frames of all runs it is about. */
interface Said {
  readonly among: Diagnosis[];
  readonly at: number;
  count: number;
}

function countOf({ params }: Diagnosis): number {
  return Number(params['count'] ?? 0);
}
