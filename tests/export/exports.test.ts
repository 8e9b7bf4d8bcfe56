import { runInNewContext } from 'node:vm';
import { test as property, fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { text2pcap } from '../../src/export/dumps.ts';
import { BYTE_FORM_IDS, BYTE_FORMS, EXPORT_IDS, exportRuns, type ByteFormId } from '../../src/export/exports.ts';
import { en } from '../../src/i18n/exports/en.ts';
import { zh } from '../../src/i18n/exports/zh.ts';

const HELLO = Uint8Array.of(0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58);

const hexNumbers = (text: string): number[] =>
  Array.from(text.matchAll(/0x([0-9a-f]{2})(?![0-9a-f])/g), (match) => parseInt(match[1]!, 16));
const hexPairs = (text: string): number[] => Array.from(text.matchAll(/[0-9a-f]{2}/g), (match) => parseInt(match[0], 16));

/** Readers of each form that share nothing with the writers. */
const READ_BACK: Record<ByteFormId, (text: string) => number[]> = {
  hex: (text) =>
    text
      .split(' ')
      .filter(Boolean)
      .map((pair) => Number(`0x${pair}`)),
  'hex-plain': (text) => Array.from(Buffer.from(text, 'hex')),
  escapes: (text) => Array.from(runInNewContext(text) as string, (character) => character.charCodeAt(0)),
  javascript: (text) => Array.from(runInNewContext(text) as Uint8Array),
  c: (text) => hexNumbers(text.slice(text.indexOf('='))),
  go: (text) => hexNumbers(text),
  rust: (text) => Array.from(text.matchAll(/0x([0-9a-f]{2})/g), (match) => parseInt(match[1]!, 16)),
  java: (text) => Array.from(text.slice(text.indexOf('{')).matchAll(/-?\d+/g), (match) => Number(match[0]) & 0xff),
  erlang: (text) => Array.from(text.matchAll(/\d+/g), (match) => Number(match[0])),
  // What POSIX says of a format: three octal digits, a doubled percent sign, anything else itself.
  printf: (text) =>
    Array.from(/^printf '(.*)' \| nc host port$/.exec(text)![1]!.matchAll(/\\([0-7]{3})|%%|./g), ([all, octal]) =>
      octal === undefined ? all.charCodeAt(0) : parseInt(octal, 8),
    ),
  python: (text) => hexNumbers(text),
  base64: (text) => Array.from(Buffer.from(text, 'base64')),
  'hex-dump': (text) => text.split('\n').flatMap((line) => hexPairs(line.slice(7, 7 + 47))),
  text2pcap: (text) =>
    text
      .split('\n')
      .filter((line) => /^[0-9a-f]{6} /.test(line))
      .flatMap((line) => hexPairs(line.slice(7))),
};

describe('every form', () => {
  property.prop([fc.constantFrom(...BYTE_FORM_IDS), fc.uint8Array({ maxLength: 300 })])('reads back to the same bytes', (id, bytes) => {
    expect(READ_BACK[id](BYTE_FORMS[id].write(bytes))).toEqual(Array.from(bytes));
  });

  it('has a name in both languages', () => {
    expect(Object.keys(en.forms)).toEqual(EXPORT_IDS);
    expect(Object.keys(zh.forms)).toEqual(EXPORT_IDS);
  });
});

describe('the RFC 6455 §5.7 masked Hello', () => {
  it.each<[ByteFormId, string]>([
    ['hex', '81 85 37 fa 21 3d 7f 9f 4d 51 58'],
    ['hex-plain', '818537fa213d7f9f4d5158'],
    ['escapes', '"\\x81\\x85\\x37\\xfa\\x21\\x3d\\x7f\\x9f\\x4d\\x51\\x58"'],
    ['javascript', 'Uint8Array.of(0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58)'],
    ['c', 'const unsigned char frame[11] = {\n  0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58\n};'],
    ['go', '[]byte{0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58}'],
    ['rust', '&[0x81u8, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58]'],
    ['java', 'new byte[] {-127, -123, 55, -6, 33, 61, 127, -97, 77, 81, 88}'],
    ['erlang', '<<129,133,55,250,33,61,127,159,77,81,88>>'],
    ['printf', "printf '\\201\\2057\\372\\041=\\177\\237MQX' | nc host port"],
    ['python', 'bytes([0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58])'],
    ['base64', 'gYU3+iE9f59NUVg='],
    ['hex-dump', '0000   81 85 37 fa 21 3d 7f 9f 4d 51 58                  ..7.!=..MQX'],
  ])('as %s', (id, text) => {
    expect(BYTE_FORMS[id].write(HELLO)).toBe(text);
  });
});

describe('several runs', () => {
  const runs = [
    { bytes: HELLO.subarray(0, 2), direction: 'c2s' },
    { bytes: Uint8Array.of(0x8a, 0), direction: 's2c' },
  ] as const;

  it('stand below comments that name their direction', () => {
    expect(exportRuns('python', runs)).toBe('# client to server\nbytes([0x81, 0x85])\n# server to client\nbytes([0x8a, 0x00])');
    expect(exportRuns('erlang', runs)).toBe('% client to server\n<<129,133>>\n% server to client\n<<138,0>>');
  });

  it('have names of their own where a form gives names', () => {
    expect(exportRuns('c', runs)).toMatch(/frame1\[2\] = [^]+ frame2\[2\] = /);
  });

  it('are lines where there are no comments, and nothing is said of a direction that is unknown', () => {
    expect(exportRuns('hex-plain', runs)).toBe('8185\n8a00');
    expect(exportRuns('hex', [runs[0], { ...runs[1], direction: 'unknown' }])).toBe('# client to server\n81 85\n8a 00');
  });

  it('of one, or none, need no comment', () => {
    expect(exportRuns('hex', [runs[0]])).toBe('81 85');
    expect(exportRuns('hex', [])).toBe('');
  });
});

describe('text2pcap input', () => {
  it('begins every packet at offset 0 and marks its direction', () => {
    const text = text2pcap([
      { bytes: HELLO, direction: 'c2s' },
      { bytes: Uint8Array.of(0x8a, 0), direction: 's2c' },
      { bytes: new Uint8Array(0), direction: 's2c' },
      { bytes: new Uint8Array(17).fill(0xbe), direction: 'unknown' },
    ]);
    expect(text.split('\n\n').slice(1)).toEqual([
      'O\n000000 81 85 37 fa 21 3d 7f 9f 4d 51 58',
      'I\n000000 8a 00',
      '000000 be be be be be be be be be be be be be be be be\n000010 be\n',
    ]);
  });

  it('cuts what is too long for an IPv4 packet', () => {
    const text = text2pcap([{ bytes: new Uint8Array(65_500), direction: 's2c' }]);
    expect(text.match(/^I$/gm)).toHaveLength(2);
    expect(text.match(/^000000 /gm)).toHaveLength(2);
    expect(READ_BACK.text2pcap(text)).toHaveLength(65_500);
  });

  it('writes one long packet without running out of arguments', () => {
    const bytes = new Uint8Array(300_000).map((_, index) => index * 7);
    expect(Buffer.from(BYTE_FORMS.base64.write(bytes), 'base64').equals(bytes)).toBe(true);
  });
});
