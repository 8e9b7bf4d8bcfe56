/**
 * What the reader has done in the course: guesses, tries and solved exercises, and when review cards come back, kept in this browser alone.
 *
 * Knows where it is kept and in what form. Must not know what an exercise is: an answer is any JSON. Reads storage only when it is
 * told to (`load`), so that the first render of a page is the prerendered one.
 */
import { isReview, NEW_REVIEW, type ReviewState } from './review-schedule.ts';

/** Key in localStorage; the About page lists it. */
export const COURSE_KEY = 'frame-by-frame:course';

export interface ExerciseRecord {
  /** How often it was checked without being right. */
  readonly misses: number;
  readonly solved: boolean;
  /** The last answer, to go on from. */
  readonly answer: unknown;
  /** Fewest edits with which a build was solved. */
  readonly best?: number;
  /** Edits from a build's start to its answer; null: nobody counts them any more, because a solution was shown. */
  readonly edits?: number | null;
}

/** Lesson -> exercise -> what was done. */
export type CourseRecords = Readonly<Record<string, Readonly<Record<string, ExerciseRecord>>>>;

/** Version 1 had no review. */
interface Saved {
  readonly version: 2;
  readonly lessons: CourseRecords;
  readonly review: ReviewState;
}
export type Course = Pick<Saved, 'lessons' | 'review'>;

const NEW: ExerciseRecord = { misses: 0, solved: false, answer: null };
const NOTHING_DONE: Course = { lessons: {}, review: NEW_REVIEW };
/** An import larger than this is no course: every answer of every lesson is a few kibibytes. */
const MOST = 256 * 1024;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const isRecord = (value: unknown): value is ExerciseRecord =>
  isObject(value) &&
  Number.isSafeInteger(value['misses']) &&
  typeof value['solved'] === 'boolean' &&
  'answer' in value &&
  (value['best'] === undefined || Number.isSafeInteger(value['best'])) &&
  (value['edits'] === undefined || value['edits'] === null || Number.isSafeInteger(value['edits']));

/** Reads what was kept or exported; null for anything else. */
export function parseCourse(text: string): Course | null {
  if (text.length > MOST) return null;
  try {
    const saved: unknown = JSON.parse(text);
    if (!isObject(saved) || !isObject(saved['lessons'])) return null;
    const review: unknown = saved['version'] === 1 ? NEW_REVIEW : saved['version'] === 2 ? saved['review'] : null;
    const sound = Object.values(saved['lessons']).every((lesson) => isObject(lesson) && Object.values(lesson).every(isRecord));
    return sound && isReview(review) ? { lessons: saved['lessons'] as CourseRecords, review } : null;
  } catch {
    return null;
  }
}

export class CourseProgress {
  lessons = $state.raw<CourseRecords>({});
  review = $state.raw<ReviewState>(NEW_REVIEW);
  /** What was kept has been read. */
  loaded = $state(false);

  /** Reads what was kept, and follows other tabs from now on. Call in the browser, after the first render. */
  load(): void {
    if (this.loaded) return;
    this.loaded = true;
    this.#read();
    window.addEventListener('storage', ({ key }) => {
      if (key === COURSE_KEY || key === null) this.#read();
    });
  }

  of(lesson: string, exercise: string): ExerciseRecord {
    const records = this.lessons[lesson] ?? {};
    // An exercise may be called as something that every object has.
    return Object.hasOwn(records, exercise) ? records[exercise]! : NEW;
  }

  /** Notes what was done; a solved exercise stays solved. */
  note(lesson: string, exercise: string, done: Partial<ExerciseRecord>): void {
    const before = this.of(lesson, exercise);
    const record = { ...before, ...done, solved: before.solved || done.solved === true };
    this.#keep({ lessons: { ...this.lessons, [lesson]: { ...this.lessons[lesson], [exercise]: record } }, review: this.review });
  }

  /** Notes which cards come back when. */
  keepReview(review: ReviewState): void {
    this.#keep({ lessons: this.lessons, review });
  }

  /** All of it as the text of a file. */
  export(): string {
    return JSON.stringify({ version: 2, lessons: this.lessons, review: this.review } satisfies Saved, null, 2);
  }

  /** Takes over an exported file; false, and nothing changed, when the text is none. */
  import(text: string): boolean {
    const course = parseCourse(text);
    if (course === null) return false;
    this.#keep(course);
    return true;
  }

  reset(): void {
    this.#keep(NOTHING_DONE);
  }

  #read(): void {
    try {
      this.#take(parseCourse(localStorage.getItem(COURSE_KEY) ?? '') ?? NOTHING_DONE);
    } catch {
      // Storage is forbidden: the course lasts for this page.
    }
  }

  #take({ lessons, review }: Course): void {
    this.lessons = lessons;
    this.review = review;
  }

  #keep(course: Course): void {
    this.#take(course);
    try {
      if (course === NOTHING_DONE) localStorage.removeItem(COURSE_KEY);
      else localStorage.setItem(COURSE_KEY, JSON.stringify({ version: 2, ...course } satisfies Saved));
    } catch {
      // Storage is full or forbidden: what was done lasts for this page.
    }
  }
}

/** The reader's course; one for the page. */
export const courseProgress = new CourseProgress();
