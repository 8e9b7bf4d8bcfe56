/**
 * Bytes as the values that checks and prose ask for, by path: `frame.opcode`, `frames.1.fin`, `payload.text`, `faults.first`.
 *
 * Knows the dissector's results and their short names. Must not know any exercise, or wording: a path is data in `lesson.json`.
 */
import { decodeUtf8 } from '../../protocol/bytes/utf8.ts';
import { toHex } from '../../protocol/bytes/hex.ts';
import { frameAt } from '../../protocol/connection/frame-at.ts';
import { scanStream } from '../../protocol/connection/scan.ts';
import { findingSpec } from '../../protocol/findings.ts';
import type { DissectedFrame } from '../../protocol/frame/dissect.ts';
import { isControl } from '../../protocol/frame/opcodes.ts';
import type { Sender } from './schema.ts';

export type StateValue = string | number | boolean;

/** What bytes are: the frames in them and how many errors a receiver finds. */
export interface ByteState {
  readonly bytes: Uint8Array;
  readonly frames: readonly DissectedFrame[];
  /** Codes of the rules that are broken, in the order of the stream. */
  readonly faults: readonly string[];
}

/** Reads `bytes` as a stream of frames. Never throws. */
export function stateOf(bytes: Uint8Array, sender?: Sender): ByteState {
  const direction = sender === undefined ? 'unknown' : sender === 'client' ? 'c2s' : 's2c';
  const index = scanStream(bytes, { direction });
  const frames = Array.from({ length: index.frameCount }, (_, k) => frameAt(bytes, index, k));
  const faults = frames.flatMap(({ findings }) =>
    findings.filter(({ code }) => findingSpec(code).severity === 'error').map(({ code }) => code),
  );
  return { bytes, frames, faults };
}

const FRAME: Readonly<Record<string, (frame: DissectedFrame) => StateValue>> = {
  fin: ({ fin }) => fin,
  rsv1: ({ rsv1 }) => rsv1,
  rsv2: ({ rsv2 }) => rsv2,
  rsv3: ({ rsv3 }) => rsv3,
  opcode: ({ opcode }) => opcode,
  control: ({ opcode }) => isControl(opcode),
  mask: ({ masked }) => masked,
  /** What the header says; -1 while the length itself is not all there. */
  length: ({ declaredLength }) => Number(declaredLength ?? -1n),
  form: ({ lengthForm }) => lengthForm,
  headerBytes: ({ headerLength }) => headerLength,
  /** Promised and not there. */
  missing: ({ missingBytes }) => Number(missingBytes),
  key: ({ maskingKey }) => (maskingKey === null ? '' : toHex(maskingKey, ' ')),
};
const PAYLOAD: Readonly<Record<string, (frame: DissectedFrame) => StateValue>> = {
  /** After unmasking; as hex where it is no UTF-8. */
  text: ({ payload }) => decodeUtf8(payload) ?? toHex(payload, ' '),
  hex: ({ payload }) => toHex(payload, ' '),
  length: ({ payload }) => payload.length,
};
const WHOLE: Readonly<Record<string, (state: ByteState) => StateValue>> = {
  'bytes.length': ({ bytes }) => bytes.length,
  'bytes.hex': ({ bytes }) => toHex(bytes, ' '),
  'frames.length': ({ frames }) => frames.length,
  'faults.length': ({ faults }) => faults.length,
  'faults.first': ({ faults }) => faults[0] ?? '',
};

const FRAME_PATH = /^(?:frame|frames\.(\d+))\.(\w+)$/;
const PAYLOAD_PATH = /^(?:frames\.(\d+)\.)?payload\.(\w+)$/;

/** True for a path that some bytes have a value at. */
export function isPath(path: string): boolean {
  const [frame, payload] = [FRAME_PATH.exec(path), PAYLOAD_PATH.exec(path)];
  if (payload) return Object.hasOwn(PAYLOAD, payload[2]!);
  return frame ? Object.hasOwn(FRAME, frame[2]!) : Object.hasOwn(WHOLE, path);
}

/** The value at `path`; null where there is no such frame, or no such path. */
export function valueAt(state: ByteState, path: string): StateValue | null {
  if (!isPath(path)) return null;
  const whole = WHOLE[path];
  if (whole) return whole(state);
  const payload = PAYLOAD_PATH.exec(path);
  const [, number, name] = payload ?? FRAME_PATH.exec(path)!;
  const frame = state.frames[Number(number ?? 0)];
  return frame === undefined ? null : (payload ? PAYLOAD : FRAME)[name!]!(frame);
}

/** How a value is written in a sentence: opcodes in hex, bits as 0 and 1. */
export function written(path: string, value: StateValue | null): string {
  if (value === null) return '–';
  if (typeof value === 'boolean') return value ? '1' : '0';
  return path.endsWith('opcode') ? `0x${value.toString(16)}` : String(value);
}
