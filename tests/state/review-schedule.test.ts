/** When cards come back, with a clock that stands still: every day is handed in. */
import { describe, expect, it } from 'vitest';
import {
  A_DAY,
  answered,
  dayOf,
  dueCards,
  INTERVALS,
  isInDeck,
  isReview,
  leftToday,
  NEW_REVIEW,
  nextDue,
  type ReviewState,
  withAnswer,
  withLesson,
} from '../../src/state/review-schedule.ts';

const TODAY = 20_000;

describe('a card', () => {
  it('comes back after 1, 3, 7 and 14 days, and then every 14', () => {
    let today = TODAY;
    let record = answered(undefined, true, today);
    const gaps = [record.due - today];
    for (let time = 0; time < 5; time++) {
      today = record.due;
      record = answered(record, true, today);
      gaps.push(record.due - today);
    }
    expect(gaps).toEqual([1, 3, 7, 14, 14, 14]);
    expect(record.times).toBe(6);
  });
  it('goes back to one day after a wrong answer, however far it was', () => {
    for (const step of INTERVALS.keys())
      expect(answered({ step, due: TODAY, times: 4 }, false, TODAY)).toEqual({ step: 0, due: TODAY + 1, times: 5 });
    expect(answered(undefined, false, TODAY)).toEqual({ step: 0, due: TODAY + 1, times: 1 });
    expect(answered({ step: 0, due: TODAY, times: 5 }, true, TODAY).due).toBe(TODAY + 3);
  });
  it('that was left lying counts from the day of its answer', () => {
    expect(answered({ step: 1, due: TODAY - 30, times: 2 }, true, TODAY).due).toBe(TODAY + 7);
  });
});

describe('a day', () => {
  const deck = [
    ['a/1', 'a/2', 'a/3'],
    ['b/1', 'b/2'],
  ];
  it('asks five cards, and five new ones the day after', () => {
    let state: ReviewState = NEW_REVIEW;
    expect(leftToday(state, TODAY)).toBe(A_DAY);
    for (const card of dueCards(deck, state, TODAY)) state = withAnswer(state, card, true, TODAY);
    expect(leftToday(state, TODAY)).toBe(0);
    expect(dueCards(deck, state, TODAY)).toEqual([]);
    expect(nextDue(deck.flat(), state, TODAY)).toEqual({ day: TODAY + 1, count: 5 });
    expect(leftToday(state, TODAY + 1)).toBe(A_DAY);
    expect(dueCards(deck, state, TODAY + 1)).toHaveLength(5);
  });
  it('begins with what has waited longest, then takes new cards from each lesson in turn', () => {
    const state = { ...NEW_REVIEW, cards: { 'a/2': { step: 0, due: TODAY, times: 1 }, 'b/1': { step: 1, due: TODAY - 4, times: 2 } } };
    expect(dueCards(deck, state, TODAY)).toEqual(['b/1', 'a/2', 'a/1', 'b/2', 'a/3']);
  });
  it('ends at midnight where the reader is', () => {
    expect(dayOf(new Date(2026, 10, 25, 23, 59)) + 1).toBe(dayOf(new Date(2026, 10, 26, 0, 1)));
    expect(dayOf(new Date(2026, 2, 30, 3)) - dayOf(new Date(2026, 2, 28, 3))).toBe(2);
  });
});

describe('a lesson', () => {
  it('is in the deck when it is finished or taken in, until it is taken out', () => {
    expect(isInDeck(NEW_REVIEW, 'a', false)).toBe(false);
    expect(isInDeck(NEW_REVIEW, 'a', true)).toBe(true);
    const taken = withLesson(NEW_REVIEW, 'a', true);
    expect(isInDeck(taken, 'a', false)).toBe(true);
    const out = withLesson(taken, 'a', false);
    expect(isInDeck(out, 'a', true)).toBe(false);
    expect(isInDeck(withLesson(out, 'a', true), 'a', false)).toBe(true);
  });
});

it.each([
  null,
  {},
  { ...NEW_REVIEW, added: [1] },
  { ...NEW_REVIEW, cards: { a: { step: 4, due: 1, times: 1 } } },
  { ...NEW_REVIEW, cards: { a: { step: 0, due: -1, times: 1 } } },
  { ...NEW_REVIEW, day: { on: 'x', done: 0 } },
])('takes %j for no review', (value) => {
  expect(isReview(value)).toBe(false);
  expect(isReview(NEW_REVIEW)).toBe(true);
});
