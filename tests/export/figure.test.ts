import { test as property, fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { figure } from '../../src/export/figure.ts';
import { fromHex, toHex } from '../../src/protocol/bytes/hex.ts';
import { ACCEPT, utf8Run } from '../../src/protocol/bytes/utf8.ts';
import { dissectFrame } from '../../src/protocol/frame/dissect.ts';
import { TEXT } from '../../src/protocol/frame/opcodes.ts';
import { serializeFrame, simpleSpec } from '../../src/protocol/frame/serialize.ts';
import type { LengthForm } from '../../src/protocol/frame/payload-length.ts';

const figureOf = (hex: string): string => figure(dissectFrame(fromHex(hex)));
const RULER =
  ' 0                   1                   2                   3\n 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1\n';

describe('the figure', () => {
  it('of the masked Hello of RFC 6455 §5.7', () => {
    expect(figureOf('818537fa213d7f9f4d5158')).toBe(
      `${RULER}+-+-+-+-+-------+-+-------------+-------------------------------+
|F|R|R|R| opcode|M| Payload len |          Masking-key          |
|I|S|S|S|  0x1  |A|      5      |       37              fa      |
|N|V|V|V|  text |S|             |                               |
| |1|2|3|       |K|             |                               |
|1|0|0|0|0 0 0 1|1|0 0 0 0 1 0 1|0 0 1 1 0 1 1 1 1 1 1 1 1 0 1 0|
+-+-+-+-+-------+-+-------------+-------------------------------+
|    Masking-key (continued)    |          Payload Data         |
|       21              3d      |  7f ^ 37 = 48    9f ^ fa = 65 |
|                               |      'H'             'e'      |
+-------------------------------+ - - - - - - - +---------------+
|  4d ^ 21 = 6c    51 ^ 3d = 6c    58 ^ 37 = 6f |
|      'l'             'l'             'o'      |
+-----------------------------------------------+
`,
    );
  });

  it('of an unmasked Close splits code and reason', () => {
    expect(figureOf('880603e862796531')).toBe(
      `${RULER}+-+-+-+-+-------+-+-------------+-------------------------------+
|F|R|R|R| opcode|M| Payload len |        Status code 1000       |
|I|S|S|S|  0x8  |A|      6      |       03              e8      |
|N|V|V|V| close |S|             |                               |
| |1|2|3|       |K|             |                               |
|1|0|0|0|1 0 0 0|0|0 0 0 0 1 1 0|0 0 0 0 0 0 1 1 1 1 1 0 1 0 0 0|
+-+-+-+-+-------+-+-------------+-------------------------------+
|                             Reason                            |
|       62              79              65              31      |
|      'b'             'y'             'e'             '1'      |
+---------------------------------------------------------------+
`,
    );
  });

  it('of a 64-bit length goes over three rows, and names what is still to come', () => {
    const text = figureOf('027f7fffffffffffffff6161');
    expect(text).toContain('|Extended payload length (cont.)|          Payload Data         |');
    expect(text).toContain(':           ... 9223372036854775805 bytes missing ...           :');
  });

  it('of a length that fits beside its name says it there', () => {
    expect(figureOf(`817e0100${'61'.repeat(256)}`)).toContain('| Extended payload length = 256 |');
  });

  it('of a long payload shows its beginning in whole rows', () => {
    const text = figureOf(`817e0100${'e5a5bd61'.repeat(64)}`);
    expect(text.match(/U\+597D/g)).toHaveLength(4);
    expect(text).toContain(':                     ... 240 more bytes ...                    :\n+--------');
  });

  it('of no bytes, one byte and half a key shows what is missing', () => {
    expect(figureOf('')).toContain('... 2 bytes missing ...');
    expect(figureOf('81')).toContain('|1|0|0|0|0 0 0 1|?|? ? ? ? ? ? ?|\n+-+-+-+-+-------+-+-------------+\n');
    expect(figureOf('8186aabbcc')).toContain('|       cc              ??      |\n+');
  });

  it('shows no characters where the payload is none', () => {
    expect(figureOf('820161')).not.toContain("'a'");
    expect(figureOf('810261ff')).not.toContain("'a'");
    expect(figureOf('890161')).toContain("'a'");
  });

  it('leaves the rest of a character to the fragment it began in', () => {
    const open = { opcode: TEXT, compressed: false, length: 2, utf8: utf8Run(Uint8Array.of(0xe5, 0xa5), 0, 2, ACCEPT) } as const;
    const text = figure(dissectFrame(fromHex('8003bd6162'), 0, { open }));
    expect(text).toContain("|             |                      'a'      |");
    expect(text).not.toContain('U+');
  });
});

const frames = fc
  .record({
    opcode: fc.nat({ max: 15 }),
    key: fc.option(fc.uint8Array({ minLength: 4, maxLength: 4 })),
    payload: fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.string({ unit: 'binary', maxLength: 30 }).map((text) => new TextEncoder().encode(text)),
      fc.uint8Array({ minLength: 100, maxLength: 300 }),
    ),
    form: fc.constantFrom<LengthForm>(7, 16, 64),
    fin: fc.boolean(),
    cut: fc.nat({ max: 20 }),
  })
  .map(({ opcode, key, payload, form, fin, cut }) => {
    const lengthForm = form === 7 && payload.length > 125 ? 16 : form;
    const bytes = serializeFrame({ ...simpleSpec(opcode, payload, key), fin, lengthForm });
    return bytes.subarray(0, Math.max(0, bytes.length - (cut > 14 ? cut - 14 : 0)));
  });
const anything = fc.oneof(frames, fc.uint8Array({ maxLength: 60 }));

describe('any frame', () => {
  property.prop([anything], { numRuns: 400 })('is drawn in ASCII, within 72 columns, every line closed', (bytes) => {
    const text = figure(dissectFrame(bytes));
    expect(text).toMatch(/^[\n -~]*\n$/);
    for (const line of text.split('\n')) {
      expect(line.length).toBeLessThanOrEqual(72);
      expect(line).toBe(line.trimEnd());
      if (/^[|:]/.test(line)) expect(line.at(-1)).toBe(line[0]);
    }
  });

  property.prop([anything], { numRuns: 400 })('has no edge that leads nowhere', (bytes) => {
    const lines = figure(dissectFrame(bytes)).replaceAll("'|'", "'x'").split('\n').slice(2);
    for (const [row, line] of lines.entries()) {
      for (const [column, character] of [...line].entries()) {
        if (character !== '|') continue;
        expect('|+').toContain(lines[row - 1]![column]);
        expect('|+').toContain(lines[row + 1]![column]);
      }
    }
  });

  property.prop([frames], { numRuns: 400 })('can be read off its figure', (bytes) => {
    const dissected = dissectFrame(bytes);
    const text = figure(dissected);
    const bits = /^\|([01?]\|[01?]\|.*)\|$/m.exec(text)?.[1]?.replace(/[ |]/g, '') ?? '';
    const header = Array.from(bits.slice(0, 16).match(/[01]{8}/g) ?? [], (each) => parseInt(each, 2));
    const cells = text.split('\n').flatMap((line) => [0, 1, 2, 3].map((byte) => line.slice(1 + 16 * byte, 16 + 16 * byte).trim()));
    const shown = cells.filter((cell) => /^[0-9a-f]{2}( \^ [0-9a-f]{2} = [0-9a-f]{2})?$/.test(cell)).map((cell) => parseInt(cell, 16));
    const read = [...header, ...shown];
    const hidden = /\.\.\. (\d+) more/.exec(text)?.[1] ?? '0';
    expect(toHex(Uint8Array.from(read))).toBe(toHex(bytes.subarray(0, dissected.byteLength - Number(hidden))));
  });
});
