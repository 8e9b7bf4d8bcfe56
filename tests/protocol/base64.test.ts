/** Base64 against the platform's own, and what is wrong with a text that is none. */
import { Buffer } from 'node:buffer';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BASE64_ALPHABET,
  type Base64Fault,
  base64Cells,
  decodeBase64,
  encodeBase64,
  lastCharacters,
} from '../../src/protocol/bytes/base64.ts';
import { fromHex, toHex } from '../../src/protocol/bytes/hex.ts';
import { encodeUtf8 } from '../../src/protocol/bytes/utf8.ts';

const platform = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const bytes = fc.uint8Array({ maxLength: 200 });

describe('encoding', () => {
  // RFC 4648 §10.
  it.each([
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg=='],
    ['fooba', 'Zm9vYmE='],
    ['foobar', 'Zm9vYmFy'],
  ])('writes %j as %j', (text, encoded) => {
    expect(encodeBase64(encodeUtf8(text))).toBe(encoded);
    expect(decodeBase64(encoded)).toMatchObject({ bytes: encodeUtf8(text), canonical: true, faults: [] });
  });

  it('agrees with the platform, and its characters carry all bits in order', () => {
    fc.assert(
      fc.property(bytes, (input) => {
        expect(encodeBase64(input)).toBe(platform(input));
        const cells = base64Cells(input);
        expect(cells.map(({ character }) => character).join('')).toBe(platform(input));
        const binary = [...input].map((byte) => byte.toString(2).padStart(8, '0')).join('');
        let at = 0;
        for (const { value, start, end, zeros, character } of cells) {
          expect(start).toBe(at);
          if (value === null) expect([character, end - start, zeros]).toEqual(['=', 0, 0]);
          else expect(value.toString(2).padStart(6, '0')).toBe(binary.slice(start, end) + '0'.repeat(zeros));
          at = end;
        }
        expect(at).toBe(input.length * 8);
      }),
    );
  });

  it('cuts the digest of RFC 6455 §1.3 into 26 whole sextets, one of four bits and two zeros, and a sign that stands for none', () => {
    const cells = base64Cells(fromHex('b37a4f2cc0624f1690f64606cf385945b2bec4ea'));
    expect(cells).toHaveLength(28);
    expect(cells.slice(0, 26).every(({ start, end, zeros }) => end - start === 6 && zeros === 0)).toBe(true);
    expect(cells[26]).toEqual({ character: 'o', value: 40, start: 156, end: 160, zeros: 2 });
    expect(cells[27]).toEqual({ character: '=', value: null, start: 160, end: 160, zeros: 0 });
  });
});

describe('the last character', () => {
  it('is one of four behind 16 bytes and one of sixteen behind 20', () => {
    expect(lastCharacters(16)).toBe('AQgw');
    expect(lastCharacters(20)).toBe('AEIMQUYcgkosw048');
    expect(lastCharacters(3)).toBeNull();
    expect(lastCharacters(0)).toBeNull();
  });

  it('is always one that the rule allows', () => {
    fc.assert(
      fc.property(bytes, (input) => {
        const last = platform(input).replaceAll('=', '').at(-1);
        const allowed = lastCharacters(input.length);
        if (allowed !== null && last !== undefined) expect(allowed).toContain(last);
      }),
    );
  });
});

describe('decoding', () => {
  it('gives back what was encoded, canonical and without a fault', () => {
    fc.assert(
      fc.property(bytes, (input) => {
        const reading = decodeBase64(platform(input));
        expect(toHex(reading.bytes)).toBe(toHex(input));
        expect(reading).toMatchObject({ canonical: true, wellFormed: true, faults: [] });
        reading.places.forEach((at, k) => {
          expect(BASE64_ALPHABET.indexOf(reading.text[at]!)).toBe(base64Cells(input)[k]!.value);
        });
      }),
    );
  });

  it('never throws, and says canonical of exactly what an encoder writes', () => {
    const nearly = fc.string({ unit: fc.constantFrom(...'AQgwZz09+/-_== \t\r\né🙂*'), maxLength: 12 });
    fc.assert(
      fc.property(fc.oneof(nearly, fc.string({ unit: 'binary', maxLength: 12 })), (text) => {
        const reading = decodeBase64(text);
        expect(reading.canonical).toBe(text === encodeBase64(reading.bytes));
        expect(reading.wellFormed).toBe(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text));
        expect(reading.bytes).toHaveLength(Math.floor((reading.places.length * 6) / 8));
        expect(reading.faults.every(({ at }) => at >= 0 && at <= text.length)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  const cases: readonly [text: string, hex: string, faults: Base64Fault[]][] = [
    // RFC 6455 §4.1's own example: the 22nd character has bits that no encoder sets.
    ['AQIDBAUGBwgJCgsMDQ4PEC==', '0102030405060708090a0b0c0d0e0f10', [{ kind: 'spare-bits', at: 21, character: 'C', means: 'A' }]],
    ['Zm8', '666f', [{ kind: 'padding-missing', at: 3, missing: 1 }]],
    ['Zg', '66', [{ kind: 'padding-missing', at: 2, missing: 2 }]],
    ['Zg=', '66', [{ kind: 'padding-missing', at: 3, missing: 1 }]],
    ['Zm8==', '666f', [{ kind: 'padding-surplus', at: 4, surplus: 1 }]],
    ['Zm9v=', '666f6f', [{ kind: 'padding-surplus', at: 4, surplus: 1 }]],
    ['====', '', [{ kind: 'padding-surplus', at: 0, surplus: 4 }]],
    ['Zm9vZ', '666f6f', [{ kind: 'character-left', at: 4, character: 'Z' }]],
    [
      '-_-_',
      'fbffbf',
      [
        { kind: 'url-character', at: 0, character: '-', means: '+' },
        { kind: 'url-character', at: 1, character: '_', means: '/' },
        { kind: 'url-character', at: 2, character: '-', means: '+' },
        { kind: 'url-character', at: 3, character: '_', means: '/' },
      ],
    ],
    ['Zg== ', '66', [{ kind: 'whitespace', at: 4, character: ' ' }]],
    [
      '\tZm9\nv',
      '666f6f',
      [
        { kind: 'whitespace', at: 0, character: '\t' },
        { kind: 'whitespace', at: 4, character: '\n' },
      ],
    ],
    [
      'Zg==Zg==',
      '660660',
      [
        { kind: 'padding-inside', at: 2 },
        { kind: 'padding-inside', at: 3 },
        { kind: 'padding-surplus', at: 6, surplus: 2 },
      ],
    ],
    [
      'Zm*9🙂v',
      '666f6f',
      [
        { kind: 'foreign-character', at: 2, character: '*' },
        { kind: 'foreign-character', at: 4, character: '🙂' },
      ],
    ],
  ];
  it.each(cases)('names what is wrong with %j', (text, hex, faults) => {
    const reading = decodeBase64(text);
    expect(toHex(reading.bytes)).toBe(hex);
    expect(reading.faults).toEqual(faults);
  });
});
