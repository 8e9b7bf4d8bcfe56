/**
 * One frame's finding bits: the rules applied to the bytes of the frame that are there.
 *
 * Knows which rule looks at which bytes. Must not know the rules themselves (rules.ts has them), ranges or wording.
 */
import { ACCEPT, utf8Run } from '../bytes/utf8.ts';
import { keyWord } from '../bytes/xor.ts';
import { findingBit } from '../findings.ts';
import { type FrameContext, isPlainText, messageOf } from './context.ts';
import type { HeaderLayout } from './header.ts';
import { KEY_LENGTH } from './masking.ts';
import { CLOSE } from './opcodes.ts';
import { extendedBytes } from './payload-length.ts';
import * as rules from './rules.ts';

/** Finding bits of the frame at `layout`; `payload` is what is there of it, unmasked. */
export function judgeFrame(bytes: Uint8Array, layout: HeaderLayout, payload: Uint8Array, context: FrameContext): number {
  const { byte0 } = layout;
  if (byte0 === null) return findingBit('header-incomplete');
  const history = (context.history ?? 0) & rules.HISTORY_BITS;
  const first = rules.firstByteFaults(byte0, (context.open ?? null) !== null, context.rsv1Allowed ?? false);
  return (history | first | headerBits(bytes, layout, byte0, context) | payloadBits(layout, byte0, payload, context)) >>> 0;
}

function headerBits(bytes: Uint8Array, layout: HeaderLayout, byte0: number, context: FrameContext): number {
  const { byte1, form, declared } = layout;
  if (byte1 === null) return findingBit('header-incomplete');
  let bits = rules.secondByteFaults(byte0, byte1, context.direction ?? 'unknown');
  bits |= rules.extendedLengthFaults(bytes, layout.extendedAt, layout.extendedHave, form);
  if (layout.extendedHave < extendedBytes(form)) return bits | findingBit('length-incomplete');
  const length = Number(declared);
  const message = messageOf(byte0, context);
  if (message !== null) bits |= rules.messageSizeFaults(message.length + length, context.maxMessage ?? null);
  bits |= rules.fragmentNotes(byte0, length);
  if (!layout.masked) return bits;
  if (layout.keyHave < KEY_LENGTH) return bits | findingBit('key-incomplete');
  return bits | rules.keyNotes(keyWord(bytes.subarray(layout.keyAt, layout.keyAt + KEY_LENGTH)), length);
}

function payloadBits(layout: HeaderLayout, byte0: number, payload: Uint8Array, context: FrameContext): number {
  if (layout.declared === null || layout.headerHave < layout.headerNeeds) return 0;
  const whole = BigInt(layout.payloadHave) === layout.declared;
  let bits = whole ? 0 : findingBit('payload-incomplete');
  const message = messageOf(byte0, context);
  if (isPlainText(message)) {
    const after = utf8Run(payload, 0, payload.length, message.utf8);
    bits |= rules.textFaults(message.utf8, after, whole && (byte0 & 0b1000_0000) !== 0);
  }
  if ((byte0 & 0b0000_1111) === CLOSE && layout.declared >= 2n && payload.length > 0) {
    bits |= rules.closeCodeFaults(payload[0]!, payload[1] ?? -1);
    bits |= rules.reasonFaults(utf8Run(payload, 2, payload.length, ACCEPT), whole);
  }
  return bits;
}
