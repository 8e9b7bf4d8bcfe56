import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPaste } from '../../src/capture/read-paste.ts';
import { FORMATS, type Format, type PasteReading, type Reading } from '../../src/capture/reading.ts';
import { byteAtChar, charsOfByte } from '../../src/capture/source-map.ts';

const hex2 = (byte: number): string => byte.toString(16).padStart(2, '0');
const hexOf = ({ runs }: Reading): string => runs.map(({ bytes }) => Buffer.from(bytes).toString('hex')).join('');
const list = (bytes: Uint8Array, spell: (byte: number) => string, separator = ', '): string => [...bytes].map(spell).join(separator);

function dumpLines(bytes: Uint8Array, line: (offset: number, part: Uint8Array) => string): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += 16) lines.push(line(at, bytes.subarray(at, at + 16)));
  return lines.join('\n');
}
const ascii = (part: Uint8Array): string =>
  [...part].map((byte) => (byte > 0x1f && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
const octal = (value: number, width: number): string => value.toString(8).padStart(width, '0');
/** One value as C and Python spell it: itself when printable, else two hex digits. */
const escaped = (byte: number): string =>
  byte > 0x1f && byte < 0x7f && byte !== 0x22 && byte !== 0x5c ? String.fromCharCode(byte) : `\\x${hex2(byte)}`;

/** How tools write any bytes, and as what they are read. */
const WRITERS: Readonly<Record<string, readonly [Format, (bytes: Uint8Array) => string]>> = {
  'Node Buffer': ['node-buffer', (bytes) => `<Buffer ${list(bytes, hex2, ' ')}>`],
  'Node Buffer with words around': ['node-buffer', (bytes) => `got\n  <Buffer ${list(bytes, hex2, ' ')}>\n${bytes.length}`],
  'Node JSON': ['node-json', (bytes) => JSON.stringify({ type: 'Buffer', data: [...bytes] })],
  'Uint8Array as JSON': ['node-json', (bytes) => JSON.stringify(bytes)],
  'C escapes': ['escapes', (bytes) => `"${list(bytes, (byte) => `\\x${hex2(byte)}`, '')}"`],
  'escapes and text': ['escapes', (bytes) => `b"${list(bytes, escaped, '')}"`],
  'C octal': ['escapes', (bytes) => `b"${list(bytes, (byte) => `\\${octal(byte, 3)}`, '')}"`],
  Lua: ['lua-escapes', (bytes) => `"${list(bytes, (byte) => `\\${String(byte).padStart(3, '0')}`, '')}"`],
  'JavaScript list': ['decimal', (bytes) => `[${list(bytes, String)}]`],
  'Go %v': ['decimal', (bytes) => `[${list(bytes, String, ' ')}]`],
  'bare decimal': ['decimal', (bytes) => list(bytes, String, ' ')],
  Java: ['signed-decimal', (bytes) => `[${list(bytes, (byte) => String((byte << 24) >> 24))}]`],
  Erlang: ['erlang', (bytes) => `<<${list(bytes, String, ',')}>>`],
  'C array': ['hex-list', (bytes) => `uint8_t x[${bytes.length}] = {\n${list(bytes, (byte) => `0x${hex2(byte)}`)}\n};`],
  '0x list': ['hex-list', (bytes) => list(bytes, (byte) => `0x${byte.toString(16)}`, ' ')],
  'Java casts': ['hex-list', (bytes) => `{${list(bytes, (byte) => `(byte) 0x${hex2(byte).toUpperCase()}`)}}`],
  'spaced hex': ['hex', (bytes) => list(bytes, hex2, ' ')],
  'colon hex': ['hex', (bytes) => list(bytes, hex2, ':')],
  'BitConverter.ToString': ['hex', (bytes) => list(bytes, (byte) => hex2(byte).toUpperCase(), '-')],
  'hex of two lines': ['hex', (bytes) => `${list(bytes.subarray(0, 9), hex2, ' ')}\n${list(bytes.subarray(9), hex2, ' ')}`],
  'bare hex': ['hex', (bytes) => list(bytes, hex2, '')],
  'binary digits': ['binary-digits', (bytes) => list(bytes, (byte) => byte.toString(2).padStart(8, '0'), ' ')],
  'binary digits in a row': ['binary-digits', (bytes) => list(bytes, (byte) => byte.toString(2).padStart(8, '0'), '')],
  'hexdump -C': [
    'hexdump',
    (bytes) =>
      `${dumpLines(bytes, (at, part) => `${at.toString(16).padStart(8, '0')}  ${list(part, hex2, ' ').padEnd(47)}  |${ascii(part)}|`)}\n${bytes.length.toString(16).padStart(8, '0')}`,
  ],
  Wireshark: [
    'hexdump',
    (bytes) => dumpLines(bytes, (at, part) => `${at.toString(16).padStart(4, '0')}   ${list(part, hex2, ' ').padEnd(47)}   ${ascii(part)}`),
  ],
  'rows of hex and text without offsets': [
    'hex',
    (bytes) => dumpLines(bytes, (_, part) => `${list(part, hex2, ' ').padEnd(47)}   ${ascii(part)}`),
  ],
  Netty: [
    'hexdump',
    (bytes) =>
      `+--------+----------------+\n${dumpLines(bytes, (at, part) => `|${at.toString(16).padStart(8, '0')}| ${list(part, hex2, ' ').padEnd(47)} |${ascii(part).padEnd(16)}|`)}\n+--------+----------------+`,
  ],
  xxd: [
    'xxd',
    (bytes) =>
      dumpLines(
        bytes,
        (at, part) =>
          `${at.toString(16).padStart(8, '0')}: ${list(part, hex2, '')
            .replace(/(.{4})(?=.)/g, '$1 ')
            .padEnd(39)}  ${ascii(part)}`,
      ),
  ],
  'od -t x1': ['od', (bytes) => `${dumpLines(bytes, (at, part) => `${octal(at, 7)} ${list(part, hex2, ' ')}`)}\n${octal(bytes.length, 7)}`],
  'od -b': [
    'od',
    (bytes) =>
      `${dumpLines(bytes, (at, part) => `${octal(at, 7)} ${list(part, (byte) => octal(byte, 3), ' ')}`)}\n${octal(bytes.length, 7)}`,
  ],
  base64: ['base64', (bytes) => Buffer.from(bytes).toString('base64')],
  base64url: ['base64', (bytes) => Buffer.from(bytes).toString('base64url')],
  'data: URL': ['base64', (bytes) => `data:application/octet-stream;base64,${Buffer.from(bytes).toString('base64')}`],
  'Autobahn log': ['library-log', (bytes) => `TX Octets to tcp4:127.0.0.1:9000 : sync = False, octets = ${list(bytes, hex2, '')}`],
};

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
