/**
 * The examples of the frames page: every frame of the RFC, famous bugs, and one way to reach every finding.
 *
 * Knows bytes and pasted texts. Must not know their names (i18n/frames) or how they are read. Long payloads are made
 * when they are asked for.
 */
import type { Role } from '../../protocol/annotation/model.ts';
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
  readonly content: () => ExampleContent;
  /** Chosen with the example where the bytes cannot say it. */
  readonly from?: Role;
  readonly rsv1Allowed?: boolean;
  readonly maxMessage?: number;
}

const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(' ', '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const joined = (...parts: readonly (string | Uint8Array)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...(typeof part === 'string' ? bytesOf(part) : part)]));

const one =
  (...parts: readonly (string | Uint8Array)[]): (() => ExampleContent) =>
  () => ({ runs: [{ bytes: joined(...parts), direction: 'unknown' }] });
const text =
  (lines: string): (() => ExampleContent) =>
  () => ({ text: lines });

/** Counts up from 0, wrapping at 256. */
const counting = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => i);

/** What a ticker of a shop might send: a thousand small text frames from a server. */
function thousandFrames(): ExampleContent {
  const encoder = new TextEncoder();
  const frames = Array.from({ length: 1000 }, (_, i) => {
    const payload = encoder.encode(`{"seq":${i},"price":${(100 + Math.round(40 * Math.sin(i / 50))) / 10}}`);
    return [0x81, payload.length, ...payload];
  });
  return { runs: [{ bytes: Uint8Array.from(frames.flat()), direction: 's2c' }] };
}

const HELLO = '81 85 37 fa 21 3d 7f 9f 4d 51 58';

const RFC: readonly Example[] = [
  { id: 'rfc-masked-hello', group: 'rfc', content: one(HELLO) },
  { id: 'rfc-hello', group: 'rfc', content: one('81 05 48 65 6c 6c 6f') },
  { id: 'rfc-fragments', group: 'rfc', content: one('01 03 48 65 6c', '80 02 6c 6f') },
  {
    id: 'rfc-ping-pong',
    group: 'rfc',
    content: () => ({
      runs: [
        { bytes: bytesOf('89 05 48 65 6c 6c 6f'), direction: 's2c' },
        { bytes: bytesOf('8a 85 37 fa 21 3d 7f 9f 4d 51 58'), direction: 'c2s' },
      ],
    }),
  },
  {
    id: 'rfc-binary-256',
    group: 'rfc',
    content: () => ({ runs: [{ bytes: joined('82 7e 01 00', counting(256)), direction: 'unknown' }] }),
  },
  {
    id: 'rfc-binary-64k',
    group: 'rfc',
    content: () => ({ runs: [{ bytes: joined('82 7f 00 00 00 00 00 01 00 00', counting(65536)), direction: 'unknown' }] }),
  },
  { id: 'rfc-compressed', group: 'rfc', content: one('c1 07 f2 48 cd c9 c9 07 00'), rsv1Allowed: true },
];

const STREAMS: readonly Example[] = [
  { id: 'close-1000', group: 'streams', content: one('88 82 5c 1b 93 cf 5f f3') },
  { id: 'ping-empty', group: 'streams', content: one('89 00') },
  {
    id: 'fragments-with-ping',
    group: 'streams',
    content: one('01 83 37 fa 21 3d 71 88 40', '89 80 5c 1b 93 cf', '00 82 11 22 33 44 7c 47', '80 82 a1 b2 c3 d4 d2 93'),
  },
  {
    id: 'chat-both-ways',
    group: 'streams',
    content: text(
      [
        '→ 81 85 37 fa 21 3d 7f 9f 4d 51 58',
        '← 81 05 48 65 6c 6c 6f',
        '← 89 02 68 69',
        '→ 8a 82 11 22 33 44 79 4b',
        '→ 88 85 5c 1b 93 cf 5f f3 f1 b6 39',
        '← 88 02 03 e8',
      ].join('\n'),
    ),
  },
  { id: 'thousand-frames', group: 'streams', content: thousandFrames },
];

const TEXT: readonly Example[] = [
  { id: 'text-chinese', group: 'text', content: one('81 86 37 fa 21 3d d3 47 81 d8 92 47') },
  { id: 'text-emoji', group: 'text', content: one('81 14 f0 9f 91 8b f0 9f 8f bd 20 f0 9f 91 a9 e2 80 8d f0 9f 92 bb') },
  { id: 'text-split-character', group: 'text', content: one('01 02 e4 bd', '80 04 a0 e5 a5 bd') },
  {
    id: 'text-json',
    group: 'text',
    content: () => ({ runs: [{ bytes: textFrame('{"type":"join","room":"大厅","seats":[3,5,8],"host":null}'), direction: 's2c' }] }),
  },
  { id: 'text-gbk', group: 'text', content: one('81 04 c4 e3 ba c3') },
];

/** An unmasked text frame of up to 125 bytes. */
function textFrame(payload: string): Uint8Array {
  const bytes = new TextEncoder().encode(payload);
  return Uint8Array.of(0x81, bytes.length, ...bytes);
}

const BUGS: readonly Example[] = [
  { id: 'bug-unmasked-client', group: 'bugs', content: one('81 05 48 65 6c 6c 6f'), from: 'client' },
  { id: 'bug-masked-server', group: 'bugs', content: one(HELLO), from: 'server' },
  { id: 'bug-close-ascii', group: 'bugs', content: one('88 04 31 30 30 30') },
  { id: 'bug-close-little-endian', group: 'bugs', content: one('88 02 e8 03') },
  { id: 'bug-close-low-byte', group: 'bugs', content: one('88 02 00 e8') },
  {
    id: 'bug-length-little-endian',
    group: 'bugs',
    content: () => ({ runs: [{ bytes: joined('81 7e c8 00', letters(200)), direction: 'unknown' }] }),
  },
  {
    id: 'bug-length-32',
    group: 'bugs',
    content: () => ({ runs: [{ bytes: joined('81 7f 00 01 11 70', letters(70_000)), direction: 'unknown' }] }),
  },
  { id: 'bug-length-characters', group: 'bugs', content: one('81 02 e4 bd a0 e5 a5 bd') },
  { id: 'bug-length-off-by-one', group: 'bugs', content: one('81 06 48 65 6c 6c 6f', '81 06 77 6f 72 6c 64', '81 06 61 67 61 69 6e') },
  {
    id: 'bug-length-sign-extended',
    group: 'bugs',
    content: () => ({ runs: [{ bytes: joined('82 7f ff ff ff ff ff ff ff c8', letters(200)), direction: 'unknown' }] }),
  },
  {
    id: 'bug-126-in-64',
    group: 'bugs',
    content: () => ({ runs: [{ bytes: joined('82 7f 00 00 00 00 00 00 00 7e', letters(126)), direction: 'unknown' }] }),
  },
  { id: 'bug-masked-twice', group: 'bugs', content: one('81 a6 37 fa 21 3d', maskedTwice('{"type":"chat","text":"Hello, world!"}')) },
  { id: 'bug-mask-bit-only', group: 'bugs', content: one('81 8d 37 fa 21 3d', '48 65 6c 6c 6f 2c 20 77 6f 72 6c 64 21') },
  { id: 'bug-key-without-bit', group: 'bugs', content: one('81 05 37 fa 21 3d 7f 9f 4d 51 58') },
  { id: 'bug-still-masked', group: 'bugs', content: one(masked('{"type":"ping","id":42,"from":"client"}')) },
];

/** ASCII letters, over and over. */
function letters(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => 0x61 + (i % 26));
}

/** `payload` under the key `37 fa 21 3d`. */
function masked(payload: string): Uint8Array {
  const key = [0x37, 0xfa, 0x21, 0x3d];
  return new TextEncoder().encode(payload).map((byte, i) => byte ^ key[i % 4]!);
}

/** Masked under `37 fa 21 3d` by the program and under another key by its library, which wrote the first key into the header. */
function maskedTwice(payload: string): Uint8Array {
  const second = [0x5c, 0x1b, 0x93, 0xcf];
  return masked(payload).map((byte, i) => byte ^ second[i % 4]!);
}

const HTTP_101 =
  'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n';
const ascii = (characters: string): Uint8Array => Uint8Array.from(characters, (character) => character.charCodeAt(0));

const NOT_FRAMES: readonly Example[] = [
  {
    id: 'not-tls',
    group: 'not-frames',
    content: one('16 03 03 00 28 0b 00 00 24 00 00 21 30 82 01 0a', counting(29), '17 03 03 00 08', counting(8)),
  },
  {
    id: 'not-http',
    group: 'not-frames',
    content: text(
      'GET /chat HTTP/1.1\r\nHost: server.example.com\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: http://example.com\r\nSec-WebSocket-Version: 13\r\n\r\n' +
        HTTP_101,
    ),
  },
  { id: 'not-http-then-frames', group: 'not-frames', content: one(ascii(HTTP_101.slice(-40)), '81 05 48 65 6c 6c 6f') },
  { id: 'not-stray-nul', group: 'not-frames', content: one('00', '81 05 48 65 6c 6c 6f', '89 00') },
  {
    id: 'not-middle',
    group: 'not-frames',
    content: one('6c 64 21 20', '81 0b 67 6f 6f 64 20 6d 6f 72 6e 69 6e', '89 02 68 69', '81 05 48 65 6c 6c 6f', '81 03 62 79 65'),
  },
  { id: 'not-payload', group: 'not-frames', content: one(ascii('{"event":"message","data":"Hello"}')) },
  {
    id: 'not-packet',
    group: 'not-frames',
    content: one(
      '00 1b 21 3c 4d 5e 00 50 56 a1 b2 c3 08 00',
      '45 00 00 33 1c 46 40 00 40 06 00 00 c0 a8 01 0a c0 a8 01 14',
      'd4 31 1f 90 00 00 00 01 00 00 00 01 50 18 01 f6 00 00 00 00',
      HELLO,
    ),
  },
  { id: 'not-hixie', group: 'not-frames', content: one('00 48 65 6c 6c 6f ff', '00 77 6f 72 6c 64 ff') },
  { id: 'not-mixed', group: 'not-frames', content: one(HELLO, '81 05 48 65 6c 6c 6f', HELLO, '81 05 48 65 6c 6c 6f') },
  { id: 'not-decoded', group: 'not-frames', content: text('\u0081\ufffd7\ufffd!=\u007f\ufffdMQX') },
];

const ILLEGAL: readonly Example[] = [
  { id: 'v-rsv', group: 'illegal', content: one('c1 05 48 65 6c 6c 6f') },
  { id: 'v-rsv-misplaced', group: 'illegal', content: one('41 03 f2 48 cd', 'c0 04 c9 c9 07 00'), rsv1Allowed: true },
  { id: 'v-opcode', group: 'illegal', content: one('83 05 48 65 6c 6c 6f') },
  { id: 'v-control-fragmented', group: 'illegal', content: one('09 02 68 69') },
  {
    id: 'v-control-long',
    group: 'illegal',
    content: () => ({ runs: [{ bytes: joined('89 7e 00 7e', letters(126)), direction: 'unknown' }] }),
  },
  { id: 'v-not-minimal', group: 'illegal', content: one('81 7e 00 05 48 65 6c 6c 6f') },
  { id: 'v-top-bit', group: 'illegal', content: one('82 7f 80 00 00 00 00 00 00 05', '48 65 6c 6c 6f') },
  { id: 'v-no-start', group: 'illegal', content: one('80 02 6c 6f') },
  { id: 'v-interrupted', group: 'illegal', content: one('01 03 48 65 6c', '81 02 68 69', '80 02 6c 6f') },
  { id: 'v-utf8-end', group: 'illegal', content: one('81 05 e4 bd a0 e5 a5') },
  { id: 'v-close-one-byte', group: 'illegal', content: one('88 01 03') },
  { id: 'v-close-1005', group: 'illegal', content: one('88 02 03 ed') },
  { id: 'v-close-999', group: 'illegal', content: one('88 02 03 e7') },
  { id: 'v-close-reason', group: 'illegal', content: one('88 05 03 e8 62 e9 65') },
  {
    id: 'v-too-big',
    group: 'illegal',
    content: one('01 0a 30 31 32 33 34 35 36 37 38 39', '80 0a 30 31 32 33 34 35 36 37 38 39'),
    maxMessage: 16,
  },
  { id: 'v-after-close', group: 'illegal', content: one('88 02 03 e8', '81 05 48 65 6c 6c 6f') },
  { id: 'v-key-reused', group: 'illegal', content: one(HELLO, HELLO) },
];

const LEGAL: readonly Example[] = [
  { id: 'u-zero-key', group: 'legal', content: one('81 85 00 00 00 00 48 65 6c 6c 6f') },
  { id: 'u-empty-fragment', group: 'legal', content: one('01 03 48 65 6c', '00 00', '80 02 6c 6f') },
  { id: 'u-pong', group: 'legal', content: one('8a 00') },
  { id: 'u-masked-empty', group: 'legal', content: one('81 80 37 fa 21 3d') },
  { id: 'u-one-byte-fragments', group: 'legal', content: one('01 01 48', '00 01 65', '00 01 6c', '00 01 6c', '80 01 6f') },
];

const INCOMPLETE: readonly Example[] = [
  { id: 'i-header', group: 'incomplete', content: one('81') },
  { id: 'i-length', group: 'incomplete', content: one('81 fe 01') },
  { id: 'i-key', group: 'incomplete', content: one('81 85 37 fa') },
  { id: 'i-payload', group: 'incomplete', content: one('81 85 37 fa 21 3d 7f 9f') },
  { id: 'i-message', group: 'incomplete', content: one('01 03 48 65 6c') },
  { id: 'i-huge', group: 'incomplete', content: one('82 7f 7f ff ff ff ff ff ff ff 00 01 02') },
];

const PASTES: readonly Example[] = [
  {
    id: 'p-node-buffer',
    group: 'pastes',
    content: text(
      '<Buffer 81 fe 00 80 37 fa 21 3d 56 98 42 59 52 9c 46 55 5e 90 4a 51 5a 94 4e 4d 46 88 52 49 42 8c 56 45 4e 80 40 5f 54 9e 44 5b 50 92 48 57 5c 96 4c 53 58 8a ... 86 more bytes>',
    ),
  },
  {
    id: 'p-wireshark',
    group: 'pastes',
    content: text(
      '0000   81 85 37 fa 21 3d 7f 9f 4d 51 58 89 80 5c 1b 93   ..7.!=..MQX..\\..\n0010   cf                                                .',
    ),
  },
  {
    id: 'p-follow',
    group: 'pastes',
    content: text(
      '00000000  81 85 37 fa 21 3d 7f 9f  4d 51 58                  ..7.!=.. MQX\n    00000000  81 05 48 65 6c 6c 6f                               ..Hello\n',
    ),
  },
  { id: 'p-xxd', group: 'pastes', content: text('00000000: 8185 37fa 213d 7f9f 4d51 58              ..7.!=..MQX') },
  { id: 'p-python', group: 'pastes', content: text("data = b'\\x81\\x857\\xfa!=\\x7f\\x9fMQX'") },
  { id: 'p-go', group: 'pastes', content: text('[129 133 55 250 33 61 127 159 77 81 88]') },
  { id: 'p-java', group: 'pastes', content: text('[-127, -123, 55, -6, 33, 61, 127, -97, 77, 81, 88]') },
  { id: 'p-base64', group: 'pastes', content: text('gYU3+iE9f59NUVg=') },
  { id: 'p-bits', group: 'pastes', content: text('10000001 00000010 01101000 01101001') },
  { id: 'p-odd-digit', group: 'pastes', content: text('81 05 48 65 6c 6c 6') },
  { id: 'p-not-hex', group: 'pastes', content: text('81 05 48 65 6c 6c 6g') },
  { id: 'p-text', group: 'pastes', content: text('Hello, 你好') },
];

/** All examples, in the order of the menu. */
export const EXAMPLES: readonly Example[] = [
  ...RFC,
  ...STREAMS,
  ...TEXT,
  ...BUGS,
  ...NOT_FRAMES,
  ...ILLEGAL,
  ...LEGAL,
  ...INCOMPLETE,
  ...PASTES,
];
