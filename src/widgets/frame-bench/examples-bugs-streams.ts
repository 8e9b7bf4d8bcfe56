/**
 * Famous bugs of closing, of streams and of frame types as the bytes that show them.
 *
 * Knows bytes and where the bug was reported. Must not tell the stories (i18n/frames/examples-stories-*.ts).
 */
import { CLOSE, CONTINUATION, PING, TEXT } from '../../protocol/frame/opcodes.ts';
import { closing, frame, hex, KEY, KEYS, masked, one, prose, spelled, utf8, type Example } from './examples-make.ts';

const FINAL_TEXT = 0x81;

export const CLOSE_BUGS: readonly Example[] = [
  {
    id: 'bug-close-ascii',
    group: 'bugs',
    content: one(frame(CLOSE, '1000')),
    issues: ['warmcat/libwebsockets#3249'],
    findings: ['close-code-unusable'],
  },
  {
    id: 'bug-close-little-endian',
    group: 'bugs',
    content: one(frame(CLOSE, closing(1000).reverse())),
    issues: ['axmolengine/axmol#2889', 'amphp/websocket-client#15'],
    findings: ['close-code-unusable'],
  },
  {
    id: 'bug-close-low-byte',
    group: 'bugs',
    content: one(frame(CLOSE, closing(1000 & 0xff))),
    issues: ['warmcat/libwebsockets#792'],
    findings: ['close-code-unusable'],
  },
  {
    id: 'bug-close-signed',
    group: 'bugs',
    content: one(masked(CLOSE, closing(-1))),
    issues: ['facebookincubator/SocketRocket#157', 'codebutler/android-websockets#9'],
    findings: ['close-code-unusable'],
  },
  {
    id: 'bug-close-reason-only',
    group: 'bugs',
    content: one(frame(CLOSE, 'We are done')),
    issues: ['CrowCpp/Crow#545', 'websockets/ws#1916'],
    findings: ['close-code-unusable'],
  },
  {
    id: 'bug-close-200',
    group: 'bugs',
    content: one(masked(CLOSE, closing(200, 'OK'))),
    issues: ['parse-community/ParseLiveQuery-Android#38'],
    findings: ['close-code-unusable'],
  },
  {
    id: 'bug-close-1006',
    group: 'bugs',
    content: one(masked(CLOSE, closing(1006))),
    issues: ['vulcand/oxy#133', 'ably/ably-cocoa#605'],
    findings: ['close-code-never-sent'],
  },
  {
    id: 'bug-close-one-byte',
    group: 'bugs',
    content: one(frame(CLOSE, closing(1000).subarray(0, 1))),
    issues: ['7etsuo/tetsuo-pulse#3479', 'c4punks/CWIST#157'],
    findings: ['close-body-one-byte'],
  },
];

export const STREAM_BUGS: readonly Example[] = [
  {
    id: 'bug-empty-eats-next',
    group: 'bugs',
    content: one(masked(PING), masked(TEXT, 'Hello', KEYS[1])),
    issues: ['cadouthat/pico-ws-server#16', 'tylerbutler/beryl#451'],
    findings: ['masked-empty-payload'],
  },
  {
    id: 'bug-zeros-after-ping',
    group: 'bugs',
    content: one(frame(PING), hex('00 00 00 00')),
    from: 'server',
    issues: ['oraoto/pony-websocket#8'],
    findings: ['continuation-without-start', 'fragment-empty'],
  },
  {
    id: 'bug-stray-nul',
    group: 'bugs',
    content: one(hex('00'), frame(TEXT, 'Hello'), frame(PING)),
    issues: ['warmcat/libwebsockets#2774', 'cyrus-great/phpwebsocket#15'],
    findings: [
      'continuation-without-start',
      'fragment-one-byte',
      'rsv-without-extension',
      'opcode-reserved',
      'control-frame-fragmented',
      'key-incomplete',
    ],
  },
  {
    id: 'bug-stray-line-end',
    group: 'bugs',
    content: one(utf8('\r\n'), frame(TEXT, 'Hello, world'), frame(PING)),
    from: 'server',
    issues: ['warmcat/libwebsockets#3151'],
    findings: ['opcode-reserved', 'control-frame-fragmented', 'rsv-without-extension', 'payload-incomplete'],
  },
  {
    id: 'bug-brace',
    group: 'bugs',
    content: one(utf8('{"event":"message","data":"Hello"}')),
    issues: ['warmcat/libwebsockets#697'],
    findings: ['rsv-without-extension', 'opcode-reserved', 'control-frame-fragmented', 'payload-incomplete'],
  },
  {
    id: 'bug-opcode-7',
    group: 'bugs',
    content: one(spelled(FINAL_TEXT, '06', utf8('Hello world')), frame(TEXT, 'again'), frame(TEXT, 'and again')),
    issues: ['websockets/ws#919', 'websockets/ws#1238', 'warmcat/libwebsockets#2982'],
    findings: ['rsv-without-extension', 'opcode-reserved', 'payload-incomplete'],
  },
  {
    id: 'bug-rsv1-continuation',
    group: 'bugs',
    content: one(
      frame(TEXT, hex('f2 48 cd c9 c9 07 00 00 00 ff ff'), { fin: false, rsv1: true }),
      frame(CONTINUATION, hex('00'), { rsv1: true }),
    ),
    rsv1Allowed: true,
    issues: ['jetty/jetty.project#3159', 'python-websockets/websockets#1720', 'websockets/ws#2292'],
    findings: ['rsv1-misplaced', 'fragment-one-byte'],
  },
  {
    id: 'bug-rsv1-not-agreed',
    group: 'bugs',
    content: one(masked(TEXT, hex('f2 48 cd c9 c9 07 00'), KEY, { rsv1: true })),
    issues: ['websockets/ws#1140', 'cameri/nostream#256'],
    findings: ['rsv-without-extension', 'text-not-utf8'],
  },
  {
    id: 'bug-ping-long',
    group: 'bugs',
    content: one(frame(PING, prose(300))),
    issues: ['websockets/ws#1708', 'oven-sh/bun#35030'],
    findings: ['control-frame-too-long'],
  },
  {
    id: 'bug-pong-cut',
    group: 'bugs',
    content: one(spelled(0x8a, '48', prose(200))),
    from: 'server',
    issues: ['userver-framework/userver#1308'],
    findings: ['pong-unsolicited', 'rsv-without-extension', 'opcode-reserved', 'payload-incomplete'],
  },
  {
    id: 'bug-ping-without-fin',
    group: 'bugs',
    content: one(frame(PING, '', { fin: false })),
    issues: ['pocoproject/poco#2541', 'SmingHub/Sming#1324'],
    findings: ['control-frame-fragmented'],
  },
  {
    id: 'bug-binary-as-text',
    group: 'bugs',
    content: one(frame(TEXT, hex('89 50 4e 47 0d 0a 1a 0a'))),
    issues: ['babelouest/ulfius#52'],
    findings: ['text-not-utf8'],
  },
  { id: 'bug-cut-by-reader', group: 'bugs', content: one(frame(TEXT, 'æøåæ')), issues: ['dotnet/corefx#29834'] },
];
