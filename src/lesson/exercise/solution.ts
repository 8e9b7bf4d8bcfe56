/**
 * The answer that is shown when somebody asks for it, and how it differs from the learner's own.
 *
 * Knows each kind's right answer. Must not know how it is drawn.
 */
import { textOfLines } from './head-state.ts';
import type { Answers, BuildExercise, Exercise, ExerciseKind, ExerciseOf, StreamExercise } from './schema.ts';

type Solutions = { readonly [Kind in ExerciseKind]: (exercise: ExerciseOf<Kind>) => Answers[Kind] };

const firstOf = <Value extends string | number>(blanks: readonly { readonly id: string; readonly answers: readonly Value[] }[]) =>
  Object.fromEntries(blanks.map(({ id, answers }) => [id, String(answers[0])]));
const rightOne = (options: readonly { readonly id: string; readonly right?: boolean }[]): string => options.find(({ right }) => right)!.id;

const SOLUTIONS: Solutions = {
  predict: ({ options }) => rightOne(options),
  choice: ({ options }) => rightOne(options),
  multi: ({ options }) => options.filter(({ right }) => right).map(({ id }) => id),
  number: ({ blanks }) => firstOf(blanks),
  text: ({ blanks }) => firstOf(blanks),
  bit: ({ answers }) => answers[0]!,
  byte: ({ answer }) => answer,
  order: ({ items }) => items.map(({ id }) => id),
  match: ({ pairs }) => Object.fromEntries(pairs.map(({ id, answer }) => [id, answer])),
  line: ({ lines }) => lines.filter(({ right }) => right).map(({ id }) => id),
  head: ({ solution }) => textOfLines(solution),
  build: ({ solution }) => solution,
  stream: ({ solution }) => solution,
  state: ({ solution }) => solution,
  code: ({ solution }) => solution.join('\n'),
};

/** Whether bytes are the answer of an exercise, and its edits are counted. */
export const hasBytes = <T>(exercise: Exercise<T>): exercise is BuildExercise<T> | StreamExercise<T> =>
  exercise.kind === 'build' || exercise.kind === 'stream';

/** A right answer of an exercise. */
export function solutionOf<Kind extends ExerciseKind>(exercise: ExerciseOf<Kind>): Answers[Kind] {
  return (SOLUTIONS[exercise.kind] as (exercise: ExerciseOf<Kind>) => Answers[Kind])(exercise);
}

type Starts = { readonly [Kind in ExerciseKind]: (exercise: ExerciseOf<Kind>) => Answers[Kind] };
const STARTS: Starts = {
  predict: () => null,
  choice: () => null,
  multi: () => [],
  number: () => ({}),
  text: () => ({}),
  bit: () => null,
  byte: () => null,
  order: ({ start }) => start,
  match: () => ({}),
  line: () => [],
  head: ({ start }) => textOfLines(start),
  build: ({ start }) => start,
  stream: ({ start }) => start,
  state: () => [],
  code: ({ start }) => start.join('\n'),
};

/** What stands there before anything is done. */
export function startOf<Kind extends ExerciseKind>(exercise: ExerciseOf<Kind>): Answers[Kind] {
  return (STARTS[exercise.kind] as (exercise: ExerciseOf<Kind>) => Answers[Kind])(exercise);
}

/** One place of two sequences laid over each other, bytes or lines; null where one has nothing. */
export interface Column<Item = number> {
  readonly mine: Item | null;
  readonly theirs: Item | null;
}

/** Two byte strings laid over each other. */
export const alignBytes = (mine: Uint8Array, theirs: Uint8Array): Column[] => align(mine, theirs);

/** Lays `theirs` over `mine` so that as many equal items as possible meet. Quadratic: meant for the few of an exercise. */
export function align<Item>(mine: ArrayLike<Item>, theirs: ArrayLike<Item>): Column<Item>[] {
  // longest[i][j]: how many items mine[i..] and theirs[j..] have in common, in order.
  const longest = Array.from({ length: mine.length + 1 }, () => new Uint16Array(theirs.length + 1));
  for (let i = mine.length - 1; i >= 0; i--)
    for (let j = theirs.length - 1; j >= 0; j--)
      longest[i]![j] = mine[i] === theirs[j] ? longest[i + 1]![j + 1]! + 1 : Math.max(longest[i + 1]![j]!, longest[i]![j + 1]!);
  const columns: Column<Item>[] = [];
  let [i, j] = [0, 0];
  while (i < mine.length || j < theirs.length) {
    const [here, mineNext, theirsNext] = [longest[i]![j]!, longest[i + 1]?.[j], longest[i]![j + 1]];
    // Where skipping one of each loses nothing, one stands for another.
    const together = i < mine.length && j < theirs.length && (mine[i] === theirs[j] || longest[i + 1]![j + 1] === here);
    if (together) columns.push({ mine: mine[i++]!, theirs: theirs[j++]! });
    else if (i < mine.length && (j >= theirs.length || mineNext === here)) columns.push({ mine: mine[i++]!, theirs: null });
    else if (theirsNext !== undefined) columns.push({ mine: null, theirs: theirs[j++]! });
  }
  return columns;
}
