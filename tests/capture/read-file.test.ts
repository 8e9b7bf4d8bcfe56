import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../src/capture/read-file.ts';
import { concat, fromHexText, utf8Bytes } from './helpers/bytes.ts';

const textOf = (name: string, bytes: Uint8Array) => {
  const file = readFile(name, bytes);
  return 'text' in file ? file.text : null;
};
const wide = (text: string, little: boolean) =>
  concat(...[...text].map((c) => (little ? [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8] : [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 255])));

describe('readFile', () => {
  it('reads UTF-8 text, with and without a byte order mark', () => {
    expect(textOf('log.txt', utf8Bytes('收到 <Buffer 81 00>\r\n'))).toBe('收到 <Buffer 81 00>\r\n');
    expect(textOf('log.txt', concat([0xef, 0xbb, 0xbf], utf8Bytes('81 85')))).toBe('81 85');
    expect(textOf('empty.txt', new Uint8Array(0))).toBe('');
  });

  it('reads UTF-16 in both orders, with and without a mark, as Windows tools write it', () => {
    for (const little of [true, false]) {
      const mark = little ? [0xff, 0xfe] : [0xfe, 0xff];
      expect(textOf('dump.txt', concat(mark, wide('收到 81 85 37 fa', little)))).toBe('收到 81 85 37 fa');
      expect(textOf('dump.txt', wide('81 85 37 fa 21 3d\r\n', little))).toBe('81 85 37 fa 21 3d\r\n');
    }
  });

  it('reads a log written in GBK or Latin-1', () => {
    expect(textOf('log.txt', concat([0xca, 0xd5, 0xb5, 0xbd], utf8Bytes(' 81 85 37')))).toBe('收到 81 85 37');
    expect(textOf('log.txt', concat(utf8Bytes('r'), [0xe9], utf8Bytes(' 81 85 37 fa 21 3d 7f')))).toContain('81 85 37 fa 21 3d 7f');
  });

  it('keeps a coloured log and a DOS end of file as text', () => {
    expect(textOf('a.log', utf8Bytes('\u001b[32mrecv\u001b[0m 81 00'))).toContain('81 00');
    expect(textOf('a.txt', utf8Bytes('81 00\u001a'))).toContain('81 00');
  });

  it('reads text that a wrong decoding has destroyed as text, control characters or not', () => {
    expect(textOf('', utf8Bytes('\ufffd\u0005Hello'))).toBe('\ufffd\u0005Hello');
    expect(textOf('capture.txt', utf8Bytes("'x\u00d9\u00f5\ufffd\u0001\u007f"))).toContain('\ufffd');
    // Frames that carry U+FFFD stay frames: these two are not UTF-8, and this fragment is a faultless beginning.
    for (const frames of ['8103efbfbd', '0103efbfbd8000', '0103efbfbd']) expect(textOf('', fromHexText(frames))).toBeNull();
  });

  it('reads a HAR as the text it is', () => {
    expect(textOf('page.har', utf8Bytes('{"log":{"version":"1.2"}}'))).toContain('"version"');
  });

  it('takes frames as bytes, whatever the name', () => {
    const hello = fromHexText('81 85 37 fa 21 3d 7f 9f 4d 51 58');
    const newline = concat([0x81, 0x0a], utf8Bytes('echo_hello'));
    for (const bytes of [hello, newline, concat(newline, newline)]) {
      for (const name of ['a.bin', 'a', 'a.txt']) {
        const file = readFile(name, bytes);
        expect('run' in file && file.run).toMatchObject({ bytes, direction: 'unknown', kind: 'frames' });
      }
    }
  });

  it('names captures of every byte order and resolution, and does not read them', () => {
    for (const magic of ['a1b2c3d4', 'd4c3b2a1', 'a1b23c4d', '4d3cb2a1']) {
      expect(readFile('x', fromHexText(magic + '00020004'))).toEqual({ unsupported: 'pcap' });
    }
    expect(readFile('x.pcap', fromHexText('0a0d0d0a 1c000000 4d3c2b1a 0100'))).toEqual({ unsupported: 'pcapng' });
    expect(readFile('x', fromHexText('0a0d0d0a 0000001c 1a2b3c4d 0001'))).toEqual({ unsupported: 'pcapng' });
    expect(textOf('x.txt', utf8Bytes('\n\r\r\n81 00'))).toContain('81 00');
  });

  test.prop([fc.uint8Array({ maxLength: 400 }), fc.constantFrom('a.txt', 'a.bin', 'a.har', '')], { numRuns: 3000 })(
    'never throws, and bytes that are kept are kept whole',
    (bytes, name) => {
      const file = readFile(name, bytes);
      if ('run' in file) expect(file.run.bytes).toEqual(bytes);
    },
  );

  test.prop([fc.string({ unit: 'grapheme', maxLength: 200 })], { numRuns: 1000 })(
    'gives back any UTF-8 text without control characters',
    (text) => {
      const clean = text.replace(/\p{Cc}/gu, '');
      expect(textOf('a.txt', utf8Bytes(clean))).toBe(clean.replace(/^\ufeff/, ''));
    },
  );
});
