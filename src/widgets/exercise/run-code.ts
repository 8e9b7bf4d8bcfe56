/**
 * Runs an answer of a code exercise, each case in a worker of its own, which is stopped when it has answered or when its time is over.
 *
 * Knows workers and the limit. Must not know what is right.
 */
import {
  type CaseRequest,
  type CaseResult,
  type CodeCase,
  type CodeRun,
  type Trouble,
  troubled,
} from '../../lesson/exercise/code/code-schema.ts';
import { caseFaults } from '../../lesson/exercise/code/judge-code.ts';
import type { ExerciseOf } from '../../lesson/exercise/schema.ts';
import { trustedScriptUrl } from '../../state/trusted-url.ts';
import type { CodeMessage } from './code.worker.ts';

/** Milliseconds that a case may run, and those that its worker may take to be there. */
export const LIMIT = 2000;
const PATIENCE = 20_000;

/** A run, and beside each script that failed what a right one would have done. */
export interface CodeTrial extends CodeRun {
  readonly expected: readonly (CaseResult | null)[];
}

/** Runs every case in turn. One that has to be stopped is the last. Never rejects. */
export async function runCode(exercise: ExerciseOf<'code'>, code: string): Promise<CodeTrial> {
  const results: CaseResult[] = [];
  for (const each of exercise.cases) {
    const { trouble } = results.at(-1) ?? { trouble: null };
    const isOver = trouble !== null && trouble.what !== 'threw';
    results.push(isOver ? troubled({ what: 'not-run' }) : await runInWorker(requestOf(exercise, each, code)));
  }
  const expected: (CaseResult | null)[] = [];
  for (const [at, each] of exercise.cases.entries()) {
    const result = results[at]!;
    const isWanted = 'checks' in each && result.trouble === null && caseFaults(each, result).length > 0;
    expected.push(isWanted ? await runInWorker(requestOf(exercise, each, exercise.solution.join('\n'))) : null);
  }
  return { code, results, expected };
}

export function requestOf({ calls = '' }: ExerciseOf<'code'>, each: CodeCase<string>, code: string): CaseRequest {
  return { code, run: 'gives' in each ? { kind: 'call', name: calls, args: each.args } : { kind: 'script', server: each.server } };
}

async function runInWorker(request: CaseRequest): Promise<CaseResult> {
  try {
    const { default: url } = await import('./code.worker.ts?worker&url');
    const worker = new Worker(trustedScriptUrl(url), { type: 'module' });
    try {
      return await answerOf(worker, request);
    } finally {
      worker.terminate();
    }
  } catch {
    return troubled({ what: 'not-loaded' });
  }
}

function answerOf(worker: Worker, request: CaseRequest): Promise<CaseResult> {
  return new Promise((done) => {
    const give = (what: Exclude<Trouble['what'], 'syntax' | 'threw'>): void => {
      done(troubled({ what }));
    };
    let isRunning = false;
    let timer = setTimeout(() => {
      give('not-loaded');
    }, PATIENCE);
    worker.onerror = (event) => {
      event.preventDefault();
      give(isRunning ? 'broke-off' : 'not-loaded');
    };
    worker.onmessage = ({ data }: MessageEvent<CodeMessage>) => {
      clearTimeout(timer);
      if (data.kind === 'result') return done(data.result);
      isRunning = true;
      timer = setTimeout(() => {
        give('stopped');
      }, LIMIT);
      worker.postMessage(request);
    };
  });
}
