/** Random edits of a frame, for the laws of editing. Lengths stay small enough to be filled up. */
import * as fc from 'fast-check';
import type { FrameEdit } from '../../src/protocol/frame/edit.ts';
import type { LengthForm } from '../../src/protocol/frame/payload-length.ts';

const fourBytes = fc.uint8Array({ minLength: 4, maxLength: 4 });
const form = fc.constantFrom<LengthForm>(7, 16, 64);

export const anyEdit: fc.Arbitrary<FrameEdit> = fc.oneof(
  fc.record({ kind: fc.constant('bit' as const), bit: fc.nat(160), value: fc.constantFrom<0 | 1>(0, 1) }),
  fc.record({ kind: fc.constant('splice' as const), at: fc.nat(30), remove: fc.nat(6), insert: fc.uint8Array({ maxLength: 6 }) }),
  fc.record({
    kind: fc.constant('flag' as const),
    flag: fc.constantFrom('fin' as const, 'rsv1' as const, 'rsv2' as const, 'rsv3' as const),
    value: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('opcode' as const), opcode: fc.nat(15) }),
  fc.record({ kind: fc.constant('mask' as const), maskingKey: fc.option(fourBytes) }),
  fc.record({ kind: fc.constant('key' as const), maskingKey: fourBytes }),
  fc.record({
    kind: fc.constant('length' as const),
    length: fc.oneof(fc.bigInt({ min: 0n, max: 200n }), fc.bigInt({ min: 2n ** 21n, max: 2n ** 64n - 1n })),
    form,
  }),
  fc.record({ kind: fc.constant('respell' as const), form }),
  fc.record({ kind: fc.constant('payload' as const), payload: fc.uint8Array({ maxLength: 200 }) }),
);
