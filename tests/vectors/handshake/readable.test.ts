/** The readable handshake vectors: whole, cut after every octet, with frames behind them, and mended. */
import { describe, expect, it } from 'vitest';
import { wireLeaves } from '../../../src/protocol/annotation/query.ts';
import { toHex } from '../../../src/protocol/bytes/hex.ts';
import { HANDSHAKE_FINDING_CODES } from '../../../src/protocol/handshake/findings.ts';
import { isRepairable, repairOf } from '../../../src/protocol/handshake/repairs.ts';
import { dissectUrl } from '../../../src/protocol/handshake/uri.ts';
import { concat } from '../../protocol/bytes.ts';
import {
  findingLines,
  FRESH_KEY,
  type HandshakeVector,
  judgeAs,
  linesOf,
  paramsText,
  readHandshakeVectors,
  repairedAs,
  sentOf,
  verdictFacts,
} from './readable.ts';

const vectors = readHandshakeVectors();
const name = (vector: HandshakeVector) => `${vector.file}:${vector.line} ${vector.title}`;

/** A line's check, code and octets; its facts are tried one by one, so that a vector need not list them all. */
function expectLines(found: readonly string[], wanted: readonly string[]) {
  expect(found.map(withoutFacts)).toEqual(wanted.map(withoutFacts));
  wanted.forEach((line, at) => {
    for (const [fact] of factsOf(line)) expect(` ${found[at]} `).toContain(` ${fact} `);
  });
}

const FACT = / (?=\w+=)/;
const withoutFacts = (line: string) => line.split(FACT)[0];
const factsOf = (line: string) => line.matchAll(/(?<= )\w+=("(?:[^"\\]|\\.)*"|\S+)/g);

describe.each(vectors.filter(({ kind }) => kind !== 'url').map((vector) => [name(vector), vector] as const))('%s', (_, vector) => {
  const { why, bytes, behind, verdict, findings, options, repaired } = vector;
  const kind = vector.kind as 'request' | 'response';
  const judged = judgeAs(kind, options, bytes);
  const { head } = judged;

  it('says why it is here', () => expect(why).toMatch(/\.$/));

  it('comes out as written', () => {
    expectLines(findingLines(judged), findings);
    const facts = verdictFacts(judged);
    expect(Object.fromEntries(Object.keys(verdict).map((fact) => [fact, facts[fact] ?? null]))).toEqual(verdict);
    if (head.complete && behind.length > 0) expect(toHex(bytes.subarray(head.length))).toBe(toHex(behind));
  });

  it('is mended as written, or has nothing to mend', () => {
    expect(linesOf(repairedAs(kind, options, bytes))).toEqual(linesOf(repaired ?? bytes));
  });

  it('tiles when it ends after any octet, and fails no earlier than it has to', () => {
    for (let end = 0; end < Math.min(head.length, 1000); end++) {
      const early = judgeAs(kind, options, bytes.subarray(0, end));
      const leaves = end === 0 ? [] : wireLeaves(early.verdict.tree);
      const untiled = leaves.findIndex(({ range }, at) => range.start !== (leaves[at - 1]?.range.end ?? 0));
      expect([untiled, leaves.at(-1)?.range.end ?? 0], `after ${end}`).toEqual([-1, end * 8]);
      if (early.verdict.valid !== null) expect(early.verdict.valid).toBe(judged.verdict.valid);
    }
  });

  it('is not changed by a frame behind it', () => {
    if (!head.complete) return expect(judged.verdict.valid).not.toBe(true);
    const ping = Uint8Array.of(0x89, 0x80, 9, 8, 7, 6);
    const longer = judgeAs(kind, options, concat([bytes, ping]));
    expect(longer.head.length).toBe(head.length);
    expect(findingLines(longer)).toEqual(findingLines(judged));
  });
});

describe.each(vectors.filter(({ kind }) => kind === 'url').map((vector) => [name(vector), vector] as const))('%s', (_, vector) => {
  const url = dissectUrl(new TextDecoder().decode(vector.bytes));

  it('says why it is here', () => expect(vector.why).toMatch(/\.$/));

  it('comes out as written', () => {
    const found = url.findings.map(({ code, from, to, params }) => `${code} ${JSON.stringify(url.text.slice(from, to))}${paramsText(params)}`);
    expectLines(found, vector.findings);
    const facts = { ...url } as Record<string, unknown>;
    expect(Object.fromEntries(Object.keys(vector.verdict).map((fact) => [fact, facts[fact]]))).toEqual(vector.verdict);
  });

  it('is tiled by its parts', () => expect(url.parts.map(({ text }) => text).join('')).toBe(url.text));
});

describe('the vectors together', () => {
  const codes = (line: string) => line.split(' ').slice(0, 2);

  it.each(HANDSHAKE_FINDING_CODES)('show %s', (code) => {
    expect(vectors.some(({ findings }) => findings.some((line) => codes(line).includes(code)))).toBe(true);
  });

  it.each(HANDSHAKE_FINDING_CODES.filter(isRepairable))('show the repair of %s', (code) => {
    const mended = vectors.some(({ kind, options, bytes }) => {
      if (kind === 'url') return false;
      const { head, findings } = judgeAs(kind, options, bytes);
      const { url } = options;
      const means = { freshKey: FRESH_KEY, sent: kind === 'response' ? sentOf(options) : null, ...(url === undefined ? {} : { url }) };
      return findings.some((finding) => finding.code === code && repairOf(head, finding, means) !== null);
    });
    expect(mended).toBe(true);
  });

  it('hold a valid one for each kind of message', () => {
    for (const kind of ['request', 'response', 'url']) expect(vectors.some((each) => each.kind === kind && each.verdict['valid'] === true)).toBe(true);
  });
});
