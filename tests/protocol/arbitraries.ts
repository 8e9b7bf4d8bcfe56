/** Random frames and streams for the property tests: ordinary ones, illegal ones, and bytes that are anything. */
import * as fc from 'fast-check';
import { type FrameSpec, serializeFrame } from '../../src/protocol/frame/serialize.ts';
import type { LengthForm } from '../../src/protocol/frame/payload-length.ts';
import { concat } from './bytes.ts';

/** Text pieces that end in every UTF-8 state, valid and not. */
const textBytes = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }).map((text) => new TextEncoder().encode(text)),
  fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => new TextEncoder().encode(text)),
  fc.constantFrom([0xe4, 0xbd], [0xa0, 0x41], [0xf0, 0x9f], [0xff], [0xed, 0xa0], [0xc3]).map((bytes) => Uint8Array.from(bytes)),
);
const payload = fc.oneof(
  { weight: 6, arbitrary: textBytes },
  { weight: 3, arbitrary: fc.uint8Array({ maxLength: 140 }) },
  { weight: 1, arbitrary: fc.constantFrom(125, 126, 127, 300).map((length) => new Uint8Array(length).fill(0x61)) },
  { weight: 1, arbitrary: fc.constantFrom(1000, 1005, 2000, 4000).map((code) => Uint8Array.of(code >> 8, code & 0xff, 0x68, 0x69)) },
  { weight: 1, arbitrary: fc.constantFrom([0xc3, 0x28], [0xe2, 0x82]).map((reason) => Uint8Array.of(0x03, 0xe8, ...reason)) },
);
const key = fc.oneof(
  fc.constant(Uint8Array.of(0x37, 0xfa, 0x21, 0x3d)),
  fc.constant(new Uint8Array(4)),
  fc.uint8Array({ minLength: 4, maxLength: 4 }),
);

/** One complete frame with true length, in any spelling that can hold it; flags and opcodes legal more often than not. */
export const frameSpec: fc.Arbitrary<FrameSpec> = fc
  .record({
    fin: fc.boolean(),
    rsv: fc.oneof({ weight: 8, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 7 }) }),
    opcode: fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(0, 0, 1, 1, 2, 8, 9, 10) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 15 }) },
    ),
    masked: fc.boolean(),
    key,
    payload,
    form: fc.constantFrom<LengthForm>(7, 7, 7, 7, 16, 64),
  })
  .map(({ fin, rsv, opcode, masked, key: maskingKey, payload: bytes, form }) => ({
    fin,
    rsv1: (rsv & 4) !== 0,
    rsv2: (rsv & 2) !== 0,
    rsv3: (rsv & 1) !== 0,
    opcode,
    masked,
    maskingKey: masked ? maskingKey : null,
    lengthForm: form === 7 && bytes.length > 125 ? 16 : form,
    declaredLength: BigInt(bytes.length),
    payload: bytes,
  }));

/** Streams of such frames, mostly all masked or all unmasked, sometimes cut short. */
export const frameStream: fc.Arbitrary<Uint8Array> = fc
  .record({
    specs: fc.array(frameSpec, { maxLength: 8 }),
    masked: fc.option(fc.boolean(), { freq: 4 }),
    cutOff: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 20 }) }),
  })
  .map(({ specs, masked, cutOff }) => {
    const frames = specs.map((spec) => {
      if (masked === null) return serializeFrame(spec);
      return serializeFrame({ ...spec, masked, maskingKey: masked ? (spec.maskingKey ?? Uint8Array.of(1, 2, 3, 4)) : null });
    });
    const bytes = concat(frames);
    return bytes.subarray(0, Math.max(0, bytes.length - cutOff));
  });

/** Bytes that may be anything: random ones, and headers that promise absurd lengths. */
export const anyBytes: fc.Arbitrary<Uint8Array> = fc.oneof(
  frameStream,
  fc.uint8Array({ maxLength: 40 }),
  fc
    .tuple(fc.integer({ min: 0, max: 255 }), fc.constantFrom(0x7f, 0xff, 0x7e, 0xfe), fc.uint8Array({ maxLength: 30 }))
    .map(([byte0, byte1, rest]) => Uint8Array.of(byte0, byte1, ...rest)),
);

export const streamOptions = fc.record(
  {
    direction: fc.constantFrom('c2s' as const, 's2c' as const, 'unknown' as const),
    rsv1Allowed: fc.boolean(),
    maxMessage: fc.nat({ max: 200 }),
  },
  { requiredKeys: [] },
);
