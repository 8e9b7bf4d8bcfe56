/** The readable vectors, run whole, byte by byte, cut after every byte, and with a frame after them. */
import { describe, expect, it } from 'vitest';
import { wireLeaves } from '../../src/protocol/annotation/query.ts';
import { frameAt } from '../../src/protocol/connection/frame-at.ts';
import { scanStream, StreamScanner } from '../../src/protocol/connection/scan.ts';
import type { StreamIndex } from '../../src/protocol/connection/stream-index.ts';
import { FINDING_CODES } from '../../src/protocol/findings.ts';
import { concat } from '../protocol/bytes.ts';
import { eventLines, fieldLines, findingLines, readVectors } from './readable.ts';

const vectors = readVectors();
const framesOf = (bytes: Uint8Array, index: StreamIndex) => Array.from({ length: index.frameCount }, (_, k) => frameAt(bytes, index, k));

describe.each(vectors.map((vector) => [`${vector.file}:${vector.line} ${vector.title}`, vector] as const))('%s', (_, vector) => {
  const { why, bytes, options, fields, findings, events } = vector;
  const index = scanStream(bytes, options);
  const frames = framesOf(bytes, index);

  it('says why it is here', () => expect(why).toMatch(/\.$/));

  it('comes out as written', () => {
    if (fields !== null) expect(frames.flatMap((frame) => fieldLines(frame.tree))).toEqual(fields);
    if (events !== null) expect(eventLines(bytes, index)).toEqual(events);
    const found = frames.flatMap(findingLines);
    expect(found.map((line) => line.split(' ').slice(0, 4).join(' '))).toEqual(
      findings.map((line) => line.split(' ').slice(0, 4).join(' ')),
    );
    findings.forEach((line, i) => {
      const facts = found[i]!.split(' ').slice(4);
      for (const fact of line.split(' ').slice(4)) expect(facts).toContain(fact);
    });
  });

  it('comes out the same byte by byte', () => {
    const scanner = new StreamScanner(options);
    for (let at = 0; at < bytes.length; at++) scanner.push(bytes.subarray(at, at + 1));
    expect(scanner.index()).toEqual(index);
  });

  it('tiles and keeps its verdict when it ends after any byte', () => {
    const step = Math.max(1, Math.floor(bytes.length / 300));
    for (let end = 0; end < bytes.length; end += step) {
      const cut = bytes.subarray(0, end);
      const early = scanStream(cut, options);
      let bit = 0;
      for (const leaf of framesOf(cut, early).flatMap((frame) => wireLeaves(frame.tree))) {
        expect(leaf.range.start).toBe(bit);
        bit = leaf.range.end;
      }
      expect(bit).toBe(end * 8);
      if (index.verdict.byte !== null && end > index.verdict.byte) expect(early.verdict).toEqual(index.verdict);
      else expect(early.verdict.closeCode).toBeNull();
    }
  });

  it('is not changed by a frame after it', () => {
    const complete = frames.every((frame) => frame.missingBytes === 0n);
    if (!complete) return expect(frames.at(-1)!.missingBytes).not.toBe(0n);
    const ping = index.direction === 's2c' ? [0x89, 0] : [0x89, 0x80, 9, 8, 7, 6];
    const longer = concat([bytes, Uint8Array.from(ping)]);
    const after = scanStream(longer, options);
    expect(after.frameCount).toBe(index.frameCount + 1);
    expect(framesOf(longer, after).slice(0, -1).flatMap(findingLines)).toEqual(frames.flatMap(findingLines));
    expect(after.verdict).toEqual(index.verdict);
  });
});

describe('the vectors together', () => {
  it.each(FINDING_CODES)('show %s', (code) => {
    expect(vectors.filter(({ findings }) => findings.some((line) => line.split(' ')[1] === code)).length).toBeGreaterThan(0);
  });

  it.each([
    ['every control opcode and both data opcodes', [0, 1, 2, 8, 9, 10]],
    ['a reserved data and a reserved control opcode', [3, 11]],
  ])('show %s', (_, opcodes) => {
    const seen = new Set(vectors.flatMap(({ bytes, options }) => [...scanStream(bytes, options).byte0].map((byte) => byte & 15)));
    for (const opcode of opcodes) expect(seen).toContain(opcode);
  });
});
