/**
 * What is said about a reading and about a diagnosis.
 *
 * Knows the parts of such a text. Must not know how a paste is read or a diagnosis is found.
 */
import type { Format } from '../../capture/reading.ts';

export type CaptureParams = Readonly<Record<string, string | number>>;

export interface DiagnosisText {
  /** A few words, no full stop. */
  readonly title: string;
  /** One or two sentences: what was seen, and why it looks like that. Takes spoken facts: `frame` counts from 1 over the whole paste. */
  readonly reason: (params: CaptureParams) => string;
  /** What the repair does, for its button; empty where there is none. */
  readonly repair: string;
}

/** A fact as text; an absent one is empty. */
export function fact(params: CaptureParams, key: string): string {
  return String(params[key] ?? '');
}

/** The display names of the formats that a note lists. */
export function namesOf(params: CaptureParams, names: Readonly<Record<Format, string>>): string[] {
  return fact(params, 'formats')
    .split(' ')
    .map((format) => names[format as Format]);
}
