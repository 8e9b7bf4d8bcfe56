import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteAtChar, charsOfByte, sliceSourceMap, SourceMapBuilder } from '../../src/capture/source-map.ts';

/** Gaps and widths of bytes written one after the other: what any text without shared characters looks like. */
const layout = fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 80 });

function build(spans: readonly (readonly [number, number])[]): {
  map: ReturnType<SourceMapBuilder['build']>;
  ranges: { start: number; end: number }[];
} {
  const builder = new SourceMapBuilder();
  const ranges: { start: number; end: number }[] = [];
  let at = 0;
  for (const [gap, width] of spans) {
    at += gap;
    ranges.push({ start: at, end: at + width });
    builder.add(at, at + width);
    at += width;
  }
  return { map: builder.build(), ranges };
}

describe('source map', () => {
  it('gives each byte its characters and each character its byte', () => {
    fc.assert(
      fc.property(layout, (spans) => {
        const { map, ranges } = build(spans);
        ranges.forEach((range, i) => {
          expect(charsOfByte(map, i)).toEqual(range);
          for (let at = range.start; at < range.end; at++) expect(byteAtChar(map, at)).toBe(i);
        });
        const last = ranges[ranges.length - 1]!;
        for (let at = 0; at < last.end + 3; at++) {
          if (!ranges.some(({ start, end }) => start <= at && at < end)) expect(byteAtChar(map, at)).toBe(null);
        }
        expect(charsOfByte(map, -1)).toBe(null);
        expect(charsOfByte(map, ranges.length)).toBe(null);
      }),
    );
  });

  it('cuts a run out of the middle without moving its characters', () => {
    fc.assert(
      fc.property(layout, fc.nat(100), fc.nat(100), (spans, a, b) => {
        const { map, ranges } = build(spans);
        const start = Math.min(a, b) % (ranges.length + 1);
        const end = Math.max(start, Math.max(a, b) % (ranges.length + 1));
        const part = sliceSourceMap(map, start, end);
        for (let i = start; i < end; i++) expect(charsOfByte(part, i - start)).toEqual(ranges[i]);
        expect(charsOfByte(part, end - start)).toBe(null);
      }),
    );
  });

  it('keeps even spacing in one stretch, bulk and single bytes alike', () => {
    const builder = new SourceMapBuilder();
    builder.addStretch(0, 3, 2, 1000);
    builder.add(3000, 3002);
    builder.addStretch(3003, 3, 2, 1000);
    const map = builder.build();
    expect([map.stretchCount, map.byteLength]).toEqual([1, 2001]);
    expect(charsOfByte(map, 2000)).toEqual({ start: 6000, end: 6002 });
    expect(byteAtChar(map, 6002)).toBe(null);
  });

  it('answers with the first of several bytes that one character wrote', () => {
    const builder = new SourceMapBuilder();
    for (let i = 0; i < 3; i++) builder.add(5, 6);
    builder.add(6, 7);
    const map = builder.build();
    expect([byteAtChar(map, 5), byteAtChar(map, 6), charsOfByte(map, 2)]).toEqual([0, 3, { start: 5, end: 6 }]);
  });
});
