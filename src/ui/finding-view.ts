/**
 * The contract of FindingCard.svelte: a finding with its words filled in.
 *
 * Knows severities and references. Must not word anything.
 */
import type { Severity } from '../protocol/findings.ts';
import type { Reference } from './linking.ts';

export interface FindingView {
  readonly severity: Severity;
  /** The number of its badge in the grid; null when it has none. */
  readonly number: number | null;
  /** What it costs, in a word or two: `close code 1002`, `status 400`; null when nothing. */
  readonly cost: string | null;
  readonly title: string;
  /** What is there and the rule; then what a receiver does; then the way out (may be empty). */
  readonly text: string;
  readonly consequence: string;
  readonly repair: string;
  /** What real software prints, in its own words. */
  readonly says: readonly { readonly who: string; readonly text: string }[];
  readonly section: { readonly label: string; readonly href: string } | null;
  /** The offending bits; null when they are not on screen. */
  readonly reference: Reference | null;
}
