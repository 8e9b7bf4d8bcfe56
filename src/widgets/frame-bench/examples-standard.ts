/**
 * The examples that keep every rule, or show the whole range of a field: the frames of the RFC, each opcode, each
 * spelling of a length, conversations, text.
 *
 * Knows bytes. Must not know names (i18n/frames), bugs (examples-bugs.ts) or single faults (examples-faults.ts).
 */
import type { FindingCode } from '../../protocol/findings.ts';
import { MAX_LENGTH } from '../../protocol/frame/payload-length.ts';
import { BINARY, CLOSE, CONTINUATION, PING, PONG, TEXT, isReserved } from '../../protocol/frame/opcodes.ts';
import {
  announcing,
  closing,
  counting,
  frame,
  hex,
  joined,
  KEYS,
  late,
  prose,
  masked,
  one,
  talk,
  pasted,
  utf8,
  type Example,
  type ExampleContent,
} from './examples-make.ts';
import type { ExampleId } from '../../i18n/frames/examples-en.ts';

const FIRST = { fin: false } as const;

export const RFC: readonly Example[] = [
  { id: 'rfc-masked-hello', group: 'rfc', content: one(masked(TEXT, 'Hello')) },
  { id: 'rfc-hello', group: 'rfc', content: one(frame(TEXT, 'Hello')) },
  { id: 'rfc-fragments', group: 'rfc', content: one(frame(TEXT, 'Hel', FIRST), frame(CONTINUATION, 'lo')) },
  {
    id: 'rfc-ping-pong',
    group: 'rfc',
    content: talk(['s2c', frame(PING, 'Hello')], ['c2s', masked(PONG, 'Hello')]),
  },
  { id: 'rfc-binary-256', group: 'rfc', content: late(() => frame(BINARY, counting(256))) },
  { id: 'rfc-binary-64k', group: 'rfc', content: late(() => frame(BINARY, counting(65_536))) },
  { id: 'rfc-compressed', group: 'rfc', content: one(frame(TEXT, hex('f2 48 cd c9 c9 07 00'), { rsv1: true })), rsv1Allowed: true },
];

/** The defined opcodes as they are used; the reserved ones with a little payload. */
const USED: Readonly<Record<number, () => ExampleContent>> = {
  [CONTINUATION]: one(frame(TEXT, 'one mess', FIRST), frame(CONTINUATION, 'age')),
  [TEXT]: one(frame(TEXT, '你好')),
  [BINARY]: one(frame(BINARY, hex('00 01 02 fd fe ff'))),
  [CLOSE]: one(frame(CLOSE, closing(1000, 'bye'))),
  [PING]: one(frame(PING, 'hi')),
  [PONG]: one(masked(PONG, 'hi')),
};
/** What the page finds in them: a pong by itself answers nobody. */
const FOUND: Readonly<Record<number, readonly FindingCode[]>> = { [PONG]: ['pong-unsolicited'] };
export const OPCODES: readonly Example[] = Array.from({ length: 16 }, (_, opcode) => ({
  id: `op-${opcode.toString(16)}` as ExampleId,
  group: 'opcodes',
  content: USED[opcode] ?? one(frame(opcode, 'what?')),
  findings: isReserved(opcode) ? ['opcode-reserved'] : (FOUND[opcode] ?? []),
}));

export const LENGTHS: readonly Example[] = [
  { id: 'len-0', group: 'lengths', content: one(frame(BINARY)) },
  { id: 'len-1', group: 'lengths', content: one(frame(BINARY, prose(1))) },
  { id: 'len-125', group: 'lengths', content: one(frame(BINARY, prose(125))) },
  { id: 'len-126', group: 'lengths', content: one(frame(BINARY, prose(126))) },
  { id: 'len-127', group: 'lengths', content: one(frame(BINARY, prose(127))) },
  { id: 'len-126-masked', group: 'lengths', content: one(masked(BINARY, prose(126))) },
  { id: 'len-65535', group: 'lengths', content: late(() => frame(BINARY, prose(65_535))) },
  { id: 'len-65536', group: 'lengths', content: late(() => frame(BINARY, prose(65_536))) },
  { id: 'len-65536-masked', group: 'lengths', content: late(() => masked(BINARY, prose(65_536))) },
  { id: 'len-4-gib', group: 'lengths', content: one(announcing(BINARY, 2n ** 32n)), findings: ['payload-incomplete'] },
  { id: 'len-most', group: 'lengths', content: one(announcing(BINARY, MAX_LENGTH)), findings: ['payload-incomplete'] },
  { id: 'len-0-in-16', group: 'lengths', content: one(frame(BINARY, '', { lengthForm: 16 })), findings: ['length-not-minimal'] },
  { id: 'len-5-in-16', group: 'lengths', content: one(frame(TEXT, 'Hello', { lengthForm: 16 })), findings: ['length-not-minimal'] },
  { id: 'len-5-in-64', group: 'lengths', content: one(frame(TEXT, 'Hello', { lengthForm: 64 })), findings: ['length-not-minimal'] },
  {
    id: 'len-65535-in-64',
    group: 'lengths',
    content: late(() => frame(TEXT, prose(65_535), { lengthForm: 64 })),
    findings: ['length-not-minimal'],
  },
];

/** What a ticker of a shop might send: a thousand small text frames from a server. */
function thousandFrames(): ExampleContent {
  const frames = Array.from({ length: 1000 }, (_, i) =>
    frame(TEXT, `{"seq":${i},"price":${(100 + Math.round(40 * Math.sin(i / 50))) / 10}}`),
  );
  return { runs: [{ bytes: joined(...frames), direction: 's2c' }] };
}

export const CONVERSATIONS: readonly Example[] = [
  { id: 'ping-empty', group: 'conversations', content: one(frame(PING)) },
  {
    id: 'fragments-with-ping',
    group: 'conversations',
    content: one(
      masked(TEXT, 'Fra', KEYS[0], FIRST),
      masked(PING, '', KEYS[1]),
      masked(CONTINUATION, 'me', KEYS[2], FIRST),
      masked(CONTINUATION, 's!', KEYS[3]),
    ),
    findings: ['masked-empty-payload'],
  },
  {
    id: 'chat-both-ways',
    group: 'conversations',
    content: pasted(
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
  {
    id: 'closing-handshake',
    group: 'conversations',
    content: talk(['c2s', masked(CLOSE, closing(1000, 'done'), KEYS[1])], ['s2c', frame(CLOSE, closing(1000))]),
  },
  { id: 'close-1000', group: 'conversations', content: one(masked(CLOSE, closing(1000), KEYS[1])) },
  { id: 'close-empty', group: 'conversations', content: one(frame(CLOSE)) },
  { id: 'close-4000', group: 'conversations', content: one(masked(CLOSE, closing(4000, 'signed in elsewhere'), KEYS[2])) },
  { id: 'close-longest', group: 'conversations', content: one(frame(CLOSE, closing(1001, '好'.repeat(41)))) },
  {
    id: 'close-mid-message',
    group: 'conversations',
    content: one(frame(TEXT, 'This will nev', FIRST), frame(CLOSE, closing(1001))),
    findings: ['message-unfinished'],
  },
  { id: 'thousand-frames', group: 'conversations', content: thousandFrames },
];

export const CHARACTERS: readonly Example[] = [
  { id: 'text-chinese', group: 'text', content: one(masked(TEXT, '你好')) },
  { id: 'text-emoji', group: 'text', content: one(frame(TEXT, '👋🏽 👩‍💻')) },
  {
    id: 'text-split-character',
    group: 'text',
    content: one(frame(TEXT, utf8('你').subarray(0, 2), FIRST), frame(CONTINUATION, utf8('你好').subarray(2))),
  },
  { id: 'text-json', group: 'text', content: talk(['s2c', frame(TEXT, '{"type":"join","room":"大厅","seats":[3,5,8],"host":null}')]) },
  { id: 'text-gbk', group: 'text', content: one(frame(TEXT, hex('c4 e3 ba c3'))), findings: ['text-not-utf8'] },
];
