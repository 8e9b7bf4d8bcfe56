/** The examples menu: every finding can be reached from it, and every example has its own name in both languages. */
import { describe, expect, it } from 'vitest';
import { examplesEn } from '../../src/i18n/frames/examples-en.ts';
import { examplesZh } from '../../src/i18n/frames/examples-zh.ts';
import { FINDING_CODES, findingsOf } from '../../src/protocol/findings.ts';
import type { FrameDocument } from '../../src/state/frame-document.ts';
import { Paste } from '../../src/state/paste.svelte.ts';
import { Desk } from '../../src/state/paste-desk.ts';
import { EXAMPLES, type Example } from '../../src/widgets/frame-bench/examples.ts';
import { showExample } from '../../src/widgets/frame-bench/show-example.ts';

/** What the page shows of an example, by the same way. */
async function documentOf(example: Example): Promise<FrameDocument> {
  const paste = new Paste();
  await showExample(new Desk(paste), example);
  expect(paste.trouble).toBeNull();
  return paste.document;
}

const codesIn = (document: FrameDocument) =>
  document.runs.flatMap(({ index }) =>
    index ? Array.from(index.findings.subarray(0, index.frameCount), (bits) => findingsOf(bits >>> 0)).flat() : [],
  );

describe('the examples', () => {
  it('reach every finding', async () => {
    const reached = new Set((await Promise.all(EXAMPLES.map(documentOf))).flatMap(codesIn));
    expect(FINDING_CODES.filter((code) => !reached.has(code))).toEqual([]);
  });

  it.each(EXAMPLES.map((example) => [example.id, example] as const))('%s shows something', async (_, example) => {
    const document = await documentOf(example);
    expect(document.runs.length).toBeGreaterThan(0);
    expect(document.frameCount > 0 || document.runs.some(({ kind }) => kind !== 'frames')).toBe(true);
  });

  it.each([
    ['English', examplesEn],
    ['Chinese', examplesZh],
  ])('have names of their own in %s', (_, { names }) => {
    expect(Object.keys(names).sort()).toEqual(EXAMPLES.map(({ id }) => id).sort());
    expect(new Set(Object.values(names)).size).toBe(EXAMPLES.length);
  });
});
