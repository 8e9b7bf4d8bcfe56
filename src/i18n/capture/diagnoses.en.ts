/**
 * The English wording of every diagnosis: what these bytes look like, why, and what the repair would do.
 *
 * Knows sentences; takes offsets and counts from the diagnosis. Must not know how it was found.
 */
import type { DiagnosisCode } from '../../capture/diagnoses.ts';
import type { DiagnosisText } from './shape.ts';

export const en: Readonly<Record<DiagnosisCode, DiagnosisText>> = {
  'tls-records': {
    title: 'TLS records',
    reason: () =>
      '16 03 … looks like a TLS record. wss traffic is encrypted on the wire, so frames cannot be read from it without the session keys.',
    repair: '',
  },
  'http-text': {
    title: 'HTTP, not a frame',
    reason: () => 'These bytes are HTTP text: this is the opening handshake, not a frame.',
    repair: '',
  },
  'handshake-before-frames': {
    title: 'Handshake in front of the frames',
    reason: () => 'The end of the 101 response stands in front; the first frame begins after its empty line.',
    repair: 'Leave the handshake out',
  },
  'out-of-sync': {
    title: 'Not at the start of a frame',
    reason: () => 'From here the bytes make no sense as a header, but further on frames follow one another without a gap.',
    repair: 'Read from there',
  },
  'payload-without-header': {
    title: 'Payload without a header',
    reason: () => 'These bytes are readable text or data as they are: what came out of a frame, not the frame.',
    repair: 'Build the frame',
  },
  'payload-still-masked': {
    title: 'Payload still masked',
    reason: () => 'XORed with one four-byte key, these bytes become readable: a masked payload without its header.',
    repair: 'Unmask',
  },
  'mask-bit-but-readable': {
    title: 'MASK set, payload never masked',
    reason: () =>
      'MASK is 1 and a key is there, but the payload is readable before unmasking and unreadable after: the sender forgot to XOR it.',
    repair: 'Mask the payload',
  },
  'mask-bit-clear-but-key': {
    title: 'Key present, MASK clear',
    reason: () => 'MASK is 0, but four key bytes stand before the payload, and with them it becomes readable.',
    repair: 'Set MASK',
  },
  'masked-twice': {
    title: 'Masked twice',
    reason: () => 'After unmasking, the payload becomes readable only when it is XORed with a second key.',
    repair: 'Undo the second mask',
  },
  'zero-key': {
    title: 'Masking key of zeros',
    reason: () => 'The masking key is 00 00 00 00, so the payload stands there in the clear. Legal, and typical of tests.',
    repair: '',
  },
  compressed: {
    title: 'Looks compressed',
    reason: () => 'RSV1 is set on data frames as permessage-deflate does it. If both sides agreed on it, this is no fault.',
    repair: 'Read with permessage-deflate',
  },
  'stray-nul': {
    title: 'Stray NUL byte',
    reason: () => 'A byte 00 stands where a frame should begin; without it the frames line up.',
    repair: 'Leave it out',
  },
  'stray-newline': {
    title: 'Stray line break',
    reason: () => 'A line break (0a or 0d 0a) stands where a frame should begin; without it the frames line up.',
    repair: 'Leave it out',
  },
  'close-code-missing': {
    title: 'Close reason without a code',
    reason: () => 'The body of the Close is readable text from its first byte on; the two bytes of the code are missing in front of it.',
    repair: 'Put code 1000 in front',
  },
  'bytes-as-utf8': {
    title: 'Bytes encoded as UTF-8',
    reason: () =>
      'Each byte from 80 up has become two (c2 81 for 81), as when a program writes bytes as characters and encodes them. This can be undone.',
    repair: 'Undo the encoding',
  },
  'ethernet-padding': {
    title: 'Padding at the end',
    reason: () => 'The zeros at the end fill a short Ethernet packet up; they are not WebSocket bytes.',
    repair: 'Leave the padding out',
  },
  'lower-layers': {
    title: 'Network headers in front',
    reason: () => 'Headers of the layers below (link, IP, TCP) stand in front of the frame.',
    repair: 'Leave the headers out',
  },
  'hixie-76': {
    title: 'Old framing: Hixie-76',
    reason: () => 'Text between 00 and ff: the framing of the drafts before 2011, which no current browser speaks.',
    repair: 'Rewrite as RFC 6455 frames',
  },
  'early-hybi-draft': {
    title: 'Old framing: an early hybi draft',
    reason: () => 'Length or opcode are where a draft between 2010 and 2011 had them; the numbers changed before RFC 6455.',
    repair: 'Rewrite as RFC 6455 frames',
  },
  'close-code-ascii': {
    title: 'Close code written as digits',
    reason: () => 'The body of the Close begins with the digits of a number in ASCII; the code is a 16-bit number, 1000 is 03 e8.',
    repair: 'Write it in two bytes',
  },
  'close-code-low-byte': {
    title: 'Only the low byte of the close code',
    reason: () => 'The high byte of the close code is lost: 00 e8 is what is left of 03 e8 (1000) after it was squeezed into 8 bits.',
    repair: 'Restore the high byte',
  },
  'close-code-little-endian': {
    title: 'Close code with its bytes swapped',
    reason: () => 'Read low byte first, the close code makes sense; the wire has the high byte first.',
    repair: 'Swap the bytes',
  },
  'length-off-by-one': {
    title: 'Length off by one',
    reason: () => 'With a length one different from what the header says, the following frames line up.',
    repair: 'Correct the length',
  },
  'length-little-endian': {
    title: 'Extended length with its bytes swapped',
    reason: () => 'Read low byte first, the extended length fits the bytes that are here; the wire has the high byte first.',
    repair: 'Swap the bytes',
  },
  'length-32-bit': {
    title: 'Length in 32 bits',
    reason: () => 'After code 127 stand four length bytes; there must be eight.',
    repair: 'Write eight bytes',
  },
  'length-sign-extended': {
    title: 'Length with its sign extended',
    reason: () => 'The upper half of the 64-bit length is all ones: a 32-bit number was widened as if it were negative.',
    repair: 'Clear the upper half',
  },
  'length-counts-characters': {
    title: 'Length counts characters',
    reason: () => 'The length is the number of characters of the text, but characters outside ASCII take more than one byte.',
    repair: 'Count bytes',
  },
  'text-already-decoded': {
    title: 'Text that was decoded before',
    reason: () =>
      'Bytes that are not UTF-8 were replaced or re-encoded on the way; the original bytes cannot be recovered. Log them as hex.',
    repair: '',
  },
  'directions-mixed': {
    title: 'Both directions in one run',
    reason: () => 'Masked and unmasked frames take turns: this looks like both sides of one connection.',
    repair: '',
  },
  'payload-json': { title: 'JSON', reason: () => 'The payload is JSON.', repair: '' },
  'payload-engine-io': { title: 'Engine.IO', reason: () => 'The payload is an Engine.IO packet.', repair: '' },
  'payload-socket-io': { title: 'Socket.IO', reason: () => 'The payload is a Socket.IO packet inside an Engine.IO message.', repair: '' },
  'payload-stomp': { title: 'STOMP', reason: () => 'The payload is a STOMP frame.', repair: '' },
  'payload-mqtt': { title: 'MQTT', reason: () => 'The payload is an MQTT packet.', repair: '' },
  'payload-messagepack': { title: 'MessagePack', reason: () => 'The payload is MessagePack.', repair: '' },
};
