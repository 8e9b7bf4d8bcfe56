import { describe, expect, it } from 'vitest';
import { readPaste } from '../../src/capture/read-paste.ts';
import type { Reading } from '../../src/capture/reading.ts';
import { charsOfByte } from '../../src/capture/source-map.ts';
import { FAMILIES } from './families.ts';
import { FAMILIES_IN_CHATS_AND_LOGS } from './families-in-chats-and-logs.ts';
import { FAMILIES_IN_THE_WILD } from './families-in-the-wild.ts';
import { FAMILIES_OF_TOOLS } from './families-of-tools.ts';
import { fromHexText } from './helpers/bytes.ts';
import { WRITERS } from './helpers/writers.ts';

const MASKED = '818537fa213d7f9f4d5158';
const PLAIN = '810548656c6c6f';
const LETTERS = { c2s: 'C', s2c: 'S', unknown: '?' };

const best = (paste: string): Reading => readPaste(paste).guesses[0]!;
const hexOf = ({ runs }: Reading): string => runs.map(({ bytes }) => Buffer.from(bytes).toString('hex')).join('');
const sidesOf = ({ runs }: Reading): string => runs.map(({ direction }) => LETTERS[direction]).join('');
/** The characters of each byte of the reading, in the order of the bytes. */
const spelled = (paste: string, { runs }: Reading): string[] =>
  runs.flatMap(({ bytes, map }) => Array.from(bytes, (_, i) => paste.slice(charsOfByte(map, i)!.start, charsOfByte(map, i)!.end)));
const leftOut = (paste: string, { dropped }: Reading): string[] => dropped.map(({ start, end }) => paste.slice(start, end));

/** Formats of the parts in their order, bytes, sides, and the paste. */
const MIXED: readonly (readonly [formats: string, hex: string, sides: string, paste: string])[] = [
  [
    'node-buffer signed-decimal',
    MASKED + PLAIN,
    'CS',
    'client: <Buffer 81 85 37 fa 21 3d 7f 9f 4d 51 58>\nserver: [-127, 5, 72, 101, 108, 108, 111]',
  ],
  [
    'signed-decimal node-buffer',
    PLAIN + MASKED,
    'SC',
    'server: [-127, 5, 72, 101, 108, 108, 111]\nclient: <Buffer 81 85 37 fa 21 3d 7f 9f 4d 51 58>',
  ],
  ['hex escapes', MASKED + PLAIN, 'CS', "client: 81 85 37 fa 21 3d 7f 9f 4d 51 58\nserver: b'\\x81\\x05Hello'"],
  [
    'hexdump escapes',
    MASKED + PLAIN,
    'CS',
    "00000000  81 85 37 fa 21 3d 7f 9f  4d 51 58                 |..7.!=..MQX|\n0000000b\n>>> data\nb'\\x81\\x05Hello'",
  ],
  ['decimal hex', PLAIN + MASKED, 'SC', '129 5 72 101 108 108 111\n81 85 37 fa 21 3d 7f 9f 4d 51 58'],
  ['hex base64', MASKED + PLAIN, 'CS', '> 81 85 37 fa 21 3d 7f 9f 4d 51 58\n< gQVIZWxsbw=='],
  ['node-json hex', PLAIN + MASKED, 'SC', 'recv {"type":"Buffer","data":[129,5,72,101,108,108,111]}\nsend 818537fa213d7f9f4d5158'],
  [
    'node-buffer signed-decimal',
    MASKED + PLAIN,
    'CS',
    'The browser sends:\n<Buffer 81 85 37 fa 21 3d 7f 9f 4d 51 58>\nand my Java server answers:\n[-127, 5, 72, 101, 108, 108, 111]\nWhat is wrong?',
  ],
  [
    'hex signed-decimal',
    MASKED + PLAIN,
    'CS',
    '浏览器发送：81 85 37 fa 21 3d 7f 9f 4d 51 58\n服务器返回（Java）：[-127, 5, 72, 101, 108, 108, 111]',
  ],
  [
    'hex-list node-buffer',
    PLAIN + MASKED,
    'SC',
    'static const uint8_t answer[7] = { // what the server sends\n  0x81, 0x05, 0x48,\n  0x65, 0x6c, 0x6c, 0x6f\n};\nclient -> <Buffer 81 85 37 fa 21 3d 7f 9f 4d 51 58>',
  ],
  [
    'node-buffer erlang escapes',
    `${MASKED}${PLAIN}8900`,
    'CS',
    'client <Buffer 81 85 37 fa 21 3d 7f 9f 4d 51 58>\nserver <<129,5,72,101,108,108,111>>\nserver b"\\x89\\x00"',
  ],
  [
    'escapes hexdump',
    MASKED + PLAIN,
    'CS',
    "DEBUG sent b'\\x81\\x857\\xfa!=\\x7f\\x9fMQX'\nWireshark shows the answer:\n0000   81 05 48 65 6c 6c 6f                              ..Hello",
  ],
  // On one line, as bug reports have it.
  ['hex decimal', `${MASKED}8900`, 'CS', 'sent 81 85 37 fa 21 3d 7f 9f 4d 51 58 got [137, 0]'],
  ['hex node-buffer', `${PLAIN}8900`, '?', '81 05 48 65 6c 6c 6f then <Buffer 89 00>'],
  ['hex node-buffer', `${MASKED}8900`, 'CS', 'client: 81 85 37 fa 21 3d 7f 9f 4d 51 58, server: <Buffer 89 00>'],
];

describe('a paste that mixes ways of writing', () => {
  it.each(MIXED)('%s: %s %s %j', (formats, hex, sides, paste) => {
    for (const text of [paste, paste.replaceAll('\n', '\r\n')]) {
      const reading = best(text);
      expect([reading.formats?.join(' '), hexOf(reading), sidesOf(reading)]).toEqual([formats, hex, sides]);
      expect(formats.split(' ')).toContain(reading.format);
      expect(reading.notes).toContainEqual({ code: 'formats-mixed', params: { formats } });
    }
  });

  it('reads each part as the format alone is read, and offers the best of them alone', () => {
    const [, , , paste] = MIXED[0]!;
    const { guesses } = readPaste(paste);
    expect(guesses.slice(1, 3).map((guess) => [guess.format, guess.formats, hexOf(guess)])).toEqual([
      ['node-buffer', undefined, MASKED],
      ['signed-decimal', undefined, PLAIN],
    ]);
    for (const [readAs, hex] of [
      ['node-buffer', MASKED],
      ['signed-decimal', PLAIN],
    ] as const) {
      const forced = readPaste(paste, { readAs }).guesses[0]!;
      expect([forced.format, forced.formats, hexOf(forced)]).toEqual([readAs, undefined, hex]);
    }
  });

  it('maps each byte to its characters and lists what each part leaves out', () => {
    const paste = 'client: <Buffer 81 02 68 69>\nserver said at 12:30:\n  b"\\x81\\x02ok" (4 bytes)';
    const reading = best(paste);
    expect(spelled(paste, reading)).toEqual(['81', '02', '68', '69', '\\x81', '\\x02', 'o', 'k']);
    expect(leftOut(paste, reading)).toEqual(['client:', '<Buffer', 'server said at 12:30:', '(4 bytes)']);
  });

  it('cuts nothing off a list that goes on over several lines of its own', () => {
    const reading = best('client: 81 02 68 69\nserver: [\n  -127, 2,\n  111,\n  107\n]');
    expect([hexOf(reading), reading.truncated]).toEqual(['8102686981026f6b', false]);
  });

  it.each([
    ['a count behind', '<Buffer 81 05 48 65 6c 6c 6f>\n7'],
    ['numbers of a log', 'recv 81 05 48 65 6c 6c 6f\n[conn 129] 5 requests, 72 ms, 101 Switching Protocols'],
    ['the payload once more', '81 05 48 65 6c 6c 6f\npayload: [72, 101, 108, 108, 111]'],
    ['header and key named', '81 85 37 fa 21 3d 7f 9f 4d 51 58\nkey = [55, 250, 33, 61], length = 5'],
    ['a pointer', '81 05 48 65 6c 6c 6f\nbuf = 0x7f0012345678'],
  ])('leaves a good single reading alone: %s', (_, paste) => {
    const reading = best(paste);
    expect([reading.formats, hexOf(reading)]).toEqual([undefined, PLAIN === hexOf(reading) ? PLAIN : MASKED]);
  });

  it.each([
    'hex: 81 05 48 65 6c 6c 6f\nbase64: gQVIZWxsbw==',
    '<Buffer 81 05 48 65 6c 6c 6f>\n[129, 5, 72, 101, 108, 108, 111]\n[-127, 5, 72, 101, 108, 108, 111]',
    "b'\\x81\\x05Hello'\n81 05 48 65 6c 6c 6f",
  ])('reads bytes that are spelled twice once, and says so: %j', (paste) => {
    const reading = best(paste);
    expect([reading.formats, hexOf(reading)]).toEqual([undefined, PLAIN]);
    expect(reading.notes.map(({ code }) => code)).toContain('spelled-again');
  });

  it('finds one format only in every paste of one format', () => {
    const pastes = [...FAMILIES, ...FAMILIES_IN_THE_WILD, ...FAMILIES_IN_CHATS_AND_LOGS].map(([, , paste]) => paste);
    for (const paste of [...pastes, ...FAMILIES_OF_TOOLS.map(([, , , each]) => each)])
      expect([paste, best(paste).formats]).toEqual([paste, undefined]);
  });
});

// Binary and octal digits, and those of Lua, are digits of other ways too; a log and words say themselves whose bytes they hold.
const UNMARKED = Object.entries(WRITERS).filter(([name]) => !/binary|log|words|base64url|Lua|od -b/.test(name));

describe.each(UNMARKED)('%s above another way of writing', (name, [, write]) => {
  const others = UNMARKED.filter(([other]) => other !== name);
  it('keeps the bytes and sides of both', () => {
    for (const [other, [, writeOther]] of others) {
      for (const [mark, otherMark] of [
        ['client: ', 'server: '],
        ['> ', '< '],
        ['The browser sends:\n', 'The server answers:\n'],
      ]) {
        const paste = `${mark}${write(fromHexText(MASKED))}\n${otherMark}${writeOther(fromHexText(PLAIN))}`;
        const reading = best(paste);
        expect([other, paste, hexOf(reading), sidesOf(reading)]).toEqual([other, paste, MASKED + PLAIN, 'CS']);
      }
    }
  });
});
