/**
 * Bytes as the values that checks and prose ask for, by path: `frame.opcode`, `frames.1.fin`, `payload.text`, `messages.0.text`,
 * `faults.first`.
 *
 * Knows the dissector's results and their short names. Must not know any exercise, or wording: a path is data in `lesson.json`.
 */
import { decodeUtf8 } from '../../protocol/bytes/utf8.ts';
import { toHex } from '../../protocol/bytes/hex.ts';
import { frameAt, messageAt, type ReadMessage } from '../../protocol/connection/frame-at.ts';
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
  /** Put together from their fragments; the last one may lack some. */
  readonly messages: readonly ReadMessage[];
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
  const messages = Array.from({ length: index.messageCount }, (_, m) => messageAt(bytes, index, m)!);
  return { bytes, frames, messages, faults };
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
const MESSAGE: Readonly<Record<string, (message: ReadMessage) => StateValue>> = {
  /** As hex where it is no text. */
  text: ({ text, payload }) => text ?? toHex(payload, ' '),
  length: ({ payload }) => payload.length,
  frames: ({ frames }) => frames.length,
  complete: ({ complete }) => complete,
};
const WHOLE: Readonly<Record<string, (state: ByteState) => StateValue>> = {
  'bytes.length': ({ bytes }) => bytes.length,
  'bytes.hex': ({ bytes }) => toHex(bytes, ' '),
  'frames.length': ({ frames }) => frames.length,
  'messages.length': ({ messages }) => messages.length,
  'faults.length': ({ faults }) => faults.length,
  'faults.first': ({ faults }) => faults[0] ?? '',
};

/** Forms of a path: what it reads by name, of which of the things that there are several of. A path without a number means the first. */
const FORMS: readonly {
  readonly form: RegExp;
  readonly names: Readonly<Record<string, unknown>>;
  readonly read: (state: ByteState, at: number, name: string) => StateValue | null;
}[] = [
  {
    form: /^(?:frame|frames\.(\d+))\.(\w+)$/,
    names: FRAME,
    read: ({ frames }, at, name) => (frames[at] ? FRAME[name]!(frames[at]) : null),
  },
  {
    form: /^(?:frames\.(\d+)\.)?payload\.(\w+)$/,
    names: PAYLOAD,
    read: ({ frames }, at, name) => (frames[at] ? PAYLOAD[name]!(frames[at]) : null),
  },
  {
    form: /^messages\.(\d+)\.(\w+)$/,
    names: MESSAGE,
    read: ({ messages }, at, name) => (messages[at] ? MESSAGE[name]!(messages[at]) : null),
  },
];

/** The form of `path`, with the number and the name in it. */
function partsOf(path: string) {
  for (const { form, names, read } of FORMS) {
    const [, at, name = ''] = form.exec(path) ?? [];
    if (Object.hasOwn(names, name)) return { at: Number(at ?? 0), name, read };
  }
  return null;
}

/** True for a path that some bytes have a value at. */
export const isPath = (path: string): boolean => Object.hasOwn(WHOLE, path) || partsOf(path) !== null;

/** The value at `path`; null where there is no such frame or message, or no such path. */
export function valueAt(state: ByteState, path: string): StateValue | null {
  if (Object.hasOwn(WHOLE, path)) return WHOLE[path]!(state);
  const parts = partsOf(path);
  return parts && parts.read(state, parts.at, parts.name);
}

/** How a value is written in a sentence: opcodes in hex, bits as 0 and 1. */
export function written(path: string, value: StateValue | null): string {
  if (value === null) return '–';
  if (typeof value === 'boolean') return value ? '1' : '0';
  return path.endsWith('opcode') ? `0x${value.toString(16)}` : String(value);
}
