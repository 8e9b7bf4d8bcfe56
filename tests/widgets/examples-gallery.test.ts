/** The parts of the gallery below its components: the small strip, finding an example, the keys of the list. */
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { fromHex } from '../../src/protocol/bytes/hex.ts';
import { galleryEn } from '../../src/i18n/frames/examples-gallery-en.ts';
import { EXAMPLES } from '../../src/widgets/frame-bench/examples.ts';
import { entryOf, isWanted } from '../../src/widgets/frame-bench/examples-filter.ts';
import { nextEntry } from '../../src/widgets/frame-bench/examples-keys.ts';
import { smallStrip } from '../../src/widgets/frame-bench/examples-strip.ts';

const lettersOf = (hex: string, most = 20) => smallStrip(fromHex(hex), most).letters.map(({ letters }) => letters);

describe('the small strip', () => {
  it.each([
    ['a masked text', '818537fa213d7f9f4d5158', ['FRO', 'ML', 'K', 'D']],
    ['two frames', '890081026869', ['FRO', 'ML', 'FRO', 'ML', 'D']],
    ['two frames with only payload in front', '8101618101ff', ['FRO', 'ML', 'D', 'FRO', 'ML', 'D']],
    ['a 16-bit length', '827e0100', ['FRO', 'ML', 'X']],
    ['half a header', '81', ['FRO']],
    ['nothing', '', []],
  ])('names the fields of %s', (_, hex, letters) => {
    expect(lettersOf(hex)).toEqual(letters);
  });

  test.prop([fc.uint8Array({ maxLength: 60 }), fc.integer({ min: 1, max: 30 })])(
    'draws what fits, and every cell has its letters',
    (bytes, most) => {
      const strip = smallStrip(bytes, most);
      expect(strip.cells.map(({ hex }) => hex).join('')).toBe(Buffer.from(bytes.subarray(0, most)).toString('hex'));
      expect(strip.more).toBe(bytes.length > most);
      for (const { x, parts } of strip.cells) {
        expect(parts.reduce((sum, { width }) => sum + width, 0)).toBe(8);
        expect(strip.letters.filter((each) => each.x <= x && x < each.x + each.width)).toHaveLength(1);
      }
      for (const { letters } of strip.letters) expect(letters).toMatch(/^[FROMLXKD]+$/);
    },
  );
});

describe('finding an example', () => {
  const entries = EXAMPLES.map((example) => entryOf(example, [galleryEn.names[example.id], galleryEn.groups[example.group]]));
  const found = (wanted: string) => entries.filter((entry) => isWanted(entry, wanted)).map(({ example }) => example.id);

  it.each([
    ['by bytes', '88 04 31', ['bug-close-ascii']],
    ['by bytes in one word', '880431', ['bug-close-ascii']],
    ['by bytes with prefixes', '0x88, 0x04, 0x31', ['bug-close-ascii']],
    ['by half a byte more', '88 04 3', ['bug-close-ascii']],
    ['by issue', 'libwebsockets#792', ['bug-close-low-byte']],
    ['by finding', 'masking-key-zero', ['bug-masked-pong', 'u-zero-key']],
    ['by all words, in any order and case', 'GBK text', ['text-gbk']],
    ['by what is pasted', '<Buffer', ['p-node-buffer']],
    ['not at all', 'no such thing anywhere', []],
  ])('%s', (_, wanted, ids) => {
    expect(found(wanted)).toEqual(ids);
  });

  it('finds all by nothing', () => {
    expect(found('  ')).toHaveLength(EXAMPLES.length);
  });

  it('finds the bytes of whoever speaks second', () => {
    expect(found('8a 85')).toContain('rfc-ping-pong');
  });

  it('keeps to the byte', () => {
    expect(found('80 43 1')).not.toContain('bug-close-ascii');
  });
});

describe('the keys of the list', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const press = (key: string, at: string | null, more = {}) =>
    nextEntry({ key, ctrlKey: false, altKey: false, metaKey: false, ...more }, ids, at);

  it.each([
    ['ArrowDown', 'a', 'b'],
    ['ArrowDown', 'g', 'g'],
    ['ArrowUp', 'b', 'a'],
    ['ArrowUp', 'a', 'box'],
    ['PageDown', 'a', 'f'],
    ['PageDown', 'f', 'g'],
    ['PageUp', 'c', 'a'],
    ['Home', 'e', 'a'],
    ['End', 'b', 'g'],
    ['x', 'a', null],
  ])('%s on %s leads to %s', (key, at, to) => {
    expect(press(key, at)).toBe(to);
  });

  it('leaves chords and an empty list alone', () => {
    expect(press('ArrowDown', 'a', { altKey: true })).toBeNull();
    expect(nextEntry({ key: 'Home', ctrlKey: false, altKey: false, metaKey: false }, [], null)).toBeNull();
  });
});
