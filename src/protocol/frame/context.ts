/**
 * What a frame's stream knows about it: direction, agreed extension, the message it continues.
 *
 * Knows only the shape, so that dissecting stays a pure function of bytes and context. Must not know how a stream is kept.
 */
import type { Direction } from '../annotation/model.ts';
import { ACCEPT } from '../bytes/utf8.ts';
import { BINARY, CONTINUATION, TEXT } from './opcodes.ts';

/** A data message whose last fragment has not come yet, as it stands before a frame. */
export interface OpenMessage {
  readonly opcode: typeof TEXT | typeof BINARY;
  /** RSV1 was set on its first frame and an extension owns RSV1. */
  readonly compressed: boolean;
  /** Payload bytes of the fragments so far. */
  readonly length: number;
  /** UTF-8 state after them. */
  readonly utf8: number;
}

/** Everything is optional: the default is the first frame of a stream of unknown direction. */
export interface FrameContext {
  /** Number of the frame in its stream, from 0. */
  readonly index?: number;
  /** `unknown` breaks no masking rule. */
  readonly direction?: Direction;
  /** True when an agreed extension owns RSV1. */
  readonly rsv1Allowed?: boolean;
  /** Largest message accepted, in payload bytes; null: no limit. */
  readonly maxMessage?: number | null;
  readonly open?: OpenMessage | null;
  /** Finding bits that only the stream can know (HISTORY_BITS in rules.ts). */
  readonly history?: number;
  /** A Close has come in this stream, before or after this frame. */
  readonly closed?: boolean;
}

/** The message a data frame belongs to, as it stands before the frame's own payload; null for any other frame. */
export function messageOf(byte0: number, context: FrameContext): OpenMessage | null {
  const opcode = byte0 & 0b0000_1111;
  if (opcode === CONTINUATION) return context.open ?? null;
  if (opcode !== TEXT && opcode !== BINARY) return null;
  const compressed = context.rsv1Allowed === true && (byte0 & 0b0100_0000) !== 0;
  return { opcode, compressed, length: 0, utf8: ACCEPT };
}

/** True when a message's payload bytes must be UTF-8 as they stand: compressed text is UTF-8 only after inflating. */
export function isPlainText(message: OpenMessage | null): message is OpenMessage {
  return message !== null && message.opcode === TEXT && !message.compressed;
}
