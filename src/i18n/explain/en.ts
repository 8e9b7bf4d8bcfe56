/**
 * English sentences about a field, a byte and a bit in this frame, and about whole frames for screen readers.
 *
 * Knows wording. Must not compute protocol facts (facts.ts and the frame have them) or know which view shows it.
 */
import type { FieldNode } from '../../protocol/annotation/model.ts';
import type { FieldId } from '../../protocol/fields.ts';
import type { DissectedFrame } from '../../protocol/frame/dissect.ts';
import { en as fields } from '../fields/en.ts';
import { en as terms } from '../terms/en.ts';
import {
  bytesOf,
  characterAt,
  excerpt,
  findingOn,
  hexByte,
  hexOf,
  stopped,
  isNumber,
  laneOf,
  numberIn,
  opcodeHex,
  payloadByte,
  placeOf,
  utf8,
} from './facts.ts';

const isControl = (opcode: number): boolean => opcode >= 8;
const isReserved = (opcode: number): boolean => terms.opcodeName(opcode).startsWith('reserved');
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function fin({ fin, opcode }: DissectedFrame): string {
  const noun = terms.frameNoun(opcode);
  if (isControl(opcode)) {
    return fin
      ? 'FIN is 1, as in every control frame: they are never fragmented.'
      : `FIN is 0, but a ${noun} is a control frame and never fragmented.`;
  }
  if (fin) {
    return opcode === 0
      ? 'FIN is 1: this continuation frame is the last of its message.'
      : `FIN is 1: this ${noun} is the last frame of its message, and the first one too.`;
  }
  return opcode === 0
    ? 'FIN is 0: more frames of this message follow.'
    : `FIN is 0: this ${noun} begins a message, and continuation frames follow.`;
}

function rsv(frame: DissectedFrame, which: 1 | 2 | 3): string {
  const set = [frame.rsv1, frame.rsv2, frame.rsv3][which - 1];
  if (!set) return `RSV${which} is 0: no extension marks this frame with it.`;
  if (which === 1 && findingOn(frame, 'rsv1-misplaced')) {
    return 'RSV1 is 1, but it belongs only on the first frame of a compressed message.';
  }
  if (which > 1 || findingOn(frame, 'rsv-without-extension')) return `RSV${which} is 1, but no extension that uses it was agreed.`;
  return 'RSV1 is 1: permessage-deflate compressed this message.';
}

const OPCODE_MEANING: Readonly<Record<number, string>> = {
  0: 'continuation, the next part of a message that an earlier frame began.',
  1: 'text, a message in UTF-8.',
  2: 'binary, bytes that mean what the two programs agreed on.',
  8: 'close, the last frame this side sends, with a code and a reason or with nothing.',
  9: 'ping, a question whether the other side is still there; it answers with a pong that repeats the payload.',
  10: 'pong, the answer to a ping with the same payload, or an unasked sign of life.',
};
const opcode = (value: number): string =>
  `Opcode ${opcodeHex(value)}: ${
    OPCODE_MEANING[value] ?? `reserved for future ${value < 8 ? 'data' : 'control'} frames, so a receiver fails the connection.`
  }`;

function mask(frame: DissectedFrame): string {
  if (frame.masked) {
    return findingOn(frame, 'mask-present-from-server')
      ? 'MASK is 1, so four key bytes follow, but a server must not mask what it sends.'
      : 'MASK is 1: four key bytes follow and the payload is masked, as in every frame from a client.';
  }
  return findingOn(frame, 'mask-missing-from-client')
    ? 'MASK is 0, so there is no key, but a client must mask every frame.'
    : 'MASK is 0: there is no key and the payload can be read as it is, as in every frame from a server.';
}

function length7(frame: DissectedFrame, code: number): string {
  if (code < 126) {
    return code === 0
      ? 'Length 0: the frame has no payload.'
      : `Length ${code}: that many payload bytes; up to 125 these seven bits are enough.`;
  }
  const [bytes, form] = code === 126 ? [2, 16] : [8, 64];
  const total = frame.declaredLength === null ? '' : ` (${frame.declaredLength})`;
  return `Length code ${code}: not a length itself, the next ${bytes} bytes hold it as a ${form}-bit number${total}.`;
}

function extendedLength(node: FieldNode, frame: DissectedFrame, form: 16 | 64): string {
  if (frame.declaredLength === null) return `The ${form}-bit length, high byte first, of which ${hexOf(bytesOf(node, frame))} is here.`;
  const sentence = `${hexOf(bytesOf(node, frame))}, high byte first, is ${terms.bytes(frame.declaredLength)} of payload.`;
  if (findingOn(frame, 'length-top-bit-set')) return `${sentence} The top bit must be 0.`;
  return findingOn(frame, 'length-not-minimal') ? `${sentence} It would fit in a shorter spelling, which is required.` : sentence;
}

function key(node: FieldNode, frame: DissectedFrame): string {
  const bytes = hexOf(frame.maskingKey ?? bytesOf(node, frame));
  if (frame.maskingKey?.every((byte) => byte === 0))
    return `Key ${bytes}: XOR with zeros changes nothing, so the payload stands there unmasked.`;
  return `Key ${bytes || '(not here yet)'}: payload byte i is XORed with key byte i mod 4.`;
}

function payload(node: FieldNode, frame: DissectedFrame): string {
  const bytes = bytesOf(node, frame);
  const count = terms.bytes(frame.payload.length);
  if (frame.payload.length === 0) return node.missingBits > 0n ? 'None of the payload is here yet.' : 'The payload is empty.';
  if (node.field === 'frame.payload' && frame.masked) {
    return `Payload, ${count} as they stand on the wire, masked with the key: ${stopped(hexOf(bytes), '.')}`;
  }
  const text = frame.text ?? (frame.opcode > 8 ? utf8(frame.payload) : null);
  const shown = text === null ? hexOf(frame.payload) : terms.quote(excerpt(text));
  return `${node.field === 'frame.payload' ? 'Payload' : 'Payload after unmasking'}, ${count}: ${shown}.`;
}

function closeCode(code: number): string {
  const { name, meaning, sender } = terms.closeCode(code);
  return `Close code ${code} (${code.toString(16).padStart(4, '0').replace(/(..)/, '$1 ')}), ${name}: ${meaning}. ${sender}`;
}

function closeReason(frame: DissectedFrame): string {
  const bytes = frame.payload.subarray(2);
  const text = utf8(bytes);
  return text === null
    ? `Close reason, ${terms.bytes(bytes.length)} that are not UTF-8: ${stopped(hexOf(bytes), '.')}`
    : `Close reason ${terms.quote(excerpt(text))}: ${terms.bytes(bytes.length)} of the 123 that fit.`;
}

function character(node: FieldNode, frame: DissectedFrame): string {
  const bytes = bytesOf(node, frame);
  const text = utf8(bytes);
  const point = text?.codePointAt(0);
  if (text === null || point === undefined) return `${hexOf(bytes)}: not a whole UTF-8 character.`;
  return `${terms.quote(excerpt(text))} is U+${point.toString(16).toUpperCase().padStart(4, '0')}, ${terms.bytes(bytes.length)} in UTF-8: ${hexOf(bytes)}.`;
}

const FIELDS: Readonly<Record<FieldId, (node: FieldNode, frame: DissectedFrame) => string>> = {
  frame: (_, frame) => frameSentence(frame),
  'frame.fin': (_, frame) => fin(frame),
  'frame.rsv1': (_, frame) => rsv(frame, 1),
  'frame.rsv2': (_, frame) => rsv(frame, 2),
  'frame.rsv3': (_, frame) => rsv(frame, 3),
  'frame.opcode': (_, frame) => opcode(frame.opcode),
  'frame.mask': (_, frame) => mask(frame),
  'frame.payload-length-7': (node, frame) => length7(frame, Number(numberIn(node, frame))),
  'frame.payload-length-16': (node, frame) => extendedLength(node, frame, 16),
  'frame.payload-length-64': (node, frame) => extendedLength(node, frame, 64),
  'frame.payload-length': (_, frame) =>
    frame.declaredLength === null
      ? 'The payload length is not known yet: its bytes are not all here.'
      : `The header announces ${terms.bytes(frame.declaredLength)} of payload, spelled in ${terms.bits(frame.lengthForm)}.`,
  'frame.masking-key': key,
  'frame.payload': payload,
  'frame.payload-unmasked': payload,
  'frame.close-code': (_, frame) =>
    frame.payload.length < 2 ? 'Half a close code: its second byte is not there.' : closeCode((frame.payload[0]! << 8) | frame.payload[1]!),
  'frame.close-reason': (_, frame) => closeReason(frame),
  'text.character': character,
};

/** One sentence, sometimes two: the field, its value, what the value means in this frame, and what is still missing. */
function explain(node: FieldNode, frame: DissectedFrame): string {
  const missing = node.missingBits % 8n === 0n ? terms.bytes(node.missingBits / 8n) : terms.bits(node.missingBits);
  if (node.missingBits > 0n && node.range.start === node.range.end) return `${fields[node.field].name}: not here yet, ${missing} to come.`;
  const sentence = FIELDS[node.field](node, frame);
  return node.missingBits === 0n || node.field === 'frame' ? sentence : `${sentence} Still missing: ${missing}.`;
}

/** What byte `at` of a field (counted from its start) does; for fields under one byte, the field's own sentence. */
function explainByte(node: FieldNode, frame: DissectedFrame, at: number): string {
  const byte = bytesOf(node, frame)[at];
  if (byte === undefined) return explain(node, frame);
  switch (node.field) {
    case 'frame.payload-length-16':
    case 'frame.payload-length-64':
    case 'frame.close-code': {
      const size = node.field === 'frame.payload-length-64' ? 8 : 2;
      const weight = 256n ** BigInt(size - 1 - at);
      const what = node.field === 'frame.close-code' ? 'close code' : 'length';
      return `Byte ${at} of the ${what}, ${hexByte(byte)}: ${byte} × ${weight} = ${BigInt(byte) * weight}.`;
    }
    case 'frame.masking-key': {
      const { first, count } = laneOf(frame, at);
      if (count === 0) return `Key byte ${at}, ${hexByte(byte)}: no payload byte here uses it.`;
      const more = count > first.length ? ` … (${count} in all)` : '';
      return `Key byte ${at}, ${hexByte(byte)}: masks payload ${count === 1 ? 'byte' : 'bytes'} ${first.join(', ')}${more}.`;
    }
    case 'frame.payload':
    case 'frame.payload-unmasked':
      return explainPayloadByte(frame, at);
    case 'frame.close-reason':
      return explainPayloadByte(frame, at + 2);
    default:
      return explain(node, frame);
  }
}

function explainPayloadByte(frame: DissectedFrame, at: number): string {
  const { wire, key: keyByte, plain } = payloadByte(frame, at);
  const found = frame.opcode === 8 && at < 2 ? null : characterAt(frame.payload, at);
  const part = !found
    ? ''
    : found.of === 1
      ? ` ${terms.quote(excerpt(found.text))}`
      : ` (byte ${found.part} of ${found.of} of ${terms.quote(found.text)})`;
  return keyByte === null
    ? `Payload byte ${at}: ${hexByte(plain)}${part}.`
    : `Payload byte ${at}, ${hexByte(wire)} on the wire, XOR key byte ${at % 4} (${hexByte(keyByte)}) gives ${hexByte(plain)}${part}.`;
}

/** Bit `at` of a field (0 is its most significant): where it stands, what it is worth, and what flipping it would do. */
function explainBit(node: FieldNode, frame: DissectedFrame, at: number): string {
  const width = node.range.end - node.range.start;
  const { byte, bit } = placeOf(node, frame, at);
  const where = `${fields[node.field].name}, bit ${bit} of byte ${byte}`;
  const flip = whatIf(node, frame, at);
  if (width === 1) return `${explain(node, frame)} ${capital(flip)}.`;
  const worth = isNumber(node.field) ? 1n << BigInt(width - 1 - at) : BigInt(128 >> (at % 8));
  return `${where}, place value ${worth}${flip ? `; ${flip}` : ''}.`;
}

/** What this bit's flip would turn the field into, for instance `flip → 0x9 ping`; empty where it means nothing by itself. */
function whatIf(node: FieldNode, frame: DissectedFrame, at: number): string {
  const to = flipped(node, frame, at);
  return to === '' ? '' : `flip → ${to}`;
}

function flipped(node: FieldNode, frame: DissectedFrame, at: number): string {
  switch (node.field) {
    case 'frame.fin':
      return frame.fin ? 'FIN 0, more frames follow' : 'FIN 1, last frame of the message';
    case 'frame.rsv1':
    case 'frame.rsv2':
    case 'frame.rsv3': {
      const which = Number(node.field.slice(-1));
      const set = [frame.rsv1, frame.rsv2, frame.rsv3][which - 1];
      return set ? `RSV${which} 0, no extension` : `RSV${which} 1, needs an extension`;
    }
    case 'frame.opcode': {
      const value = Number(numberIn(node, frame, at));
      return `${opcodeHex(value)} ${terms.opcodeName(value)}`;
    }
    case 'frame.mask':
      return frame.masked ? 'MASK 0, the four key bytes would be payload' : 'MASK 1, the next four bytes would be a key';
    case 'frame.payload-length-7': {
      const value = Number(numberIn(node, frame, at));
      return value < 126 ? `length ${value}` : `code ${value}, the length in ${value === 126 ? 2 : 8} more bytes`;
    }
    case 'frame.payload-length-16':
    case 'frame.payload-length-64':
      return node.missingBits > 0n ? '' : `length ${numberIn(node, frame, at)}`;
    case 'frame.close-code': {
      if (node.missingBits > 0n) return '';
      const value = Number(BigInt((frame.payload[0]! << 8) | frame.payload[1]!) ^ (1n << BigInt(15 - at)));
      return `${value} ${terms.closeCode(value).name}`;
    }
    case 'frame.masking-key': {
      const lane = at >> 3;
      const byte = (bytesOf(node, frame)[lane] ?? 0) ^ (128 >> (at % 8));
      const { first } = laneOf(frame, lane);
      const rest =
        first.length === 0 ? '' : `, and payload byte ${first[0]} reads ${hexByte((frame.payload[first[0]!] ?? 0) ^ (128 >> (at % 8)))}`;
      return `key byte ${lane} ${hexByte(byte)}${rest}`;
    }
    case 'frame.payload':
    case 'frame.payload-unmasked': {
      const plain = (frame.payload[at >> 3] ?? 0) ^ (128 >> (at % 8));
      return `${hexByte(plain)}${plain >= 0x20 && plain < 0x7f ? ` ${terms.quote(String.fromCharCode(plain))}` : ''}`;
    }
    default:
      return '';
  }
}

/** `Text frame, 5 bytes, masked.`; of a fragment also that it is one, of an incomplete frame how much is missing. */
function frameSentence(frame: DissectedFrame): string {
  return `${capital(frameParts(frame))}.`;
}

function frameParts(frame: DissectedFrame): string {
  const parts = [terms.frameNoun(frame.opcode)];
  if (frame.declaredLength === null) parts.push('header not complete');
  else parts.push(terms.bytes(frame.declaredLength));
  if (frame.masked) parts.push('masked');
  if (!frame.fin && !isReserved(frame.opcode)) parts.push('more follows');
  if (frame.missingBytes > 0n && frame.declaredLength !== null) parts.push(`${terms.bytes(frame.missingBytes)} missing`);
  return parts.join(', ');
}

export const en = {
  explain,
  explainByte,
  explainBit,
  whatIf,
  frameSentence,
  /** For screen readers, a frame of a list: `Frame 3 of 7: ping frame, 0 bytes, no problems.` */
  frameInList: (frame: DissectedFrame, of: number, problems: number): string =>
    `Frame ${frame.index + 1} of ${of}: ${frameParts(frame)}, ${terms.problems(problems)}.`,
  /**
   * After a paste: `Read as hex. One text frame, 5 bytes, masked, no problems.`; pass `first` when there is one frame. Null
   * format: the bytes were edited or came with a link.
   */
  announce: (format: string | null, frames: number, messages: number, problems: number, first: DissectedFrame | null): string => {
    const read = format === null ? '' : `Read as ${format}. `;
    if (frames === 0) return `${read}No frames.`;
    if (frames === 1 && first) return `${read}One ${frameParts(first)}, ${terms.problems(problems)}.`;
    return `${read}${terms.frames(frames)}, ${terms.messages(messages)}, ${terms.problems(problems)}.`;
  },
};
