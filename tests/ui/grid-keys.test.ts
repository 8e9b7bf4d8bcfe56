import { describe, expect, it } from 'vitest';
import { wireLeaves } from '../../src/protocol/annotation/query.ts';
import { fromHex } from '../../src/protocol/bytes/hex.ts';
import { dissectFrame } from '../../src/protocol/frame/dissect.ts';
import { gridMove, type Stroke } from '../../src/ui/grid-keys.ts';
import { gridModel } from '../../src/ui/grid-model.ts';

const bytes = fromHex('818537fa213d7f9f4d5158');
const leaves = wireLeaves(dissectFrame(bytes).tree);
const model = gridModel(bytes, 0, leaves, 8);
const press = (bit: number, key: string, more: Partial<Stroke> = {}, rows = model.rows) => gridMove(model, bit, { key, ...more }, rows);

describe('gridMove', () => {
  it.each([
    ['ArrowRight', 0, 1],
    ['ArrowRight', 7, 8],
    ['ArrowLeft', 8, 7],
    ['ArrowLeft', 0, 0],
    ['ArrowRight', 87, 87],
    ['ArrowDown', 5, 13],
    ['ArrowUp', 13, 5],
    ['ArrowUp', 5, 5],
    ['ArrowDown', 85, 85],
    ['Home', 13, 8],
    ['End', 13, 15],
    ['PageDown', 3, 35],
    ['PageDown', 67, 83],
    ['PageUp', 19, 3],
    ['f', 0, 1],
    ['f', 5, 8],
    ['f', 50, 50],
  ])('%s on bit %i goes to %i', (key, from, to) => {
    expect(press(from, key)).toEqual({ to });
  });

  it.each([
    ['ArrowRight', 9, 16],
    ['ArrowLeft', 16, 9],
    ['ArrowLeft', 12, 9],
    ['ArrowLeft', 0, 0],
    ['Home', 40, 0],
    ['End', 40, 87],
  ])('Ctrl+%s on bit %i goes to %i', (key, from, to) => {
    expect(press(from, key, { ctrlKey: true })).toEqual({ to });
  });

  it('never leaves the rows that are shown', () => {
    expect(press(3, 'PageDown', {}, 3)).toEqual({ to: 19 });
    expect(press(3, 'End', { ctrlKey: true }, 3)).toEqual({ to: 23 });
    expect(press(16, 'ArrowRight', { ctrlKey: true }, 3)).toEqual({ to: 16 });
  });

  it('goes round the problems with i, and leaves i alone when there is none', () => {
    const marks = [
      { range: { start: 8, end: 9 }, number: 2 },
      { range: { start: 1, end: 2 }, number: 1 },
    ];
    expect(gridMove(model, 0, { key: 'i' }, 11, marks)).toEqual({ to: 1 });
    expect(gridMove(model, 1, { key: 'i' }, 11, marks)).toEqual({ to: 8 });
    expect(gridMove(model, 60, { key: 'i' }, 11, marks)).toEqual({ to: 1 });
    expect(press(0, 'i')).toBeNull();
  });

  it.each([
    ['Enter', 'act'],
    [' ', 'act'],
    ['p', 'pin'],
    ['c', 'copy'],
    ['Escape', 'unpin'],
    ['?', 'keys'],
  ])('%s is the command %s', (key, command) => {
    expect(press(0, key)).toEqual({ command });
  });

  it.each([
    ['0', 3, { write: 0, to: 4 }],
    ['1', 7, { write: 1, to: 8 }],
    ['1', 87, { write: 1, to: 87 }],
  ])('%s writes bit %i and goes on', (key, from, move) => {
    expect(press(from, key)).toEqual(move);
  });

  it.each([
    ['c', { ctrlKey: true }],
    ['c', { metaKey: true }],
    ['f', { ctrlKey: true }],
    ['ArrowLeft', { altKey: true }],
    ['Tab', {}],
    ['x', {}],
  ])('leaves %s with %o to the browser', (key, more) => {
    expect(press(20, key, more)).toBeNull();
  });
});
