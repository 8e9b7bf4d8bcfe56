/** The registry of close codes against the vectors (RFC 6455 §7.4, IANA, WHATWG). */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { closeCodeKind } from '../../src/i18n/terms/close-codes.ts';
import { en } from '../../src/i18n/terms/en.ts';
import { zh } from '../../src/i18n/terms/zh.ts';
import { closeCodeClass } from '../../src/protocol/frame/close-body.ts';
import { apiAcceptsCode, CLOSE_CODE_RANGES, CLOSE_CODES, closeCodeRange, closeCodeRow } from '../../src/protocol/frame/close-codes.ts';

interface Defined {
  readonly name: string;
  readonly onWire: boolean;
  readonly endpointMaySend: boolean;
  readonly apiMaySend: boolean;
  readonly rfc: string;
}
interface Range {
  readonly from: number;
  readonly to: number;
  readonly onWire?: boolean;
  readonly apiMaySend?: boolean;
}
const { defined, ranges } = JSON.parse(readFileSync(`${import.meta.dirname}/../vectors/close-codes.json`, 'utf8')) as {
  defined: Record<string, Defined>;
  ranges: readonly Range[];
};

describe.each(Object.entries(defined))('close code %s', (text, { name, onWire, endpointMaySend, apiMaySend, rfc }) => {
  const code = Number(text);
  const row = closeCodeRow(code)!;

  it('has its registered name, senders and source', () => {
    expect(row.name).toBe(name);
    expect(closeCodeClass(code) === 'usable').toBe(onWire);
    expect(row.sender !== 'nobody').toBe(endpointMaySend);
    expect(apiAcceptsCode(code)).toBe(apiMaySend);
    expect(row.source).toBe(rfc === 'IANA registry' ? 'iana' : '7.4.1');
  });
});

describe('ranges', () => {
  it.each(ranges)('are those of §7.4.2: $from to $to', ({ from, to, onWire, apiMaySend }) => {
    expect(CLOSE_CODE_RANGES).toContainEqual({ kind: closeCodeRange(from).kind, from, to });
    if (onWire === undefined) return;
    for (const code of [from, (from + to) >> 1, to]) {
      expect(closeCodeRange(code)).toMatchObject({ from, to });
      expect(closeCodeClass(code) === 'usable').toBe(onWire);
      expect(apiAcceptsCode(code)).toBe(apiMaySend ?? false);
    }
  });

  it('cover every 16-bit code once, in order', () => {
    expect(CLOSE_CODE_RANGES[0]!.from).toBe(0);
    expect(CLOSE_CODE_RANGES.at(-1)!.to).toBe(0xffff);
    for (const [at, { from }] of CLOSE_CODE_RANGES.entries()) if (at > 0) expect(from).toBe(CLOSE_CODE_RANGES[at - 1]!.to + 1);
  });

  it('are worded as they are judged', () => {
    const worded = { unused: 'unused', protocol: 'reserved', registered: 'registered', private: 'private', undefined: 'undefined' };
    for (const { kind, from, to } of CLOSE_CODE_RANGES) for (const code of [from, to]) expect(closeCodeKind(code)).toBe(worded[kind]);
  });
});

describe('codes on the wire', () => {
  it('are judged as the registry has them, all 65,536', () => {
    for (let code = 0; code <= 0xffff; code++) {
      const { kind } = closeCodeRange(code);
      const byRange = kind === 'registered' || kind === 'private';
      expect(closeCodeClass(code) === 'usable').toBe(byRange || (closeCodeRow(code)?.sender ?? 'nobody') !== 'nobody');
    }
  });
});

describe('codes with an entry of their own', () => {
  it('of 3000 to 3999 are those registered with IANA', () => {
    const { from, to } = closeCodeRange(3000);
    const registered = CLOSE_CODES.filter(({ code }) => code >= from && code <= to).map(({ code, name }) => [code, name]);
    expect(registered).toEqual([
      [3000, 'Unauthorized'],
      [3003, 'Forbidden'],
      [3008, 'Timeout'],
    ]);
  });

  it('have words of their own in both languages', () => {
    for (const { code } of CLOSE_CODES)
      for (const texts of [en, zh]) {
        expect(texts.closeCode(code).meaning).not.toBe(texts.closeCode(1016).meaning);
        expect(texts.closeCode(code).meaning).not.toBe(texts.closeCode(3001).meaning);
      }
  });
});
