import { fc, test as property } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { rowAt, rowStarts } from '../../src/widgets/frame-bench/text-rows.ts';

const rows = (text: string, columns: number): string[] => {
  const starts = rowStarts(text, columns);
  return Array.from(starts, (start, i) => text.slice(start, starts[i + 1]));
};

it('ends rows with their lines, and cuts long lines behind a space', () => {
  expect(rows('', 20)).toEqual([]);
  expect(rows('81 05\n\n→ 48', 20)).toEqual(['81 05\n', '\n', '→ 48']);
  expect(rows('81 05 48 65 6c 6c 6f\n', 10)).toEqual(['81 05 48 ', '65 6c 6c ', '6f\n']);
  expect(rows('8105486c6c6f', 5)).toEqual(['81054', '86c6c', '6f']);
  expect(rows('ab😀😀', 3)).toEqual(['ab', '😀', '😀']);
});

property.prop([fc.string({ unit: fc.constantFrom('a', ' ', '\n', '😀', '字'), maxLength: 200 }), fc.integer({ min: 1, max: 30 })])(
  'rows joined are the text, none is too wide, and each character is found in its row',
  (text, columns) => {
    const all = rows(text, columns);
    expect(all.join('')).toBe(text);
    for (const row of all) expect(row.replace('\n', '').length).toBeLessThanOrEqual(Math.max(2, columns));
    const starts = rowStarts(text, columns);
    for (let char = 0; char < text.length; char++) {
      const row = rowAt(starts, char);
      expect(starts[row]! <= char && char < (starts[row + 1] ?? text.length)).toBe(true);
    }
  },
);
