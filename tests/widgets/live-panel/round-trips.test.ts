/** Round trips: the message that comes back is the one that was sent, whatever comes in between. */
import { describe, expect, it } from 'vitest';
import { RoundTrips } from '../../../src/widgets/live-panel/round-trips.ts';

describe('round trips', () => {
  it('are told by text and bytes, in the order in which they were sent', () => {
    const trips = new RoundTrips();
    trips.sent('a', 1, 0);
    trips.sent('a', 1, 10);
    trips.sent('b', 1, 20);
    trips.came('a', 1, 100);
    trips.came('welcome: a', 10, 101);
    trips.came('a', 1, 120);
    expect(trips.list).toEqual([100, 110]);
  });

  it('pass over messages that nobody answers', () => {
    const trips = new RoundTrips();
    trips.sent('lost', 4, 0);
    trips.sent('b', 1, 10);
    trips.came('b', 1, 15);
    trips.came('lost', 4, 20);
    expect(trips.list).toEqual([5]);
  });

  it('keep the newest 120, and wait for no message of a connection that is over', () => {
    const trips = new RoundTrips();
    for (let at = 0; at < 1000; at++) {
      trips.sent(`m${at}`, 5, at);
      trips.came(`m${at}`, 5, 2 * at);
    }
    expect(trips.list).toHaveLength(120);
    expect(trips.list.at(-1)).toBe(999);
    trips.sent('old', 3, 0);
    trips.forget();
    trips.came('old', 3, 50);
    expect(trips.list.at(-1)).toBe(999);
    trips.clear();
    expect(trips.list).toEqual([]);
  });

  it('take no time in a storm of which nothing comes back', () => {
    const trips = new RoundTrips();
    const start = performance.now();
    for (let at = 0; at < 50_000; at++) trips.sent(`m${at}`, 6, at);
    for (let at = 0; at < 50_000; at++) trips.came(`other ${at}`, 9, at);
    expect(trips.list).toEqual([]);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
