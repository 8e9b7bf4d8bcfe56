/**
 * A card as it is asked: its numbers drawn, its sentences in one language, in the shape of an exercise, so that it is answered and
 * judged as exercises are.
 *
 * Knows drawn cards and their words. Must not know how it looks, or when it is due.
 */
import type { CardId, CardTexts, ChosenWords, TypedWords } from '../../i18n/review/facts.ts';
import type { ReviewTexts } from '../../i18n/review/page-en.ts';
import type { ExerciseOf } from '../exercise/schema.ts';
import { type ChosenCard, KINDS, type TypedCard } from './kinds.ts';
import { randomOf } from './random.ts';
import type { RecapWords } from './recap.ts';

export interface AskedCard {
  readonly exercise: ExerciseOf<'choice'> | ExerciseOf<'number'> | ExerciseOf<'text'>;
  /** Bytes are typed: spaces, 0x and capitals do not count. */
  readonly hex: boolean;
  /** The right answer as it is told. */
  readonly answer: string;
}

/** The id of the one blank of a typed card. */
export const BLANK = 'answer';

/** The card of a kind with the numbers of `seed`. */
export function cardOf(id: CardId, seed: number, texts: CardTexts): AskedCard {
  const card = KINDS[id](randomOf(seed)) as TypedCard<unknown, string> | ChosenCard<unknown, string>;
  const words = (texts[id] as (facts: unknown) => TypedWords<string> | ChosenWords<string>)(card.facts);
  return 'as' in card ? typed(id, card, words as TypedWords<string>) : chosen(id, card, words as ChosenWords<string>);
}

function typed(id: string, { as, answer, mistakes }: TypedCard<unknown, string>, words: TypedWords<string>): AskedCard {
  const { title, prompt, label, right, otherwise } = words;
  const base = { id, title, prompt, right, hints: [] };
  const wrong = <Value extends number | string>() =>
    Object.entries(mistakes)
      .filter(([, value]) => value !== undefined && value !== answer)
      .map(([mistake, value]) => ({ value: value as Value, why: words.wrong[mistake]! }));
  const exercise =
    as === 'number'
      ? { ...base, kind: 'number' as const, blanks: [{ id: BLANK, label, answers: [answer as number], wrong: wrong<number>(), otherwise }] }
      : { ...base, kind: 'text' as const, blanks: [{ id: BLANK, label, answers: [answer as string], wrong: wrong<string>(), otherwise }] };
  return { exercise, hex: as === 'hex', answer: String(answer) };
}

function chosen(id: string, { right, options }: ChosenCard<unknown, string>, words: ChosenWords<string>): AskedCard {
  const exercise = {
    id,
    kind: 'choice' as const,
    title: words.title,
    prompt: words.prompt,
    right: words.right,
    hints: [],
    options: options.map((option) => ({ id: option, ...words.options[option]!, right: option === right })),
  };
  return { exercise, hex: false, answer: words.options[right]!.text };
}

/** The card of a lesson's recap: its myth or one of its facts, true or not. */
export function recapCard(seed: number, recap: RecapWords, words: ReviewTexts['recap']): AskedCard {
  const random = randomOf(seed);
  const isSo = random.between(0, 1) === 1 && recap.facts.length > 0;
  const statement = isSo ? random.of(recap.facts) : recap.myth.says;
  const right = isSo ? words.isSo(statement) : words.isNot(recap.myth.truth);
  const option = (id: string, text: string, answer: boolean) => ({ id, text, why: right, right: answer === isSo });
  const exercise = {
    id: 'recap',
    kind: 'choice' as const,
    title: words.title,
    prompt: words.prompt(statement),
    right,
    hints: [],
    options: [option('yes', words.yes, true), option('no', words.no, false)],
  };
  return { exercise, hex: false, answer: isSo ? words.yes : words.no };
}

/** Typed bytes as they are compared, `7f 9f`; what is no hex stays as it is. */
export function tidiedHex(typed: string): string {
  const digits = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/0x|\\x|[\s,]/g, '');
  return /^([0-9a-f]{2})+$/.test(digits) ? digits.replace(/(..)(?=.)/g, '$1 ') : typed;
}
