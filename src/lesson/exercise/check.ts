/**
 * Judges an answer by meaning: which checks fail, and the one sentence that belongs to each.
 *
 * Knows every kind of exercise. Must not know the page or a language: sentences come out as they stand in the data, with what goes
 * into their places.
 */
import { fromHex } from '../../protocol/bytes/hex.ts';
import { nodeAtBit } from '../../protocol/annotation/query.ts';
import { dissectFrame } from '../../protocol/frame/dissect.ts';
import type { Trouble } from './code/code-schema.ts';
import { codeFaults } from './code/judge-code.ts';
import { play, valueOfEnds, writtenOfEnds } from './endpoints.ts';
import { headStateOf, headValueAt } from './head-state.ts';
import { holds } from './holds.ts';
import type { Blank, Check, Exercise, ExerciseKind, ExerciseOf, HeadExercise, Judged, MatchExercise } from './schema.ts';
import { stateOf, valueAt, written, type StateValue } from './state.ts';
import { typedNumber } from './typed-number.ts';

/** One thing that is not right yet. `says` null: nothing was given there, and the page says so. */
export interface Fault {
  readonly says: string | null;
  /** What goes in for {value}. */
  readonly value?: string;
  /** The opcode whose name goes in for {name}. */
  readonly opcode?: number;
  /** Which part of the exercise it is about: a blank, a pair, an option. */
  readonly part?: string;
  /** Why code came to no result; the page has the words. */
  readonly trouble?: Trouble;
}

export interface Outcome {
  readonly solved: boolean;
  readonly faults: readonly Fault[];
}

const outcome = (faults: readonly Fault[]): Outcome => ({ solved: faults.length === 0, faults });
const NOTHING: readonly Fault[] = [{ says: null }];

/** Judges `answer`, of code what came of running it. Never throws; what was typed may be anything. */
export function judge<Kind extends ExerciseKind>(exercise: ExerciseOf<Kind>, answer: Judged[Kind]): Outcome {
  return outcome((JUDGES[exercise.kind] as (exercise: Exercise<string>, answer: unknown) => readonly Fault[])(exercise, answer));
}

type Judges = { readonly [Kind in ExerciseKind]: (exercise: ExerciseOf<Kind>, answer: Judged[Kind]) => readonly Fault[] };

const JUDGES: Judges = {
  // A guess is never wrong; it only has to be made.
  predict: (_, answer) => (answer === null ? NOTHING : []),
  choice: ({ options }, answer) => {
    const taken = options.find(({ id }) => id === answer);
    if (!taken) return NOTHING;
    return taken.right ? [] : [{ says: taken.why, part: taken.id }];
  },
  multi: ({ options }, answer) => (answer.length === 0 ? NOTHING : misjudged(options, answer)),
  number: ({ blanks }, answer) => blanks.flatMap((blank) => blankFaults<number>(blank, answer[blank.id] ?? '', typedNumber)),
  text: ({ blanks }, answer) => blanks.flatMap((blank) => blankFaults<string>(blank, answer[blank.id] ?? '', tidied)),
  bit: ({ bytes, answers, wrong, otherwise }, answer) => {
    if (answer === null) return NOTHING;
    if (answers.includes(answer)) return [];
    const { tree } = dissectFrame(fromHex(compact(bytes)));
    const field = nodeAtBit(tree, answer)?.field;
    return [{ says: wrong.find((each) => each.field === field)?.why ?? otherwise }];
  },
  byte: ({ answer: { from, to }, wrong, otherwise }, answer) => {
    if (answer === null) return NOTHING;
    if (answer.from === from && answer.to === to) return [];
    const foreseen = wrong?.find((each) => each.from === answer.from && each.to === answer.to);
    return [{ says: foreseen?.why ?? otherwise }];
  },
  order: ({ rules }, answer) =>
    rules.filter(({ before, after }) => answer.indexOf(before) > answer.indexOf(after)).map(({ why }) => ({ says: why })),
  match: (exercise, answer) => mismatched(exercise, answer),
  line: ({ lines }, answer) => (answer.length === 0 ? NOTHING : misjudged(lines, answer)),
  head: (exercise, answer) => failedHeadChecks(exercise, answer),
  build: (exercise, answer) => failedBytes(exercise, answer),
  stream: (exercise, answer) => failedBytes(exercise, answer),
  state: (exercise, answer) => {
    const course = play(exercise.actions, answer);
    return failedChecks(exercise.checks, (path) => valueOfEnds(course, path), writtenOfEnds);
  },
  code: ({ cases }, run) => codeFaults(cases, run),
};

/** Hex as it is typed, down to its digits. */
export const compact = (hex: string): string => hex.replaceAll(/\s/g, '');

interface Takable {
  readonly id: string;
  readonly right?: boolean;
  readonly why: string;
}
/** What was taken wrongly and what was left out wrongly. */
function misjudged(options: readonly Takable[], answer: readonly string[]): Fault[] {
  return options.filter(({ id, right }) => (right ?? false) !== answer.includes(id)).map(({ id, why }) => ({ says: why, part: id }));
}

function mismatched({ pairs }: MatchExercise<string>, answer: Readonly<Record<string, string>>): Fault[] {
  return pairs.filter(({ id, answer: right }) => answer[id] !== right).map(({ id, why }) => ({ says: answer[id] ? why : null, part: id }));
}

const tidied = (text: string): string | null => text.normalize('NFKC').trim() || null;

function blankFaults<Value extends string | number>(
  { id, answers, wrong, otherwise }: Blank<string, Value>,
  typed: string,
  read: (text: string) => Value | null,
): Fault[] {
  const value = read(typed);
  if (value !== null && answers.includes(value)) return [];
  if (typed.trim() === '') return [{ says: null, part: id }];
  const foreseen = wrong?.find((each) => each.value === value);
  return [{ says: foreseen?.why ?? otherwise, value: value === null ? typed.trim() : String(value), part: id }];
}

function failedBytes({ checks, sender }: ExerciseOf<'build' | 'stream'>, hex: string): Fault[] {
  const state = stateOf(fromHex(compact(hex)), sender);
  return failedChecks(checks, (path) => valueAt(state, path));
}

function failedHeadChecks(exercise: HeadExercise<string>, text: string): Fault[] {
  const state = headStateOf(exercise, text);
  return failedChecks(exercise.checks, (path) => headValueAt(state, path));
}

function failedChecks(checks: readonly Check<string>[], valueOf: (path: string) => StateValue | null, write = written): Fault[] {
  const faults: Fault[] = [];
  for (const check of checks) {
    const value = valueOf(check.is);
    if (holds(check, value) || (check.then === true && faults.length > 0)) continue;
    faults.push({ says: check.says, value: write(check.is, value), ...(typeof value === 'number' ? { opcode: value } : {}) });
  }
  return faults;
}
