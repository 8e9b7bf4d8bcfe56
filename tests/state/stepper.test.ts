/** The stepper's number: random access, exact way back, one pass of play, questions asked once. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Stepper } from '../../src/state/stepper.svelte.ts';
import { otherSpeed, SPEEDS, stepTime } from '../../src/state/step-time.ts';

const SENTENCE = 'Three short words.';
const of = (count: number, gates: Readonly<Record<number, string>> = {}) =>
  new Stepper({ count: () => count, sentence: () => SENTENCE, gate: (step) => gates[step] ?? null });

describe('the number', () => {
  it('starts at 0 with the first step previewed, and stays within the steps', () => {
    const stepper = of(9);
    expect([stepper.index, stepper.shown, stepper.playing]).toEqual([0, 1, false]);
    stepper.previous();
    expect(stepper.index).toBe(0);
    stepper.seek(99);
    expect([stepper.index, stepper.shown]).toEqual([9, 9]);
    stepper.seek(Number.NaN);
    expect(stepper.index).toBe(0);
  });

  it('is where the moves lead, whatever their order', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.array(fc.integer({ min: -12, max: 12 })), (count, moves) => {
        const stepper = of(count);
        let expected = 0;
        for (const by of moves) {
          stepper.next(by);
          expected = Math.min(count, Math.max(0, expected + by));
          expect(stepper.index).toBe(expected);
        }
      }),
    );
  });

  it('goes back exactly as it came', () => {
    const stepper = of(5);
    stepper.seek(2);
    stepper.next();
    stepper.previous();
    expect(stepper.index).toBe(2);
  });

  it('is cut when there are fewer steps, down to none', () => {
    let count = 8;
    const stepper = new Stepper({ count: () => count, sentence: () => '' });
    stepper.last();
    count = 3;
    expect(stepper.index).toBe(3);
    stepper.previous();
    expect(stepper.index).toBe(2);
    count = 0;
    stepper.toggle();
    expect([stepper.index, stepper.shown, stepper.playing]).toEqual([0, 0, false]);
  });
});

describe('playing', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('moves at once, then at the pace of the sentence, one pass, and stops', () => {
    const stepper = of(3);
    stepper.play();
    expect([stepper.index, stepper.playing]).toEqual([1, true]);
    vi.advanceTimersByTime(stepTime(SENTENCE) - 1);
    expect(stepper.index).toBe(1);
    vi.advanceTimersByTime(1);
    expect([stepper.index, stepper.playing]).toEqual([2, true]);
    vi.runAllTimers();
    expect([stepper.index, stepper.playing]).toEqual([3, false]);
    stepper.play();
    expect([stepper.index, stepper.playing]).toEqual([1, true]);
  });

  it('stops for any other move, and for good when paused', () => {
    const stepper = of(9);
    for (const stop of [() => stepper.next(), () => stepper.seek(4), () => stepper.pause(), () => stepper.toggle()]) {
      stepper.play();
      stop();
      const at = stepper.index;
      vi.runAllTimers();
      expect([stepper.index, stepper.playing]).toEqual([at, false]);
    }
  });

  it('follows a speed that is chosen meanwhile', () => {
    const stepper = of(9);
    stepper.play();
    stepper.faster();
    stepper.faster();
    expect(stepper.speed).toBe(4);
    vi.advanceTimersByTime(stepTime(SENTENCE, 4));
    expect(stepper.index).toBe(2);
  });

  it('stops where a value is to be guessed, and passes once it was', () => {
    const stepper = of(4, { 2: 'x', 3: 'x' });
    stepper.play();
    vi.runAllTimers();
    expect([stepper.index, stepper.asking, stepper.playing]).toEqual([2, true, false]);
    stepper.reveal();
    expect(stepper.asking).toBe(false);
    stepper.seek(0);
    stepper.play();
    vi.runAllTimers();
    expect(stepper.index).toBe(4);
  });

  it('asks nothing in reference mode', () => {
    const stepper = of(2, { 1: 'x' });
    stepper.asks = false;
    stepper.play();
    expect([stepper.asking, stepper.playing]).toEqual([false, true]);
    vi.runAllTimers();
    expect(stepper.index).toBe(2);
  });
});

describe('the time of a step', () => {
  it('is 1.1 s, 45 ms a word and 25 ms a Han character', () => {
    expect(stepTime('')).toBe(1100);
    expect(stepTime('126 bytes need 2 more.')).toBe(1100 + 5 * 45);
    expect(stepTime('长度码 126，后面两字节。')).toBe(1100 + 8 * 25 + 45);
    expect(stepTime('Two words', 2)).toBe((1100 + 90) / 2);
  });

  it('has four speeds with an end at both sides', () => {
    expect(SPEEDS.map((speed) => [otherSpeed(speed, -1), otherSpeed(speed, 1)])).toEqual([
      [0.5, 1],
      [0.5, 2],
      [1, 4],
      [2, 4],
    ]);
  });
});
