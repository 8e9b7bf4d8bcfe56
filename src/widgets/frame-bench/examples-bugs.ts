/**
 * Famous bugs of lengths and masks as the bytes that show them: each states what the faulty program did, through the core's serializer.
 *
 * Knows bytes and where the bug was reported. Must not tell the stories (i18n/frames/examples-stories-*.ts).
 */
import { BINARY, CLOSE, PING, PONG, TEXT } from '../../protocol/frame/opcodes.ts';
import { closing, frame, hex, KEY, KEYS, late, prose, spelled, masked, one, talk, under, utf8, type Example } from './examples-make.ts';

const FINAL_TEXT = 0x81;
const FINAL_BINARY = 0x82;

export const LENGTH_BUGS: readonly Example[] = [
  {
    id: 'bug-126-in-7',
    group: 'bugs',
    content: one(spelled(FINAL_TEXT, '7e', prose(126))),
    issues: ['dandeliondeathray/DandelionWebSockets.jl#13', 'librestack/gladd#51'],
    findings: ['payload-incomplete'],
  },
  {
    id: 'bug-length-little-endian',
    group: 'bugs',
    content: one(spelled(FINAL_TEXT, '7e c8 00', prose(200))),
    issues: ['nkolban/esp32-snippets#344', 'swhitty/FlyingFox#126'],
    findings: ['payload-incomplete'],
  },
  {
    id: 'bug-length-32',
    group: 'bugs',
    content: late(() => spelled(FINAL_TEXT, '7f 00 01 11 70', prose(70_000))),
    issues: ['jmrashed/phpwebsocket#52', 'eclipse-vertx/vert.x#260'],
    findings: ['payload-incomplete'],
  },
  {
    id: 'bug-length-32-for-16',
    group: 'bugs',
    content: one(spelled(FINAL_TEXT, 'fe 00 00 00 c8', KEY, under(prose(200)))),
    issues: ['domoticz/domoticz#6543'],
    from: 'client',
    findings: [
      'length-not-minimal',
      'masked-empty-payload',
      'rsv-without-extension',
      'mask-missing-from-client',
      'text-not-utf8',
      'message-unfinished',
      'opcode-reserved',
      'payload-incomplete',
    ],
  },
  {
    id: 'bug-length-characters',
    group: 'bugs',
    content: one(spelled(FINAL_TEXT, '02', utf8('你好'))),
    issues: ['radu-matei/websocket-manager#40', 'ghedipunk/PHP-Websockets#53'],
    findings: [
      'text-ends-inside-character',
      'rsv-without-extension',
      'mask-present-from-server',
      'continuation-without-start',
      'key-incomplete',
    ],
  },
  {
    id: 'bug-length-off-by-one',
    group: 'bugs',
    content: one(...['Hello', 'world', 'again'].map((word) => spelled(FINAL_TEXT, '06', utf8(word)))),
    findings: ['text-not-utf8', 'opcode-reserved', 'payload-incomplete'],
  },
  {
    id: 'bug-length-sign-extended',
    group: 'bugs',
    content: one(spelled(FINAL_BINARY, '7f ff ff ff ff ff ff ff c8', prose(200))),
    issues: ['Nimblesite/osprey#194'],
    findings: ['length-top-bit-set', 'payload-incomplete'],
  },
  {
    id: 'bug-length-32768',
    group: 'bugs',
    content: late(() => frame(BINARY, prose(32_768))),
    issues: ['croservices/cro-websocket#23', 'Spinoco/protocol#13', 'vtortola/WebSocketListener#28'],
  },
  {
    id: 'bug-length-shift',
    group: 'bugs',
    // 4 GiB and 40 bytes, of which the first 40 are here: bits 32 to 39 of the length fell out.
    content: one(spelled(FINAL_TEXT, '7f 00 00 00 00 00 00 00 28', prose(40))),
    issues: ['capnproto/capnproto#2684'],
    findings: ['length-not-minimal'],
  },
  {
    id: 'bug-125-in-16',
    group: 'bugs',
    content: one(frame(TEXT, prose(125), { lengthForm: 16 })),
    issues: ['OvenMediaLabs/OvenMediaEngine#2315'],
    findings: ['length-not-minimal'],
  },
  {
    id: 'bug-126-in-64',
    group: 'bugs',
    content: one(frame(TEXT, prose(126), { lengthForm: 64 })),
    issues: ['unfiltered/unfiltered#128'],
    findings: ['length-not-minimal'],
  },
];

export const MASK_BUGS: readonly Example[] = [
  {
    id: 'bug-unmasked-client',
    group: 'bugs',
    content: one(masked(TEXT, 'Hello'), frame(CLOSE, closing(1000))),
    from: 'client',
    issues: ['eclipse-paho/paho.mqtt.c#821', 'vapor/websocket-kit#26'],
    findings: ['mask-missing-from-client'],
  },
  {
    id: 'bug-unmasked-empty',
    group: 'bugs',
    content: one(masked(TEXT, 'Hello'), frame(PING)),
    from: 'client',
    issues: ['espressif/esp-idf#4138', 'sta/websocket-sharp#12'],
    findings: ['mask-missing-from-client'],
  },
  {
    id: 'bug-masked-server',
    group: 'bugs',
    content: one(masked(TEXT, 'Hello')),
    from: 'server',
    issues: ['Molorius/esp32-websocket#2', 'zephyrproject-rtos/zephyr#88042'],
    findings: ['mask-present-from-server'],
  },
  {
    id: 'bug-masked-pong',
    group: 'bugs',
    content: one(masked(PONG, '', hex('00 00 00 00'))),
    from: 'server',
    issues: ['daltoniam/Starscream#356', 'Links2004/arduinoWebSockets#208'],
    findings: ['mask-present-from-server', 'masking-key-zero', 'pong-unsolicited', 'masked-empty-payload'],
  },
  {
    id: 'bug-key-skipped',
    group: 'bugs',
    content: one(frame(TEXT, 'Hello'), frame(TEXT, 'bye')),
    from: 'client',
    issues: ['XX-net/XX-Net#14169'],
    findings: ['mask-missing-from-client'],
  },
  {
    id: 'bug-key-reused',
    group: 'bugs',
    content: one(masked(TEXT, 'GET '), masked(TEXT, 'PUT '), masked(TEXT, 'POST')),
    issues: ['websockets/ws#634'],
    findings: ['masking-key-reused'],
  },
  {
    id: 'bug-masked-twice',
    group: 'bugs',
    // The library masks what the program had masked already; the header holds one of the two keys.
    content: one(masked(TEXT, under('{"type":"chat","text":"Hello, world!"}', KEYS[1]))),
    issues: ['netty/netty#456'],
    findings: ['text-not-utf8'],
  },
  {
    id: 'bug-mask-bit-only',
    group: 'bugs',
    content: one(masked(TEXT, under('Hello, world!'))),
    issues: ['capnproto/capnproto#2161'],
    findings: ['text-not-utf8'],
  },
  {
    id: 'bug-key-without-bit',
    group: 'bugs',
    content: one(spelled(FINAL_TEXT, '05', KEY, under('Hello'))),
    findings: ['text-not-utf8', 'rsv-without-extension', 'opcode-reserved', 'payload-incomplete'],
  },
  {
    id: 'bug-pong-still-masked',
    group: 'bugs',
    content: talk(['c2s', masked(PING, 'alive?')], ['s2c', frame(PONG, under('alive?'))]),
    issues: ['zeroc-ice/ice#5678'],
    findings: ['pong-unsolicited'],
  },
];
