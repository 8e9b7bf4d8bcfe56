import { describe, expect, it } from 'vitest';
import { findField } from '../../src/protocol/annotation/query.ts';
import { fromHex } from '../../src/protocol/bytes/hex.ts';
import { dissectFrame } from '../../src/protocol/frame/dissect.ts';
import { relationsOf, Selection, type Reference } from '../../src/state/selection.svelte.ts';

const HELLO = '818537fa213d7f9f4d5158';

function looking(hex = HELLO): Selection {
  const frame = dissectFrame(fromHex(hex));
  const selection = new Selection();
  selection.relations = frame.sources.flatMap((source) => relationsOf(source.id, source.derivedFrom ?? []));
  const key = findField(frame.tree, 'frame.masking-key');
  const payload = findField(frame.tree, 'frame.payload');
  selection.lanes = key && payload ? { source: 'wire', key: key.range, payload: payload.range } : null;
  return selection;
}
const at = (source: Reference['source'], start: number, end: number): Reference => ({ frame: 0, source, range: { start, end } });

describe('Selection', () => {
  it('lights what overlaps, and nothing that only touches', () => {
    const selection = looking();
    selection.point(at('wire', 4, 8));
    expect(selection.light('wire', { start: 7, end: 9 })).toBe('hover');
    expect(selection.light('wire', { start: 8, end: 9 })).toBe('none');
    expect(selection.light('wire', { start: 0, end: 4 })).toBe('none');
  });

  it('carries a span between the wire and the unmasked payload, both ways', () => {
    const selection = looking();
    selection.point(at('wire', 56, 64));
    expect(selection.hoverIn('unmasked:0')).toEqual([{ start: 8, end: 16 }]);
    selection.point(at('unmasked:0', 32, 40));
    expect(selection.hoverIn('wire')).toEqual([{ start: 80, end: 88 }]);
  });

  it('carries only the part that the other source has', () => {
    const selection = looking();
    selection.point(at('wire', 0, 56));
    expect(selection.hoverIn('unmasked:0')).toEqual([{ start: 0, end: 8 }]);
    selection.point(at('wire', 0, 8));
    expect(selection.hoverIn('unmasked:0')).toEqual([]);
  });

  it('carries a message span over two fragments to each of them, and on to their unmasked bytes', () => {
    const selection = new Selection();
    selection.relations = [
      ...relationsOf('unmasked:0', [{ source: 'wire', range: { start: 48, end: 64 }, at: 0, by: 'unmask' }]),
      ...relationsOf('message:0', [
        { source: 'wire', range: { start: 48, end: 64 }, at: 0, by: 'reassemble' },
        { source: 'wire', range: { start: 112, end: 128 }, at: 2, by: 'reassemble' },
      ]),
    ];
    selection.point(at('message:0', 8, 24));
    expect(selection.hoverIn('wire')).toEqual([
      { start: 56, end: 64 },
      { start: 112, end: 120 },
    ]);
    expect(selection.hoverIn('unmasked:0')).toEqual([{ start: 8, end: 16 }]);
  });

  it('keeps one hover and one pin side by side', () => {
    const selection = looking();
    selection.togglePin(at('wire', 0, 1));
    selection.point(at('wire', 0, 1));
    expect(selection.light('wire', { start: 0, end: 1 })).toBe('both');
    selection.point(at('wire', 8, 9));
    expect(selection.light('wire', { start: 0, end: 1 })).toBe('pin');
    expect(selection.light('wire', { start: 8, end: 9 })).toBe('hover');
    expect(selection.current).toEqual(at('wire', 8, 9));
    selection.point(null);
    expect(selection.current).toEqual(at('wire', 0, 1));
  });

  it('unpins the same span, moves the pin to another, and lets go on unpin', () => {
    const selection = looking();
    selection.togglePin(at('wire', 0, 1));
    selection.togglePin(at('wire', 4, 8));
    expect(selection.pin).toEqual(at('wire', 4, 8));
    selection.togglePin(at('wire', 4, 8));
    expect(selection.pin).toBeNull();
    selection.togglePin(at('wire', 4, 8));
    selection.unpin();
    expect(selection.pin).toBeNull();
  });

  it('lights the whole lane of a key byte and the key byte of a payload byte', () => {
    const selection = looking();
    selection.point(at('wire', 16, 24));
    expect([6, 7, 8, 9, 10].filter((byte) => selection.laneAt('wire', byte))).toEqual([6, 10]);
    selection.point(at('wire', 80, 88));
    expect([2, 3, 4, 5].filter((byte) => selection.laneAt('wire', byte))).toEqual([2]);
    expect(selection.light('wire', { start: 16, end: 24 })).toBe('lane');
  });

  it('lights the key byte of an unmasked payload byte as well', () => {
    const selection = looking();
    selection.point(at('unmasked:0', 24, 32));
    expect([2, 3, 4, 5].filter((byte) => selection.laneAt('wire', byte))).toEqual([5]);
  });

  it('lights no lane for a whole key or payload', () => {
    const selection = looking();
    selection.point(at('wire', 16, 48));
    expect([6, 7, 8].some((byte) => selection.laneAt('wire', byte))).toBe(false);
  });

  it('forgets everything when the bytes are replaced', () => {
    const selection = looking();
    selection.point(at('wire', 0, 1));
    selection.togglePin(at('wire', 0, 1));
    selection.moveCursor('wire', 5);
    selection.clear();
    expect([selection.hover, selection.pin, selection.cursor]).toEqual([null, null, null]);
  });
});
