import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/capture/diagnose/diagnose.ts';
import { readPaste } from '../../src/capture/read-paste.ts';
import { examplesEn } from '../../src/i18n/frames/examples-en.ts';
import { examplesZh } from '../../src/i18n/frames/examples-zh.ts';
import { FINDING_CODES, findingsOf, findingSpec, type FindingCode } from '../../src/protocol/findings.ts';
import { dissectFrame } from '../../src/protocol/frame/dissect.ts';
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

test('every example has the findings it lists, and no others', () => {
  for (const example of EXAMPLES) {
    const found = [...findingsIn(documentOf(example))].filter((code) => code !== 'direction-inferred');
    expect(found.sort(), example.id).toEqual([...(example.findings ?? [])].sort());
  }
});

test('each error and warning has an example of its own among the illegal frames', () => {
  const alone = new Set(EXAMPLES.filter(({ group }) => group === 'illegal').map(({ findings }) => findings?.[0]));
  expect(FINDING_CODES.filter((code) => findingSpec(code).severity !== 'note' && !alone.has(code))).toEqual([]);
});

const framesOf = (example: Example) => {
  const made = example.content();
  return 'runs' in made ? made.runs.map(({ bytes }) => dissectFrame(bytes)) : [];
};
const inGroup = (group: string): Example[] => EXAMPLES.filter((example) => example.group === group);

test('each of the sixteen opcodes has an example that begins with it, or continues with it', () => {
  const opcodes = inGroup('opcodes').map(framesOf);
  expect(opcodes).toHaveLength(16);
  // A continuation needs a message to continue.
  opcodes.slice(1).forEach(([frame], index) => expect(frame!.opcode).toBe(index + 1));
  expect(documentOf(byId('op-0')).runs[0]!.index!.byte0[1]! & 0b1111).toBe(0x0);
});

test('the lengths stand on both sides of every border, in every form, as short as it goes and longer', () => {
  const spelled = new Set(
    inGroup('lengths')
      .map((example) => framesOf(example)[0]!)
      .map((frame) => `${frame.declaredLength} in ${frame.lengthForm}`),
  );
  const wanted = ['0 in 7', '125 in 7', '126 in 16', '127 in 16', '65535 in 16', '65536 in 64', `${2n ** 63n - 1n} in 64`];
  const long = ['0 in 16', '5 in 16', '5 in 64', '65535 in 64'];
  for (const spelling of [...wanted, ...long]) expect(spelled).toContain(spelling);
  expect(inGroup('lengths').some((example) => framesOf(example)[0]!.masked)).toBe(true);
});

test('an example of a length has the payload it announces, unless it says that it has none', () => {
  for (const example of inGroup('lengths').filter(({ id }) => !['len-4-gib', 'len-most'].includes(id))) {
    const [frame] = framesOf(example);
    expect(BigInt(frame!.payload.length), example.id).toBe(frame!.declaredLength);
  }
});

/** The diagnosis that must be among the first two where the bytes are no clean stream. */
const DIAGNOSED: readonly [string, string][] = [
  ['not-tls', 'tls-records'],
  ['not-http-then-frames', 'handshake-before-frames'],
  ['bug-stray-nul', 'stray-nul'],
  ['not-middle', 'out-of-sync'],
  ['bug-brace', 'payload-without-header'],
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
  ['not-unmasked', 'payload-still-masked'],
  ['bug-opcode-7', 'out-of-sync'],
  ['bug-close-reason-only', 'close-code-missing'],
  ['bug-stray-line-end', 'stray-newline'],
  ['bug-rsv1-not-agreed', 'compressed'],
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
