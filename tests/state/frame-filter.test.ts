import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { findingsOf, findingSpec } from '../../src/protocol/findings.ts';
import { frameAt } from '../../src/protocol/connection/frame-at.ts';
import { documentOfBytes } from '../../src/state/document-of-bytes.ts';
import { placeOf, type FrameDocument } from '../../src/state/frame-document.ts';
import { isOpen, matchingFrames, NO_FILTER, type FrameFilter } from '../../src/state/frame-filter.ts';

const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(' ', '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const documentOf = (...runs: readonly [string, 'c2s' | 's2c'][]): FrameDocument =>
  documentOfBytes(
    runs.map(([hex, direction]) => ({ bytes: bytesOf(hex), direction, kind: 'frames' as const })),
    {},
  );
const never = (): boolean => false;
const found = async (document: FrameDocument, filter: Partial<FrameFilter>): Promise<number[]> => [
  ...(await matchingFrames(document, { ...NO_FILTER, ...filter }, never))!,
];

const CHAT = documentOf(
  ['81 85 37 fa 21 3d 7f 9f 4d 51 58 89 80 00 00 00 01', 'c2s'],
  ['81 05 48 65 6c 6c 6f 8a 00 82 02 ff fe c1 01 61', 's2c'],
);

test('each filter lets through what it names, numbered over all runs', async () => {
  expect(await found(CHAT, {})).toEqual([0, 1, 2, 3, 4, 5]);
  expect(await found(CHAT, { opcode: 1 })).toEqual([0, 2, 5]);
  expect(await found(CHAT, { opcode: 'control' })).toEqual([1, 3]);
  expect(await found(CHAT, { opcode: 'data' })).toEqual([0, 2, 4, 5]);
  expect(await found(CHAT, { direction: 's2c' })).toEqual([2, 3, 4, 5]);
  expect(await found(CHAT, { problems: true })).toEqual([5]);
  expect(await found(CHAT, { text: 'hello' })).toEqual([0, 2]);
  expect(await found(CHAT, { text: 'Hello', direction: 'c2s' })).toEqual([0]);
  expect(await found(CHAT, { text: 'nowhere' })).toEqual([]);
});

test('text of several bytes is found behind a mask', async () => {
  expect(await found(documentOf(['81 86 37 fa 21 3d d3 47 81 d8 92 47', 'c2s']), { text: '好' })).toEqual([0]);
});

test('a filter that lets everything through is open', () => {
  expect(isOpen(NO_FILTER)).toBe(true);
  expect(isOpen({ ...NO_FILTER, text: ' ' })).toBe(false);
});

test('a search that nobody waits for stops', async () => {
  const many = documentOfBytes([{ bytes: new Uint8Array(200_000).fill(0x81), direction: 's2c', kind: 'frames' }], {});
  const ping = documentOfBytes(
    [{ bytes: Uint8Array.from({ length: 100_000 }, (_, i) => (i % 2 ? 0 : 0x89)), direction: 's2c', kind: 'frames' }],
    {},
  );
  expect(many.frameCount).toBeGreaterThan(1000);
  expect(await matchingFrames(ping, { ...NO_FILTER, opcode: 9 }, () => true)).toBe(null);
  expect((await matchingFrames(ping, { ...NO_FILTER, opcode: 9 }, never))!.length).toBe(50_000);
});

property.prop([fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.constantFrom('', 'a', 'ab', '\u0000'), fc.boolean()])(
  'agrees with the dissected frames',
  async (bytes, text, problems) => {
    const document = documentOfBytes([{ bytes, direction: 'c2s', kind: 'frames' }], {});
    const lower = (all: Uint8Array): string =>
      Array.from(all, (byte) => String.fromCharCode(byte >= 0x41 && byte <= 0x5a ? byte | 32 : byte)).join('');
    const expected = Array.from({ length: document.frameCount }, (_, frame) => frame).filter((frame) => {
      const { run, local } = placeOf(document, frame)!;
      const broken = findingsOf(run.index!.findings[local]!).some((code) => findingSpec(code).severity !== 'note');
      const whole = frameAt(run.bytes, run.index!, local);
      return (!problems || broken) && lower(whole.payload).includes(text);
    });
    expect(await found(document, { text, problems })).toEqual(expected);
  },
);
