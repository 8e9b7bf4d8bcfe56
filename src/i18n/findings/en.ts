/**
 * The English wording of every finding.
 *
 * Knows sentences; takes every number from the finding's facts. Must not know how a finding is detected; severity,
 * section and close code are in the registry (protocol/findings.ts).
 */
import type { FindingParams } from '../../protocol/annotation/model.ts';
import { en as terms } from '../terms/en.ts';
import { bitsOf, digitsOf, numberOf, textOf, type FindingTexts } from './shape.ts';

const FAILS = 'The receiver must fail the connection.';
const WAITS = 'A receiver simply waits.';
const IGNORES = 'A receiver takes it as it is.';
const MORE_BYTES = 'If the sender sent more, paste the bytes that follow as well.';

const opcodeHex = (opcode: number): string => `0x${opcode.toString(16)}`;
const noun = (opcode: number): string => terms.frameNoun(opcode);
const a = (words: string): string => `${/^[aeiou]/i.test(words) ? 'an' : 'a'} ${words}`;
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
const atLeast = (p: FindingParams): string => (p['atLeast'] === true ? 'at least ' : '');
const is = (count: number | bigint): string => (Number(count) === 1 ? 'is' : 'are');

const NEVER_SENT: Readonly<Record<number, string>> = {
  1005: 'a Close without a code',
  1006: 'no Close at all',
  1015: 'the TLS handshake failed',
};

export const en: FindingTexts = {
  'rsv-without-extension': {
    title: 'Reserved bit set without an extension',
    text: (p) => {
      const bits = bitsOf(p, 'bits');
      const names = bits.map((bit) => `RSV${bit}`).join(' and ');
      return bits.length > 1
        ? `Bits ${bits.join(' and ')} of byte 0 (${names}) are 1, but no extension that uses them was agreed.`
        : `Bit ${bits.join()} of byte 0 (${names}) is 1, but no extension that uses it was agreed.`;
    },
    consequence: () => FAILS,
    repair: (p) =>
      bitsOf(p, 'bits').join() === '1'
        ? 'Clear the bit. If both sides agreed on permessage-deflate, say so: then RSV1 marks a compressed message.'
        : 'Clear what no extension owns: before an extension is agreed, all three reserved bits are 0.',
  },
  'opcode-reserved': {
    title: 'Reserved opcode',
    text: (p) => {
      const opcode = numberOf(p, 'opcode');
      return `Opcode ${opcodeHex(opcode)} is reserved for future ${opcode < 8 ? 'data' : 'control'} frames.`;
    },
    consequence: () => 'A receiver must not guess what it means: it fails the connection.',
    repair: () =>
      'Use 0x1 text, 0x2 binary, 0x0 continuation, 0x8 close, 0x9 ping or 0xa pong. If you see this in real traffic, the bytes may not start at a frame.',
  },
  'mask-missing-from-client': {
    title: 'Client frame without a mask',
    text: () => 'Client to server, but MASK is 0. A client must mask every frame, even over wss.',
    consequence: () => 'The server must close the connection.',
    repair: () =>
      'Set MASK, draw four random key bytes for this frame, put them after the length and XOR the payload with them. If a server sent this, choose “server to client”.',
  },
  'mask-present-from-server': {
    title: 'Server frame with a mask',
    text: () => 'Server to client, but MASK is 1. A server must not mask any frame.',
    consequence: () => 'The client must close the connection.',
    repair: () =>
      'Clear MASK, leave the four key bytes out and send the payload as it is. If a client sent this, choose “client to server”.',
  },
  'control-frame-fragmented': {
    title: 'Fragmented control frame',
    text: (p) => `${capital(a(noun(numberOf(p, 'opcode'))))} with FIN 0: control frames are never fragmented.`,
    consequence: () => FAILS,
    repair: () => 'Set FIN to 1. A control frame fits into one frame, because it carries at most 125 bytes.',
  },
  'control-frame-too-long': {
    title: 'Control frame over 125 bytes',
    text: (p) =>
      `A control frame carries at most 125 bytes; the header of this ${noun(numberOf(p, 'opcode'))} says ${atLeast(p)}${digitsOf(p, 'length')}.`,
    consequence: () => FAILS,
    repair: (p) =>
      numberOf(p, 'opcode') === 8
        ? 'Shorten the reason: code and reason share 125 bytes, so 123 are left for the reason in UTF-8.'
        : 'Shorten the payload to 125 bytes, or send the data in a text or binary message.',
  },
  'length-not-minimal': {
    title: 'Length spelled longer than needed',
    text: (p) => {
      const form = numberOf(p, 'form');
      return p['atLeast'] === true
        ? `The ${form}-bit length begins with six zero bytes, so 16 bits are enough, whatever follows. The shortest form is required.`
        : `${digitsOf(p, 'length')} fits in ${numberOf(p, 'shortestForm')} bits, but the ${form}-bit form was used. The shortest form is required: ${textOf(p, 'shortest')}.`;
    },
    consequence: () => 'A strict receiver fails the connection. Chrome does; some libraries do not check.',
    repair: (p) =>
      p['atLeast'] === true
        ? 'Up to 125 the length stands in byte 1 itself; up to 65535 use code 126 and two bytes.'
        : `From byte 1 on, write ${textOf(p, 'shortest')}.`,
  },
  'length-top-bit-set': {
    title: 'Top bit of the 64-bit length set',
    text: (p) => `The top bit of the 64-bit length (${textOf(p, 'bytes')}) is 1; it must be 0. The largest length is 2^63-1.`,
    consequence: () => 'A receiver fails the connection; ws answers with 1009 instead of 1002.',
    repair: () => 'Look at how the length was written: a sign-extended 32-bit number or the wrong byte order puts ones there.',
  },
  'continuation-without-start': {
    title: 'Continuation of nothing',
    text: () => 'Opcode 0x0 continues a message, but none is open.',
    consequence: () => FAILS,
    repair: () =>
      'Start the message with 0x1 (text) or 0x2 (binary) and FIN 0. If the paste begins in the middle of a message, paste from its first frame.',
  },
  'message-interrupted': {
    title: 'New message before the last one ended',
    text: (p) =>
      `A new ${noun(numberOf(p, 'opcode'))} starts while ${a(terms.opcodeName(numberOf(p, 'openOpcode')))} message is unfinished.`,
    consequence: () => FAILS,
    repair: () => 'Finish the open message with opcode 0x0 and FIN 1 first. Only control frames may come in between.',
  },
  'text-not-utf8': {
    title: 'Text that is not UTF-8',
    text: (p) =>
      `Byte ${digitsOf(p, 'index')} of the message (0x${textOf(p, 'byte')}, counted from 0) cannot stand there in UTF-8. Text must be valid as a whole message.`,
    consequence: () => 'The receiver fails the connection with 1007, at this byte or at the end of the message.',
    repair: () => 'Encode the text as UTF-8, or send it as binary (0x2). Check that the length counts bytes, not characters.',
  },
  'text-ends-inside-character': {
    title: 'Text ends inside a character',
    text: (p) =>
      `After ${terms.bytes(numberOf(p, 'length'))} the message ends inside a character, ${terms.bytes(numberOf(p, 'missing'))} short. A character may be split over two frames, but not over the end of the message.`,
    consequence: () => 'The receiver fails the connection with 1007.',
    repair: () => 'Send the rest of the character too. Check that the length counts bytes, not characters.',
  },
  'close-body-one-byte': {
    title: 'Close with half a code',
    text: (p) => `A Close carries nothing or at least 2 bytes. ${numberOf(p, 'length')} byte is half a code.`,
    consequence: () => FAILS,
    repair: () => 'Write the code in two bytes, high byte first: 1000 is 03 e8. Or send an empty Close.',
  },
  'close-code-never-sent': {
    title: 'Close code that is never sent',
    text: (p) => {
      const code = numberOf(p, 'code');
      return `${code} is never sent. It is the name the receiver gives to “${NEVER_SENT[code] ?? 'no code'}”.`;
    },
    consequence: () => FAILS,
    repair: (p) =>
      numberOf(p, 'code') === 1005
        ? 'To close without a code, send a Close with no payload. Otherwise use 1000 or 4000 to 4999.'
        : 'Use 1000 for a normal end, 1011 for a failure on your side, or 4000 to 4999 for a meaning of your own.',
  },
  'close-code-unusable': {
    title: 'Unusable close code',
    text: (p) => {
      const code = numberOf(p, 'code');
      const rule = '0 to 999 are not used, 1004 and 1016 to 2999 are reserved, nothing is defined from 5000 up.';
      return p['partial'] === true
        ? `The first byte of the close code makes it ${code} to ${code + 255}, and none of these is usable: ${rule}`
        : `${code} is not a usable code: ${rule}`;
    },
    consequence: () => 'A strict receiver fails the connection.',
    repair: (p) =>
      numberOf(p, 'code') === 0xe803
        ? '59395 is 1000 with its two bytes swapped: write 03 e8, high byte first.'
        : 'Applications use 4000 to 4999; 1000 is a normal end. The high byte comes first: 1000 is 03 e8.',
  },
  'close-reason-not-utf8': {
    title: 'Close reason that is not UTF-8',
    text: (p) =>
      numberOf(p, 'missing') > 0
        ? `The reason ends inside a character that begins at its byte ${digitsOf(p, 'index')} (0x${textOf(p, 'byte')}), ${terms.bytes(numberOf(p, 'missing'))} short. The reason must be UTF-8.`
        : `Byte ${digitsOf(p, 'index')} of the reason (0x${textOf(p, 'byte')}, counted from 0) cannot stand there in UTF-8. The reason must be UTF-8.`,
    consequence: () => 'The receiver fails the connection with 1007.',
    repair: () => 'Encode the reason as UTF-8, and cut it at the end of a character: at most 123 bytes fit.',
  },
  'rsv1-misplaced': {
    title: 'RSV1 on the wrong frame',
    text: (p) =>
      `RSV1 is 1 on ${a(noun(numberOf(p, 'opcode')))}. It belongs on the first frame of a compressed message only, never on continuation or control frames.`,
    consequence: () => FAILS,
    repair: () => 'Clear RSV1 here. Compress whole messages, and mark only their first frame.',
  },
  'message-too-big': {
    title: 'Message over the limit',
    text: (p) => `With this frame the message has ${digitsOf(p, 'length')} bytes; this receiver takes at most ${digitsOf(p, 'limit')}.`,
    consequence: () => 'The receiver closes the connection with 1009 as soon as it has read the length.',
    repair: () => 'Send smaller messages, or raise the limit of the receiver. Fragments do not help: the limit counts the whole message.',
  },
  'frame-after-close': {
    title: 'Frame after Close',
    text: () => 'A frame after a Close from the same side. Nothing may follow a Close.',
    consequence: () => 'A receiver ignores what comes after it; the verdict is unchanged.',
    repair: () => 'Send everything before the Close; after it, only wait for the answer and for the end of the TCP connection.',
  },
  'masking-key-reused': {
    title: 'Masking key used twice',
    text: (p) =>
      `The key ${textOf(p, 'key')} is the one of the frame before. Each frame needs a fresh, unpredictable key; frames that go on with this one are not marked again.`,
    consequence: () =>
      'A receiver cannot tell and accepts it, but a key that repeats no longer protects proxies from bytes chosen by an attacker.',
    repair: () => 'Draw four new bytes from a strong random source for every frame.',
  },
  'masking-key-zero': {
    title: 'Masking key of zeros',
    text: () => 'Key 00 00 00 00 changes nothing. Legal on the wire, but a real client draws a fresh random key per frame.',
    consequence: () => IGNORES,
    repair: () => 'Fine for reading and debugging. In a real client, draw four random bytes for every frame.',
  },
  'fragment-empty': {
    title: 'Empty fragment',
    text: () => 'An empty fragment: legal, it adds nothing to the message.',
    consequence: () => IGNORES,
    repair: () => 'Nothing to repair. An empty last fragment is a common way to end a message whose length was not known.',
  },
  'pong-unsolicited': {
    title: 'Answer or heartbeat?',
    text: () =>
      'No ping of the other side with the same payload stands before this pong in these bytes. It answers one that is not among them, or nobody asked: that is legal, a one-way heartbeat; no answer is expected.',
    consequence: () => IGNORES,
    repair: () => 'Nothing to repair.',
  },
  'direction-inferred': {
    title: 'Direction read from MASK',
    text: (p) =>
      p['direction'] === 's2c'
        ? 'MASK is 0, so this is read as server to client. Later frames are judged by it.'
        : 'MASK is 1, so this is read as client to server. Later frames are judged by it.',
    consequence: () => 'A receiver knows which side it is and need not guess.',
    repair: () => 'If it is wrong, choose the direction yourself.',
  },
  'masked-empty-payload': {
    title: 'Key without a payload',
    text: () => 'No payload, yet four key bytes: a masked frame always carries its key, so the smallest client frame is 6 bytes.',
    consequence: () => IGNORES,
    repair: () => 'Nothing to repair.',
  },
  'fragment-one-byte': {
    title: 'One-byte fragment',
    text: () => 'A fragment of one byte: legal, but every byte costs 2 to 6 bytes of header.',
    consequence: () => IGNORES,
    repair: () => 'Send larger fragments, or the whole message in one frame.',
  },
  'header-incomplete': {
    title: 'Half a header',
    text: () => 'A header needs at least 2 bytes; one is here. The next one will hold MASK and the length.',
    consequence: () => WAITS,
    repair: () => MORE_BYTES,
  },
  'length-incomplete': {
    title: 'Length not complete',
    text: (p) => {
      return `Length code ${numberOf(p, 'lengthCode')} promises ${numberOf(p, 'needed')} more bytes; ${numberOf(p, 'missing')} still missing.`;
    },
    consequence: () => WAITS,
    repair: () => MORE_BYTES,
  },
  'key-incomplete': {
    title: 'Masking key not complete',
    text: (p) => `MASK is 1, so 4 key bytes must follow; ${numberOf(p, 'missing')} still missing.`,
    consequence: () => WAITS,
    repair: () => MORE_BYTES,
  },
  'payload-incomplete': {
    title: 'Payload not complete',
    text: (p) => {
      const present = BigInt(digitsOf(p, 'present'));
      return `The header announces ${terms.bytes(BigInt(digitsOf(p, 'length')))} of payload; ${present} ${is(present)} here, ${digitsOf(p, 'missing')} to come.`;
    },
    consequence: () => WAITS,
    repair: () => `${MORE_BYTES} If nothing more was sent, the length is wrong.`,
  },
  'message-unfinished': {
    title: 'Message not finished',
    text: (p) =>
      p['closed'] === true
        ? `FIN is 0, and the Close came before this ${terms.opcodeName(numberOf(p, 'opcode'))} message was finished: it is never delivered.`
        : `FIN is 0: the ${terms.opcodeName(numberOf(p, 'opcode'))} message is not finished. Next must come a continuation frame (opcode 0x0); control frames may come in between.`,
    consequence: (p) => (p['closed'] === true ? 'A receiver throws the unfinished message away.' : WAITS),
    repair: () => 'Send the rest with opcode 0x0, and the last part with FIN 1.',
  },
};
