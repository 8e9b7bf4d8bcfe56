/** The framing of 2010: the vectors, what tiles, what is built and read back, and bytes that are anything. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../../src/protocol/bytes/hex.ts';
import { base128, legacyClosing, legacyLengthFrame, legacyTextFrame } from '../../../src/protocol/legacy/build.ts';
import { LEGACY_FIELDS, type LegacyNode } from '../../../src/protocol/legacy/fields.ts';
import { LEGACY_FINDING_CODES } from '../../../src/protocol/legacy/findings.ts';
import { type LegacyEvent, readLegacyFrame, readLegacyStream } from '../../../src/protocol/legacy/frames.ts';
import vectors from '../../vectors/hixie76.json' with { type: 'json' };
import { concat } from '../bytes.ts';

const leaves = (node: LegacyNode): LegacyNode[] => (node.children.length === 0 ? [node] : node.children.flatMap(leaves));
const codesOf = (hex: string): string[] => {
  const stream = readLegacyStream(fromHex(hex));
  return [...stream.frames.flatMap(({ findings }) => findings), ...(stream.ignored?.findings ?? [])].map(({ code }) => code);
};

describe.each(vectors.frames)('$hex: $about', ({ hex, events, ...rest }) => {
  it('gives the events of the vector', () => {
    const stream = readLegacyStream(fromHex(hex));
    expect(stream.events).toEqual(events);
    expect(stream.incomplete).toBe('incomplete' in rest && rest.incomplete === true);
  });
});

describe('findings', () => {
  it.each([
    ['0048656c6c6fff', []],
    ['00c328ff', ['text-replaced']],
    ['00e282ff', ['text-replaced']],
    ['0148656c6c6fff', ['type-unknown']],
    ['800548656c6c6f', ['length-frame']],
    ['8000', ['length-frame']],
    ['ff0100', ['length-frame']],
    ['ff00', []],
    ['ff8000', []],
    ['ff0001', ['after-closing']],
    ['004865', ['end-missing']],
    // A character that the end of the input cuts is not wrong yet.
    ['00e282', ['end-missing']],
    ['8081', ['length-incomplete']],
    ['80', ['length-incomplete']],
    ['800548', ['length-frame', 'data-incomplete']],
  ])('%s: %j', (hex, expected) => {
    expect(codesOf(hex)).toEqual(expected);
  });

  it('count what was replaced and say where it begins', () => {
    const [frame] = readLegacyStream(fromHex('0041c328efbfbdffff')).frames;
    expect(frame!.text).toBe('A\ufffd(\ufffd');
    expect(frame!.findings[0]).toMatchObject({ params: { count: 1, at: 2 }, range: { start: 24, end: 32 } });
    const [cut] = readLegacyStream(fromHex('0041e282ff')).frames;
    expect(cut!.findings[0]).toMatchObject({ params: { count: 1, at: 1 } });
  });

  it('are all met in these tests or in those of the handshake', () => {
    const framing = LEGACY_FINDING_CODES.filter((code) => !/^(?:key|body)-/.test(code));
    expect(framing.sort()).toEqual(
      ['after-closing', 'data-incomplete', 'end-missing', 'length-frame', 'length-incomplete', 'text-replaced', 'type-unknown'].sort(),
    );
  });
});

describe('lengths in base 128', () => {
  it.each([
    [0, '00'],
    [127, '7f'],
    [128, '8100'],
    [133, '8105'],
    [16383, 'ff7f'],
    [16384, '818000'],
    [2 ** 31, '8880808000'],
  ])('%d is %s', (length, hex) => {
    expect(toHex(base128(length))).toBe(hex);
    expect(readLegacyFrame(fromHex(`80${hex}`), 0)!.declared).toBe(BigInt(length));
  });

  it('may have zeros in front, and any number of bytes', () => {
    const padded = readLegacyFrame(fromHex('8080808002aabb'), 0)!;
    expect([padded.declared, toHex(padded.data), padded.complete]).toEqual([2n, 'aabb', true]);
    const endless = new Uint8Array(1_000_000).fill(0xff);
    const started = performance.now();
    expect(readLegacyFrame(endless, 0)).toMatchObject({ complete: false, kind: 'discarded' });
    expect(performance.now() - started).toBeLessThan(500);
  });

  it('that nobody could send allocate nothing', () => {
    const frame = readLegacyFrame(fromHex('80ffffffffffffffffff7f0102'), 0)!;
    expect(frame.data).toHaveLength(2);
    expect(frame.findings.map(({ code }) => code)).toEqual(['length-frame', 'data-incomplete']);
    expect(frame.tree.missingBits > 2n ** 60n).toBe(true);
  });
});

const data = fc.uint8Array({ maxLength: 300 });
const piece: fc.Arbitrary<{ bytes: Uint8Array; event: LegacyEvent | null }> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => ({ bytes: legacyTextFrame(text), event: { t: 'text' as const, text } })),
  data.map((bytes) => ({ bytes: legacyLengthFrame(0x80, bytes), event: null })),
  fc
    .tuple(
      fc.integer({ min: 1, max: 0x7f }),
      data.map((bytes) => bytes.map((byte) => byte & 0x7f)),
    )
    .map(([type, bytes]) => ({ bytes: concat([Uint8Array.of(type), bytes, Uint8Array.of(0xff)]), event: null })),
);

describe('laws', () => {
  it('what is built is read back', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), fc.boolean(), data, (pieces, closes, after) => {
        const bytes = concat([...pieces.map((each) => each.bytes), ...(closes ? [legacyClosing(), after] : [])]);
        const stream = readLegacyStream(bytes);
        const events = pieces.flatMap(({ event }) => (event === null ? [] : [event]));
        expect(stream.events).toEqual(closes ? [...events, { t: 'close' }] : events);
        expect(stream.incomplete).toBe(false);
        expect(stream.ignored === null).toBe(!closes || after.length === 0);
      }),
    );
  });

  it('leaves tile the bytes, whatever they are, and nothing throws', () => {
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.array(fc.constantFrom(0x00, 0xff, 0x80, 0x81, 0x41, 0xc3), { maxLength: 40 }).map((bytes) => Uint8Array.from(bytes)),
      fc.tuple(fc.array(piece, { maxLength: 4 }), fc.nat({ max: 9 })).map(([pieces, cut]) => {
        const bytes = concat(pieces.map((each) => each.bytes));
        return bytes.subarray(0, Math.max(0, bytes.length - cut));
      }),
    );
    fc.assert(
      fc.property(anything, (bytes) => {
        const { frames, ignored, stoppedAt } = readLegacyStream(bytes);
        expect(stoppedAt).toBeNull();
        let at = 0;
        for (const node of [...frames.flatMap(({ tree }) => leaves(tree)), ...(ignored ? [ignored] : [])]) {
          expect(node.range.start).toBe(at);
          expect(node.range.end).toBeGreaterThanOrEqual(at);
          expect(node.field in LEGACY_FIELDS).toBe(true);
          at = node.range.end;
        }
        expect(at).toBe(bytes.length * 8);
        for (const frame of frames.slice(0, -1)) expect(frame.complete).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('a frame cut anywhere is incomplete, and every byte more brings it nearer', () => {
    const bytes = concat([legacyLengthFrame(0x80, new Uint8Array(200)), legacyTextFrame('€'), legacyClosing()]);
    for (let end = 0; end <= bytes.length; end++) {
      const stream = readLegacyStream(bytes.subarray(0, end));
      const ends = [0, 203, 208, 210];
      expect(stream.incomplete, String(end)).toBe(!ends.includes(end));
    }
  });

  it('reads only as many frames as it is asked for', () => {
    const bytes = concat(Array.from({ length: 10 }, () => legacyTextFrame('x')));
    const stream = readLegacyStream(bytes, 3);
    expect([stream.frames.length, stream.stoppedAt]).toEqual([3, 9]);
  });

  it('holds a long text', () => {
    const text = 'x'.repeat(300_000);
    expect(readLegacyFrame(legacyTextFrame(text), 0)!.text).toBe(text);
  });
});
