/** Progress of the course: what is kept, taken along, refused and cleared. */
import { beforeEach, describe, expect, it } from 'vitest';
import { COURSE_KEY, CourseProgress, parseCourse } from '../../src/state/course-progress.svelte.ts';
import { NEW_REVIEW, withAnswer, withLesson } from '../../src/state/review-schedule.ts';

/** A browser's storage, as far as it is used. */
class Store {
  readonly kept = new Map<string, string>();
  getItem = (key: string) => this.kept.get(key) ?? null;
  setItem = (key: string, value: string) => void this.kept.set(key, value);
  removeItem = (key: string) => void this.kept.delete(key);
}
let store: Store;
const fresh = (): CourseProgress => {
  const progress = new CourseProgress();
  progress.load();
  return progress;
};
beforeEach(() => {
  store = new Store();
  Object.assign(globalThis, { localStorage: store, window: new EventTarget() });
});

describe('progress', () => {
  it('survives a reload', () => {
    fresh().note('masking', 'xor', { misses: 1, answer: { a: '7' } });
    fresh().note('masking', 'xor', { solved: true, answer: { a: '8' } });
    expect(fresh().of('masking', 'xor')).toEqual({ misses: 1, solved: true, answer: { a: '8' } });
    expect(fresh().of('masking', 'other')).toEqual({ misses: 0, solved: false, answer: null });
  });
  it('keeps an attempt with its edits, or that nobody counts them', () => {
    fresh().note('a', 'b', { answer: '81 00', edits: 3 });
    expect(fresh().of('a', 'b')).toMatchObject({ solved: false, answer: '81 00', edits: 3 });
    fresh().note('a', 'b', { answer: '82 00', edits: null });
    expect(fresh().of('a', 'b')).toMatchObject({ answer: '82 00', edits: null });
    expect(parseCourse('{"version":1,"lessons":{"a":{"b":{"misses":0,"solved":false,"answer":"","edits":"3"}}}}')).toBeNull();
  });
  it('never loses a solution to a later failure', () => {
    const progress = fresh();
    progress.note('a', 'b', { solved: true });
    progress.note('a', 'b', { misses: 5, solved: false });
    expect(progress.of('a', 'b')).toMatchObject({ solved: true, misses: 5 });
  });
  it('reads nothing before it is told to', () => {
    fresh().note('a', 'b', { solved: true });
    expect(new CourseProgress().of('a', 'b').solved).toBe(false);
  });
  it('goes into a file and comes back', () => {
    fresh().note('a', 'b', { solved: true, answer: 'x', best: 2 });
    const file = fresh().export();
    const other = fresh();
    other.reset();
    expect(store.kept.has(COURSE_KEY)).toBe(false);
    expect(other.import(file)).toBe(true);
    expect(fresh().of('a', 'b')).toMatchObject({ solved: true, best: 2 });
  });
  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"version":2,"lessons":{}}',
    '{"version":1}',
    '{"version":3,"lessons":{}}',
    '{"version":2,"lessons":{},"review":{"added":[],"removed":[],"cards":{"a":1},"day":{"on":0,"done":0}}}',
    '{"version":1,"lessons":{"a":{"b":{"solved":1}}}}',
    '{"version":1,"lessons":{"a":3}}',
  ])('takes over nothing from %s', (text) => {
    const progress = fresh();
    progress.note('a', 'b', { solved: true });
    expect(progress.import(text)).toBe(false);
    expect(progress.of('a', 'b').solved).toBe(true);
    expect(parseCourse(text)).toBeNull();
  });
  it('keeps the review, takes it along and clears it', () => {
    fresh().keepReview(withAnswer(withLesson(NEW_REVIEW, 'masking', true), 'masking/recap', true, 20_000));
    fresh().note('a', 'b', { solved: true });
    const file = fresh().export();
    expect(fresh().review.cards['masking/recap']).toEqual({ step: 0, due: 20_001, times: 1 });
    fresh().reset();
    expect(fresh().review).toEqual(NEW_REVIEW);
    expect(fresh().import(file)).toBe(true);
    expect(fresh().review.added).toEqual(['masking']);
    expect(fresh().of('a', 'b').solved).toBe(true);
  });
  it('reads files of before there was a review', () => {
    const progress = fresh();
    expect(progress.import('{"version":1,"lessons":{"a":{"b":{"misses":0,"solved":true,"answer":null}}}}')).toBe(true);
    expect(progress.of('a', 'b').solved).toBe(true);
    expect(progress.review).toEqual(NEW_REVIEW);
  });
  it('works where storage is forbidden', () => {
    Object.defineProperty(globalThis, 'localStorage', {
      configurable: true,
      get: () => {
        throw new Error('forbidden');
      },
    });
    const progress = fresh();
    progress.note('a', 'b', { solved: true });
    expect(progress.of('a', 'b').solved).toBe(true);
    Object.defineProperty(globalThis, 'localStorage', { configurable: true, writable: true, value: store });
  });
});
