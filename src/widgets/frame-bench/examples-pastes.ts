/**
 * What is no clean stream of frames, and the forms in which bytes are pasted.
 *
 * Knows bytes and pasted texts. Must not know how they are read (capture/readers) or what is said about them.
 */
import { counting, frame, hex, masked, one, pasted, under, utf8, type Example } from './examples-make.ts';
import { PING, TEXT } from '../../protocol/frame/opcodes.ts';

const HELLO = masked(TEXT, 'Hello');
const PLAIN = frame(TEXT, 'Hello');

const HTTP_101 =
  'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n';

const COPIED = '{"type":"ping","id":42,"from":"client"}';

export const NOT_FRAMES: readonly Example[] = [
  {
    id: 'not-tls',
    group: 'not-frames',
    content: one(hex('16 03 03 00 28 0b 00 00 24 00 00 21 30 82 01 0a'), counting(29), hex('17 03 03 00 08'), counting(8)),
    findings: [
      'rsv-without-extension',
      'opcode-reserved',
      'control-frame-fragmented',
      'continuation-without-start',
      'fragment-one-byte',
      'payload-incomplete',
    ],
  },
  {
    id: 'not-http',
    group: 'not-frames',
    content: pasted(
      'GET /chat HTTP/1.1\r\nHost: server.example.com\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: http://example.com\r\nSec-WebSocket-Version: 13\r\n\r\n' +
        HTTP_101,
    ),
  },
  {
    id: 'not-http-then-frames',
    group: 'not-frames',
    content: one(utf8(HTTP_101.slice(-40)), PLAIN),
    findings: ['rsv-without-extension', 'text-not-utf8', 'payload-incomplete', 'message-unfinished'],
  },
  {
    id: 'not-middle',
    group: 'not-frames',
    content: one(utf8('ld! '), frame(TEXT, 'good mornin'), frame(PING, 'hi'), PLAIN, frame(TEXT, 'bye')),
    findings: ['rsv-without-extension', 'opcode-reserved', 'control-frame-fragmented', 'payload-incomplete'],
  },
  {
    id: 'not-unmasked',
    group: 'not-frames',
    content: one(under(COPIED)),
    findings: ['rsv-without-extension', 'opcode-reserved', 'control-frame-fragmented', 'payload-incomplete'],
  },
  {
    id: 'not-packet',
    group: 'not-frames',
    content: one(
      hex('00 1b 21 3c 4d 5e 00 50 56 a1 b2 c3 08 00'),
      hex('45 00 00 33 1c 46 40 00 40 06 00 00 c0 a8 01 0a c0 a8 01 14'),
      hex('d4 31 1f 90 00 00 00 01 00 00 00 01 50 18 01 f6 00 00 00 00'),
      HELLO,
    ),
    findings: [
      'continuation-without-start',
      'mask-present-from-server',
      'control-frame-fragmented',
      'pong-unsolicited',
      'payload-incomplete',
    ],
  },
  {
    id: 'not-hixie',
    group: 'not-frames',
    content: one(hex('00'), utf8('Hello'), hex('ff 00'), utf8('world'), hex('ff')),
    findings: ['continuation-without-start', 'payload-incomplete'],
  },
  {
    id: 'not-mixed',
    group: 'not-frames',
    content: one(HELLO, PLAIN, HELLO, PLAIN),
    findings: ['mask-missing-from-client', 'masking-key-reused'],
  },
  { id: 'not-decoded', group: 'not-frames', content: pasted('\u0081\ufffd7\ufffd!=\u007f\ufffdMQX') },
];

export const PASTES: readonly Example[] = [
  {
    id: 'p-node-buffer',
    group: 'pastes',
    content: pasted(
      '<Buffer 81 fe 00 80 37 fa 21 3d 56 98 42 59 52 9c 46 55 5e 90 4a 51 5a 94 4e 4d 46 88 52 49 42 8c 56 45 4e 80 40 5f 54 9e 44 5b 50 92 48 57 5c 96 4c 53 58 8a ... 86 more bytes>',
    ),
    findings: ['payload-incomplete'],
  },
  {
    id: 'p-wireshark',
    group: 'pastes',
    content: pasted(
      '0000   81 85 37 fa 21 3d 7f 9f 4d 51 58 89 80 5c 1b 93   ..7.!=..MQX..\\..\n0010   cf                                                .',
    ),
    findings: ['masked-empty-payload'],
  },
  {
    id: 'p-follow',
    group: 'pastes',
    content: pasted(
      '00000000  81 85 37 fa 21 3d 7f 9f  4d 51 58                  ..7.!=.. MQX\n    00000000  81 05 48 65 6c 6c 6f                               ..Hello\n',
    ),
  },
  { id: 'p-xxd', group: 'pastes', content: pasted('00000000: 8185 37fa 213d 7f9f 4d51 58              ..7.!=..MQX') },
  { id: 'p-python', group: 'pastes', content: pasted("data = b'\\x81\\x857\\xfa!=\\x7f\\x9fMQX'") },
  { id: 'p-go', group: 'pastes', content: pasted('[129 133 55 250 33 61 127 159 77 81 88]') },
  { id: 'p-java', group: 'pastes', content: pasted('[-127, -123, 55, -6, 33, 61, 127, -97, 77, 81, 88]') },
  { id: 'p-base64', group: 'pastes', content: pasted('gYU3+iE9f59NUVg=') },
  { id: 'p-bits', group: 'pastes', content: pasted('10000001 00000010 01101000 01101001') },
  { id: 'p-odd-digit', group: 'pastes', content: pasted('81 05 48 65 6c 6c 6'), findings: ['payload-incomplete'] },
  { id: 'p-not-hex', group: 'pastes', content: pasted('81 05 48 65 6c 6c 6g'), findings: ['payload-incomplete'] },
  { id: 'p-text', group: 'pastes', content: pasted('Hello, 你好') },
];
