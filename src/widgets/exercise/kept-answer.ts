/**
 * Whether what was kept in the browser can still be the answer of an exercise: the lesson may have changed since, and an imported
 * file may hold anything.
 */
import { MOST_ACTIONS } from '../../lesson/exercise/endpoints.ts';
import { MOST_CODE } from '../../lesson/exercise/code/code-schema.ts';
import type { Answers, ExerciseKind, ExerciseOf } from '../../lesson/exercise/schema.ts';

/** Longer texts than anybody types into an exercise. */
const MOST_TEXT = 8192;
const isTexts = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every((each) => typeof each === 'string');
const isIds = (value: unknown): value is string[] => Array.isArray(value) && value.every((each) => typeof each === 'string');

/** True for a kept answer that the exercise can show. */
export function isAnswer<Kind extends ExerciseKind>(exercise: ExerciseOf<Kind>, kept: unknown): kept is Answers[Kind] {
  const each = exercise as ExerciseOf<ExerciseKind>;
  switch (each.kind) {
    case 'predict':
    case 'choice':
      return each.options.some(({ id }) => id === kept);
    case 'multi':
      return isIds(kept) && kept.every((one) => each.options.some(({ id }) => id === one));
    case 'number':
    case 'text':
    case 'match':
      return isTexts(kept);
    case 'bit':
      return Number.isSafeInteger(kept) && (kept as number) >= 0;
    case 'byte':
      return typeof kept === 'object' && kept !== null && 'from' in kept && 'to' in kept;
    case 'order':
      return isIds(kept) && [...kept].sort().join() === [...each.start].sort().join();
    case 'line':
      return isIds(kept) && kept.every((one) => each.lines.some(({ id }) => id === one));
    case 'head':
      return typeof kept === 'string' && kept.length <= MOST_TEXT;
    case 'state':
      return isIds(kept) && kept.length <= MOST_ACTIONS && kept.every((one) => each.actions.some(({ id }) => id === one));
    case 'build':
    case 'stream':
      return typeof kept === 'string' && /^[0-9a-f ]*$/.test(kept);
    case 'code':
      return typeof kept === 'string' && kept.length <= MOST_CODE;
  }
}
