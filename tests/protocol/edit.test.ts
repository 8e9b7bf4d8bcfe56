/** Edits of one frame: what follows in consistent mode, that nothing follows in raw mode, and the laws of both. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dissectFrame } from '../../src/protocol/frame/dissect.ts';
import { closeBody, closeParts, editFrame, type FrameEdit, MOST_FILLED } from '../../src/protocol/frame/edit.ts';
import { serializeFrame } from '../../src/protocol/frame/serialize.ts';
import { fromHex, toHex } from '../../src/protocol/bytes/hex.ts';
import { anyBytes, frameSpec } from './arbitraries.ts';
import { anyEdit } from './edits.ts';

const hex = (text: string): Uint8Array => fromHex(text.replaceAll(' ', ''));
const spaced = (bytes: Uint8Array): string => toHex(bytes, ' ');
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const KEY = hex('37fa213d');
const HELLO = hex('81 85 37 fa 21 3d 7f 9f 4d 51 58');

describe('consistent edits', () => {
  const rows: readonly (readonly [string, Uint8Array, FrameEdit, string])[] = [
    ['a payload takes its length along', HELLO, { kind: 'payload', payload: utf8('Hi') }, '81 82 37 fa 21 3d 7f 93'],
    ['MASK off unmasks', HELLO, { kind: 'mask', maskingKey: null }, '81 05 48 65 6c 6c 6f'],
    ['MASK on masks', hex('81 05 48 65 6c 6c 6f'), { kind: 'mask', maskingKey: KEY }, spaced(HELLO)],
    ['a key masks anew', HELLO, { kind: 'key', maskingKey: hex('00000000') }, '81 85 00 00 00 00 48 65 6c 6c 6f'],
    ['a shorter length cuts', HELLO, { kind: 'length', length: 2n, form: 7 }, '81 82 37 fa 21 3d 7f 9f'],
    ['a longer length fills a text with dots', hex('81 01 41'), { kind: 'length', length: 3n, form: 7 }, '81 03 41 2e 2e'],
    ['a longer length fills binary with zeros', hex('82 01 41'), { kind: 'length', length: 3n, form: 7 }, '82 03 41 00 00'],
    ['a spelling that is too short grows', hex('82 00'), { kind: 'length', length: 126n, form: 7 }, `82 7e 00 7e${' 00'.repeat(126)}`],
    ['respelling keeps the payload', hex('82 01 41'), { kind: 'respell', form: 64 }, '82 7f 00 00 00 00 00 00 00 01 41'],
    ['respelling in the shortest form', hex('82 7e 00 01 41'), { kind: 'respell', form: 7 }, '82 01 41'],
    ['a long spelling chosen on purpose stays', hex('82 7e 00 01 41'), { kind: 'payload', payload: hex('4243') }, '82 7e 00 02 42 43'],
    ['masking keeps payload that is still to come', hex('81 05 48 65'), { kind: 'mask', maskingKey: KEY }, '81 85 37 fa 21 3d 7f 9f'],
    [
      'a payload behind half a key keeps that half',
      hex('81 85 37 fa'),
      { kind: 'payload', payload: hex('4141') },
      '81 82 37 fa 00 00 76 bb',
    ],
    ['MASK alone changes while the length is cut', hex('81 7e 01'), { kind: 'mask', maskingKey: KEY }, '81 fe 01'],
  ];
  it.each(rows)('%s', (_, bytes, edit, after) => {
    expect(spaced(editFrame(bytes, edit, 'consistent'))).toBe(after);
  });

  it('only writes a length down that nobody could fill up', () => {
    const length = BigInt(MOST_FILLED) + 1n;
    const bytes = editFrame(HELLO, { kind: 'length', length, form: 7 }, 'consistent');
    expect(dissectFrame(bytes).declaredLength).toBe(length);
    expect(bytes.length).toBe(HELLO.length + 8);
  });
});

describe('raw edits', () => {
  const rows: readonly (readonly [string, Uint8Array, FrameEdit, string])[] = [
    ['a payload leaves the length', HELLO, { kind: 'payload', payload: utf8('Hi') }, '81 85 37 fa 21 3d 7f 93'],
    ['MASK off is one bit', HELLO, { kind: 'mask', maskingKey: null }, '81 05 37 fa 21 3d 7f 9f 4d 51 58'],
    ['MASK on is one bit', hex('81 05 48 65 6c 6c 6f'), { kind: 'mask', maskingKey: KEY }, '81 85 48 65 6c 6c 6f'],
    ['a key leaves the payload', HELLO, { kind: 'key', maskingKey: hex('00000000') }, '81 85 00 00 00 00 7f 9f 4d 51 58'],
    ['a key that nothing uses is not written', hex('81 00'), { kind: 'key', maskingKey: KEY }, '81 00'],
    ['a length leaves the payload', HELLO, { kind: 'length', length: 9n, form: 7 }, '81 89 37 fa 21 3d 7f 9f 4d 51 58'],
    ['a spelling moves the rest', hex('81 01 41'), { kind: 'length', length: 1n, form: 16 }, '81 7e 00 01 41'],
  ];
  it.each(rows)('%s', (_, bytes, edit, after) => {
    expect(spaced(editFrame(bytes, edit, 'raw'))).toBe(after);
  });

  it('a bit beyond the end brings the bytes before it', () => {
    expect(spaced(editFrame(new Uint8Array(0), { kind: 'bit', bit: 15, value: 1 }, 'raw'))).toBe('00 01');
  });
  it('bytes are put in, taken out and replaced where they are named', () => {
    expect(spaced(editFrame(HELLO, { kind: 'splice', at: 0, remove: 1, insert: hex('82') }, 'raw'))).toMatch(/^82 85 37/);
    expect(spaced(editFrame(hex('81 00'), { kind: 'splice', at: 9, remove: 9, insert: hex('41') }, 'raw'))).toBe('81 00 41');
  });
});

describe('closing', () => {
  it('takes the body apart and puts it together', () => {
    expect(spaced(closeBody(1000, utf8('bye')))).toBe('03 e8 62 79 65');
    expect(closeBody(null, new Uint8Array(0))).toHaveLength(0);
    expect(closeBody(1000, new Uint8Array(1024 * 1024))).toHaveLength(1024 * 1024 + 2);
    expect(closeParts(dissectFrame(hex('88 05 03 e8 62 79 65')))).toEqual({ code: 1000, reason: utf8('bye') });
    expect(closeParts(dissectFrame(hex('88 01 03')))).toEqual({ code: null, reason: new Uint8Array(0) });
    expect(closeParts(dissectFrame(HELLO))).toBeNull();
  });
});

describe('laws', () => {
  it('never throws, never touches its input, never allocates by a declared length', () => {
    fc.assert(
      fc.property(anyBytes, anyEdit, fc.constantFrom('consistent' as const, 'raw' as const), (bytes, edit, mode) => {
        const frame = bytes.subarray(0, dissectFrame(bytes).byteLength);
        const before = frame.slice();
        const after = editFrame(frame, edit, mode);
        expect(frame).toEqual(before);
        expect(after.length).toBeLessThan(frame.length + 1000);
      }),
      { numRuns: 3000 },
    );
  });

  it('keeps what the other controls show: in consistent mode an edit changes what it names and nothing else', () => {
    fc.assert(
      fc.property(frameSpec, fc.uint8Array({ minLength: 4, maxLength: 4 }), fc.uint8Array({ maxLength: 200 }), (spec, key, payload) => {
        const bytes = serializeFrame(spec);
        const of = (edit: FrameEdit) => dissectFrame(editFrame(bytes, edit, 'consistent'));
        const old = dissectFrame(bytes);
        const masked = of({ kind: 'mask', maskingKey: key });
        expect([masked.masked, masked.maskingKey, masked.payload]).toEqual([true, key, old.payload]);
        expect(of({ kind: 'mask', maskingKey: null }).payload).toEqual(old.payload);
        const filled = of({ kind: 'payload', payload });
        expect([filled.payload, filled.declaredLength, filled.masked]).toEqual([payload, BigInt(payload.length), old.masked]);
        expect(filled.missingBytes).toBe(0n);
        for (const flag of ['fin', 'rsv1', 'rsv2', 'rsv3'] as const) {
          const flagged = of({ kind: 'flag', flag, value: !old[flag] });
          expect({ ...flagged, [flag]: old[flag] }.payload).toEqual(old.payload);
          expect(flagged[flag]).toBe(!old[flag]);
        }
        expect(of({ kind: 'opcode', opcode: 11 }).opcode).toBe(11);
      }),
      { numRuns: 1000 },
    );
  });

  it('raw flips of every bit, twice, give the frame back', () => {
    fc.assert(
      fc.property(anyBytes, fc.nat(400), (bytes, at) => {
        fc.pre(bytes.length > 0);
        const bit = at % (bytes.length * 8);
        const value = ((bytes[bit >> 3]! >> (7 - (bit & 7))) & 1) as 0 | 1;
        const flipped = editFrame(bytes, { kind: 'bit', bit, value: value === 1 ? 0 : 1 }, 'raw');
        expect(flipped).not.toEqual(bytes);
        expect(editFrame(flipped, { kind: 'bit', bit, value }, 'raw')).toEqual(bytes);
      }),
      { numRuns: 1000 },
    );
  });
});
