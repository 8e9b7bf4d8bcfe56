import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { readPaste } from '../../src/capture/read-paste.ts';
import { charactersOf, piecesOf } from '../../src/widgets/frame-bench/text-ranges.ts';

const marked = (text: string, from: number, to: number): string[] => {
  const run = readPaste(text).guesses[0]!.runs[0]!;
  return charactersOf(run.map, [{ start: from, end: to }]).map(({ start, end }) => text.slice(start, end));
};

test('neighbouring bytes are one stretch with their separators; a dropped column parts them', () => {
  expect(marked('0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f', 0, 16)).toEqual(['0x81, 0x05']);
  const dump =
    '0000   81 85 37 fa 21 3d 7f 9f 4d 51 58 89 80 5c 1b 93   ..7.!=..MQX..\\..\n0010   cf                                                .';
  expect(marked(dump, 14 * 8, 17 * 8)).toEqual(['1b 93', 'cf']);
});

test('a bit marks its whole byte', () => {
  expect(marked('81 05 48 65 6c 6c 6f', 12, 13)).toEqual(['05']);
});

property.prop([
  fc.string({ maxLength: 40 }),
  fc.array(
    fc.tuple(fc.nat(45), fc.nat(45)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) })),
    { maxLength: 6 },
  ),
])('pieces joined are the text, and exactly the ranges are marked', (text, ranges) => {
  const pieces = piecesOf(text, ranges);
  expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  let at = 0;
  for (const piece of pieces) {
    for (let i = 0; i < piece.text.length; i++, at++) {
      expect(piece.marked).toBe(ranges.some(({ start, end }) => at >= start && at < end));
    }
  }
});
