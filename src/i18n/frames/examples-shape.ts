/**
 * What is said about the examples beyond their names, and about a frame that is being built.
 *
 * Knows the parts. Must not know either language.
 */
import type { ExampleId, ExampleNames } from './examples-en.ts';

export type BugId = Extract<ExampleId, `bug-${string}`>;

/** The lesson of every example in one line, and of every famous bug what went wrong. */
export interface ExampleStories {
  readonly teaches: Readonly<Record<ExampleId, string>>;
  readonly stories: Readonly<Record<BugId, string>>;
}

/** Everything the gallery says. */
export type GalleryTexts = ExampleNames & ExampleStories;

/** Facts of a note about what was typed; `at` counts from 1. */
export interface BuildParams {
  readonly at: number;
  readonly count: number;
  readonly limit: number;
  readonly character: string;
}
