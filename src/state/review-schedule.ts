/**
 * When a review card comes back: a plain Leitner box of 1, 3, 7 and 14 days, five cards a day.
 *
 * Knows days as whole numbers. Must not know a clock (today is an argument), what a card asks, or where the state is kept.
 */

/** Days until a card comes back, by how often in a row it was right. */
export const INTERVALS = [1, 3, 7, 14] as const;
export const A_DAY = 5;

export interface CardRecord {
  /** Place in `INTERVALS` of the interval that runs now. */
  readonly step: number;
  /** The day on which it is due. */
  readonly due: number;
  /** How often it was answered; also what its next numbers are drawn from. */
  readonly times: number;
}

export interface ReviewState {
  /** Lessons whose cards were taken in by hand, and those whose cards were taken out. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Card -> when it comes back. A card that is not here is new. */
  readonly cards: Readonly<Record<string, CardRecord>>;
  /** The last day on which cards were answered, and how many. */
  readonly day: { readonly on: number; readonly done: number };
}

export const NEW_REVIEW: ReviewState = { added: [], removed: [], cards: {}, day: { on: 0, done: 0 } };

const MS_A_DAY = 86_400_000;

/** The calendar day of a moment where the reader is, counted from 1 January 1970. */
export const dayOf = (now: Date): number => Math.floor(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / MS_A_DAY);

/** A card's record after it was answered today. The first right answer brings it back tomorrow, each further one an interval later. */
export function answered(before: CardRecord | undefined, right: boolean, today: number): CardRecord {
  const step = !right || before === undefined ? 0 : Math.min(before.step + 1, INTERVALS.length - 1);
  return { step, due: today + INTERVALS[step]!, times: (before?.times ?? 0) + 1 };
}

/** The state after `card` was answered today. */
export function withAnswer(state: ReviewState, card: string, right: boolean, today: number): ReviewState {
  const done = state.day.on === today ? state.day.done : 0;
  return {
    ...state,
    cards: { ...state.cards, [card]: answered(state.cards[card], right, today) },
    day: { on: today, done: done + 1 },
  };
}

/** How many of a day's five are left. */
export const leftToday = (state: ReviewState, today: number): number => Math.max(0, A_DAY - (state.day.on === today ? state.day.done : 0));

/**
 * The cards of a deck that are due, in the order in which they are asked: those that have waited longest first, then new ones, one
 * of each lesson before a second of any. `deck` holds the cards of each lesson.
 */
export function dueCards(deck: readonly (readonly string[])[], state: ReviewState, today: number): string[] {
  const known = deck.flat().filter((card) => state.cards[card] !== undefined && state.cards[card].due <= today);
  known.sort((a, b) => state.cards[a]!.due - state.cards[b]!.due);
  const fresh = deck.map((cards) => cards.filter((card) => state.cards[card] === undefined));
  const most = Math.max(0, ...fresh.map((cards) => cards.length));
  const turns = Array.from({ length: most }, (_, turn) => fresh.flatMap((cards) => cards.slice(turn, turn + 1)));
  return [...known, ...turns.flat()];
}

/** The day on which the next card that is not due yet comes back, and how many come then; null where none is waiting. */
export function nextDue(
  deck: readonly string[],
  state: ReviewState,
  today: number,
): { readonly day: number; readonly count: number } | null {
  const days = deck.flatMap((card) => (state.cards[card] !== undefined && state.cards[card].due > today ? [state.cards[card].due] : []));
  if (days.length === 0) return null;
  const day = Math.min(...days);
  return { day, count: days.filter((each) => each === day).length };
}

/** Whether the cards of a lesson are in the deck: it is finished or was taken in, and was not taken out. */
export const isInDeck = ({ added, removed }: ReviewState, lesson: string, finished: boolean): boolean =>
  (finished || added.includes(lesson)) && !removed.includes(lesson);

/** The state with a lesson's cards taken in or out. What is known of its cards stays. */
export function withLesson(state: ReviewState, lesson: string, isIn: boolean): ReviewState {
  const without = (list: readonly string[]): string[] => list.filter((each) => each !== lesson);
  return {
    ...state,
    added: isIn ? [...without(state.added), lesson] : without(state.added),
    removed: isIn ? without(state.removed) : [...without(state.removed), lesson],
  };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isNames = (value: unknown): value is string[] => Array.isArray(value) && value.every((each) => typeof each === 'string');
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isCard = (value: unknown): value is CardRecord =>
  isObject(value) && isCount(value['step']) && value['step'] < INTERVALS.length && isCount(value['due']) && isCount(value['times']);

/** True for a review state as it is kept or exported. */
export const isReview = (value: unknown): value is ReviewState =>
  isObject(value) &&
  isNames(value['added']) &&
  isNames(value['removed']) &&
  isObject(value['cards']) &&
  Object.values(value['cards']).every(isCard) &&
  isObject(value['day']) &&
  isCount(value['day']['on']) &&
  isCount(value['day']['done']);
