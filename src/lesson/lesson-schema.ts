/**
 * What `lesson.json` holds: everything of a lesson that is not running prose, for both languages at once.
 *
 * Knows shapes. Must not know where files are, or how a lesson is checked (check-lesson.ts) or shown.
 */
import type { WidgetName } from '../widgets/registry.ts';
import type { LessonSlug } from './course.ts';
import type { Exercise, Words } from './exercise/schema.ts';

/** A tool in the state in which the lesson wants it. */
export interface LessonWidget {
  readonly id: string;
  readonly use: WidgetName;
  /** Props of the widget that survive JSON; `{frames}` and the like stand for the address of a page. */
  readonly props: Readonly<Record<string, unknown>>;
  /** What is said above it: one thing to do, and what to look at. */
  readonly task: Words;
}

export interface Lesson {
  readonly goal: Words;
  /** Lessons that this one takes for granted. */
  readonly buildsOn: readonly LessonSlug[];
  /** The exercise that tells whether the lesson can be skipped. */
  readonly testOut: string;
  /** Bytes that the prose names, as hex: `{hello.frame.opcode}`. */
  readonly bytes: Readonly<Record<string, string>>;
  readonly widgets: readonly LessonWidget[];
  readonly exercises: readonly Exercise[];
  /** Ids of `sources.tsv` that a section, a widget or the recap treats: id -> where. Exercises name theirs themselves. */
  readonly sources: Readonly<Record<string, string>>;
  readonly recap: Recap;
}

export interface Recap {
  readonly facts: readonly Words[];
  /** The misconception that the lesson kills, and what is so instead. */
  readonly myth: { readonly says: Words; readonly truth: Words };
  /** Sections to read: `5.2`, `RFC 9110 §7.8`. */
  readonly sections: readonly string[];
  /** The lesson's frame, to go on with in the dissector. */
  readonly frame: string;
  /** Of a lesson on the handshake: the fragment of a link to its page, to go on there instead. */
  readonly handshake?: string;
}
