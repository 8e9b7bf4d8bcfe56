import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPaste } from '../../src/capture/read-paste.ts';
import { FORMATS, type Format, type PasteReading, type Reading } from '../../src/capture/reading.ts';
import { byteAtChar, charsOfByte } from '../../src/capture/source-map.ts';
import { escaped, hex2, octal, WRITERS } from './helpers/writers.ts';

const hexOf = ({ runs }: Reading): string => runs.map(({ bytes }) => Buffer.from(bytes).toString('hex')).join('');

/** Bytes that begin like a frame, so that no packet header or HTTP head is among them. */
const someBytes = fc.uint8Array({ minLength: 11, maxLength: 70 }).map((rest) => Uint8Array.of(0x82, 0xfe, 0x01, ...rest));

describe.each(Object.entries(WRITERS))('%s', (_, [format, write]) => {
  it('gives any bytes back, first when chosen and among the guesses anyway', () => {
    fc.assert(
      fc.property(someBytes, (bytes) => {
        const expected = Buffer.from(bytes).toString('hex');
        const paste = write(bytes);
        const chosen = readPaste(paste, { readAs: format }).guesses[0]!;
        expect([chosen.format, hexOf(chosen)]).toEqual([format, expected]);
        const guesses = readPaste(paste).guesses.map(hexOf);
        expect(guesses).toContain(expected);
      }),
      { numRuns: 40, seed: 6455 },
    );
  });

  it('maps each byte to characters that write it', () => {
    fc.assert(
      fc.property(someBytes, (bytes) => {
        const paste = write(bytes);
        const { runs } = readPaste(paste, { readAs: format }).guesses[0]!;
        let at = 0;
        for (const { bytes: found, map } of runs) {
          for (let i = 0; i < found.length; i++, at++) {
            const { start, end } = charsOfByte(map, i)!;
            const spelled = paste.slice(start, end);
            expect(spellings(format, paste, bytes[at]!)).toContain(format === 'base64' ? '' : spelled);
            const back = byteAtChar(map, start)!;
            // Characters of base64 serve two bytes; the first of them answers.
            expect(format === 'base64' ? i - back <= 1 && back <= i : back === i).toBe(true);
          }
        }
        expect(at).toBe(bytes.length);
      }),
      { numRuns: 15, seed: 6455 },
    );
  });
});

/** Every way in which the formats above write one byte. */
function spellings(format: Format, paste: string, byte: number): string[] {
  if (format === 'base64') return [''];
  const hex = hex2(byte);
  const digits = [hex, hex.toUpperCase(), `0x${hex}`, `0x${byte.toString(16)}`, `0x${hex.toUpperCase()}`, `\\x${hex}`];
  const others = [escaped(byte), `\\${octal(byte, 3)}`, octal(byte, 3), `\\${String(byte).padStart(3, '0')}`, String((byte << 24) >> 24)];
  const isHexOnly = format === 'hex' || format === 'hexdump' || format === 'xxd' || format === 'node-buffer';
  return isHexOnly ? digits.slice(0, 2) : [...digits, ...others, String(byte), byte.toString(2).padStart(8, '0')];
}

/** What must hold of every reading of anything. */
function checkLaws(paste: string, { guesses }: PasteReading): void {
  for (const { runs, dropped, confidence, format } of guesses) {
    expect(FORMATS).toContain(format);
    expect(confidence >= 0 && confidence <= 1).toBe(true);
    const left = new Uint8Array(paste.length);
    let last = 0;
    for (const { start, end } of dropped) {
      expect(start >= last && end > start && end <= paste.length).toBe(true);
      last = end;
      left.fill(1, start, end);
    }
    for (const { bytes, map } of runs) {
      expect(bytes.length).toBeGreaterThan(0);
      for (let i = 0; i < bytes.length; i++) {
        const { start, end } = charsOfByte(map, i)!;
        expect(start >= 0 && end >= start && end <= paste.length).toBe(true);
        for (let at = start; at < end; at++) expect(left[at]).toBe(0);
      }
      expect(charsOfByte(map, bytes.length)).toBe(null);
    }
  }
}

describe('any text', () => {
  const fragments = fc.constantFrom(
    ...[
      '<Buffer ',
      '81 85 ',
      '\\x81',
      '0x81, ',
      '"',
      "b'",
      '[',
      ']',
      '{',
      '}',
      '<<',
      '>>',
      '129, ',
      '-120 ',
      '...',
      '… 78 more bytes',
      '\n',
      '\r\n',
      '// ',
      '# ',
      '/*',
    ],
    ...[
      '0000: ',
      '00000010  ',
      '|..a|',
      '*\n',
      '  Hello',
      'data:;base64,',
      'gYU3',
      '=',
      'GET / HTTP/1.1\r\n',
      'Upgrade: websocket\n',
      '\n\n',
      '> ',
      '< ',
      'client: ',
    ],
    ...[
      'Header Bytes:\n',
      '[0] (8) 82',
      '<FRAME>',
      'payload: 0x',
      '{"type":"send","opcode":2,"data":"',
      '%81',
      '\\201',
      '\\u00e9',
      '\ud83d',
      '\ufeff',
      '\u0000',
      '８１',
    ],
    ...[
      '{"type":"Buffer","data":[',
      '{"0":',
      '10000001 ',
      'f',
      '3',
      'zz ',
      '😀',
      'payload: [',
      "> TEXT 'a' [1 byte]",
      'octets = 81',
      'RX Octets from a: ',
    ],
  );

  it.each([
    ['characters', fc.string({ unit: 'binary', maxLength: 300 })],
    ['lone surrogates', fc.array(fc.nat(0xffff), { maxLength: 200 }).map((codes) => String.fromCharCode(...codes))],
    ['pieces of every family', fc.array(fragments, { maxLength: 40 }).map((parts) => parts.join(''))],
  ] as const)('%s: never throws, and what is left out wrote no byte', (_, texts) => {
    fc.assert(
      fc.property(texts, fc.option(fc.constantFrom(...FORMATS), { nil: undefined }), (paste, readAs) => {
        checkLaws(paste, readPaste(paste, readAs === undefined ? {} : { readAs }));
      }),
      { numRuns: 1500, seed: 6455 },
    );
  });

  it('has no guess for nothing', () => {
    for (const paste of ['', ' ', '\n\t\r\n', '\u00a0', '\ufeff']) expect(readPaste(paste).guesses).toEqual([]);
  });

  it.each(['8', 'g', '=', '\\', '"', '<', '\u0000', '\ud83d', '\u200b'])('reads one character %j', (paste) => {
    expect(readPaste(paste).guesses.length).toBeGreaterThan(0);
  });
});
