/**
 * One change to one frame: bytes and an edit in, new bytes out.
 *
 * Knows which parts of a frame follow which in consistent mode (payload, length, key, mask) and that in raw mode nothing
 * follows. Must not judge: an edit that makes the frame illegal is carried out like any other. Keys are arguments.
 */
import { joinBytes, spliceBytes } from '../bytes/join.ts';
import type { Direction } from '../annotation/model.ts';
import { unmask } from '../bytes/xor.ts';
import { dissectFrame, type DissectedFrame } from './dissect.ts';
import { KEY_LENGTH } from './masking.ts';
import { CLOSE, TEXT } from './opcodes.ts';
import { extendedBytes, extendedLength, lengthCode, type LengthForm, shortestForm } from './payload-length.ts';
import { type FrameSpec, serializeFrame, specOf } from './serialize.ts';

/** `consistent`: what depends on the changed part follows it. `raw`: only the bits that are named change. */
export type EditMode = 'consistent' | 'raw';

export type FlagName = 'fin' | 'rsv1' | 'rsv2' | 'rsv3';
const FLAG_BITS: Readonly<Record<FlagName, number>> = {
  fin: 0b1000_0000,
  rsv1: 0b0100_0000,
  rsv2: 0b0010_0000,
  rsv3: 0b0001_0000,
};
const MASK_BIT = 0b1000_0000;

/** Offsets count from the frame's first byte or bit. `bit` and `splice` are raw in both modes: they name bits. */
export type FrameEdit =
  | { readonly kind: 'bit'; readonly bit: number; readonly value: 0 | 1 }
  | { readonly kind: 'splice'; readonly at: number; readonly remove: number; readonly insert: Uint8Array }
  | { readonly kind: 'flag'; readonly flag: FlagName; readonly value: boolean }
  | { readonly kind: 'opcode'; readonly opcode: number }
  /** Sets MASK and uses this key, or with null clears MASK. Raw: the one bit. */
  | { readonly kind: 'mask'; readonly maskingKey: Uint8Array | null }
  /** Four bytes. Consistent: the payload is masked anew. Raw: the key bytes alone. */
  | { readonly kind: 'key'; readonly maskingKey: Uint8Array }
  /** Consistent: the payload is cut or filled up, to MOST_FILLED bytes. Raw: what the header says, in this spelling. */
  | { readonly kind: 'length'; readonly length: bigint; readonly form: LengthForm }
  /** The same length in another spelling; one that cannot hold it gives the shortest that can. */
  | { readonly kind: 'respell'; readonly form: LengthForm }
  /** Unmasked. Consistent: the length follows. Raw: the header stays as it is. */
  | { readonly kind: 'payload'; readonly payload: Uint8Array };

/** The longest payload that a new length is filled up to; above it only the header says so. */
export const MOST_FILLED = 1024 * 1024;

/**
 * The frame's bytes after `edit`. `bytes` is the frame alone, whole or cut off, or nothing: bits and bytes beyond its end
 * are added as zeros first. Returns a new array; never throws.
 */
export function editFrame(bytes: Uint8Array, edit: FrameEdit, mode: EditMode): Uint8Array {
  const raw = mode === 'raw';
  switch (edit.kind) {
    case 'bit':
      return withBits(bytes, Math.floor(edit.bit / 8), 0b1000_0000 >> (edit.bit % 8), edit.value === 1);
    case 'splice':
      return splice(bytes, edit.at, edit.remove, edit.insert);
    case 'flag':
      return withBits(bytes, 0, FLAG_BITS[edit.flag], edit.value);
    case 'opcode': {
      const changed = grown(bytes, 1);
      changed[0] = (changed[0]! & 0b1111_0000) | (edit.opcode & 0b0000_1111);
      return changed;
    }
    case 'mask':
      return raw || lengthIsCut(bytes) ? withBits(bytes, 1, MASK_BIT, edit.maskingKey !== null) : remasked(bytes, edit.maskingKey);
    case 'key':
      return raw || lengthIsCut(bytes) ? withKeyBytes(bytes, edit.maskingKey) : remasked(bytes, edit.maskingKey);
    case 'length':
      return raw || edit.length > BigInt(MOST_FILLED) ? respelled(bytes, edit.length, edit.form) : refilled(bytes, edit.length, edit.form);
    case 'respell':
      return respelled(bytes, dissectFrame(bytes).declaredLength ?? 0n, edit.form);
    case 'payload':
      return raw ? withPayloadBytes(bytes, edit.payload) : withPayload(bytes, edit.payload);
  }
}

/** A copy with at least `length` bytes. */
function grown(bytes: Uint8Array, length: number): Uint8Array {
  const copy = new Uint8Array(Math.max(bytes.length, length));
  copy.set(bytes);
  return copy;
}

function withBits(bytes: Uint8Array, at: number, bits: number, on: boolean): Uint8Array {
  const copy = grown(bytes, at + 1);
  copy[at] = on ? copy[at]! | bits : copy[at]! & ~bits;
  return copy;
}

function splice(bytes: Uint8Array, at: number, remove: number, insert: Uint8Array): Uint8Array {
  const from = Math.min(Math.max(0, at), bytes.length);
  const to = Math.min(from + Math.max(0, remove), bytes.length);
  return spliceBytes(bytes, from, to, insert);
}

/** While the length is not known, nobody knows where a key would stand: then only the bit itself can change. */
const lengthIsCut = (bytes: Uint8Array): boolean => dissectFrame(bytes).declaredLength === null;

function remasked(bytes: Uint8Array, maskingKey: Uint8Array | null): Uint8Array {
  return serializeFrame({ ...specOf(dissectFrame(bytes)), masked: maskingKey !== null, maskingKey });
}

function withKeyBytes(bytes: Uint8Array, maskingKey: Uint8Array): Uint8Array {
  const { masked, lengthForm } = dissectFrame(bytes);
  if (!masked) return bytes.slice();
  const at = 2 + extendedBytes(lengthForm);
  const copy = grown(bytes, at + KEY_LENGTH);
  copy.set(maskingKey.subarray(0, KEY_LENGTH), at);
  return copy;
}

const atLeast = (least: LengthForm, form: LengthForm): LengthForm => (form < least ? least : form);

/** The same bytes behind a length that is spelled anew. */
function respelled(bytes: Uint8Array, length: bigint, form: LengthForm): Uint8Array {
  const old = dissectFrame(bytes);
  const fits = atLeast(shortestForm(length), form);
  const header = grown(bytes.subarray(0, 2), 2);
  header[1] = (header[1]! & MASK_BIT) | lengthCode(length, fits);
  const extended = extendedLength(length, fits);
  const rest = bytes.subarray(Math.min(bytes.length, 2 + extendedBytes(old.lengthForm)));
  return joinBytes([header, extended, rest]);
}

/** What a payload is filled up with: something to see in a text, zeros elsewhere. */
const fillOf = (opcode: number): number => (opcode === TEXT ? 0x2e : 0);

/** What the frame is made of; a key that is cut off keeps the bytes that are there. */
function specWithKey(bytes: Uint8Array, frame: DissectedFrame): FrameSpec {
  const spec = specOf(frame);
  if (!frame.masked || spec.maskingKey !== null) return spec;
  const maskingKey = new Uint8Array(KEY_LENGTH);
  const at = 2 + extendedBytes(frame.lengthForm);
  maskingKey.set(bytes.subarray(at, at + KEY_LENGTH));
  return { ...spec, maskingKey };
}

function refilled(bytes: Uint8Array, length: bigint, form: LengthForm): Uint8Array {
  const frame = dissectFrame(bytes);
  const payload = new Uint8Array(Number(length)).fill(fillOf(frame.opcode));
  payload.set(frame.payload.subarray(0, payload.length));
  return serializeFrame({ ...specWithKey(bytes, frame), payload, declaredLength: length, lengthForm: atLeast(shortestForm(length), form) });
}

/** The spelling that goes with a new length: as short as it goes, unless the frame was spelled longer than it needs on purpose. */
function formFor(frame: DissectedFrame, length: bigint): LengthForm {
  const shortest = shortestForm(length);
  const stretched = frame.declaredLength !== null && frame.lengthForm > shortestForm(frame.declaredLength);
  return stretched ? atLeast(shortest, frame.lengthForm) : shortest;
}

function withPayload(bytes: Uint8Array, payload: Uint8Array): Uint8Array {
  const frame = dissectFrame(bytes);
  const declaredLength = BigInt(payload.length);
  return serializeFrame({ ...specWithKey(bytes, frame), payload, declaredLength, lengthForm: formFor(frame, declaredLength) });
}

function withPayloadBytes(bytes: Uint8Array, payload: Uint8Array): Uint8Array {
  const { headerLength, maskingKey } = dissectFrame(bytes);
  const changed = new Uint8Array(headerLength + payload.length);
  changed.set(bytes.subarray(0, headerLength));
  changed.set(maskingKey === null ? payload : unmask(payload, maskingKey), headerLength);
  return changed;
}

/** The payload of a Close: its code in network byte order and the reason, or nothing without a code (§5.5.1). */
export function closeBody(code: number | null, reason: Uint8Array): Uint8Array {
  if (code === null) return reason.slice();
  const body = new Uint8Array(2 + reason.length);
  body.set([(code >> 8) & 0xff, code & 0xff]);
  body.set(reason, 2);
  return body;
}

/** Code and reason of a Close as they stand; null code where there are fewer than two bytes. */
export function closeParts(frame: DissectedFrame): { readonly code: number | null; readonly reason: Uint8Array } | null {
  if (frame.opcode !== CLOSE) return null;
  const { payload } = frame;
  if (payload.length < 2) return { code: null, reason: new Uint8Array(0) };
  return { code: (payload[0]! << 8) | payload[1]!, reason: payload.subarray(2) };
}

/**
 * The frame as the side that sends in `direction` would send it: masked with `maskingKey` by a client, as it is by a server.
 * A frame that is so already stays.
 */
export function turnFrame(frame: Uint8Array, direction: Exclude<Direction, 'unknown'>, maskingKey: Uint8Array): Uint8Array {
  // §5.1: "a client MUST mask all frames that it sends to the server", "A server MUST NOT mask any frames that it sends".
  const masks = direction === 'c2s';
  const { masked } = dissectFrame(frame);
  return masked === masks ? frame : editFrame(frame, { kind: 'mask', maskingKey: masks ? maskingKey : null }, 'consistent');
}
