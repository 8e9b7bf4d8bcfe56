/**
 * What is said about each finding, and how its facts are read.
 *
 * Knows the parts of a message: what you have and the rule, what a receiver does, the way out, what real software
 * prints. Must not know how a finding is detected.
 */
import type { FindingParams } from '../../protocol/annotation/model.ts';
import type { FindingCode } from '../../protocol/findings.ts';

export interface FindingText {
  /** A few words, no full stop. */
  readonly title: string;
  /** What you have; the rule. */
  readonly text: (params: FindingParams) => string;
  /** What a receiver does. */
  readonly consequence: (params: FindingParams) => string;
  /** The way out. */
  readonly repair: (params: FindingParams) => string;
}
export type FindingTexts = Readonly<Record<FindingCode, FindingText>>;

/** A number among the facts; an absent one counts as 0, so that a sentence never shows a hole. */
export function numberOf(params: FindingParams, key: string): number {
  return Number(params[key] ?? 0);
}

/** A length, which can exceed 2^53: its decimal digits. */
export function digitsOf(params: FindingParams, key: string): string {
  return String(params[key] ?? 0);
}

/** A fact that is text already, such as bytes in hex. */
export function textOf(params: FindingParams, key: string): string {
  return String(params[key] ?? '');
}

/** The bits named in a list such as `1,3`, as numbers. */
export function bitsOf(params: FindingParams, key: string): number[] {
  return String(params[key] ?? '')
    .split(',')
    .filter((each) => each !== '')
    .map(Number);
}
