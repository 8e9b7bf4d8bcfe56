import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/capture/diagnose/diagnose.ts';
import { readPaste } from '../../src/capture/read-paste.ts';
import { examplesEn } from '../../src/i18n/frames/examples-en.ts';
import { examplesZh } from '../../src/i18n/frames/examples-zh.ts';
import { FINDING_CODES, findingsOf, type FindingCode } from '../../src/protocol/findings.ts';
import { documentOfBytes } from '../../src/state/document-of-bytes.ts';
import type { FrameDocument } from '../../src/state/frame-document.ts';
import { readInSteps } from '../../src/state/read-job.ts';
import { EXAMPLES, type Example } from '../../src/widgets/frame-bench/examples.ts';

function documentOf(example: Example): FrameDocument {
  const options = {
    rsv1Allowed: example.rsv1Allowed ?? false,
    ...(example.maxMessage === undefined ? {} : { maxMessage: example.maxMessage }),
  };
  const made = example.content();
  if ('runs' in made)
    return documentOfBytes(
      made.runs.map((run) => ({ ...run, kind: 'frames' as const })),
      options,
      example.from ?? null,
    );
  const last = [...readInSteps({ source: { kind: 'text', text: made.text }, options })].at(-1);
  if (last?.kind !== 'done') throw new Error(`${example.id} was not read`);
  return last.document;
}

const findingsIn = (document: FrameDocument): Set<FindingCode> =>
  new Set(document.runs.flatMap((run) => (run.index ? [...run.index.findings.subarray(0, run.index.frameCount)].flatMap(findingsOf) : [])));
const byId = (id: string): Example => EXAMPLES.find((example) => example.id === id)!;

test('every name has one example, and both languages name them all', () => {
  expect(EXAMPLES.map(({ id }) => id).sort()).toEqual(Object.keys(examplesEn.names).sort());
  expect(new Set(EXAMPLES.map(({ id }) => id)).size).toBe(EXAMPLES.length);
  for (const { id, group } of EXAMPLES) {
    expect(examplesEn.groups[group]).toMatch(/\S/);
    // Names of tools and formats stay as they are; everything else is said in Chinese.
    if (examplesEn.names[id] !== examplesZh.names[id]) expect(examplesZh.names[id]).toMatch(/\p{Script=Han}/u);
    else expect(['xxd', 'Python bytes', 'Base64']).toContain(examplesEn.names[id]);
  }
});

test('every finding can be reached through an example', () => {
  const reached = new Set(EXAMPLES.flatMap((example) => [...findingsIn(documentOf(example))]));
  expect(FINDING_CODES.filter((code) => !reached.has(code))).toEqual([]);
});

describe('the examples of the RFC are what it says', () => {
  const cases: readonly [string, number, number][] = [
    ['rfc-hello', 1, 1],
    ['rfc-masked-hello', 1, 1],
    ['rfc-fragments', 2, 1],
    ['rfc-ping-pong', 2, 0],
    ['rfc-binary-256', 1, 1],
    ['rfc-binary-64k', 1, 1],
    ['rfc-compressed', 1, 1],
  ];
  test.each(cases)('%s', (id, frames, messages) => {
    const document = documentOf(byId(id));
    expect([document.frameCount, document.messageCount, document.problemCount]).toEqual([frames, messages, 0]);
  });
});

/** What the example's name promises, as the finding it was chosen for. */
const PROMISED: Partial<Record<string, FindingCode>> = {
  'bug-unmasked-client': 'mask-missing-from-client',
  'bug-masked-server': 'mask-present-from-server',
  'bug-close-ascii': 'close-code-unusable',
  'bug-126-in-64': 'length-not-minimal',
  'text-gbk': 'text-not-utf8',
  'v-rsv': 'rsv-without-extension',
  'v-rsv-misplaced': 'rsv1-misplaced',
  'v-opcode': 'opcode-reserved',
  'v-control-fragmented': 'control-frame-fragmented',
  'v-control-long': 'control-frame-too-long',
  'v-not-minimal': 'length-not-minimal',
  'v-top-bit': 'length-top-bit-set',
  'v-no-start': 'continuation-without-start',
  'v-interrupted': 'message-interrupted',
  'v-utf8-end': 'text-ends-inside-character',
  'v-close-one-byte': 'close-body-one-byte',
  'v-close-1005': 'close-code-never-sent',
  'v-close-999': 'close-code-unusable',
  'v-close-reason': 'close-reason-not-utf8',
  'v-too-big': 'message-too-big',
  'v-after-close': 'frame-after-close',
  'v-key-reused': 'masking-key-reused',
  'u-zero-key': 'masking-key-zero',
  'u-empty-fragment': 'fragment-empty',
  'u-pong': 'pong-unsolicited',
  'u-masked-empty': 'masked-empty-payload',
  'u-one-byte-fragments': 'fragment-one-byte',
  'i-header': 'header-incomplete',
  'i-length': 'length-incomplete',
  'i-key': 'key-incomplete',
  'i-payload': 'payload-incomplete',
  'i-message': 'message-unfinished',
  'i-huge': 'payload-incomplete',
};
test.each(Object.entries(PROMISED))('%s shows %s', (id, code) => {
  expect(findingsIn(documentOf(byId(id)))).toContain(code);
});

/** The diagnosis that must be among the first two where the bytes are no clean stream. */
const DIAGNOSED: readonly [string, string][] = [
  ['not-tls', 'tls-records'],
  ['not-http-then-frames', 'handshake-before-frames'],
  ['not-stray-nul', 'stray-nul'],
  ['not-middle', 'out-of-sync'],
  ['not-payload', 'payload-without-header'],
  ['not-packet', 'lower-layers'],
  ['not-hixie', 'hixie-76'],
  ['not-mixed', 'directions-mixed'],
  ['bug-close-ascii', 'close-code-ascii'],
  ['bug-close-little-endian', 'close-code-little-endian'],
  ['bug-close-low-byte', 'close-code-low-byte'],
  ['bug-length-little-endian', 'length-little-endian'],
  ['bug-length-32', 'length-32-bit'],
  ['bug-length-characters', 'length-counts-characters'],
  ['bug-length-off-by-one', 'length-off-by-one'],
  ['bug-length-sign-extended', 'length-sign-extended'],
  ['bug-masked-twice', 'masked-twice'],
  ['bug-mask-bit-only', 'mask-bit-but-readable'],
  ['bug-key-without-bit', 'mask-bit-clear-but-key'],
  ['bug-still-masked', 'payload-still-masked'],
];
test.each(DIAGNOSED)('%s is diagnosed as %s', (id, code) => {
  const document = documentOf(byId(id));
  const run = document.runs.find((each) => each.index)!;
  expect(
    diagnose(run, run.index!)
      .slice(0, 2)
      .map((each) => each.code),
  ).toContain(code);
});

test('what is pasted as text is read as the form it is named after', () => {
  const formats = Object.fromEntries(
    EXAMPLES.flatMap(({ id, content }) => {
      const made = content();
      return 'text' in made ? [[id, readPaste(made.text).guesses[0]?.format]] : [];
    }),
  );
  expect(formats).toEqual({
    'chat-both-ways': 'hex',
    'not-http': 'handshake',
    'not-decoded': 'text',
    'p-node-buffer': 'node-buffer',
    'p-wireshark': 'hexdump',
    'p-follow': 'hexdump',
    'p-xxd': 'xxd',
    'p-python': 'escapes',
    'p-go': 'decimal',
    'p-java': 'signed-decimal',
    'p-base64': 'base64',
    'p-bits': 'binary-digits',
    'p-odd-digit': 'hex',
    'p-not-hex': 'hex',
    'p-text': 'text',
  });
});
