/**
 * The English wording of every diagnosis: what these bytes look like, why, and what the repair would do.
 *
 * Knows sentences; takes offsets and counts from the diagnosis. Must not know how it was found.
 */
import type { DiagnosisCode } from '../../capture/diagnoses.ts';
import { excerpt } from '../explain/facts.ts';
import { en as terms } from '../terms/en.ts';
import { code16, DIALECTS, spaced, tlsStart } from './facts.ts';
import { fact, type CaptureParams, type DiagnosisText } from './shape.ts';

const count = (p: CaptureParams, key: string): number => Number(p[key]);
const bytes = (p: CaptureParams, key: string): string => terms.bytes(count(p, key));
const frames = (p: CaptureParams, key: string): string => terms.frames(count(p, key));
const messages = (p: CaptureParams): string => capital(terms.messages(count(p, 'count')));
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
/** Longer than any text that a diagnosis quotes, in characters. */
const LONGEST = 100;
const quoted = (p: CaptureParams, key: string): string => terms.quote(excerpt(fact(p, key), LONGEST));
const preview = (p: CaptureParams): string => quoted(p, 'preview');
const layers = (p: CaptureParams): string => fact(p, 'layers').replaceAll('+', ', ');
const inFrame = (p: CaptureParams): string => `In frame ${fact(p, 'frame')}`;
const detail = (p: CaptureParams): string => (fact(p, 'detail') === '' ? '' : ` (${fact(p, 'detail')})`);

const DRAFTS: Readonly<Record<string, string>> = {
  '76-binary': 'Hixie-76 (binary, lengths in base 128)',
  '01-03': 'hybi drafts 01 to 03',
  '04-06': 'hybi drafts 04 to 06',
  '04-06-masked': 'hybi drafts 04 to 06 (masked)',
};

export const en: Readonly<Record<DiagnosisCode, DiagnosisText>> = {
  'tls-records': {
    title: 'TLS records',
    reason: (p) =>
      `${tlsStart(p)} … looks like a TLS record${count(p, 'records') > 1 ? ` (${fact(p, 'records')} follow one another)` : ''}. wss traffic is encrypted on the wire, so frames cannot be read from it without the session keys.`,
    repair: '',
  },
  'http-text': {
    title: 'HTTP, not a frame',
    reason: (p) =>
      `These bytes start with ${quoted(p, 'line')}: this is the opening handshake${p['kind'] === 'response' ? '’s answer' : ''}, not a frame.`,
    repair: '',
  },
  'handshake-before-frames': {
    title: 'Handshake in front of the frames',
    reason: (p) =>
      `${p['kind'] === 'request' ? 'The handshake request' : p['kind'] === 'response' ? 'The handshake response' : 'The end of the handshake'} stands in front, ${bytes(p, 'length')} long; the first frame begins after its empty line.`,
    repair: 'Leave the handshake out',
  },
  'out-of-sync': {
    title: 'Not at the start of a frame',
    reason: (p) =>
      `Read as a header, these bytes make no sense; ${bytes(p, 'skipped')} further on, at offset ${fact(p, 'at')}, frames follow one another without a gap (${fact(p, 'frames')} found).`,
    repair: 'Read from there',
  },
  'payload-without-header': {
    title: 'Payload without a header',
    reason: (p) =>
      p['kind'] === 'binary'
        ? `These ${bytes(p, 'length')} are binary data in a known format: what came out of a frame, not the frame.`
        : `These ${bytes(p, 'length')} are ${p['kind'] === 'json' ? 'JSON' : 'text'} as they are (${preview(p)}): what came out of a frame, not the frame.`,
    repair: 'Build the frame',
  },
  'payload-still-masked': {
    title: 'Payload still masked',
    reason: (p) =>
      p['header'] === 'key-in-front'
        ? `XORed with their own first four bytes (${spaced(p, 'key')}), the rest becomes readable (${preview(p)}): key and payload without the header.`
        : `XORed with the key ${spaced(p, 'key')}, these bytes become readable (${preview(p)}): a masked payload${p['header'] === 'absent' ? ' without its header' : ''}.`,
    repair: 'Unmask',
  },
  'mask-bit-but-readable': {
    title: 'MASK set, payload never masked',
    reason: (p) =>
      p['keyPresent'] === 'no'
        ? `MASK is 1, but the payload (${preview(p)}) stands there in the clear, where the key should be: the sender neither wrote a key nor masked.`
        : `MASK is 1 and the key ${spaced(p, 'key')} is there, but the payload is readable before unmasking (${preview(p)}): the sender forgot to XOR it.`,
    repair: 'Make MASK and payload agree',
  },
  'mask-bit-clear-but-key': {
    title: 'Key present, MASK clear',
    reason: (p) =>
      p['preview'] === ''
        ? `MASK is 0, but ${frames(p, 'count')} in a row are four bytes longer than they say: as long as with a key that the length does not count, here ${spaced(p, 'key')}.`
        : `MASK is 0, but XORed with ${spaced(p, 'key')}, the four bytes in front of it, the payload becomes readable (${preview(p)}).${p['counted'] === 'yes' ? ' The length counts the key as payload too.' : ''}`,
    repair: 'Set MASK',
  },
  'masked-twice': {
    title: 'Masked twice',
    reason: (p) =>
      `Unmasked with the header’s key ${spaced(p, 'key')}, the payload still needs a second key, ${spaced(p, 'second')}, to become readable (${preview(p)}).`,
    repair: 'Undo the second mask',
  },
  'zero-key': {
    title: 'Masking key of zeros',
    reason: (p) =>
      `${count(p, 'count') === 1 ? `The masking key of frame ${fact(p, 'frame')} is` : `The masking keys of ${fact(p, 'count')} frames, from frame ${fact(p, 'frame')} on, are`} 00 00 00 00, so the payload stands there in the clear. Legal, and typical of tests.`,
    repair: '',
  },
  'fixed-key': {
    title: 'One masking key for many frames',
    reason: (p) =>
      `${fact(p, 'count')} frames share the masking key ${spaced(p, 'key')}. Each frame needs a fresh, unpredictable one (RFC 6455 §5.3); the warning stands only where the key first repeats.`,
    repair: '',
  },
  compressed: {
    title: 'Looks compressed',
    reason: (p) =>
      p['rsv1'] === 'set'
        ? `RSV1 is set on ${frames(p, 'count')}, as permessage-deflate does it. If both sides agreed on it, this is no fault.`
        : p['wrapper'] === 'none'
          ? `The bytes ${p['preview'] === undefined ? 'look like' : 'are'} DEFLATE as permessage-deflate sends it, without the frame's header${p['preview'] === undefined ? '.' : `: they decompress to ${preview(p)}.`}`
          : `The bytes begin like ${fact(p, 'wrapper')} data: a compressed message without its frame.`,
    repair: 'Read with permessage-deflate',
  },
  'stray-nul': {
    title: 'Stray NUL byte',
    reason: (p) =>
      `At offset ${fact(p, 'at')}, where a frame should begin, stands a byte 00; without ${count(p, 'count') === 1 ? 'it' : `these ${fact(p, 'count')}`} the frames line up.`,
    repair: 'Leave it out',
  },
  'stray-newline': {
    title: 'Stray line break',
    reason: (p) =>
      `At offset ${fact(p, 'at')}, where a frame should begin, stands a line break (${spaced(p, 'bytes')}); without ${count(p, 'count') === 1 ? 'it' : `these ${fact(p, 'count')}`} the frames line up.`,
    repair: 'Leave it out',
  },
  'close-code-missing': {
    title: 'Close reason without a code',
    reason: (p) =>
      `The body of the Close is text from its first byte on (“${fact(p, 'reason')}”); the two bytes of the code are missing in front of it.`,
    repair: 'Put code 1000 in front',
  },
  'bytes-as-utf8': {
    title: 'Bytes encoded as UTF-8',
    reason: (p) =>
      `From offset ${fact(p, 'at')} on, ${fact(p, 'count')} of the bytes from 80 up have become two (c2 81 for 81), as when a program writes bytes as characters and encodes them. This can be undone.`,
    repair: 'Undo the encoding',
  },
  'ethernet-padding': {
    title: 'Padding at the end',
    reason: (p) =>
      `The last ${bytes(p, 'count')}, from offset ${fact(p, 'at')} on, are zeros that fill a short Ethernet packet up; they are not WebSocket bytes.`,
    repair: 'Leave the padding out',
  },
  'lower-layers': {
    title: 'Network headers in front',
    reason: (p) =>
      p['bareAck'] === 'yes'
        ? `This is a packet (${layers(p)}) from port ${fact(p, 'source')} to port ${fact(p, 'destination')} that only acknowledges: it carries no WebSocket bytes.`
        : `${bytes(p, 'header')} of headers (${layers(p)}) stand in front of the frame: a packet from port ${fact(p, 'source')} to port ${fact(p, 'destination')}.`,
    repair: 'Leave the headers out',
  },
  'hixie-76': {
    title: 'Old framing: Hixie-76',
    reason: (p) =>
      `${messages(p)} between 00 and ff (${preview(p)})${p['closing'] === 'yes' ? ', then ff 00' : ''}: the framing of the drafts before 2011, which no current browser speaks.`,
    repair: 'Rewrite as RFC 6455 frames',
  },
  'early-hybi-draft': {
    title: 'Old framing: an early hybi draft',
    reason: (p) =>
      `Read the way ${DRAFTS[fact(p, 'draft')] ?? 'an early hybi draft'} wrote them, the bytes fall into ${frames(p, 'count')} (opcode ${fact(p, 'opcode')} first); the numbers changed before RFC 6455.`,
    repair: 'Rewrite as RFC 6455 frames',
  },
  'close-code-ascii': {
    title: 'Close code written as digits',
    reason: (p) =>
      `The body of the Close spells “${fact(p, 'digits')}” in ASCII; the code is a 16-bit number, ${fact(p, 'code')} is ${code16(p)}.`,
    repair: 'Write it in two bytes',
  },
  'close-code-low-byte': {
    title: 'Only the low byte of the close code',
    reason: (p) =>
      `The high byte of the close code is lost: ${spaced(p, 'bytes')} is what is left of ${code16(p)} (${fact(p, 'code')}) after it was squeezed into 8 bits.`,
    repair: 'Restore the high byte',
  },
  'close-code-little-endian': {
    title: 'Close code with its bytes swapped',
    reason: (p) => `${spaced(p, 'bytes')} is ${fact(p, 'code')} with its low byte first; the wire has the high byte first, ${code16(p)}.`,
    repair: 'Swap the bytes',
  },
  'length-off-by-one': {
    title: 'Length off by one',
    reason: (p) =>
      `The header says ${fact(p, 'declared')}, one ${count(p, 'delta') > 0 ? 'more' : 'less'} than is there (${fact(p, 'actual')}); with ${fact(p, 'actual')} everything lines up.`,
    repair: 'Correct the length',
  },
  'length-little-endian': {
    title: 'Extended length with its bytes swapped',
    reason: (p) =>
      `${spaced(p, 'bytes')} is ${fact(p, 'declared')} high byte first, but ${fact(p, 'actual')} low byte first, and that fits; the wire has the high byte first.`,
    repair: 'Swap the bytes',
  },
  'length-32-bit': {
    title: 'Length in 32 bits',
    reason: (p) => `After code 127 stand four length bytes (${spaced(p, 'bytes')}, which is ${fact(p, 'actual')}); there must be eight.`,
    repair: 'Write eight bytes',
  },
  'length-sign-extended': {
    title: 'Length with its sign extended',
    reason: (p) =>
      `The length bytes ${spaced(p, 'bytes')} are ${fact(p, 'actual')} with its sign bit copied upwards: a number was widened as if it were negative.`,
    repair: 'Clear the upper half',
  },
  'length-counts-characters': {
    title: 'Length counts characters',
    reason: (p) =>
      `The header says ${fact(p, 'declared')}, which is the number of ${p['unit'] === 'utf-16' ? 'UTF-16 units (what JavaScript and Java call length)' : 'characters'} of the text; in UTF-8 it has ${bytes(p, 'actual')}.`,
    repair: 'Count bytes',
  },
  'text-already-decoded': {
    title: 'Text that was decoded before',
    reason: (p) =>
      `${count(p, 'count') === 1 ? 'One replacement character' : `${fact(p, 'count')} replacement characters`} (ef bf bd), the first at offset ${fact(p, 'at')}: bytes that were no text were replaced on the way and cannot be recovered. Log them as hex.`,
    repair: '',
  },
  'directions-mixed': {
    title: 'Both directions in one run',
    reason: (p) =>
      `${fact(p, 'masked')} masked and ${fact(p, 'unmasked')} unmasked frames take turns, the first change at offset ${fact(p, 'at')}: this looks like both sides of one connection.`,
    repair: 'Keep the side that began',
  },
  'payload-json': {
    title: 'JSON',
    reason: (p) =>
      `${inFrame(p)}: JSON, ${p['root'] === 'array' ? `an array of ${fact(p, 'entries')}` : `an object with ${fact(p, 'entries')} ${count(p, 'entries') === 1 ? 'key' : 'keys'}`}${p['dialect'] === '' ? '' : `, as ${DIALECTS[fact(p, 'dialect')] ?? fact(p, 'dialect')} writes it`}${detail(p)}.`,
    repair: '',
  },
  'payload-engine-io': {
    title: 'Engine.IO',
    reason: (p) => `${inFrame(p)}: an Engine.IO packet, ${fact(p, 'packet')}${detail(p)}.`,
    repair: '',
  },
  'payload-socket-io': {
    title: 'Socket.IO',
    reason: (p) =>
      `${inFrame(p)}: a Socket.IO packet, ${fact(p, 'packet')}, namespace ${fact(p, 'namespace')}${p['event'] === '' ? '' : `, event “${fact(p, 'event')}”`}${p['id'] === '' ? '' : `, id ${fact(p, 'id')}`}.`,
    repair: '',
  },
  'payload-stomp': {
    title: 'STOMP',
    reason: (p) =>
      `${inFrame(p)}: a STOMP frame, ${fact(p, 'command')} with ${fact(p, 'headers')} ${count(p, 'headers') === 1 ? 'header' : 'headers'}${p['destination'] === '' ? '' : `, to ${fact(p, 'destination')}`}.`,
    repair: '',
  },
  'payload-mqtt': {
    title: 'MQTT',
    reason: (p) => `${inFrame(p)}: an MQTT${p['version'] === '' ? '' : ` ${fact(p, 'version')}`} packet, ${fact(p, 'packet')}${detail(p)}.`,
    repair: '',
  },
  'payload-messagepack': {
    title: 'MessagePack',
    reason: (p) => `${inFrame(p)}: MessagePack, ${p['root'] === 'array' ? 'an array' : 'a map'} of ${fact(p, 'entries')}${detail(p)}.`,
    repair: '',
  },
};
