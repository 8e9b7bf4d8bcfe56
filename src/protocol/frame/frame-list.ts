/**
 * A stream as a list of frames: cut at its frame borders, and the frames in another order.
 *
 * Knows where a frame ends. Must not judge, or know what the frames say together (connection/ does). Keys are arguments.
 */
import { unmask } from '../bytes/xor.ts';
import { readHeader } from './header.ts';
import { KEY_LENGTH } from './masking.ts';
import { serializeFrame, simpleSpec } from './serialize.ts';

/** The frames of a stream, in order. Only the last one can be incomplete. No bytes, no frames. */
export function cutFrames(bytes: Uint8Array): Uint8Array[] {
  const frames: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const { payloadAt, payloadHave } = readHeader(bytes, at);
    const end = payloadAt + payloadHave;
    frames.push(bytes.slice(at, end));
    at = end;
  }
  return frames;
}

/** All bytes of the frame are there: its header, and the payload that the header announces. */
export function isWhole(frame: Uint8Array): boolean {
  const { declared, headerHave, headerNeeds, payloadHave } = readHeader(frame, 0);
  return declared !== null && headerHave === headerNeeds && declared === BigInt(payloadHave);
}

/** A frame that carries `payload`; `fin` false makes it a fragment that others follow. */
export function makeFrame(opcode: number, payload: Uint8Array, maskingKey: Uint8Array | null = null, fin = true): Uint8Array {
  return serializeFrame({ ...simpleSpec(opcode, payload, maskingKey), fin });
}

/** The list with the element at `from` moved to stand at `to`; places outside are cut to the nearest one. */
export function moved<Item>(items: readonly Item[], from: number, to: number): readonly Item[] {
  const item = items[from];
  if (item === undefined) return items;
  const rest = items.toSpliced(from, 1);
  return rest.toSpliced(Math.min(Math.max(0, to), rest.length), 0, item);
}

/** What is there of the payload, unmasked. */
export function payloadOf(frame: Uint8Array): Uint8Array {
  const { masked, keyAt, keyHave, payloadAt, payloadHave } = readHeader(frame, 0);
  const payload = frame.subarray(payloadAt, payloadAt + payloadHave);
  return masked && keyHave === KEY_LENGTH ? unmask(payload, frame.subarray(keyAt, keyAt + KEY_LENGTH)) : payload;
}
