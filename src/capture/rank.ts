/**
 * Orders drafts: how well the text fits its grammar, and how much the bytes look like frames where the grammar leaves doubt.
 *
 * Knows drafts only through these two numbers. Must not know any format.
 */
import type { Draft } from './draft.ts';
import { framePlausibility } from './plausibility.ts';

/** From here on a grammar is hardly an accident, so the bytes may be as faulty as they like. */
export const UNMISTAKABLE = 0.9;
/** What a good grammar is worth when the bytes look like nothing. */
const GRAMMAR_ALONE = 0.45;

/** 0 to 1. `complete` false: the draft was read from only the beginning of the paste. */
export function confidenceOf(draft: Draft, complete = true): number {
  if (draft.bytes.length === 0) return Math.min(0.05, draft.fit * 0.1);
  if (draft.pieces[0]?.kind !== 'frames') return draft.fit;
  const plausible = framePlausibility(draft.bytes, complete && !draft.truncated);
  const worth = draft.fit >= UNMISTAKABLE ? 0.9 + 0.1 * plausible : GRAMMAR_ALONE + (1 - GRAMMAR_ALONE) * plausible;
  return draft.fit * worth;
}

/** Drafts best first with their confidence; of those that hold the same bytes only the best stays. */
export function rank(drafts: readonly Draft[], complete = true): { draft: Draft; confidence: number }[] {
  const ranked = drafts.map((draft) => ({ draft, confidence: confidenceOf(draft, complete) })).sort((a, b) => b.confidence - a.confidence);
  return ranked.filter(({ draft }, i) => !ranked.slice(0, i).some((better) => sameBytes(better.draft, draft)));
}

function sameBytes(a: Draft, b: Draft): boolean {
  if (a.bytes.length !== b.bytes.length || a.pieces[0]?.kind !== b.pieces[0]?.kind) return false;
  for (let i = 0; i < a.bytes.length; i++) if (a.bytes[i] !== b.bytes[i]) return false;
  return true;
}
