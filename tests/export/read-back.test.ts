import { test as property, fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { FORMATS, type Format, type Reading } from '../../src/capture/reading.ts';
import { readPaste } from '../../src/capture/read-paste.ts';
import { BYTE_FORM_IDS, BYTE_FORMS, exportRuns, type ByteFormId } from '../../src/export/exports.ts';
import type { Packet } from '../../src/export/dumps.ts';
import { fromHex, toHex } from '../../src/protocol/bytes/hex.ts';
import { serializeFrame } from '../../src/protocol/frame/serialize.ts';
import type { LengthForm } from '../../src/protocol/frame/payload-length.ts';

const FRAMES = {
  'a masked Hello': '818537fa213d7f9f4d5158',
  'a Close with a reason': '880603e862796531',
  'two frames': '8105486565656f8a00',
  'a text of 200 bytes': `817e00c8${'68656c6c6f20776f726c6420'.repeat(17).slice(0, 400)}`,
};

const bytesOf = (reading: Reading | undefined): string => (reading?.runs ?? []).map(({ bytes }) => toHex(bytes)).join('');

/** What the reader calls the form: a Java list without a negative number is a list of plain decimals. */
const formatOf = (id: ByteFormId, bytes: Uint8Array): Format => {
  const { readAs } = BYTE_FORMS[id];
  return readAs === 'signed-decimal' && bytes.every((byte) => byte < 0x80) ? 'decimal' : readAs;
};

const text = fc.string({ unit: fc.constantFrom(...'abcdef0123456789xX\\\'"%{}[]()<>,;:#/*-+=. \n\tzZ'), maxLength: 60 });
const lookalike = fc.oneof(
  text,
  fc.constantFrom(
    '%s%d%%',
    '-n',
    '--',
    "it's",
    '0x81, 0x85',
    '\\x81\\x85',
    '\\201\\005',
    '<Buffer 81 85>',
    '<<129,133>>',
    'gYU3+iE9f59NUVg=',
    '0000   81 85 37 fa',
    '[129, 133]',
    '// client to server',
    'GET / HTTP/1.1\r\n\r\n',
    '"quoted"',
    '`a`',
    '$(b)',
    '$HOME',
  ),
);
const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.uint8Array({ maxLength: 3 }),
  fc.uint8Array({ min: 0x20, max: 0x7e, maxLength: 80 }),
  fc.uint8Array({ max: 9, maxLength: 80 }),
  fc.array(fc.constantFrom(0xff, 0xfb, 0xef, 0xbe, 0xfd, 0xf0, 0, 5), { maxLength: 12 }).map((each) => Uint8Array.from(each)),
  lookalike.map((each) => new TextEncoder().encode(each)),
);
const frame = fc
  .record({
    fin: fc.boolean(),
    rsv1: fc.boolean(),
    rsv2: fc.constant(false),
    rsv3: fc.constant(false),
    opcode: fc.constantFrom(0, 1, 1, 1, 2, 3, 8, 9, 10, 15),
    maskingKey: fc.option(fc.uint8Array({ minLength: 4, maxLength: 4 })),
    lengthForm: fc.constantFrom<LengthForm>(7, 16, 64),
    payload: anyBytes,
  })
  .map((spec) =>
    serializeFrame({
      ...spec,
      masked: spec.maskingKey !== null,
      lengthForm: spec.payload.length > 125 && spec.lengthForm === 7 ? 16 : spec.lengthForm,
      declaredLength: BigInt(spec.payload.length),
    }),
  );

const nonEmpty = (bytes: Uint8Array): boolean => bytes.length > 0;
const sides = fc.constantFrom('c2s' as const, 's2c' as const);
const runsOf = (bytes: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Packet[]> =>
  fc.array(fc.record({ bytes: bytes.filter(nonEmpty), direction: sides }), { minLength: 2, maxLength: 4 });

/** Runs of one direction in a row are one run to the reader. */
function joined(packets: readonly Packet[]): [string, string][] {
  const runs: [string, string][] = [];
  for (const { bytes, direction } of packets) {
    const last = runs.at(-1);
    if (last?.[0] === direction) last[1] += toHex(bytes);
    else runs.push([direction, toHex(bytes)]);
  }
  return runs;
}

it('every byte form names the format that reads it back', () => {
  for (const id of BYTE_FORM_IDS) expect(FORMATS).toContain(BYTE_FORMS[id].readAs);
});

describe.each(BYTE_FORM_IDS)('%s, pasted back', (id) => {
  const { readAs, write, comment } = BYTE_FORMS[id];

  property.prop([fc.oneof(anyBytes, frame)], { numRuns: 300 })('gives the same bytes when its format is named', (bytes) => {
    expect(bytesOf(readPaste(write(bytes), { readAs }).guesses[0])).toBe(toHex(bytes));
  });

  property.prop([fc.oneof(anyBytes, frame).filter(nonEmpty)], { numRuns: 300 })('is among the guesses when it is not', (bytes) => {
    const guesses = readPaste(write(bytes)).guesses.map((guess) => [guess.format, bytesOf(guess)]);
    expect(guesses).toContainEqual([formatOf(id, bytes), toHex(bytes)]);
  });

  property.prop([runsOf(fc.oneof(frame, anyBytes))], { numRuns: 150 })('gives the bytes of several runs in order', (runs) => {
    const { guesses } = readPaste(exportRuns(id, runs), { readAs });
    expect(bytesOf(guesses[0])).toBe(runs.map(({ bytes }) => toHex(bytes)).join(''));
  });

  if (comment !== null) {
    property.prop([runsOf(frame)], { numRuns: 150 })('keeps the direction of each run', (runs) => {
      const [named] = readPaste(exportRuns(id, runs), { readAs }).guesses;
      expect(named!.runs.map(({ direction, bytes }) => [direction, toHex(bytes)])).toEqual(joined(runs));
    });
  }

  it('gives the same bytes of a run that is longer than one packet', () => {
    const bytes = new Uint8Array(70_001).map((_, index) => (index * 31) >> 3);
    bytes.set([0x82, 0x7f, 0, 0, 0, 0, 0, 1, 0x11, 0x67]);
    expect(bytesOf(readPaste(write(bytes), { readAs }).guesses[0])).toBe(toHex(bytes));
  });

  it.each(Object.entries(FRAMES))('is the first guess for %s', (_name, hex) => {
    expect(bytesOf(readPaste(write(fromHex(hex))).guesses[0])).toBe(hex);
  });
});

it.each([
  ['thirty bytes ff', 'ff'.repeat(30)],
  ['fb ef be over and over', 'fbefbe'.repeat(40)],
])('%s, in base64 a line of one mark as people draw them, come back', (_name, hex) => {
  const { guesses } = readPaste(BYTE_FORMS.base64.write(fromHex(hex)), { readAs: 'base64' });
  expect(bytesOf(guesses[0])).toBe(hex);
});
