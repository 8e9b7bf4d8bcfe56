import { describe, expect, it } from 'vitest';
import { wireLeaves } from '../../src/protocol/annotation/query.ts';
import { fromHex } from '../../src/protocol/bytes/hex.ts';
import { dissectFrame } from '../../src/protocol/frame/dissect.ts';
import { pillOf, stripReference, stripStep, stripStroke } from '../../src/ui/byte-strip.ts';
import { gridModel } from '../../src/ui/grid-model.ts';

const bytes = fromHex('818537fa213d7f9f4d5158');
const frame = dissectFrame(bytes);
const model = gridModel(bytes, 0, wireLeaves(frame.tree), 8);
const bare = { plain: undefined, marks: [], fieldName: (field: string) => field.replace('frame.', '') };

describe('pillOf', () => {
  it('paints a byte by the share its fields have of it', () => {
    expect(pillOf(model, 0, bare).parts).toEqual([
      { from: 0, width: 4, role: 'flags' },
      { from: 4, width: 4, role: 'opcode' },
    ]);
    expect(pillOf(model, 1, bare).parts).toEqual([
      { from: 0, width: 1, role: 'mask' },
      { from: 1, width: 7, role: 'length' },
    ]);
    expect(pillOf(model, 2, bare).parts).toEqual([{ from: 0, width: 8, role: 'key' }]);
  });

  it('names every field in the byte', () => {
    expect(pillOf(model, 0, bare)).toMatchObject({ hex: '81', fields: ['fin', 'rsv1', 'rsv2', 'rsv3', 'opcode'] });
  });

  it('shows readable values where there are some, and says so', () => {
    const plain = { at: 6, bytes: frame.payload };
    expect(pillOf(model, 6, { ...bare, plain })).toMatchObject({ hex: '48', unmasked: true });
    expect(pillOf(model, 5, { ...bare, plain })).toMatchObject({ hex: '3d', unmasked: false });
  });

  it('is wrong where a mark touches one of its bits', () => {
    const marks = [{ range: { start: 15, end: 16 }, number: 1 }];
    expect(pillOf(model, 1, { ...bare, marks }).wrong).toBe(true);
    expect(pillOf(model, 2, { ...bare, marks }).wrong).toBe(false);
  });
});

describe('stripReference', () => {
  it('points at the whole of a byte that several fields share', () => {
    expect(stripReference(model, 4, 'wire', 0)).toEqual({ frame: 4, source: 'wire', range: { start: 0, end: 8 } });
  });

  it('points at one byte of a key or payload', () => {
    const reference = stripReference(model, 0, 'wire', 7);
    expect(reference).toEqual({ frame: 0, source: 'wire', range: { start: 56, end: 64 }, field: 'frame.payload' });
  });

  it('points at the whole of a number that spans bytes', () => {
    const long = fromHex('827e0100');
    const wide = gridModel(long, 0, wireLeaves(dissectFrame(long).tree), 8);
    expect(stripReference(wide, 0, 'wire', 3)).toMatchObject({ range: { start: 16, end: 32 }, field: 'frame.payload-length-16' });
  });
});

describe('stripStroke', () => {
  const type = (key: string, byte: number, value: number, half: boolean) => stripStroke({ key }, byte, value, half, 11);

  it('types the first digit of a byte, then the second, then goes on', () => {
    expect(type('a', 2, 0x37, false)).toEqual({ at: 2, remove: 1, insert: [0xa7], to: 2, half: true });
    expect(type('F', 2, 0xa7, true)).toEqual({ at: 2, remove: 1, insert: [0xaf], to: 3, half: false });
    expect(type('0', 10, 0x11, true)).toEqual({ at: 10, remove: 1, insert: [0x10], to: 10, half: false });
  });

  it('puts bytes in and takes them out', () => {
    expect(type('Insert', 3, 0, false)).toEqual({ at: 3, remove: 0, insert: [0], to: 3, half: false });
    expect(type('Delete', 10, 0, true)).toEqual({ at: 10, remove: 1, insert: [], to: 9, half: false });
    expect(type('Backspace', 3, 0, false)).toEqual({ at: 2, remove: 1, insert: [], to: 2, half: false });
    expect(type('Backspace', 0, 0, false)).toBeNull();
  });

  it('leaves everything else to others', () => {
    expect(type('g', 0, 0, false)).toBeNull();
    expect(stripStroke({ key: 'c', ctrlKey: true }, 0, 0, false, 11)).toBeNull();
    expect(stripStroke({ key: 'a' }, 0, 0, false, 0)).toBeNull();
  });
});

describe('stripStep', () => {
  it.each([
    ['ArrowRight', 3, 4],
    ['ArrowRight', 10, 10],
    ['ArrowLeft', 0, 0],
    ['End', 2, 10],
    ['Home', 7, 0],
    ['PageDown', 2, 10],
  ])('%s on byte %i goes to %i', (key, from, to) => {
    expect(stripStep({ key }, from, 11)).toBe(to);
  });

  it('leaves other keys and browser shortcuts alone', () => {
    expect(stripStep({ key: 'a' }, 0, 11)).toBeNull();
    expect(stripStep({ key: 'ArrowLeft', altKey: true }, 3, 11)).toBeNull();
  });
});
