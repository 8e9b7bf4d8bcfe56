/** Every exercise of every lesson: the start is not right yet, the solution is, and so is nothing that should not be. */
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../src/protocol/bytes/hex.ts';
import { compact, judge } from '../../src/lesson/exercise/check.ts';
import { textOfLines } from '../../src/lesson/exercise/head-state.ts';
import { localise } from '../../src/lesson/exercise/localise.ts';
import type { Answers, ExerciseKind, ExerciseOf } from '../../src/lesson/exercise/schema.ts';
import { solutionOf, startOf } from '../../src/lesson/exercise/solution.ts';
import { LESSONS } from '../../src/lesson/library.ts';
import { isAnswer } from '../../src/widgets/exercise/kept-answer.ts';
import { solutionLines } from '../../src/widgets/exercise/solution-lines.ts';
import { outcomeOf } from './try-answer.ts';

const all = LESSONS.flatMap(({ row, lesson }) =>
  lesson.exercises.map((exercise) => ({
    name: `${row.slug}: ${exercise.id}`,
    exercise: localise<unknown>(exercise, 'en') as ExerciseOf<ExerciseKind>,
  })),
);
const graded = all.filter(({ exercise }) => exercise.kind !== 'predict');
const ofKind = <Kind extends ExerciseKind>(kind: Kind) =>
  all.flatMap(({ name, exercise }) => (exercise.kind === kind ? [{ name, exercise: exercise as ExerciseOf<Kind> }] : []));

describe('every exercise', () => {
  it.each(graded)('$name: the start is not right yet', async ({ exercise }) => {
    const { solved, faults } = await outcomeOf(exercise, startOf(exercise));
    expect(solved).toBe(false);
    expect(faults.length).toBeGreaterThan(0);
  });
  it.each(all)('$name: the solution is right, in either language, and can be kept and shown', async ({ exercise }) => {
    const solution = solutionOf(exercise);
    expect(await outcomeOf(exercise, solution)).toEqual({ solved: true, faults: [] });
    expect(isAnswer(exercise, JSON.parse(JSON.stringify(solution)))).toBe(true);
    expect(solutionLines(exercise).join('').length).toBeGreaterThan(0);
  });
});

describe('wrong answers get a sentence of their own', () => {
  it.each(ofKind('choice'))('$name', ({ exercise }) => {
    for (const { id, why } of exercise.options.filter(({ right }) => !right))
      expect(judge(exercise, id).faults.map(({ says }) => says)).toEqual([why]);
  });
  it.each(ofKind('bit'))('$name', ({ exercise }) => {
    const bits = 8 * exercise.bytes.split(' ').length;
    const header = Array.from({ length: bits }, (_, bit) => bit).filter((bit) => !exercise.answers.includes(bit));
    for (const bit of header) expect(judge(exercise, bit).faults[0]!.says).toBeTruthy();
    // No bit of the first two bytes is left to the common sentence.
    for (const bit of header.filter((each) => each < 16)) expect(judge(exercise, bit).faults[0]!.says).not.toBe(exercise.otherwise);
  });
  it.each(ofKind('match'))('$name', ({ exercise }) => {
    const right = solutionOf(exercise);
    for (const { id, answer, why } of exercise.pairs) {
      const other = exercise.choices.find((choice) => choice.id !== answer)!.id;
      const swapped: Answers['match'] = { ...right, [id]: other };
      expect(judge(exercise, swapped).faults).toEqual([{ says: why, part: id }]);
    }
  });
  it.each([...ofKind('number'), ...ofKind('text')])('$name', ({ exercise }) => {
    const right = solutionOf(exercise);
    for (const { id, wrong, otherwise } of exercise.blanks) {
      for (const { value, why } of wrong ?? [])
        expect(judge(exercise, { ...right, [id]: String(value) }).faults).toMatchObject([{ says: why, part: id }]);
      expect(judge(exercise, { ...right, [id]: 'what?' }).faults).toMatchObject([{ says: otherwise, value: 'what?' }]);
    }
  });
  it.each(ofKind('line'))('$name', ({ exercise }) => {
    const right = solutionOf(exercise);
    for (const { id, why } of exercise.lines) {
      const other = right.includes(id) ? right.filter((each) => each !== id) : [...right, id];
      expect(judge(exercise, other).faults).toEqual([
        { says: other.length === 0 ? null : why, ...(other.length === 0 ? {} : { part: id }) },
      ]);
    }
    expect(new Set(exercise.lines.map(({ why }) => why)).size).toBe(exercise.lines.length);
  });
});

/** A head with one line left out, spoilt, or put in twice. */
const oneLineAway = (lines: readonly string[]): string[] =>
  lines.flatMap((line, at) =>
    [[], [` ${line}`], [line.slice(1)], [`${line}x`], [line.replace('://', ':')], [line, line], [line, '', 'x: y'], ['']].map((put) =>
      textOfLines(lines.toSpliced(at, 1, ...put)),
    ),
  );
describe('code', () => {
  it.each(ofKind('code'))('$name: other valid answers pass too', async ({ exercise }) => {
    for (const lines of exercise.also)
      expect(await outcomeOf(exercise, lines.join('\n')), lines.join('\n')).toEqual({ solved: true, faults: [] });
    expect(new Set([exercise.solution, ...exercise.also].map((lines) => lines.join('\n'))).size).toBeGreaterThan(2);
  });
});

const oneBitAway = (bytes: Uint8Array): Uint8Array[] =>
  Array.from({ length: 8 * bytes.length }, (_, bit) => {
    const copy = Uint8Array.from(bytes);
    copy[Math.floor(bit / 8)]! ^= 0b1000_0000 >> (bit % 8);
    return copy;
  });

describe('builds', () => {
  const builds = [...ofKind('build'), ...ofKind('stream')];
  it.each(builds.filter(({ exercise }) => !exercise.unique))('$name: other valid answers pass too', ({ exercise }) => {
    for (const hex of exercise.also!) expect(judge(exercise, hex), hex).toEqual({ solved: true, faults: [] });
    expect(new Set([exercise.solution, ...exercise.also!]).size).toBeGreaterThan(2);
  });
  it.each(builds.filter(({ exercise }) => exercise.unique))('$name: nothing one bit away passes', ({ exercise }) => {
    for (const bytes of oneBitAway(fromHex(compact(exercise.solution))))
      expect(judge(exercise, toHex(bytes, ' ')).solved, toHex(bytes, ' ')).toBe(false);
  });
  it.each(builds)('$name: every check can fail, and says so in its own words', ({ exercise }) => {
    const tried = [exercise.start, exercise.solution, ''].map((hex) => fromHex(compact(hex)));
    const neighbours = tried.flatMap((bytes) => [...oneBitAway(bytes), bytes, Uint8Array.of(...bytes, 0), bytes.subarray(0, -1)]);
    const said = new Set(neighbours.flatMap((bytes) => judge(exercise, toHex(bytes)).faults.map(({ says }) => says)));
    for (const { says } of exercise.checks) expect(said).toContain(says);
  });
  const heads = ofKind('head');
  it.each(heads)('$name: other valid answers pass too', ({ exercise }) => {
    for (const lines of exercise.also) expect(judge(exercise, textOfLines(lines)), lines.join('|')).toEqual({ solved: true, faults: [] });
    expect(new Set([exercise.solution, ...exercise.also].map(textOfLines)).size).toBeGreaterThan(2);
  });
  it.each(heads)('$name: every check can fail, and says so in its own words', ({ exercise }) => {
    const tried = ['', textOfLines(exercise.start), ...oneLineAway(exercise.start), ...oneLineAway(exercise.solution)];
    const said = new Set(tried.flatMap((text) => judge(exercise, text).faults.map(({ says }) => says)));
    for (const { says } of exercise.checks) expect(said).toContain(says);
  });
});

describe('endpoints to drive', () => {
  const driven = ofKind('state');
  it.each(driven)('$name: other ways lead there too', ({ exercise }) => {
    for (const taken of exercise.also) expect(judge(exercise, taken), taken.join()).toEqual({ solved: true, faults: [] });
    expect(new Set([exercise.solution, ...exercise.also].map((taken) => taken.join())).size).toBeGreaterThan(2);
  });
  it.each(driven)('$name: every action of the solution is needed', ({ exercise: { solution, ...exercise } }) => {
    for (let at = 0; at < solution.length; at++)
      expect(judge({ ...exercise, solution }, solution.toSpliced(at, 1)).solved, `without ${solution[at]}`).toBe(false);
  });
  it.each(driven)('$name: every check can fail, and says so in its own words', ({ exercise }) => {
    const ids = exercise.actions.map(({ id }) => id);
    const next = exercise.actions.find(({ act }) => act.do === 'next')?.id ?? ids[0]!;
    // One thing or two, and as much as follows by itself.
    const deeds = ids.flatMap((one) => [[one], ...ids.map((other) => [one, other])]);
    const tried = deeds.flatMap((taken) => [0, 1, 2, 3, 6].map((more) => [...taken, ...Array<string>(more).fill(next)]));
    const said = new Set(tried.flatMap((taken) => judge(exercise, taken).faults.map(({ says }) => says)));
    for (const { says } of exercise.checks) expect(said).toContain(says);
  });
});
