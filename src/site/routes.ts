/**
 * The one table of the site's pages. A later tool joins by adding a row here and its words in src/i18n/shell.
 *
 * Knows paths and components. Must not know how a page is rendered, or its text.
 */
import type { Component } from 'svelte';
import { LOCALES, type Locale } from '../i18n/catalogue.ts';
import type { LessonSlug } from '../lesson/course.ts';
import { LESSONS } from '../lesson/library.ts';
import type { SiteInfo } from './site-info.ts';
import About from './pages/About.svelte';
import Closing from './pages/Closing.svelte';
import Course from './pages/Course.svelte';
import Frames from './pages/Frames.svelte';
import Handshake from './pages/Handshake.svelte';
import History from './pages/History.svelte';
import Home from './pages/Home.svelte';
import Length from './pages/Length.svelte';
import LessonPage from './pages/Lesson.svelte';
import Live from './pages/Live.svelte';
import Masking from './pages/Masking.svelte';
import Messages from './pages/Messages.svelte';
import Reference from './pages/Reference.svelte';
import Review from './pages/Review.svelte';
import Url from './pages/Url.svelte';

export type RouteId =
  | 'home'
  | 'frames'
  | 'url'
  | 'handshake'
  | 'length'
  | 'masking'
  | 'messages'
  | 'closing'
  | 'live'
  | 'history'
  | 'course'
  | 'review'
  | 'reference'
  | 'about';

/** What every page component gets. */
export interface PageProps {
  readonly locale: Locale;
  readonly info: SiteInfo;
  /** Relative address of a route in the page's own language. */
  readonly link: (route: RouteId) => string;
  /** Relative address of a path below the language's root. */
  readonly to: (path: string) => string;
  /** The lesson, on the pages of lessons. */
  readonly lesson: LessonSlug | null;
}

export interface Route {
  /** Of a lesson's page: the course, to which it belongs. */
  readonly id: RouteId;
  readonly lesson?: LessonSlug;
  /** Path below the language's root: '' or ending in `/`. */
  readonly path: string;
  readonly page: Component<PageProps>;
  /** Stands in the header's list; the home page is reached through the product's name, the others from the footer or the course. */
  readonly listed: boolean;
}

export const ROUTES: readonly Route[] = [
  { id: 'home', path: '', page: Home, listed: false },
  { id: 'frames', path: 'frames/', page: Frames, listed: true },
  { id: 'url', path: 'url/', page: Url, listed: true },
  { id: 'handshake', path: 'handshake/', page: Handshake, listed: true },
  { id: 'length', path: 'length/', page: Length, listed: true },
  { id: 'masking', path: 'masking/', page: Masking, listed: true },
  { id: 'messages', path: 'messages/', page: Messages, listed: true },
  { id: 'closing', path: 'closing/', page: Closing, listed: true },
  { id: 'live', path: 'live/', page: Live, listed: true },
  { id: 'history', path: 'history/', page: History, listed: true },
  { id: 'course', path: 'course/', page: Course, listed: true },
  { id: 'review', path: 'review/', page: Review, listed: false },
  { id: 'reference', path: 'reference/', page: Reference, listed: true },
  { id: 'about', path: 'about/', page: About, listed: false },
];

/** Path of a lesson's page below the language's root. */
export const lessonPath = (slug: LessonSlug): string => `lessons/${slug}/`;

/** A page for each lesson that is written. */
export const LESSON_ROUTES: readonly Route[] = LESSONS.map(({ row: { slug } }) => ({
  id: 'course',
  lesson: slug,
  path: lessonPath(slug),
  page: LessonPage,
  listed: false,
}));

/** The `lang` of each locale, as written in HTML and `hreflang`. */
export const LANG: Readonly<Record<Locale, string>> = { en: 'en', zh: 'zh-Hans' };

/** Path of a route in a language, relative to the site's root: `''`, `frames/`, `zh/frames/`. */
export const pathOf = (route: Pick<Route, 'path'>, locale: Locale): string => (locale === 'en' ? '' : locale + '/') + route.path;

/** The way from a path up to the site's root: `./` or some `../`. */
export const rootOf = (path: string): string => '../'.repeat(path.split('/').length - 1) || './';

/** Every page of the site: each route in each language. */
export const PAGES: readonly { route: Route; locale: Locale; path: string }[] = LOCALES.flatMap((locale) =>
  [...ROUTES, ...LESSON_ROUTES].map((route) => ({ route, locale, path: pathOf(route, locale) })),
);
