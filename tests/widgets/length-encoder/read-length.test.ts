/** Length bytes read back: what is right is called right, each mistake is named, each repair is right. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex, fromHex } from '../../../src/protocol/bytes/hex.ts';
import { MAX_LENGTH } from '../../../src/protocol/frame/payload-length.ts';
import { READ_EXAMPLES } from '../../../src/widgets/length-encoder/read-examples.ts';
import { readLength, readTypedBytes } from '../../../src/widgets/length-encoder/read-length.ts';
import { lengthBytesOf } from '../../../src/widgets/length-encoder/spelling.ts';

const read = (hex: string) => readLength(fromHex(hex.replaceAll(' ', '')))!;
const remarks = (hex: string) => read(hex).remarks.map(({ code, meant, repaired }) => [code, meant, repaired && toHex(repaired, ' ')]);

describe('right length bytes', () => {
  it('come back as the length they were written from, with nothing to say up to a tebibyte', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 40n - 1n }), fc.boolean(), (length, masked) => {
        const reading = readLength(lengthBytesOf(length, masked))!;
        expect([reading.length, reading.masked, reading.missing]).toEqual([length, masked, 0]);
        // A multiple of 256 in two bytes is a number backwards; a short that looks signed may be one.
        const odd = (length > 0xff7fn && length < 0xffffn) || (length < 65_536n && length % 256n === 0n);
        if (!odd) expect(reading.remarks).toEqual([]);
      }),
    );
  });

  it.each([0n, 125n, 126n, 65_535n, 65_536n])('of %s have no remark', (length) => {
    expect(readLength(lengthBytesOf(length, false))!.remarks).toEqual([]);
  });

  it('are read at the very end of the range', () => {
    expect(readLength(lengthBytesOf(MAX_LENGTH, true))!.length).toBe(MAX_LENGTH);
  });
});

describe('mistakes', () => {
  it.each([
    ['7e 00 7d', [['length-not-minimal', 125n, '7d']]],
    ['fe 00 00', [['length-not-minimal', 0n, '80']]],
    ['7f 00 00 00 00 00 00 ff ff', [['length-not-minimal', 65_535n, '7e ff ff']]],
    ['7f 80 00 00 00 00 00 00 80', [['length-top-bit-set', null, null]]],
    ['7e 80 00', [['length-little-endian', 128n, '7e 00 80']]],
    ['7f 00 00 01 00 00 00 00 00', [['length-little-endian', 65_536n, '7f 00 00 00 00 00 01 00 00']]],
    [
      '7f 80 00 00 00 00 00 00 00',
      [
        ['length-top-bit-set', null, null],
        ['length-little-endian', 128n, '7e 00 80'],
      ],
    ],
    ['7e ff 80', [['length-sign-extended', 128n, '7e 00 80']]],
    [
      '7f ff ff ff ff 80 00 00 00',
      [
        ['length-top-bit-set', null, null],
        ['length-sign-extended', 2n ** 31n, '7f 00 00 00 00 80 00 00 00'],
      ],
    ],
    [
      '7f 00 01 00 00',
      [
        ['length-32-bit', 65_536n, '7f 00 00 00 00 00 01 00 00'],
        ['length-incomplete', null, null],
      ],
    ],
    ['ff 00 01 00 00 37 fa 21 3d', [['length-32-bit', 65_536n, 'ff 00 00 00 00 00 01 00 00']]],
    ['7e', [['length-incomplete', null, null]]],
    ['7f 00', [['length-incomplete', null, null]]],
    ['82 7e 00 7e', [['byte-0-included', null, '7e 00 7e']]],
  ])('%s', (hex, expected) => {
    expect(remarks(hex)).toEqual(expected);
  });

  it('are repaired to bytes that are right and mean what was meant', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 12 }), (bytes) => {
        for (const { meant, repaired } of readLength(bytes)!.remarks) {
          if (meant === null || repaired === null) continue;
          const again = readLength(repaired)!;
          expect([again.length, again.missing, again.masked]).toEqual([meant, 0, readLength(bytes)!.masked]);
          expect(again.remarks.some(({ code }) => code === 'length-not-minimal' || code === 'length-top-bit-set')).toBe(false);
        }
      }),
    );
  });

  it('say how much is missing, and what follows', () => {
    expect([read('7f 00').missing, read('7f 00').length]).toEqual([7, null]);
    expect(toHex(read('05 48 65').rest)).toBe('4865');
    expect(readLength(new Uint8Array(0))).toBeNull();
  });

  it('each have an example', () => {
    const codes = Object.values(READ_EXAMPLES).map((hex) => read(hex).remarks[0]?.code ?? 'right');
    expect(codes).toEqual([
      'right',
      'length-not-minimal',
      'length-top-bit-set',
      'length-little-endian',
      'length-32-bit',
      'length-incomplete',
    ]);
  });
});

describe('a long paste', () => {
  it('is read by its first bytes', () => {
    const reading = readLength(new Uint8Array(1_048_576).fill(0x7e));
    expect(reading).toMatchObject({ length: 0x7e7en, missing: 0 });
    expect(reading?.rest.length).toBe(1_048_573);
  });
});

describe('typed bytes', () => {
  it.each(['7e007e', '7e 00 7e', '7E:00:7E', '0x7e, 0x00, 0x7e', String.raw`\x7e\x00\x7e`, '[7e, 00, 7e]', '７ｅ 00 7e', '7e-00-7e\n'])(
    '%j are read',
    (typed) => {
      expect(readTypedBytes(typed)).toEqual({ bytes: Uint8Array.of(0x7e, 0, 0x7e) });
    },
  );

  it.each([
    ['7e 0g', { fault: 'not-hex', position: 5, character: 'g' }],
    ['你好', { fault: 'not-hex', position: 1, character: '你' }],
    ['7e 🙂', { fault: 'not-hex', position: 4, character: '🙂' }],
    ['7e 0', { fault: 'digit-left-over', position: 4, character: '0' }],
    ['7', { fault: 'digit-left-over', position: 1, character: '7' }],
  ])('%j are refused with the place', (typed, fault) => {
    expect(readTypedBytes(typed)).toEqual(fault);
  });

  it('never make it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const result = readTypedBytes(typed);
        if ('bytes' in result) readLength(result.bytes);
      }),
    );
  });
});
