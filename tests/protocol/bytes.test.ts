/** Hex, XOR and UTF-8 against the platform's own. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../src/protocol/bytes/hex.ts';
import { joinBytes, spliceBytes } from '../../src/protocol/bytes/join.ts';
import { ACCEPT, characters, decodeUtf8, REJECT, utf8FirstBad, utf8Missing, utf8Run } from '../../src/protocol/bytes/utf8.ts';
import { utf8Check } from '../../src/protocol/bytes/utf8-check.ts';
import { unmask, viewOf } from '../../src/protocol/bytes/xor.ts';
import { concat } from './bytes.ts';

const RUNS = { numRuns: 20_000 };

/** Mostly well-formed text of every character width, with a byte changed, dropped or cut now and then. */
const nearlyText = fc
  .record({
    text: fc.array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 6 }),
        fc.string({ maxLength: 40 }),
        fc.constantFrom('中文字符串处理', 'ᄒ한글퟿', 'żółć', 'кириллица', '😀😁😂', 'ࠀ', '\ue000\uffff', 'a', '\u0080\u07ff'),
      ),
      { maxLength: 8 },
    ),
    at: fc.nat({ max: 200 }),
    byte: fc.nat({ max: 255 }),
    change: fc.constantFrom('none', 'none', 'replace', 'drop', 'cut'),
  })
  .map(({ text, at, byte, change }) => {
    const bytes = new TextEncoder().encode(text.join(''));
    const index = bytes.length === 0 ? 0 : at % bytes.length;
    if (change === 'replace' && bytes.length > 0) bytes[index] = byte;
    if (change === 'drop') return concat([bytes.subarray(0, index), bytes.subarray(index + 1)]);
    return change === 'cut' ? bytes.subarray(index) : bytes;
  });

function platformAccepts(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

describe('hex', () => {
  it('goes there and back', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(toHex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
        expect(fromHex(toHex(bytes).toUpperCase())).toEqual(bytes);
      }),
    );
    expect(toHex(Uint8Array.of(0x81, 5, 0xff), ' ')).toBe('81 05 ff');
  });

  it('stops at what is no pair of digits', () => {
    expect(fromHex('81058')).toEqual(Uint8Array.of(0x81, 5));
    expect(fromHex('81g5ff')).toEqual(Uint8Array.of(0x81));
  });
});

describe('XOR', () => {
  it('is byte i with key byte i mod 4, from any offset, into any target, in place too', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 70 }),
        fc.uint8Array({ minLength: 4, maxLength: 4 }),
        fc.nat({ max: 9 }),
        fc.nat({ max: 5 }),
        (bytes, key, keyOffset, shift) => {
          const expected = bytes.map((byte, i) => byte ^ key[(i + keyOffset) & 3]!);
          expect(unmask(bytes, key, undefined, keyOffset)).toEqual(expected);
          const shifted = new Uint8Array(bytes.length + 8).subarray(shift, shift + bytes.length);
          expect(unmask(bytes, key, shifted, keyOffset)).toEqual(expected);
          const copy = bytes.slice();
          expect(unmask(copy, key, copy, keyOffset)).toEqual(expected);
        },
      ),
      RUNS,
    );
  });
});

describe('UTF-8', () => {
  it('agrees with the platform on every text of up to two bytes, and on three and four at the edges', () => {
    const edges = [0, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0];
    edges.push(0xf1, 0xf3, 0xf4, 0xf5, 0xf7, 0xf8, 0xff);
    const check = (...bytes: number[]) => {
      const text = Uint8Array.from(bytes);
      const accepted = utf8Run(text, 0, text.length, ACCEPT) === ACCEPT;
      if (accepted !== platformAccepts(text)) throw new Error(`disagree on ${toHex(text, ' ')}`);
      const padded = Uint8Array.from([...bytes, ...Array<number>(16).fill(0x61)]);
      const fast = utf8Check(padded, viewOf(padded), 0, padded.length, ACCEPT);
      if ((fast === ACCEPT) !== accepted) throw new Error(`the fast check disagrees on ${toHex(text, ' ')}`);
    };
    for (let a = 0; a < 256; a++) {
      check(a);
      for (let b = 0; b < 256; b++) check(a, b);
    }
    for (const a of edges) for (const b of edges) for (const c of edges) for (const d of edges) check(a, b, c, d);
    expect(edges).toHaveLength(27);
  });

  it('reaches the same state fast and slow, from every state, wherever it begins', () => {
    fc.assert(
      fc.property(nearlyText, fc.integer({ min: 0, max: 8 }), fc.nat({ max: 7 }), (bytes, state, from) => {
        const slow = utf8Run(bytes, from, bytes.length, state);
        expect(utf8Check(bytes, viewOf(bytes), from, bytes.length, state)).toBe(slow);
        expect(utf8FirstBad(bytes, from, bytes.length, state) >= 0).toBe(slow === REJECT && from < bytes.length);
      }),
      RUNS,
    );
  });

  it('fails at the first byte after which no text can be well-formed', () => {
    fc.assert(
      fc.property(nearlyText, (bytes) => {
        const bad = utf8FirstBad(bytes, 0, bytes.length, ACCEPT);
        expect(bad === -1).toBe(utf8Run(bytes, 0, bytes.length, ACCEPT) !== REJECT);
        const good = bad === -1 ? bytes : bytes.subarray(0, bad);
        // Whatever is missing is at most three bytes: some continuation must complete it.
        const missing = utf8Missing(utf8Run(good, 0, good.length, ACCEPT));
        const endings = [[], [0x80], [0x90], [0xa0], [0xbf]].flatMap((first) =>
          first.length === 0 ? [[]] : [[...first, 0x80, 0x80].slice(0, missing)],
        );
        expect(endings.some((ending) => platformAccepts(concat([good, Uint8Array.from(ending)])))).toBe(true);
      }),
      RUNS,
    );
  });

  it('decodes exactly what is well-formed, a leading U+FEFF included', () => {
    expect(decodeUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBe('\ufeffa');
    expect(decodeUtf8(Uint8Array.of(0xc3))).toBeNull();
    expect(decodeUtf8(new Uint8Array(0))).toBe('');
  });
});

describe('characters of a window', () => {
  it('are the same whichever window looks at them, and cover it', () => {
    fc.assert(
      fc.property(nearlyText, fc.nat({ max: 60 }), fc.nat({ max: 60 }), (bytes, a, b) => {
        const [from, to] = [Math.min(a, b, bytes.length), Math.min(Math.max(a, b), bytes.length)];
        const all = characters(bytes, 0, bytes.length);
        expect(all.map(({ start }) => start)).toEqual([0, ...all.map(({ end }) => end)].slice(0, all.length));
        const touched = from < to ? all.filter(({ start, end }) => start < to && end > from) : [];
        expect(characters(bytes, from, to)).toEqual(touched);
      }),
      RUNS,
    );
  });

  it('spell the text, one code point each', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const bytes = new TextEncoder().encode(text);
        const list = characters(bytes, 0, bytes.length);
        expect(list.map((each) => each.text).join('')).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
        expect(list.every((each) => each.codePoint !== null && !each.splitsBefore && !each.splitsAfter)).toBe(true);
      }),
    );
  });

  it('name the halves of a character cut between two fragments', () => {
    const [first, second] = [Uint8Array.of(0x41, 0xe4, 0xbd), Uint8Array.of(0xa0, 0x42)];
    const state = utf8Run(first, 0, 3, ACCEPT);
    const half = { codePoint: null, text: '\ufffd' };
    expect(characters(first, 0, 3).at(-1)).toEqual({ start: 1, end: 3, ...half, splitsBefore: false, splitsAfter: true });
    expect(characters(second, 0, 2, state)[0]).toEqual({ start: 0, end: 1, ...half, splitsBefore: true, splitsAfter: false });
    expect(characters(second, 1, 2, state).map(({ text }) => text)).toEqual(['B']);
    const middle = characters(Uint8Array.of(0x98), 0, 1, utf8Run(Uint8Array.of(0xf0, 0x9f), 0, 2, ACCEPT));
    expect(middle).toEqual([{ start: 0, end: 1, ...half, splitsBefore: true, splitsAfter: true }]);
  });
});

describe('joining', () => {
  const parts = fc.array(fc.uint8Array({ maxLength: 8 }), { maxLength: 6 });
  it('puts the parts one behind the other, in memory of its own', () => {
    fc.assert(
      fc.property(parts, (all) => {
        const whole = joinBytes(all);
        expect(whole).toEqual(concat(all));
        expect(all.every(({ buffer }) => buffer !== whole.buffer)).toBe(true);
      }),
    );
  });

  it('puts bytes in place of others', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 20 }),
        fc.nat(20),
        fc.nat(20),
        fc.uint8Array({ maxLength: 8 }),
        (bytes, one, other, insert) => {
          const [from, to] = [Math.min(one, other, bytes.length), Math.min(Math.max(one, other), bytes.length)];
          const expected = [...bytes];
          expected.splice(from, to - from, ...insert);
          expect([...spliceBytes(bytes, from, to, insert)]).toEqual(expected);
        },
      ),
    );
  });
});
