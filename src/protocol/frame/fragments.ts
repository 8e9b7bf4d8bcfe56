/**
 * Cutting one frame into fragments and putting fragments together (RFC 6455 §5.4).
 *
 * Knows which flags go to which fragment. Must not judge: a control frame is cut like any other, and what that costs is
 * for the rules to say. Keys are arguments.
 */
import { joinBytes } from '../bytes/join.ts';
import { dissectFrame } from './dissect.ts';
import { CONTINUATION } from './opcodes.ts';
import { shortestForm } from './payload-length.ts';
import { serializeFrame, specOf, type FrameSpec } from './serialize.ts';

const spelled = (spec: FrameSpec, payload: Uint8Array, declaredLength: bigint): FrameSpec => ({
  ...spec,
  payload,
  declaredLength,
  lengthForm: shortestForm(declaredLength),
});

/**
 * Two fragments that carry what `bytes` (one frame) carries, cut before payload byte `at` (0 to its length): the first has
 * FIN 0 and keeps opcode and RSV bits, the second is a continuation with the FIN of the whole. A masked frame's second
 * fragment is masked with `nextKey`, for every frame has a key of its own (§5.3). Payload that is still to come is
 * promised by the second. Null while the frame's length is not known.
 */
export function splitFrame(bytes: Uint8Array, at: number, nextKey: Uint8Array): readonly [Uint8Array, Uint8Array] | null {
  const frame = dissectFrame(bytes);
  if (frame.declaredLength === null) return null;
  const spec = specOf(frame);
  const cut = Math.min(Math.max(0, Math.trunc(at)), frame.payload.length);
  // §5.4: "terminated by a single frame with the FIN bit set and an opcode of 0". RSV1 stays with the first (RFC 7692 §6).
  const rest = { fin: spec.fin, rsv1: false, rsv2: false, rsv3: false, opcode: CONTINUATION };
  const first = spelled({ ...spec, fin: false }, frame.payload.subarray(0, cut), BigInt(cut));
  const second = spelled(
    { ...spec, ...rest, maskingKey: spec.masked ? nextKey : null },
    frame.payload.subarray(cut),
    frame.declaredLength - BigInt(cut),
  );
  return [serializeFrame(first), serializeFrame(second)];
}

/**
 * One frame that carries what two frames carry: opcode, RSV bits, MASK and key of the first, FIN of the second. Null while
 * the length of either is not known, or while payload of the first is still to come.
 */
export function mergeFrames(first: Uint8Array, second: Uint8Array): Uint8Array | null {
  const [a, b] = [dissectFrame(first), dissectFrame(second)];
  if (a.declaredLength === null || b.declaredLength === null || a.missingBytes > 0n) return null;
  const payload = joinBytes([a.payload, b.payload]);
  return serializeFrame(spelled({ ...specOf(a), fin: b.fin }, payload, a.declaredLength + b.declaredLength));
}
