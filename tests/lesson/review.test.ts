/** Review cards: every kind drawn many times over, judged in both languages, with a sentence for whatever is answered. */
import { describe, expect, it } from 'vitest';
import { cardsEn } from '../../src/i18n/review/cards-en.ts';
import { cardsZh } from '../../src/i18n/review/cards-zh.ts';
import type { CardId } from '../../src/i18n/review/facts.ts';
import { reviewEn } from '../../src/i18n/review/page-en.ts';
import { reviewZh } from '../../src/i18n/review/page-zh.ts';
import { COURSE } from '../../src/lesson/course.ts';
import { judge } from '../../src/lesson/exercise/check.ts';
import { localise } from '../../src/lesson/exercise/localise.ts';
import { LESSONS } from '../../src/lesson/library.ts';
import { type AskedCard, BLANK, cardOf, recapCard, tidiedHex } from '../../src/lesson/review/card.ts';
import { CARD_LESSONS, cardsOf, isFinished, readCardName } from '../../src/lesson/review/deck.ts';
import { KINDS } from '../../src/lesson/review/kinds.ts';
import { randomOf, seedOf } from '../../src/lesson/review/random.ts';

const IDS = Object.keys(CARD_LESSONS) as CardId[];
const SEEDS = Array.from({ length: 80 }, (_, at) => seedOf(`test ${at}`));
const WORDS = { en: cardsEn, zh: cardsZh };

const solved = ({ exercise }: AskedCard, given: string): boolean =>
  exercise.kind === 'choice' ? judge(exercise, given).solved : judge<'number' | 'text'>(exercise, { [BLANK]: given }).solved;
const sentences = ({ exercise }: AskedCard): string[] => [
  exercise.title,
  exercise.prompt,
  exercise.right,
  ...(exercise.kind === 'choice'
    ? exercise.options.flatMap(({ text, why }) => [text, why])
    : exercise.blanks.flatMap(({ label, otherwise, wrong }) => [label, otherwise, ...(wrong ?? []).map(({ why }) => why)])),
];

describe.each(IDS)('%s', (id) => {
  it('takes its answer and no other, in both languages, whatever is drawn', () => {
    for (const seed of SEEDS) {
      for (const locale of ['en', 'zh'] as const) {
        const card = cardOf(id, seed, WORDS[locale]);
        const { exercise } = card;
        for (const sentence of sentences(card)) {
          expect(sentence.trim()).not.toBe('');
          expect(sentence).not.toMatch(/undefined|NaN|null|\[object/);
        }
        if (exercise.kind === 'choice') {
          expect(exercise.options.filter(({ right }) => right)).toHaveLength(1);
          expect(new Set(exercise.options.map(({ text }) => text)).size).toBe(exercise.options.length);
          for (const option of exercise.options) expect(solved(card, option.id)).toBe(option.right === true);
        } else {
          expect(solved(card, card.answer)).toBe(true);
          for (const { value } of exercise.blanks[0]!.wrong ?? []) expect(solved(card, String(value))).toBe(false);
          expect(exercise.blanks[0]!.otherwise).toContain('{value}');
        }
      }
    }
  });

  it('asks the same of both languages', () => {
    for (const seed of SEEDS.slice(0, 40)) {
      const [en, zh] = [cardOf(id, seed, cardsEn).exercise, cardOf(id, seed, cardsZh).exercise];
      const answers = (exercise: typeof en): unknown =>
        exercise.kind === 'choice' ? exercise.options.map((each) => [each.id, each.right]) : exercise.blanks.map((each) => each.answers);
      expect(answers(en)).toEqual(answers(zh));
    }
  });

  it('is drawn again from the same seed, and has other numbers with others', () => {
    expect(cardOf(id, 7, cardsEn)).toEqual(cardOf(id, 7, cardsEn));
    expect(
      new Set(SEEDS.map((seed) => cardOf(id, seed, cardsEn).exercise.prompt + JSON.stringify(KINDS[id](randomOf(seed)).facts))).size,
    ).toBeGreaterThan(5);
  });
});

describe('answers by other means', () => {
  const drawn = <Id extends CardId>(id: Id) => SEEDS.map((seed) => KINDS[id](randomOf(seed)));
  it('of UTF-8 lengths', () => {
    for (const { facts, answer } of drawn('utf8-length')) expect(answer).toBe(Buffer.byteLength(facts.text));
    for (const { facts, answer } of drawn('buffered-amount')) expect(answer).toBe(Buffer.byteLength(facts.texts.join('')));
  });
  it('of header sizes (RFC 6455 §5.2)', () => {
    for (const { facts, answer } of drawn('header-size'))
      expect(answer).toBe(2 + (facts.payload > 65_535 ? 8 : facts.payload > 125 ? 2 : 0) + (facts.masked ? 4 : 0));
  });
  it('of masked bytes (RFC 6455 §5.3)', () => {
    for (const { facts, answer } of drawn('mask-byte')) {
      const key = Buffer.from(facts.key.replaceAll(' ', ''), 'hex');
      expect(answer).toBe((parseInt(facts.byte, 16) ^ key[facts.index % 4]!).toString(16).padStart(2, '0'));
    }
  });
  it('of ports and targets', () => {
    for (const { facts, answer } of drawn('resource-name')) {
      const url = new URL(facts.url);
      expect(answer).toBe(url.pathname + url.search);
    }
    for (const { facts, answer } of drawn('port')) {
      const { port, protocol } = new URL(facts.url);
      expect(answer).toBe(port === '' ? (protocol === 'wss:' ? 443 : 80) : Number(port));
    }
  });
  it('of statuses, faults and frames, each of which comes up', () => {
    expect(new Set(drawn('strict-server').map(({ right }) => right))).toEqual(new Set(['101', '400', '405', '426', '505']));
    expect(new Set(drawn('first-byte-legal').map(({ right }) => right))).toEqual(new Set(['legal', 'rsv', 'opcode', 'fragmented']));
    expect(new Set(drawn('frames-legal').map(({ right }) => right))).toEqual(new Set(['legal', 'no-start', 'interrupted', 'unfinished']));
    expect(new Set(drawn('code-on-wire').map(({ right }) => right))).toEqual(new Set(['usable', 'never-sent', 'unusable']));
    for (const { facts, right } of drawn('strict-server')) expect(right === '101').toBe(facts.fault === 'none');
  });
});

describe('the deck', () => {
  it('has cards for the lessons of the wire and of the handshake, and a recap for every lesson', () => {
    for (const { slug, number } of COURSE) {
      expect(cardsOf(slug).at(-1)).toBe(`${slug}/recap`);
      if (![2, 15, 16, 17].includes(number)) expect(cardsOf(slug).length).toBeGreaterThan(1);
    }
  });
  it('knows its names and no others', () => {
    for (const name of COURSE.flatMap(({ slug }) => cardsOf(slug))) expect(readCardName(name)?.lesson).toBe(name.split('/')[0]);
    for (const name of ['masking/none', 'masking/read-opcode', '', 'masking']) expect(readCardName(name)).toBeNull();
  });
  it('takes a lesson in when all of its exercises are solved', () => {
    expect(isFinished(['a', 'b'], () => true)).toBe(true);
    expect(isFinished(['a', 'b'], (id) => id === 'a')).toBe(false);
    expect(isFinished([], () => true)).toBe(false);
  });
});

describe.each(LESSONS.map(({ row, lesson }) => ({ slug: row.slug, lesson })))('the recap of $slug', ({ lesson }) => {
  it.each(['en', 'zh'] as const)('is true or not, in %s', (locale) => {
    const recap = localise(lesson.recap, locale);
    const words = { en: reviewEn, zh: reviewZh }[locale].recap;
    const asked = SEEDS.slice(0, 40).map((seed) => recapCard(seed, recap, words));
    for (const card of asked) {
      const { exercise } = card;
      if (exercise.kind !== 'choice') throw new Error('options are wanted');
      const isMyth = exercise.prompt === recap.myth.says;
      expect(solved(card, 'yes')).toBe(!isMyth);
      expect(solved(card, 'no')).toBe(isMyth);
      expect(recap.facts.includes(exercise.prompt) || isMyth).toBe(true);
    }
    expect(new Set(asked.map(({ answer }) => answer)).size).toBe(2);
  });
});

it.each([
  ['7F 9f', '7f 9f'],
  ['0x7f,0x9f', '7f 9f'],
  ['7f9f', '7f 9f'],
  ['７ｆ', '7f'],
  ['7', '7'],
  ['seven', 'seven'],
])('reads typed bytes: %j', (typed, bytes) => {
  expect(tidiedHex(typed)).toBe(bytes);
});
