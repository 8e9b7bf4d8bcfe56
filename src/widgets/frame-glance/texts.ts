/**
 * The wording of the glance: what explaining takes, and its own link.
 *
 * Knows which catalogues there are. Must not know either language.
 */
import type { ExplainingTexts } from '../frame-bench/explaining.ts';

export interface GlanceTexts extends ExplainingTexts {
  readonly open: string;
  readonly again: string;
  readonly flip: string;
  readonly rest: (bytes: number) => string;
  readonly findings: (count: number) => string;
  readonly keys: ExplainingTexts['ui']['keys']['rows'];
}
