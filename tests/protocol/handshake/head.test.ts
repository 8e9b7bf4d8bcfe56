/** Laws of the head reader and of the verdicts: totality, tiling, and what a cut head may say. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { walk, wireLeaves } from '../../../src/protocol/annotation/query.ts';
import { type HeadKind, type MessageHead, readHead } from '../../../src/protocol/handshake/head.ts';
import { judgeRequest } from '../../../src/protocol/handshake/request.ts';
import { judgeResponse } from '../../../src/protocol/handshake/response.ts';
import { anyHead } from './arbitraries.ts';

function expectTiled(read: MessageHead) {
  if (read.length === 0) return expect(read.tree.children).toEqual([]);
  let bit = 0;
  for (const leaf of wireLeaves(read.tree)) {
    expect(leaf.range.start).toBe(bit);
    expect(leaf.range.end).toBeGreaterThan(bit);
    bit = leaf.range.end;
  }
  expect(bit).toBe(read.length * 8);
}

const judged = (read: MessageHead) => (read.kind === 'request' ? judgeRequest(read) : judgeResponse(read));

describe('any octets', () => {
  it('are read without a throw, tiled by leaves, and judged with every finding inside the head', () => {
    fc.assert(
      fc.property(anyHead, fc.constantFrom<HeadKind | undefined>('request', 'response', undefined), (bytes, kind) => {
        const read = readHead(bytes, kind);
        expectTiled(read);
        expect(read.length).toBeLessThanOrEqual(bytes.length);
        const { findings, tree } = judged(read);
        for (const { range } of findings) {
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.end).toBeGreaterThanOrEqual(range.start);
          expect(range.end).toBeLessThanOrEqual(read.length * 8);
        }
        expect([...walk(tree)].flatMap((node) => node.findings).length).toBe(findings.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('cut anywhere show a part of what the whole shows', () => {
    fc.assert(
      fc.property(anyHead, fc.constantFrom<HeadKind>('request', 'response'), fc.nat(), (bytes, kind, at) => {
        const whole = readHead(bytes, kind);
        const cut = readHead(bytes.subarray(0, at % (bytes.length + 1)), kind);
        if (cut.complete) expect(cut.length).toBe(whole.length);
        const settled = cut.fields.filter((field) => field.settled);
        expect(whole.fields.slice(0, settled.length).map(({ name, value, lineRange }) => ({ name, value, lineRange }))).toEqual(
          settled.map(({ name, value, lineRange }) => ({ name, value, lineRange })),
        );
        const told = judged(whole).findings.map(({ code, range }) => `${code} ${range.start}`);
        const open = cut.fields.at(-1)?.settled === false ? cut.fields.at(-1)!.lineRange.start * 8 : Infinity;
        for (const { code, range } of judged(cut).findings) {
          if (code === 'head-incomplete' || range.start >= open) continue;
          // A second field of the name takes the place of what was said about the first.
          const again = told.some((each) => /-(duplicated|repeated) /.test(each) && each.split('-')[0] === code.split('-')[0]);
          if (!again) expect(told).toContain(`${code} ${range.start}`);
        }
        if (judged(cut).valid === false) expect(judged(whole).valid).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });
});
