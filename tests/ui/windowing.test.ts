import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { scrollTo, windowOf } from '../../src/ui/windowing.ts';

describe('windowOf', () => {
  it('draws the first items while nothing is measured', () => {
    expect(windowOf({ scroll: 0, size: 0, pitch: 0, count: 100 }, 8, 24)).toEqual({ from: 0, to: 24, before: 0, after: 0 });
    expect(windowOf({ scroll: 0, size: 0, pitch: 0, count: 3 }, 8, 24).to).toBe(3);
  });

  it('draws what is in view and the margin, and stands for the rest with empty space', () => {
    const view = windowOf({ scroll: 3200, size: 320, pitch: 32, count: 1000 }, 5, 24);
    expect(view).toEqual({ from: 95, to: 116, before: 95 * 32, after: (1000 - 116) * 32 });
  });

  test.prop([fc.integer({ min: 0, max: 5_000_000 }), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 900 }), fc.nat()])(
    'always covers the viewport',
    (count, pitch, size, at) => {
      const track = Math.min(count * pitch, 8_000_000);
      const scroll = at % Math.max(1, track - size);
      const view = windowOf({ scroll, size, pitch, count }, 2, 10);
      const drawn = (view.to - view.from) * pitch;
      expect(view.from).toBeGreaterThanOrEqual(0);
      expect(view.to).toBeLessThanOrEqual(count);
      expect(view.before).toBeLessThanOrEqual(scroll + 1e-6);
      expect(view.before + drawn).toBeGreaterThanOrEqual(Math.min(scroll + size, count * pitch) - 1e-6);
    },
  );
});

describe('scrollTo', () => {
  const view = { scroll: 320, size: 320, pitch: 32, count: 1000 };

  it('moves as little as brings the item into view', () => {
    expect(scrollTo(10, view)).toBe(320);
    expect(scrollTo(19, view)).toBe(320);
    expect(scrollTo(20, view)).toBe(352);
    expect(scrollTo(3, view)).toBe(96);
  });

  it.each([0, 1, 4_000_000, 7_999_999])('reaches item %i of eight million', (index) => {
    const long = { scroll: 0, size: 320, pitch: 32, count: 8_000_000 };
    const scroll = scrollTo(index, long);
    const { from, to } = windowOf({ ...long, scroll }, 0, 10);
    expect(scroll).toBeLessThanOrEqual(8_000_000);
    expect(index).toBeGreaterThanOrEqual(from);
    expect(index).toBeLessThan(to);
  });
});
