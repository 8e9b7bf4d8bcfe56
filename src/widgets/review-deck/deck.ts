/**
 * The deck of a reader: which lessons are in it, which of their cards are due.
 *
 * Knows lessons as the page hands them over, and the reader's progress. Must not know how it looks, or a clock.
 */
import { cardsOf, isFinished } from '../../lesson/review/deck.ts';
import type { RecapWords } from '../../lesson/review/recap.ts';
import type { CourseProgress } from '../../state/course-progress.svelte.ts';
import { dueCards, isInDeck } from '../../state/review-schedule.ts';

export interface DeckLesson {
  readonly slug: string;
  /** Ids of the exercises that count. */
  readonly exercises: readonly string[];
}
export interface ReviewLesson extends DeckLesson {
  readonly title: string;
  readonly href: string;
  readonly recap: RecapWords;
}

export const finished = (progress: CourseProgress, { slug, exercises }: DeckLesson): boolean =>
  isFinished(exercises, (exercise) => progress.of(slug, exercise).solved);

/** True when the lesson's cards are asked. */
export const inDeck = (progress: CourseProgress, lesson: DeckLesson): boolean =>
  isInDeck(progress.review, lesson.slug, finished(progress, lesson));

/** The cards of the deck by lesson. */
export const deckOf = (progress: CourseProgress, lessons: readonly DeckLesson[]): string[][] =>
  lessons.filter((lesson) => inDeck(progress, lesson)).map(({ slug }) => cardsOf(slug));

/** All cards that are due, in the order in which they are asked. */
export const dueIn = (progress: CourseProgress, lessons: readonly DeckLesson[], today: number): string[] =>
  dueCards(deckOf(progress, lessons), progress.review, today);
