/** The handshake of 2010: keys, challenge, answer. The samples are those that the drafts print (tests/vectors/hixie76.json). */
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../../src/protocol/bytes/hex.ts';
import { ANSWER_LENGTH, BODY_LENGTH, challengeOf, generateBody, judgeAnswer } from '../../../src/protocol/legacy/challenge.ts';
import { LEGACY_FINDING_CODES, legacyFindingSpec } from '../../../src/protocol/legacy/findings.ts';
import { analyseKey, generateKey, LARGEST_NUMBER, MOST_INSERTED, type Random } from '../../../src/protocol/legacy/key.ts';
import vectors from '../../vectors/hixie76.json' with { type: 'json' };

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const [FIRST] = vectors.samples;
const KEY1 = FIRST!.key1.value;
const KEY2 = FIRST!.key2.value;
const BODY = ascii(FIRST!.key3);
const codes = (key: string): string[] => analyseKey(key).remarks.map(({ code }) => code);

/** Draws from a list of numbers, each brought below what is asked for; so that fast-check shrinks keys. */
function drawFrom(numbers: readonly number[]): Random {
  let at = 0;
  return (below) => Math.floor((numbers[at++ % numbers.length]! / 2 ** 32) * below);
}
const random = fc.array(fc.integer({ min: 0, max: 2 ** 32 - 1 }), { minLength: 1, maxLength: 80 }).map(drawFrom);

describe.each(vectors.samples)('sample $id', ({ key1, key2, key3, key3Hex, challengeHex, answerHex, answer }) => {
  it.each([key1, key2])('takes %j apart', ({ value, digits, spaces, quotient, remainder }) => {
    const analysis = analyseKey(value);
    expect(analysis.digits).toBe(digits);
    expect(analysis.spaces).toBe(spaces);
    expect([String(analysis.quotient), String(analysis.remainder)]).toEqual([quotient, remainder]);
    expect(analysis.abort).toBeNull();
    expect(analysis.characters.map(({ text }) => text).join('')).toBe(value);
  });

  it('has the challenge and the answer of the draft', () => {
    expect(toHex(ascii(key3))).toBe(key3Hex);
    const made = challengeOf(key1.value, key2.value, fromHex(key3Hex));
    expect(toHex(made.challenge!)).toBe(challengeHex);
    expect(toHex(made.answer!)).toBe(answerHex);
    expect(judgeAnswer(made, ascii(answer))).toEqual({ right: true, differsAt: null, mistake: null });
  });
});

it('reads the worked example of draft-ietf-hybi-thewebsocketprotocol-00 §5.2', () => {
  const made = challengeOf('3e6b263  4 17 80', '17  9 G`ZD9   2 2b 7X 3 /r90', ascii('WjN}|M(6'));
  expect(made.keys.map(({ number, spaces, quotient }) => [number, spaces, quotient])).toEqual([
    [3626341780n, 4, 906585445n],
    [1799227390n, 10, 179922739n],
  ]);
  expect(toHex(made.challenge!)).toBe('360965650ab96733576a4e7d7c4d2836');
  expect(new TextDecoder().decode(made.answer!)).toBe('n`9eBk9z$R8pOtVb');
});

describe('keys that make a server abort', () => {
  it.each([
    ['12998', 'key-without-spaces'],
    ['1 2 3 4 5 7', 'key-not-divisible'],
    ['a b  c', 'key-without-digits'],
    ['', 'key-without-digits'],
    ['8589934590 x y', null],
    ['17179869184 x y', 'key-part-too-large'],
    ['0 x', null],
    ['99999999999999999999 x', 'key-part-too-large'],
  ])('%j: %s', (key, code) => {
    const analysis = analyseKey(key);
    expect(analysis.abort).toBe(code);
    expect(analysis.part === null).toBe(code !== null);
  });

  it('covers the invalid keys of the vectors, with what remains', () => {
    expect(vectors.invalidKeys.map(({ value }) => analyseKey(value).abort)).toEqual(['key-without-spaces', 'key-not-divisible']);
    const [remark] = analyseKey('1 2 3 4 5 7').remarks;
    expect(remark!.params).toEqual({ number: '123457', spaces: 5, quotient: '24691', remainder: '2' });
  });

  it('makes no challenge with one bad key or a body of another length', () => {
    expect(challengeOf('12998', KEY2, BODY).answer).toBeNull();
    expect(challengeOf(KEY1, '12998', BODY).answer).toBeNull();
    for (const length of [0, 7, 9]) expect(challengeOf(KEY1, KEY2, new Uint8Array(length)).answer).toBeNull();
  });
});

describe('keys that no client makes, though a server computes on', () => {
  it.each([
    ['1 2', ['key-without-others']],
    ['12x 3  ', ['key-space-at-edge']],
    [' 12x 4', ['key-space-at-edge']],
    ['é12 4', ['key-foreign-character']],
    ['1\t2 x', ['key-foreign-character']],
    ['😀2 4', ['key-foreign-character']],
    [`2x${' '.repeat(13)}6`, ['key-too-many-spaces']],
    ['8589934590 x y', ['key-number-too-large']],
    [`${'x'.repeat(13)}1 2`, ['key-too-many-others']],
    [KEY1, []],
    [KEY2, []],
  ])('%j', (key, expected) => {
    expect(codes(key)).toEqual(expected);
    expect(analyseKey(key).abort).toBeNull();
  });

  it('finds more than twelve other characters in the draft’s own second sample', () => {
    const second = vectors.samples[1]!;
    expect([codes(second.key1.value), codes(second.key2.value)]).toEqual([['key-too-many-others'], ['key-too-many-others']]);
  });

  it('says about which characters, counted as characters', () => {
    const about = (key: string) => analyseKey(key).remarks.map(({ start, end }) => [start, end]);
    expect(about('😀x12 3  ')).toEqual([
      [0, 1],
      [6, 8],
    ]);
    expect(about('1\t2 x')).toEqual([[1, 2]]);
  });
});

describe('made keys', () => {
  it('divide evenly, to the number they were made from, and break no rule for clients', () => {
    fc.assert(
      fc.property(random, (draw) => {
        const { key, number } = generateKey(draw);
        const analysis = analyseKey(key);
        expect(analysis.quotient).toBe(BigInt(number));
        expect(analysis.remainder).toBe(0n);
        expect(analysis.remarks).toEqual([]);
        expect(analysis.number! <= BigInt(LARGEST_NUMBER)).toBe(true);
        expect(analysis.spaces).toBeLessThanOrEqual(MOST_INSERTED);
        expect(key).toMatch(/^[\x21-\x7e].*[\x21-\x7e]$/);
      }),
    );
  });

  it('reach the edges of every choice', () => {
    expect(generateKey(() => 0)).toEqual({ key: '! 0', number: 0 });
    const most = generateKey((below) => below - 1);
    expect(analyseKey(most.key).number).toBe(4294967292n);
    expect(most.key).toBe(`4294967292${'~'.repeat(11)}${' '.repeat(12)}~`);
  });

  it('prove the server with the MD5 of the platform', () => {
    fc.assert(
      fc.property(random, (draw) => {
        const [one, two, body] = [generateKey(draw), generateKey(draw), generateBody(draw)];
        expect(body).toHaveLength(BODY_LENGTH);
        const challenge = Buffer.alloc(16);
        challenge.writeUInt32BE(one.number, 0);
        challenge.writeUInt32BE(two.number, 4);
        challenge.set(body, 8);
        const { answer } = challengeOf(one.key, two.key, body);
        expect(toHex(answer!)).toBe(createHash('md5').update(challenge).digest('hex'));
        expect(answer).toHaveLength(ANSWER_LENGTH);
      }),
    );
  });
});

describe('any text as a key', () => {
  it('is taken apart without a throw, and its parts add up', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.uint8Array({ maxLength: 20 }), (one, two, body) => {
        const analysis = analyseKey(one);
        expect(analysis.characters).toHaveLength(Array.from(one).length);
        expect(analysis.digits.length + analysis.spaces + analysis.others).toBe(analysis.characters.length);
        if (analysis.quotient !== null) expect(analysis.quotient * BigInt(analysis.spaces) + analysis.remainder!).toBe(analysis.number);
        for (const { start, end } of analysis.remarks) expect(start <= end && end <= analysis.characters.length).toBe(true);
        expect(analysis.remarks.filter(({ code }) => legacyFindingSpec(code).severity === 'error').length).toBe(
          analysis.abort === null ? 0 : 1,
        );
        const made = challengeOf(one, two, body);
        judgeAnswer(made, body);
        expect(made.answer === null).toBe(analysis.part === null || analyseKey(two).part === null || body.length !== BODY_LENGTH);
      }),
    );
  });
});

describe('answers that are wrong', () => {
  const made = challengeOf(KEY1, KEY2, BODY);
  const md5 = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(createHash('md5').update(Buffer.concat(parts)).digest());
  const part = (hex: string): Uint8Array => fromHex(hex);
  it.each([
    ['hex-text', ascii('386a4b5327793a472a436f2c5778612d')],
    ['base64-text', ascii('OGpLUyd5OkcqQ28sV3hhLQ==')],
    ['little-endian', md5(part('13416e31'), part('3cd67e0f'), BODY)],
    // 4146546015 and 1299853100 as they stand, undivided.
    ['not-divided', md5(part('f727455f'), part('4d7a2f2c'), BODY)],
    ['decimal-text', md5(ascii('829309203'), ascii('259970620'), BODY)],
    ['body-left-out', md5(part('316e4113'), part('0f7ed63c'))],
    ['body-first', md5(BODY, part('316e4113'), part('0f7ed63c'))],
    ['keys-swapped', md5(part('0f7ed63c'), part('316e4113'), BODY)],
    ['cut', ascii('8jKS')],
  ] as const)('%s', (mistake, given) => {
    expect(judgeAnswer(made, given)).toMatchObject({ right: false, mistake });
  });

  it('are shown where they first differ', () => {
    expect(judgeAnswer(made, ascii("8jKS'y:G*Co,Wxa?"))).toEqual({ right: false, differsAt: 15, mistake: null });
    expect(judgeAnswer(made, new Uint8Array(0))).toEqual({ right: false, differsAt: 0, mistake: null });
    expect(judgeAnswer(made, ascii("8jKS'y:G*Co,Wxa-!"))).toEqual({ right: false, differsAt: 16, mistake: null });
  });

  it('cannot be judged where the server aborts', () => {
    expect(judgeAnswer(challengeOf('1', KEY2, BODY), BODY)).toBeNull();
  });
});

it('cites a section of the draft for every finding', () => {
  for (const code of LEGACY_FINDING_CODES) expect(legacyFindingSpec(code).section).toMatch(/^[45]\.[1-4]$/);
});
