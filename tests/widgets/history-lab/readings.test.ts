/** Two readers over the same bytes: their spans cover them, their verdicts are those of the cores, and words exist for all. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gameEn } from '../../../src/i18n/history/game-en.ts';
import { gameZh } from '../../../src/i18n/history/game-zh.ts';
import { readersEn } from '../../../src/i18n/history/readers-en.ts';
import { readersZh } from '../../../src/i18n/history/readers-zh.ts';
import { timeEn } from '../../../src/i18n/history/time-en.ts';
import { timeZh } from '../../../src/i18n/history/time-zh.ts';
import { fromHex } from '../../../src/protocol/bytes/hex.ts';
import { STOP_IDS } from '../../../src/protocol/legacy/stop-ids.ts';
import { STOPS } from '../../../src/protocol/legacy/versions.ts';
import { BYTES, BYTES_NAMES } from '../../../src/widgets/history-lab/first.ts';
import { SNIPPETS } from '../../../src/widgets/history-readings/game.ts';
import { newFindings, readNew, readOld } from '../../../src/widgets/history-readings/readings.ts';

const summary = (hex: string) => {
  const old = readOld(fromHex(hex));
  const now = readNew(fromHex(hex));
  return {
    old: [old.messages, old.closed, old.incomplete],
    now: [now.verdict.closeCode, now.verdict.byte, now.messages, now.incomplete],
  };
};

describe('verdicts', () => {
  it.each([
    // Lesson 18, E2: continuation without a message, MASK 0, length 72, 67 bytes missing.
    ['0048656c6c6fff', { old: [1, false, false], now: [1002, 0, 0, true] }],
    ['8105' + '48656c6c6f', { old: [0, false, false], now: [null, null, 1, false] }],
    ['818537fa213d7f9f4d5158', { old: [0, false, true], now: [null, null, 1, false] }],
    ['ff00', { old: [0, true, false], now: [1002, 0, 0, false] }],
    ['0061ff0062ff', { old: [2, false, false], now: [1002, 0, 0, true] }],
  ])('%s', (hex, expected) => {
    expect(summary(hex)).toEqual(expected);
  });

  it('of the first bytes are those that the lesson asks for', () => {
    const [frame] = readNew(BYTES.hello).frames;
    expect(frame).toMatchObject({ opcode: 0, masked: false, declaredLength: 72n, missingBytes: 67n });
    expect(newFindings(frame!).map(({ code }) => code)).toEqual(['continuation-without-start', 'payload-incomplete']);
    const facts = { opcode: 0, fin: false, masked: false, length: '72', missing: '67', text: null };
    expect(readersEn.nowFrame(facts)).toBe('continuation frame, FIN 0, MASK 0, length 72, 67 bytes missing');
    expect(readersZh.nowFrame(facts)).toBe('延续帧，FIN 0，MASK 0，长度 72，还差 67 字节');
  });
});

describe('spans', () => {
  it('of either reader cover all bytes, in order, once', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 60 }),
          fc.constantFrom(...BYTES_NAMES).map((name) => BYTES[name]),
        ),
        (bytes) => {
          for (const spans of [readOld(bytes).spans, readNew(bytes).spans]) {
            let at = 0;
            for (const { start, end } of spans) {
              expect(start).toBe(at);
              expect(end).toBeGreaterThan(start);
              at = end;
            }
            expect(at).toBe(bytes.length);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('name fields that share a byte together', () => {
    expect(readNew(BYTES.masked).spans.map(({ field, parts }) => `${field} ${parts.map(({ letter }) => letter).join('')}`)).toEqual([
      'frame.byte0 FO',
      'frame.byte1 ML',
      'frame.masking-key K',
      'frame.payload D',
    ]);
    expect(readOld(BYTES.length).spans.map(({ field }) => field)).toEqual([
      'legacy.type',
      'legacy.length',
      'legacy.discarded',
      'legacy.type',
      'legacy.text',
      'legacy.end',
    ]);
  });
});

describe('words', () => {
  const samples = STOPS.flatMap(({ request, response }) => [...request, ...response]);

  it('explain every line and every loss, each in both languages in words of its own', () => {
    const notes = new Set(samples.flatMap(({ note }) => (note ? [note] : [])));
    const gone = new Set(STOPS.flatMap((stop) => stop.gone.map(({ note }) => note)));
    for (const texts of [timeEn, timeZh]) {
      expect(new Set(Object.keys(texts.lines))).toEqual(notes);
      expect(new Set(Object.keys(texts.gone))).toEqual(gone);
      expect(Object.values(texts.lines).every((text) => text.length > 3)).toBe(true);
    }
  });

  it('mark a line as kept only where an older sample has its name', () => {
    const nameOf = (text: string): string => text.split(/[:=] ?/)[0]!.toLowerCase();
    STOPS.slice(1, -1).forEach((stop, at) => {
      const before = STOPS.slice(0, at + 1).flatMap(({ request, response }) => [...request, ...response].map(({ text }) => nameOf(text)));
      for (const { text, mark } of [...stop.request, ...stop.response]) {
        if (mark === 'kept' && text !== '' && text.includes(': ')) expect(before, `${stop.id}: ${text}`).toContain(nameOf(text));
        if (mark === 'new' && text.includes(': ')) expect(before, `${stop.id}: ${text}`).not.toContain(nameOf(text));
      }
    });
  });
});

describe('the game', () => {
  it('has an answer, a reason and a snippet for each, and every stop is the answer once', () => {
    expect(new Set(SNIPPETS.map(({ answer }) => answer))).toEqual(new Set(STOP_IDS));
    for (const texts of [gameEn, gameZh]) {
      for (const { id, code } of SNIPPETS) {
        expect(texts.why[id].length).toBeGreaterThan(10);
        if (code === null) expect(texts.prose[id as keyof typeof texts.prose].length).toBeGreaterThan(0);
      }
      for (const stop of STOP_IDS) expect(texts.tells[stop].length).toBeGreaterThan(10);
    }
  });
});
