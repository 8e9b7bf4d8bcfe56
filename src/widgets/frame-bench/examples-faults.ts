/**
 * One example for each finding, by severity: what fails a connection, what is legal and worth a word, what is incomplete.
 *
 * Knows bytes. Must not know how a finding is detected or worded.
 */
import { BINARY, CLOSE, CONTINUATION, PING, PONG, TEXT } from '../../protocol/frame/opcodes.ts';
import { MAX_LENGTH } from '../../protocol/frame/payload-length.ts';
import { announcing, closing, frame, hex, joined, KEYS, prose, masked, one, utf8, type Example } from './examples-make.ts';

const FIRST = { fin: false } as const;

export const ILLEGAL: readonly Example[] = [
  { id: 'v-rsv', group: 'illegal', content: one(frame(TEXT, 'Hello', { rsv1: true })), findings: ['rsv-without-extension'] },
  { id: 'v-rsv-three', group: 'illegal', content: one(frame(TEXT, 'Hello', { rsv3: true })), findings: ['rsv-without-extension'] },
  {
    id: 'v-rsv-misplaced',
    group: 'illegal',
    content: one(frame(TEXT, hex('f2 48 cd'), { ...FIRST, rsv1: true }), frame(CONTINUATION, hex('c9 c9 07 00'), { rsv1: true })),
    rsv1Allowed: true,
    findings: ['rsv1-misplaced'],
  },
  { id: 'v-opcode', group: 'illegal', content: one(frame(0x3, 'Hello')), findings: ['opcode-reserved'] },
  { id: 'v-mask-missing', group: 'illegal', content: one(frame(TEXT, 'Hello')), from: 'client', findings: ['mask-missing-from-client'] },
  { id: 'v-mask-present', group: 'illegal', content: one(masked(TEXT, 'Hello')), from: 'server', findings: ['mask-present-from-server'] },
  { id: 'v-control-fragmented', group: 'illegal', content: one(frame(PING, 'hi', FIRST)), findings: ['control-frame-fragmented'] },
  { id: 'v-control-long', group: 'illegal', content: one(frame(PING, prose(126))), findings: ['control-frame-too-long'] },
  { id: 'v-not-minimal', group: 'illegal', content: one(frame(TEXT, 'Hello', { lengthForm: 16 })), findings: ['length-not-minimal'] },
  {
    id: 'v-top-bit',
    group: 'illegal',
    content: one(frame(BINARY, 'Hello', { lengthForm: 64, declaredLength: 2n ** 63n + 5n })),
    findings: ['length-top-bit-set', 'payload-incomplete'],
  },
  { id: 'v-no-start', group: 'illegal', content: one(frame(CONTINUATION, 'lo')), findings: ['continuation-without-start'] },
  {
    id: 'v-interrupted',
    group: 'illegal',
    content: one(frame(TEXT, 'Hel', FIRST), frame(TEXT, 'hi'), frame(CONTINUATION, 'lo')),
    findings: ['message-interrupted', 'continuation-without-start'],
  },
  { id: 'v-utf8', group: 'illegal', content: one(frame(TEXT, hex('48 65 ff 6c 6f'))), findings: ['text-not-utf8'] },
  { id: 'v-utf8-surrogate', group: 'illegal', content: one(frame(TEXT, hex('ed a0 bd ed b8 80'))), findings: ['text-not-utf8'] },
  { id: 'v-utf8-end', group: 'illegal', content: one(frame(TEXT, utf8('你好').subarray(0, 5))), findings: ['text-ends-inside-character'] },
  { id: 'v-close-one-byte', group: 'illegal', content: one(frame(CLOSE, hex('03'))), findings: ['close-body-one-byte'] },
  { id: 'v-close-1005', group: 'illegal', content: one(frame(CLOSE, closing(1005))), findings: ['close-code-never-sent'] },
  { id: 'v-close-999', group: 'illegal', content: one(frame(CLOSE, closing(999))), findings: ['close-code-unusable'] },
  {
    id: 'v-close-reason',
    group: 'illegal',
    content: one(frame(CLOSE, joined(closing(1000), hex('62 e9 65')))),
    findings: ['close-reason-not-utf8'],
  },
  {
    id: 'v-too-big',
    group: 'illegal',
    content: one(frame(TEXT, '0123456789', FIRST), frame(CONTINUATION, '0123456789')),
    maxMessage: 16,
    findings: ['message-too-big'],
  },
  {
    id: 'v-after-close',
    group: 'illegal',
    content: one(frame(CLOSE, closing(1000)), frame(TEXT, 'Hello')),
    findings: ['frame-after-close'],
  },
  { id: 'v-key-reused', group: 'illegal', content: one(masked(TEXT, 'Hello'), masked(TEXT, 'Hello')), findings: ['masking-key-reused'] },
];

export const LEGAL: readonly Example[] = [
  { id: 'u-direction', group: 'legal', content: one(masked(TEXT, 'Hello', KEYS[1])) },
  { id: 'u-zero-key', group: 'legal', content: one(masked(TEXT, 'Hello', hex('00 00 00 00'))), findings: ['masking-key-zero'] },
  {
    id: 'u-empty-fragment',
    group: 'legal',
    content: one(frame(TEXT, 'Hel', FIRST), frame(CONTINUATION, '', FIRST), frame(CONTINUATION, 'lo')),
    findings: ['fragment-empty'],
  },
  { id: 'u-pong', group: 'legal', content: one(frame(PONG)), findings: ['pong-unsolicited'] },
  { id: 'u-masked-empty', group: 'legal', content: one(masked(TEXT)), findings: ['masked-empty-payload'] },
  {
    id: 'u-one-byte-fragments',
    group: 'legal',
    content: one(frame(TEXT, 'H', FIRST), ...['e', 'l', 'l'].map((letter) => frame(CONTINUATION, letter, FIRST)), frame(CONTINUATION, 'o')),
    findings: ['fragment-one-byte'],
  },
];

export const INCOMPLETE: readonly Example[] = [
  { id: 'i-header', group: 'incomplete', content: one(masked(TEXT, 'Hello').subarray(0, 1)), findings: ['header-incomplete'] },
  { id: 'i-length', group: 'incomplete', content: one(masked(TEXT, prose(300)).subarray(0, 3)), findings: ['length-incomplete'] },
  { id: 'i-key', group: 'incomplete', content: one(masked(TEXT, 'Hello').subarray(0, 4)), findings: ['key-incomplete'] },
  { id: 'i-payload', group: 'incomplete', content: one(masked(TEXT, 'Hello').subarray(0, 8)), findings: ['payload-incomplete'] },
  { id: 'i-message', group: 'incomplete', content: one(frame(TEXT, 'Hel', FIRST)), findings: ['message-unfinished'] },
  { id: 'i-huge', group: 'incomplete', content: one(announcing(BINARY, MAX_LENGTH), hex('00 01 02')), findings: ['payload-incomplete'] },
];
