/** A stream as a list of frames: cutting and joining are each other's way back, and order is the only thing that moving changes. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../src/protocol/bytes/hex.ts';
import { joinBytes } from '../../src/protocol/bytes/join.ts';
import { dissectFrame } from '../../src/protocol/frame/dissect.ts';
import { turnFrame } from '../../src/protocol/frame/edit.ts';
import { cutFrames, isWhole, makeFrame, moved, payloadOf } from '../../src/protocol/frame/frame-list.ts';
import { serializeFrame } from '../../src/protocol/frame/serialize.ts';
import { frameSpec } from './arbitraries.ts';

const hex = (text: string): Uint8Array => fromHex(text.replaceAll(' ', ''));
const KEY = hex('37fa213d');

describe('cutting a stream into frames', () => {
  it.each([
    // RFC 6455 §5.7: "A fragmented unmasked text message".
    ['01 03 48 65 6c 80 02 6c 6f', ['01 03 48 65 6c', '80 02 6c 6f']],
    ['89 00', ['89 00']],
    ['89 00 81', ['89 00', '81']],
    ['82 7e 00', ['82 7e 00']],
    ['81 05 48 65', ['81 05 48 65']],
    ['', []],
  ])('%s', (stream, frames) => {
    expect(cutFrames(hex(stream)).map((frame) => toHex(frame, ' '))).toEqual(frames);
  });

  it('loses no byte of any bytes, and only the last frame can be cut off', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const frames = cutFrames(bytes);
        expect(toHex(joinBytes(frames))).toBe(toHex(bytes));
        for (const frame of frames.slice(0, -1)) expect(isWhole(frame)).toBe(true);
      }),
    );
  });

  it('gives complete frames back as they were, each with its payload', () => {
    fc.assert(
      fc.property(fc.array(frameSpec, { maxLength: 6 }), (specs) => {
        const frames = specs.map((spec) => serializeFrame({ ...spec, declaredLength: BigInt(spec.payload.length) })).filter(isWhole);
        const cut = cutFrames(joinBytes(frames));
        expect(cut.map((frame) => toHex(frame))).toEqual(frames.map((frame) => toHex(frame)));
        for (const frame of cut) expect(toHex(payloadOf(frame))).toBe(toHex(dissectFrame(frame).payload));
      }),
    );
  });
});

describe('turning a frame', () => {
  it('is what RFC 6455 §5.7 shows for both directions', () => {
    const server = makeFrame(1, new TextEncoder().encode('Hello'));
    expect(toHex(server, ' ')).toBe('81 05 48 65 6c 6c 6f');
    const client = turnFrame(server, 'c2s', KEY);
    expect(toHex(client, ' ')).toBe('81 85 37 fa 21 3d 7f 9f 4d 51 58');
    expect(toHex(turnFrame(client, 's2c', KEY), ' ')).toBe(toHex(server, ' '));
    expect(turnFrame(client, 'c2s', hex('00000000'))).toBe(client);
  });
});

describe('moving', () => {
  it.each([
    [0, 2, 'bca'],
    [2, 0, 'cab'],
    [1, 1, 'abc'],
    [0, 9, 'bca'],
    [2, -4, 'cab'],
    [7, 0, 'abc'],
  ])('%i to %i', (from, to, order) => {
    expect(moved(['a', 'b', 'c'], from, to).join('')).toBe(order);
  });
});
