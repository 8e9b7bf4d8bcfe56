/**
 * The rules of RFC 6455 §5 and §7.4 for one frame, in the order in which its bytes arrive: each function takes what
 * has been read and yields finding bits. The stream scan and the dissection both call these and no others.
 *
 * Knows bytes, the direction and whether a message is open. Must not know where bytes lie, how history is kept
 * (connection/scan.ts does), or how a fault is worded or drawn.
 */
import type { Direction } from '../annotation/model.ts';
import { ACCEPT, REJECT } from '../bytes/utf8.ts';
import { FINDING_CODES, findingBit, findingSpec } from '../findings.ts';
import { closeCodeClass, closeCodeHopeless } from './close-body.ts';
import { CLOSE, CONTINUATION, isControl, isReserved } from './opcodes.ts';
import { CODE_16, type LengthForm, MAX_CONTROL_LENGTH } from './payload-length.ts';

/** Findings that fail the connection. */
export const ERROR_BITS = bitsWith('error');
/** Findings that break a rule; what is legal or incomplete is left out. */
export const PROBLEM_BITS = (ERROR_BITS | bitsWith('warning')) >>> 0;

/** Findings that only the stream around a frame can give it; everything else follows from the frame and its message. */
export const HISTORY_BITS =
  (findingBit('frame-after-close') |
    findingBit('masking-key-reused') |
    findingBit('pong-unsolicited') |
    findingBit('direction-inferred') |
    findingBit('message-unfinished')) >>>
  0;

const RSV_WITHOUT_EXTENSION = findingBit('rsv-without-extension');
const RSV1_MISPLACED = findingBit('rsv1-misplaced');
const OPCODE_RESERVED = findingBit('opcode-reserved');
const CONTROL_FRAGMENTED = findingBit('control-frame-fragmented');
const WITHOUT_START = findingBit('continuation-without-start');
const INTERRUPTED = findingBit('message-interrupted');
const MASK_MISSING = findingBit('mask-missing-from-client');
const MASK_PRESENT = findingBit('mask-present-from-server');
const CONTROL_TOO_LONG = findingBit('control-frame-too-long');
const CLOSE_ONE_BYTE = findingBit('close-body-one-byte');
const NOT_MINIMAL = findingBit('length-not-minimal');
const TOP_BIT = findingBit('length-top-bit-set');
const TOO_BIG = findingBit('message-too-big');
const NEVER_SENT = findingBit('close-code-never-sent');
const UNUSABLE = findingBit('close-code-unusable');
const REASON_NOT_UTF8 = findingBit('close-reason-not-utf8');
const TEXT_NOT_UTF8 = findingBit('text-not-utf8');
const TEXT_ENDS_INSIDE = findingBit('text-ends-inside-character');
const KEY_ZERO = findingBit('masking-key-zero');
const MASKED_EMPTY = findingBit('masked-empty-payload');
const FRAGMENT_EMPTY = findingBit('fragment-empty');
const FRAGMENT_ONE_BYTE = findingBit('fragment-one-byte');

function bitsWith(severity: string): number {
  return FINDING_CODES.reduce((bits, code) => (findingSpec(code).severity === severity ? bits | findingBit(code) : bits), 0) >>> 0;
}

/** What byte 0 (FIN, RSV1-3, opcode) breaks. `messageOpen`: an unfinished data message precedes it. */
export function firstByteFaults(byte0: number, messageOpen: boolean, rsv1Allowed: boolean): number {
  const opcode = byte0 & 0b0000_1111;
  let bits = 0;
  // §5.2: "MUST be 0 unless an extension is negotiated that defines meanings for non-zero values."
  if ((byte0 & 0b0011_0000) !== 0) bits |= RSV_WITHOUT_EXTENSION;
  if ((byte0 & 0b0100_0000) !== 0) {
    if (!rsv1Allowed) bits |= RSV_WITHOUT_EXTENSION;
    // RFC 7692 §6: "An endpoint MUST NOT set the "Per-Message Compressed" bit of control frames and non-first
    // fragments of a data message."
    else if (isControl(opcode) || opcode === CONTINUATION) bits |= RSV1_MISPLACED;
  }
  // §5.2: "If an unknown opcode is received, the receiving endpoint MUST _Fail the WebSocket Connection_."
  if (isReserved(opcode)) bits |= OPCODE_RESERVED;
  if (isControl(opcode)) {
    // §5.5: "All control frames […] MUST NOT be fragmented."
    if ((byte0 & 0b1000_0000) === 0) bits |= CONTROL_FRAGMENTED;
  } else if (opcode === CONTINUATION) {
    // §5.4: a fragmented message is "a single frame with the FIN bit clear and an opcode other than 0, followed by
    // zero or more frames with […] the opcode set to 0".
    if (!messageOpen) bits |= WITHOUT_START;
  } else if (messageOpen && !isReserved(opcode)) {
    // §5.4: "The fragments of one message MUST NOT be interleaved between the fragments of another message".
    bits |= INTERRUPTED;
  }
  return bits;
}

/** What byte 1 (MASK and the 7-bit length) breaks. An unknown direction breaks no masking rule. */
export function secondByteFaults(byte0: number, byte1: number, direction: Direction): number {
  const opcode = byte0 & 0b0000_1111;
  const masked = (byte1 & 0b1000_0000) !== 0;
  const code = byte1 & 0b0111_1111;
  let bits = 0;
  // §5.1: "a client MUST mask all frames that it sends to the server", "The server MUST close the connection upon
  // receiving a frame that is not masked."
  if (direction === 'c2s' && !masked) bits |= MASK_MISSING;
  // §5.1: "A server MUST NOT mask any frames that it sends to the client. A client MUST close a connection if it
  // detects a masked frame."
  if (direction === 's2c' && masked) bits |= MASK_PRESENT;
  // §5.5: "All control frames MUST have a payload length of 125 bytes or less".
  if (isControl(opcode) && code > MAX_CONTROL_LENGTH) bits |= CONTROL_TOO_LONG;
  // §5.5.1: "If there is a body, the first two bytes of the body MUST be a 2-byte unsigned integer".
  if (opcode === CLOSE && code === 1) bits |= CLOSE_ONE_BYTE;
  return bits;
}

/** Extended length bytes after which `length-not-minimal` is certain: both of 16 bits, the upper 48 of 64. */
export function bytesToKnowMinimal(form: LengthForm): number {
  return form === 16 ? 2 : 6;
}

/** What the extended length breaks, as far as its first `have` bytes (from `at`) can tell. */
export function extendedLengthFaults(bytes: Uint8Array, at: number, have: number, form: LengthForm): number {
  // §5.2: "in all cases, the minimal number of bytes MUST be used to encode the length".
  if (form === 16) return have >= 2 && (bytes[at]! << 8) + bytes[at + 1]! < CODE_16 ? NOT_MINIMAL : 0;
  if (form !== 64 || have < 1) return 0;
  // §5.2: "the most significant bit MUST be 0".
  if ((bytes[at]! & 0b1000_0000) !== 0) return TOP_BIT;
  if (have < bytesToKnowMinimal(64)) return 0;
  for (let i = 0; i < 6; i++) if (bytes[at + i] !== 0) return 0;
  return NOT_MINIMAL;
}

/** §7.4.1: 1009 says that an endpoint "has received a message that is too big for it to process". Lengths in bytes. */
export function messageSizeFaults(messageLength: number, maxMessage: number | null): number {
  return maxMessage !== null && messageLength > maxMessage ? TOO_BIG : 0;
}

/** What the length says about a fragment: a remark, not a fault. `declared` in bytes. */
export function fragmentNotes(byte0: number, declared: number): number {
  const opcode = byte0 & 0b0000_1111;
  const fragment = opcode === CONTINUATION || ((byte0 & 0b1000_0000) === 0 && !isControl(opcode));
  if (!fragment || declared > 1) return 0;
  return declared === 0 ? FRAGMENT_EMPTY : FRAGMENT_ONE_BYTE;
}

/** Remarks about a key that is there in full, as a 32-bit word in any byte order. */
export function keyNotes(key: number, declared: number): number {
  return (key === 0 ? KEY_ZERO : 0) | (declared === 0 ? MASKED_EMPTY : 0);
}

/** What the first one or two bytes of a Close body break; `low` is -1 while it is not there. */
export function closeCodeFaults(high: number, low: number): number {
  if (low < 0) return closeCodeHopeless(high) ? UNUSABLE : 0;
  const kind = closeCodeClass((high << 8) | low);
  return kind === 'usable' ? 0 : kind === 'never-sent' ? NEVER_SENT : UNUSABLE;
}

/**
 * What a Close reason breaks. `state` is its UTF-8 state so far; `ended`: all of the body is there.
 * §5.5.1: "Following the 2-byte integer, the body MAY contain UTF-8-encoded data".
 */
export function reasonFaults(state: number, ended: boolean): number {
  return state === REJECT || (ended && state !== ACCEPT) ? REASON_NOT_UTF8 : 0;
}

/**
 * What the text in a frame breaks. `before` and `after`: the message's UTF-8 state around it; `ended`: the message's
 * last byte is there. §8.1: "When an endpoint is to interpret a byte stream as UTF-8 but finds that the byte stream is
 * not, in fact, a valid UTF-8 stream, that endpoint MUST _Fail the WebSocket Connection_."
 */
export function textFaults(before: number, after: number, ended: boolean): number {
  if (before === REJECT) return 0;
  if (after === REJECT) return TEXT_NOT_UTF8;
  return ended && after !== ACCEPT ? TEXT_ENDS_INSIDE : 0;
}
