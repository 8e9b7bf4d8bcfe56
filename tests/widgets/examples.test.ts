/** The examples menu: every finding can be reached from it, and every example has its own name in both languages. */
import { describe, expect, it } from 'vitest';
import { examplesEn, type ExampleId } from '../../src/i18n/frames/examples-en.ts';
import { galleryEn } from '../../src/i18n/frames/examples-gallery-en.ts';
import { galleryZh } from '../../src/i18n/frames/examples-gallery-zh.ts';
import type { BugId } from '../../src/i18n/frames/examples-shape.ts';
import { examplesZh } from '../../src/i18n/frames/examples-zh.ts';
import { FINDING_CODES, findingsOf, findingSpec } from '../../src/protocol/findings.ts';
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

  it.each([
    ['English', galleryEn, /[.?!]$/],
    ['Chinese', galleryZh, /[。？！]$/],
  ])('teach something in a line, and no two the same, in %s', (_, { teaches }, end) => {
    expect(Object.keys(teaches).sort()).toEqual(EXAMPLES.map(({ id }) => id).sort());
    for (const [id, line] of Object.entries(teaches)) {
      expect(line, id).toMatch(end);
      expect(line.length, id).toBeLessThan(120);
    }
  });

  it('are all said in Chinese', () => {
    for (const id of Object.keys(galleryZh.teaches) as ExampleId[]) {
      if (id !== 'len-65535') expect(galleryZh.teaches[id], id).toMatch(/\p{Script=Han}/u);
      expect(galleryZh.teaches[id], id).not.toBe(galleryEn.teaches[id]);
    }
    for (const id of Object.keys(galleryZh.stories) as BugId[]) expect(galleryZh.stories[id], id).toMatch(/\p{Script=Han}/u);
  });
});

describe('the famous bugs', () => {
  const bugs = EXAMPLES.filter(({ group }) => group === 'bugs');

  it('tell what went wrong, in both languages', () => {
    const ids = bugs.map(({ id }) => id as string).sort();
    expect(Object.keys(galleryEn.stories).sort()).toEqual(ids);
    expect(Object.keys(galleryZh.stories).sort()).toEqual(ids);
  });

  it('name public issues, and only they do', () => {
    expect(bugs.filter(({ issues }) => issues !== undefined).length).toBeGreaterThan(35);
    for (const { id, issues, group } of EXAMPLES) {
      if (group !== 'bugs') expect(issues, id).toBeUndefined();
      for (const issue of issues ?? []) expect(issue, id).toMatch(/^[\w.-]+\/[\w.-]+#\d+$/);
    }
  });

  /** What only good readers get right: bytes without a fault, that a program took for one. */
  it('are faulty, or say that the bytes are right', () => {
    const right = bugs.filter(({ findings = [] }) => findings.every((code) => findingSpec(code).severity === 'note')).map(({ id }) => id);
    expect(right.filter((id) => / These bytes are right\.$/.test(galleryEn.teaches[id]))).toEqual([
      'bug-length-32768',
      'bug-empty-eats-next',
      'bug-cut-by-reader',
    ]);
    expect(right.filter((id) => !/ These bytes are right\.$/.test(galleryEn.teaches[id]))).toEqual([
      // A receiver waits for what will never come …
      'bug-126-in-7',
      'bug-length-little-endian',
      'bug-length-32',
      // … or answers a Ping with bytes that nobody can check without it.
      'bug-pong-still-masked',
    ]);
  });
});
