/**
 * The course as a table: every lesson in its order, written already or not.
 *
 * Knows names, parts and times. Must not know a lesson's text (`lessons/`) or titles (src/i18n/course).
 */
export type PartId = 'why' | 'in' | 'wire' | 'world';
export const PARTS: readonly PartId[] = ['why', 'in', 'wire', 'world'];

/** `number` is also the first part of the folder's name, `lessons/06-frame-header`. */
export const COURSE = [
  { number: 1, slug: 'first-frame', part: 'why', minutes: 6 },
  { number: 2, slug: 'why-websocket', part: 'why', minutes: 9 },
  { number: 3, slug: 'layers-and-urls', part: 'why', minutes: 7 },
  { number: 4, slug: 'opening-handshake', part: 'in', minutes: 9 },
  { number: 5, slug: 'accept-key', part: 'in', minutes: 10 },
  { number: 6, slug: 'frame-header', part: 'wire', minutes: 8 },
  { number: 7, slug: 'payload-length', part: 'wire', minutes: 8 },
  { number: 8, slug: 'masking', part: 'wire', minutes: 9 },
  { number: 9, slug: 'why-masking', part: 'wire', minutes: 7 },
  { number: 10, slug: 'text-and-binary', part: 'wire', minutes: 8 },
  { number: 11, slug: 'fragmentation', part: 'wire', minutes: 9 },
  { number: 12, slug: 'ping-pong', part: 'wire', minutes: 6 },
  { number: 13, slug: 'closing', part: 'wire', minutes: 11 },
  { number: 14, slug: 'browser-api', part: 'world', minutes: 9 },
  { number: 15, slug: 'origin-security', part: 'world', minutes: 9 },
  { number: 16, slug: 'extensions', part: 'world', minutes: 10 },
  { number: 17, slug: 'build-a-server', part: 'world', minutes: 15 },
  { number: 18, slug: 'history-and-future', part: 'world', minutes: 8 },
] as const satisfies readonly { number: number; slug: string; part: PartId; minutes: number }[];

export type LessonSlug = (typeof COURSE)[number]['slug'];

export const isLesson = (slug: string): slug is LessonSlug => COURSE.some((each) => each.slug === slug);
