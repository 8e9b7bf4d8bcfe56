/** An answer judged as the page judges it. Code is run by the page's own harness, here in Node instead of in a worker. */
import { judge, type Outcome } from '../../src/lesson/exercise/check.ts';
import type { CodeRun } from '../../src/lesson/exercise/code/code-schema.ts';
import { type Host, runCase } from '../../src/lesson/exercise/code/run-case.ts';
import type { Answers, ExerciseKind, ExerciseOf, Judged } from '../../src/lesson/exercise/schema.ts';
import { requestOf } from '../../src/widgets/exercise/run-code.ts';

export const nodeHost: Host = {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the code of our own lessons and tests
  compile: (...parts) => new Function(...parts) as (...args: unknown[]) => unknown,
  turn: () => new Promise((done) => setImmediate(done)),
  syntaxLine: () => Promise.resolve(null),
  unhandled: () => undefined,
};

/** Runs every case, as the page does. */
export async function runHere(exercise: ExerciseOf<'code'>, code: string): Promise<CodeRun> {
  const results = [];
  for (const each of exercise.cases) results.push(await runCase(requestOf(exercise, each, code), nodeHost));
  return { code, results };
}

/** What the page says to `answer`. */
export async function outcomeOf(exercise: ExerciseOf<ExerciseKind>, answer: Answers[ExerciseKind]): Promise<Outcome> {
  const judged: unknown = exercise.kind === 'code' ? await runHere(exercise, answer as string) : answer;
  return judge<ExerciseKind>(exercise, judged as Judged[ExerciseKind]);
}
