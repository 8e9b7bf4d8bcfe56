/** A length in its spellings, the slider's scale, and what people type: against the core, over the whole range. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dissectFrame } from '../../../src/protocol/frame/dissect.ts';
import { MAX_LENGTH, shortestForm } from '../../../src/protocol/frame/payload-length.ts';
import { END, lengthAt, lengthByKey, MAGNETS, positionOf } from '../../../src/widgets/length-encoder/scale.ts';
import { factsIn, factsOf, FORMS, headerOf, largest, lengthBytesOf, smallest } from '../../../src/widgets/length-encoder/spelling.ts';
import { readTypedLength } from '../../../src/widgets/length-encoder/typed-length.ts';

/** Both sides of every place where something changes. */
const BOUNDARIES = [
  0n,
  1n,
  124n,
  125n,
  126n,
  127n,
  128n,
  255n,
  256n,
  65_534n,
  65_535n,
  65_536n,
  2n ** 32n - 1n,
  2n ** 32n,
  2n ** 53n,
  MAX_LENGTH,
];
const length = fc.oneof(fc.constantFrom(...BOUNDARIES), fc.bigInt({ min: 0n, max: MAX_LENGTH }), fc.bigInt({ min: 0n, max: 70_000n }));

describe('spellings', () => {
  it.each(BOUNDARIES)('%s comes back from its header, and its header is the shortest', (n) => {
    for (const masked of [false, true]) {
      const facts = factsOf(n, masked);
      const frame = dissectFrame(headerOf(n, facts.form, masked), 0, { direction: masked ? 'c2s' : 's2c' });
      expect(frame.declaredLength).toBe(n);
      expect(frame.headerLength).toBe(facts.headerBytes);
      expect(frame.masked).toBe(masked);
      expect(frame.findings.map(({ code }) => code)).toEqual(n === 0n ? (masked ? ['masked-empty-payload'] : []) : ['payload-incomplete']);
    }
  });

  it('are the sizes of RFC 6455 §5.2 at the edges', () => {
    const sizes = (masked: boolean) => [0n, 125n, 126n, 65_535n, 65_536n].map((n) => factsOf(n, masked).headerBytes);
    expect(sizes(false)).toEqual([2, 2, 4, 4, 10]);
    expect(sizes(true)).toEqual([6, 6, 8, 8, 14]);
    expect(factsOf(126n, false).costOfLast).toBe(2);
    expect(factsOf(65_536n, true).costOfLast).toBe(6);
    expect(factsOf(0n, true).costOfLast).toBeNull();
  });

  it('meet without a gap', () => {
    expect(FORMS.map((form) => [smallest(form), largest(form)])).toEqual([
      [0n, 125n],
      [126n, 65_535n],
      [65_536n, MAX_LENGTH],
    ]);
  });

  it('put the number’s own bytes last, behind zeros', () => {
    fc.assert(
      fc.property(length, (n) => {
        const { extended, numberBytes, bits, form } = factsOf(n, false);
        expect(BigInt('0b' + '1'.repeat(bits)) >= n).toBe(true);
        if (form === 7) return;
        const padding = extended.length - numberBytes.length;
        expect([...extended]).toEqual([...new Uint8Array(padding), ...numberBytes]);
      }),
    );
  });

  it('can be longer than needed, and are then called so', () => {
    const facts = factsIn(factsOf(5n, false), 64);
    const { findings } = dissectFrame(headerOf(5n, 64, false));
    expect(facts.headerBytes).toBe(10);
    expect(findings.map(({ code }) => code)).toContain('length-not-minimal');
    expect([...lengthBytesOf(5n, true)]).toEqual([0x85]);
  });
});

describe('the scale', () => {
  it('has a third for each spelling and never leaves it', () => {
    fc.assert(
      fc.property(length, (n) => {
        const position = positionOf(n);
        expect(Number.isInteger(position)).toBe(true);
        expect(shortestForm(lengthAt(position))).toBe(shortestForm(n));
      }),
    );
  });

  it('rises with the length and covers all of it', () => {
    const lengths = Array.from({ length: END + 1 }, (_, position) => lengthAt(position));
    lengths.forEach((n, at) => expect(n >= (lengths[at - 1] ?? 0n)).toBe(true));
    expect([lengths[0], lengths[END]]).toEqual([0n, MAX_LENGTH]);
    expect(lengthAt(-5)).toBe(0n);
    expect(lengthAt(END + 5)).toBe(MAX_LENGTH);
  });

  it('sticks to its magnets', () => {
    expect(MAGNETS).toEqual([0n, 125n, 126n, 65_535n, 65_536n, MAX_LENGTH]);
    for (const magnet of MAGNETS)
      for (const by of [-10, 0, 10]) {
        const at = lengthAt(positionOf(magnet) + by);
        expect(MAGNETS.includes(at), `${magnet} ${by}`).toBe(true);
      }
  });

  it('has exact keys: one byte, one magnet, both ends', () => {
    fc.assert(
      fc.property(length, (n) => {
        if (n < MAX_LENGTH) expect(lengthByKey('ArrowRight', n)).toBe(n + 1n);
        if (n > 0n) expect(lengthByKey('ArrowDown', n)).toBe(n - 1n);
        const up = lengthByKey('PageUp', n)!;
        expect(MAGNETS.includes(up) && (up > n || n === MAX_LENGTH)).toBe(true);
      }),
    );
    expect(lengthByKey('PageDown', 126n)).toBe(125n);
    expect(lengthByKey('PageUp', 126n)).toBe(65_535n);
    expect([lengthByKey('ArrowLeft', 0n), lengthByKey('ArrowUp', MAX_LENGTH)]).toEqual([0n, MAX_LENGTH]);
    expect([lengthByKey('Home', 9n), lengthByKey('End', 9n)]).toEqual([0n, MAX_LENGTH]);
    expect([lengthByKey('Tab', 9n), lengthByKey('toString', 9n)]).toEqual([null, null]);
  });
});

describe('a typed length', () => {
  it.each([
    ['126', 126n],
    [' 65,536 ', 65_536n],
    ['65 536', 65_536n],
    ['65_536', 65_536n],
    ['9’223’372', 9_223_372n],
    ['0x7e', 126n],
    ['1２６', 126n],
    ['+5', 5n],
    ['007', 7n],
    ['2^63-1', MAX_LENGTH],
    ['2**16', 65_536n],
    ['2^16 + 1', 65_537n],
    ['1e3', 1000n],
    ['1.25E+2', 125n],
    ['９２２３３７２０３６８５４７７５８０７', MAX_LENGTH],
  ])('%j is %s', (typed, n) => {
    expect(readTypedLength(typed)).toEqual({ length: n });
  });

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['-1', 'no-count'],
    ['−3', 'no-count'],
    ['1.5', 'no-count'],
    ['.5', 'no-count'],
    ['2^3-9', 'no-count'],
    ['9223372036854775808', 'top-bit'],
    ['2^63', 'top-bit'],
    ['0xffffffffffffffff', 'top-bit'],
    ['18446744073709551616', 'too-long'],
    ['1e21', 'too-long'],
    ['1e999', 'too-long'],
    ['1.5e0', 'no-count'],
    ['一百二十六', 'numerals'],
    ['二〇二六', 'numerals'],
    ['NaN', 'no-number'],
    ['Infinity', 'no-number'],
    ['2^64', 'too-long'],
    ['9'.repeat(100_000), 'too-long'],
    ['+' + '9'.repeat(1_000_000), 'too-long'],
    ['abc', 'no-number'],
    ['1,2', 'no-number'],
    ['12 bytes', 'no-number'],
    ['\ud83d', 'no-number'],
  ])('%.20j is refused as %s', (typed, fault) => {
    expect(readTypedLength(typed)).toEqual({ fault });
  });

  it('of digits is that number', () => {
    fc.assert(
      fc.property(length, (n) => {
        expect(readTypedLength(String(n))).toEqual({ length: n });
        expect(readTypedLength(n.toLocaleString('en'))).toEqual({ length: n });
      }),
    );
  });
});
