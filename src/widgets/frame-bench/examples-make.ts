/**
 * What an example is, and the short words with which the examples are put together.
 *
 * Knows the core's serializer, so that a preset states what a sender does and never bytes that follow from it. Must not
 * know any one example (the files beside this one list them), their names (i18n/frames) or how they are read.
 */
import type { Role } from '../../protocol/annotation/model.ts';
import { fromHex } from '../../protocol/bytes/hex.ts';
import { joinBytes } from '../../protocol/bytes/join.ts';
import { unmask } from '../../protocol/bytes/xor.ts';
import type { FindingCode } from '../../protocol/findings.ts';
import { serializeFrame, simpleSpec, type FrameSpec } from '../../protocol/frame/serialize.ts';
import { shortestForm } from '../../protocol/frame/payload-length.ts';
import type { ExampleGroup, ExampleId } from '../../i18n/frames/examples-en.ts';

/** What an example puts on the page: wire bytes by who sent them, or a text as somebody would paste it. */
export type ExampleContent = { readonly runs: readonly ExampleRun[] } | { readonly text: string };

export interface ExampleRun {
  readonly bytes: Uint8Array;
  readonly direction: 'c2s' | 's2c' | 'unknown';
}

export interface Example {
  readonly id: ExampleId;
  readonly group: ExampleGroup;
  /** Made when it is asked for: some payloads are long. */
  readonly content: () => ExampleContent;
  /**
   * Every finding the page comes to for it, in any order, except `direction-inferred`: that one says how the page reads
   * masked frames, not what is in them.
   */
  readonly findings?: readonly FindingCode[];
  /** Chosen with the example where the bytes cannot say it. */
  readonly from?: Role;
  readonly rsv1Allowed?: boolean;
  readonly maxMessage?: number;
  /** Public issues and pull requests in which it happened, as `owner/repository#number`. */
  readonly issues?: readonly string[];
}

/** Keys of the examples. The first is the one of RFC 6455 §5.7. */
export const KEY = fromHex('37fa213d');
export const KEYS = [KEY, fromHex('5c1b93cf'), fromHex('11223344'), fromHex('a1b2c3d4')] as const;

const encoder = new TextEncoder();

/** Bytes in hex, spaced at will. */
export const hex = (digits: string): Uint8Array => fromHex(digits.replaceAll(' ', ''));
export const utf8 = (characters: string): Uint8Array => encoder.encode(characters);
const bytesOf = (payload: string | Uint8Array): Uint8Array => (typeof payload === 'string' ? utf8(payload) : payload);

export const joined = (...parts: readonly Uint8Array[]): Uint8Array => joinBytes(parts);

/** One frame as a server sends it, unless `change` says otherwise: text is UTF-8, the length as short as it goes. */
export function frame(opcode: number, payload: string | Uint8Array = '', change: Partial<FrameSpec> = {}): Uint8Array {
  return serializeFrame({ ...simpleSpec(opcode, bytesOf(payload)), ...change });
}

/** The same as a client sends it. */
export function masked(
  opcode: number,
  payload: string | Uint8Array = '',
  key: Uint8Array = KEY,
  change: Partial<FrameSpec> = {},
): Uint8Array {
  return frame(opcode, payload, { masked: true, maskingKey: key, ...change });
}

/** A payload behind a length that was spelled by hand: the header's first byte, the faulty length bytes, what follows. */
export const spelled = (byte0: number, length: string, ...rest: readonly Uint8Array[]): Uint8Array =>
  joined(Uint8Array.of(byte0), hex(length), ...rest);

/** `payload` under `key`, without a frame around it. */
export const under = (payload: string | Uint8Array, key: Uint8Array = KEY): Uint8Array => unmask(bytesOf(payload), key);

/** A header that announces `length` bytes, with none of them behind it. */
export const announcing = (opcode: number, length: bigint, change: Partial<FrameSpec> = {}): Uint8Array =>
  frame(opcode, '', { declaredLength: length, lengthForm: shortestForm(length), ...change });

/** The body of a Close: its code in two bytes, and the reason. */
export const closing = (code: number, reason = ''): Uint8Array => joined(Uint8Array.of(code >> 8, code), utf8(reason));

/** Counts up from 0, wrapping at 256. */
export const counting = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => i);
const PANGRAM = utf8('The quick brown fox jumps over the lazy dog. ');
/** Readable ASCII of any length. */
export function prose(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += PANGRAM.length) bytes.set(PANGRAM.subarray(0, length - at), at);
  return bytes;
}

/** Bytes whose sender nobody knows. */
export const one =
  (...parts: readonly Uint8Array[]): (() => ExampleContent) =>
  () => ({ runs: [{ bytes: joined(...parts), direction: 'unknown' }] });
/** The same, made late: for long ones. */
export const late =
  (make: () => Uint8Array): (() => ExampleContent) =>
  () => ({ runs: [{ bytes: make(), direction: 'unknown' }] });
/** A conversation: who sends what. */
export const talk =
  (...turns: readonly (readonly ['c2s' | 's2c', ...Uint8Array[]])[]): (() => ExampleContent) =>
  () => ({ runs: turns.map(([direction, ...parts]) => ({ bytes: joined(...parts), direction })) });
export const pasted =
  (lines: string): (() => ExampleContent) =>
  () => ({ text: lines });
