/**
 * What the review has to know of every lesson that is written: a lesson that is added brings its recap along.
 *
 * Knows lessons. Must not know cards.
 */
import type { Locale } from '../i18n/catalogue.ts';
import { course } from '../i18n/course/course.ts';
import { localise } from '../lesson/exercise/localise.ts';
import { LESSONS } from '../lesson/library.ts';
import type { ReviewLesson } from '../widgets/review-deck/deck.ts';
import { lessonPath } from './routes.ts';

export const reviewLessons = (locale: Locale, to: (path: string) => string): readonly ReviewLesson[] =>
  LESSONS.map(({ row: { slug }, lesson }) => {
    const { facts, myth } = localise(lesson.recap, locale);
    return {
      slug,
      title: course[locale].lessons[slug],
      href: to(lessonPath(slug)),
      exercises: lesson.exercises.filter(({ kind }) => kind !== 'predict').map(({ id }) => id),
      recap: { facts, myth },
    };
  });
