/** Cutting and joining frames: a split stream means what the whole meant, and joining undoes it. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageAt } from '../../src/protocol/connection/frame-at.ts';
import { scanStream } from '../../src/protocol/connection/scan.ts';
import { dissectFrame } from '../../src/protocol/frame/dissect.ts';
import { mergeFrames, splitFrame } from '../../src/protocol/frame/fragments.ts';
import { serializeFrame, simpleSpec } from '../../src/protocol/frame/serialize.ts';
import { fromHex, toHex } from '../../src/protocol/bytes/hex.ts';
import { frameSpec } from './arbitraries.ts';
import { concat } from './bytes.ts';

const hex = (text: string): Uint8Array => fromHex(text.replaceAll(' ', ''));
const spaced = (parts: readonly Uint8Array[] | null): string[] => (parts ?? []).map((part) => toHex(part, ' '));
const KEY = hex('11223344');

describe('splitting', () => {
  it('gives the fragments of RFC 6455 §5.7', () => {
    expect(spaced(splitFrame(hex('81 05 48 65 6c 6c 6f'), 3, KEY))).toEqual(['01 03 48 65 6c', '80 02 6c 6f']);
  });
  it('masks the second with a key of its own', () => {
    expect(spaced(splitFrame(hex('81 85 37 fa 21 3d 7f 9f 4d 51 58'), 3, KEY))).toEqual([
      '01 83 37 fa 21 3d 7f 9f 4d',
      '80 82 11 22 33 44 7d 4d',
    ]);
  });
  it('leaves RSV1 with the first, the end of the message with the second', () => {
    expect(spaced(splitFrame(hex('41 02 f2 48'), 1, KEY))).toEqual(['41 01 f2', '00 01 48']);
  });
  it('lets the second promise what is still to come', () => {
    expect(spaced(splitFrame(hex('82 0a 01 02 03'), 2, KEY))).toEqual(['02 02 01 02', '80 08 03']);
  });
  it('cuts nothing while the length is not known', () => {
    expect(splitFrame(hex('82 7e 01'), 0, KEY)).toBeNull();
    expect(splitFrame(new Uint8Array(0), 0, KEY)).toBeNull();
  });

  it('says the same message, wherever the cut is, also inside a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.boolean(), fc.nat(80), (text, masked, at) => {
        const payload = new TextEncoder().encode(text);
        const parts = splitFrame(serializeFrame(simpleSpec(1, payload, masked ? hex('37fa213d') : null)), at, KEY)!;
        const stream = concat([...parts]);
        const index = scanStream(stream, {});
        expect(index.messageCount).toBe(1);
        expect(index.verdict.closeCode).toBeNull();
        expect(messageAt(stream, index, 0)?.payload).toEqual(payload);
      }),
    );
  });
});

describe('joining', () => {
  it('undoes a split, for any complete frame in its shortest spelling', () => {
    fc.assert(
      fc.property(frameSpec, fc.nat(200), (spec, at) => {
        const whole = serializeFrame({ ...spec, lengthForm: simpleSpec(1, spec.payload).lengthForm });
        const [first, second] = splitFrame(whole, at, KEY)!;
        expect(toHex(mergeFrames(first, second)!)).toBe(toHex(whole));
      }),
      { numRuns: 1000 },
    );
  });
  it('joins nothing that is not all there', () => {
    expect(mergeFrames(hex('01 03 48'), hex('80 00'))).toBeNull();
    expect(mergeFrames(hex('01 00'), hex('80 7e'))).toBeNull();
    const promising = mergeFrames(hex('01 01 48'), hex('80 04 65'))!;
    expect(dissectFrame(promising).missingBytes).toBe(3n);
  });
});
