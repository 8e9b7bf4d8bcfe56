/**
 * The part of a frame or message that a person reads: where it lies in its source and whether it is text.
 *
 * Knows frames and messages. Must not know how it is shown.
 */
import { ACCEPT } from '../../protocol/bytes/utf8.ts';
import type { SourceId } from '../../protocol/annotation/model.ts';
import type { ReadMessage } from '../../protocol/connection/frame-at.ts';
import type { DissectedFrame } from '../../protocol/frame/dissect.ts';

export interface PayloadPart {
  readonly source: SourceId;
  /** The payload. */
  readonly bytes: Uint8Array;
  /** Byte of the source that `bytes[0]` is. */
  readonly base: number;
  /** The readable text within `bytes`: behind a close code where there is one. */
  readonly start: number;
  readonly end: number;
  /** UTF-8 state before the text. */
  readonly carry: number;
  readonly isText: boolean;
  readonly compressed: boolean;
}

const CLOSE = 8;

/** Where the payload of a frame or message is, and what it is. */
export function readablePart(of: DissectedFrame | ReadMessage, carry = ACCEPT): PayloadPart {
  if ('compressed' in of) {
    const { payload, text, compressed, index } = of;
    return {
      source: `message:${index}`,
      bytes: payload,
      base: 0,
      start: 0,
      end: payload.length,
      carry: ACCEPT,
      isText: text !== null,
      compressed,
    };
  }
  const { payload, text, opcode, rsv1, sources } = of;
  const readable = sources.find((source) => source.id !== 'wire');
  const isClose = opcode === CLOSE && payload.length > 2;
  return {
    source: readable?.id ?? 'wire',
    bytes: payload,
    base: readable ? 0 : of.offset + of.headerLength,
    start: isClose ? 2 : 0,
    end: payload.length,
    carry,
    // Control frames carry text when it looks so: most people put words into pings.
    isText:
      text !== null || opcode === 1 || isClose || ((opcode === 9 || opcode === 10) && payload.every((byte) => byte >= 0x20 && byte < 0x7f)),
    compressed: rsv1 && text === null,
  };
}
