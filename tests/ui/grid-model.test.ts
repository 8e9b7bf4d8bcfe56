import { describe, expect, it } from 'vitest';
import { wireLeaves } from '../../src/protocol/annotation/query.ts';
import { fromHex } from '../../src/protocol/bytes/hex.ts';
import { dissectFrame } from '../../src/protocol/frame/dissect.ts';
import { bitValue, bracketsIn, clip, gridModel, rowRange, rowsCollapsed, segmentAt } from '../../src/ui/grid-model.ts';

const HELLO = '818537fa213d7f9f4d5158';
const modelOf = (hex: string, perRow: 8 | 32 = 8) => {
  const bytes = fromHex(hex);
  return gridModel(bytes, 0, bytes.length === 0 ? [] : wireLeaves(dissectFrame(bytes).tree), perRow);
};
const lettersIn = (model: ReturnType<typeof modelOf>, row: number) =>
  bracketsIn(model, row).map(({ letter, start, end }) => `${letter}${start}-${end}`);

describe('gridModel', () => {
  it('gives every bit of a complete frame to one field and its value', () => {
    const model = modelOf(HELLO);
    expect(model.rows).toBe(11);
    expect(model.end).toBe(88);
    const digits = Array.from({ length: 16 }, (_, bit) => bitValue(model, bit)).join('');
    expect(digits).toBe('1000000110000101');
    for (let bit = 0; bit < 88; bit++) expect(segmentAt(model, bit), `bit ${bit}`).not.toBeNull();
    expect(segmentAt(model, 9)?.node.field).toBe('frame.payload-length-7');
    expect(segmentAt(model, 88)).toBeNull();
  });

  it('draws the header that is still to come as missing cells under its fields', () => {
    const model = modelOf('81');
    expect(model.arrived).toBe(8);
    expect(model.end).toBe(16);
    expect(bitValue(model, 8)).toBeNull();
    expect(segmentAt(model, 8)?.node.field).toBe('frame.mask');
    expect(segmentAt(model, 15)?.node.field).toBe('frame.payload-length-7');
  });

  it('follows a 64-bit length whose last byte is there: half arrived, half missing', () => {
    const model = modelOf('827f0000');
    const segment = segmentAt(model, 16);
    expect([segment?.start, segment?.arrived, segment?.end]).toEqual([16, 32, 80]);
  });

  it.each([8, 32] as const)('bounds a payload of 2^63 - 1 missing bytes to one row of %i cells', (perRow) => {
    const model = modelOf('827f7fffffffffffffff', perRow);
    expect(model.end - model.arrived).toBe(perRow);
  });

  it('shows the shape of a header before any byte is there', () => {
    const model = modelOf('');
    expect(model.rows).toBe(2);
    expect(lettersIn(model, 0)).toEqual(['F0-1', 'R1-4', 'O4-8']);
    expect(lettersIn(model, 1)).toEqual(['M8-9', 'L9-16']);
    expect(bitValue(model, 0)).toBeNull();
  });

  it('keeps the positions of the source for a frame further on', () => {
    const bytes = fromHex(`8900${HELLO}`);
    const leaves = wireLeaves(dissectFrame(bytes, 2).tree);
    const model = gridModel(bytes.subarray(2), 2, leaves, 8);
    expect(model.first).toBe(16);
    expect(rowRange(model, 1)).toEqual({ start: 24, end: 32 });
    expect(segmentAt(model, 24)?.node.field).toBe('frame.mask');
  });
});

describe('bracketsIn', () => {
  it('groups the reserved bits, and brackets a long field once, where it begins', () => {
    const model = modelOf(HELLO);
    expect(lettersIn(model, 0)).toEqual(['F0-1', 'R1-4', 'O4-8']);
    expect(lettersIn(model, 1)).toEqual(['M8-9', 'L9-16']);
    expect(lettersIn(model, 2)).toEqual(['K16-24']);
    expect(lettersIn(model, 3)).toEqual([]);
    expect(lettersIn(model, 6)).toEqual(['D48-56']);
  });

  it('cuts a bracket at the end of its row in the figure layout', () => {
    const model = modelOf(HELLO, 32);
    expect(lettersIn(model, 0)).toEqual(['F0-1', 'R1-4', 'O4-8', 'M8-9', 'L9-16', 'K16-32']);
    expect(lettersIn(model, 1)).toEqual(['D48-64']);
  });
});

describe('rowsCollapsed', () => {
  const framed = (payload: number) => modelOf(`827e${payload.toString(16).padStart(4, '0')}${'00'.repeat(payload)}`);

  it('keeps the header and sixteen payload rows', () => {
    expect(rowsCollapsed(framed(256), 16)).toBe(4 + 16);
  });

  it('does not fold a single row away', () => {
    expect(rowsCollapsed(framed(17), 16)).toBe(21);
    expect(rowsCollapsed(framed(18), 16)).toBe(20);
  });
});

describe('clip', () => {
  it('keeps what lies within and drops what only touches', () => {
    const ranges = [
      { start: 0, end: 8 },
      { start: 6, end: 20 },
      { start: 16, end: 24 },
    ];
    expect(clip(ranges, { start: 8, end: 16 })).toEqual([{ start: 8, end: 16 }]);
  });
});
