/** What lights with what in the lanes, and where the arrow keys lead. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { laneMove, ROWS } from '../../../src/widgets/masking-stepper/lane-keys.ts';
import { headLight, lightOf, type Spot } from '../../../src/widgets/masking-stepper/lighting.ts';

/** The lights of a row of eight bytes. */
const row = (spot: Spot | null, name: 'plain' | 'key' | 'wire') => Array.from({ length: 8 }, (_, index) => lightOf(spot, name, index));

describe('linking', () => {
  it('of a result byte: its payload byte, its key byte and its lane', () => {
    const spot: Spot = { row: 'wire', index: 4 };
    const expected = ['lane', 'none', 'none', 'none', 'point', 'none', 'none', 'none'];
    for (const name of ROWS) expect(row(spot, name)).toEqual(expected);
    expect([0, 1, 2, 3].map((lane) => headLight(spot, lane))).toEqual(['point', 'none', 'none', 'none']);
  });

  it('of a key byte: its whole lane, wherever it stands', () => {
    const all = ['none', 'none', 'point', 'none', 'none', 'none', 'point', 'none'];
    for (const spot of [{ row: 'key', index: 6 }, { lane: 2 }] as const) {
      expect(row(spot, 'key')).toEqual(all);
      expect(row(spot, 'plain')).toEqual(all.map((light) => (light === 'point' ? 'lane' : light)));
      expect(headLight(spot, 2)).toBe('point');
    }
  });

  it('of nothing: nothing', () => {
    expect(row(null, 'plain')).toEqual(Array(8).fill('none'));
  });
});

describe('keys in the lanes', () => {
  it.each([
    [{ row: 'plain', index: 3 }, 'ArrowRight', { row: 'plain', index: 4 }],
    [{ row: 'plain', index: 0 }, 'ArrowLeft', { row: 'plain', index: 0 }],
    [{ row: 'plain', index: 1 }, 'ArrowDown', { row: 'key', index: 1 }],
    [{ row: 'wire', index: 0 }, 'ArrowDown', { row: 'plain', index: 4 }],
    // The last cycle is short: the nearest byte there is.
    [{ row: 'wire', index: 3 }, 'ArrowDown', { row: 'plain', index: 4 }],
    [{ row: 'wire', index: 4 }, 'ArrowDown', { row: 'wire', index: 4 }],
    [{ row: 'plain', index: 4 }, 'ArrowUp', { row: 'wire', index: 0 }],
    [{ row: 'plain', index: 2 }, 'ArrowUp', { lane: 2 }],
    [{ lane: 2 }, 'ArrowDown', { row: 'plain', index: 2 }],
    [{ lane: 3 }, 'ArrowRight', { lane: 3 }],
    [{ row: 'key', index: 2 }, 'Home', { row: 'key', index: 0 }],
    [{ row: 'key', index: 1 }, 'End', { row: 'key', index: 3 }],
    [{ row: 'key', index: 4 }, 'PageDown', { row: 'key', index: 4 }],
  ] as const)('%j %s leads to %j', (from, key, to) => {
    expect(laneMove(from, { key }, 5)).toEqual(to);
  });

  it('reach both ends of a long payload', () => {
    expect(laneMove({ row: 'wire', index: 7 }, { key: 'End', ctrlKey: true }, 1_048_576)).toEqual({ row: 'wire', index: 1_048_575 });
    expect(laneMove({ row: 'wire', index: 7 }, { key: 'PageDown' }, 1_048_576)).toEqual({ row: 'wire', index: 23 });
    expect(laneMove({ row: 'wire', index: 7 }, { key: 'PageUp' }, 1_048_576)).toEqual({ row: 'wire', index: 3 });
  });

  it('leave other keys to others', () => {
    for (const stroke of [{ key: 'a' }, { key: 'ArrowLeft', altKey: true }, { key: 'ArrowLeft', ctrlKey: true }])
      expect(laneMove({ row: 'plain', index: 0 }, stroke, 5)).toBeNull();
    expect(laneMove({ lane: 0 }, { key: 'ArrowDown' }, 0)).toBeNull();
  });

  it('never lead out of the payload', () => {
    const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.array(fc.constantFrom(...keys), { maxLength: 40 }), (length, strokes) => {
        let spot: Spot = { row: 'plain', index: 0 };
        for (const key of strokes) spot = laneMove(spot, { key }, length) ?? spot;
        if ('index' in spot) expect(spot.index >= 0 && spot.index < length).toBe(true);
        else expect([0, 1, 2, 3]).toContain(spot.lane);
      }),
    );
  });
});
