/**
 * The name and the sentence of each step, in the words of one language.
 *
 * Knows which fact belongs to which step. Must not know either language.
 */
import type { DerivationTexts } from '../../../i18n/handshake/derivation-en.ts';
import { sha1Block } from '../../../protocol/bytes/sha1.ts';
import type { AcceptSteps } from '../../../protocol/handshake/accept-key.ts';
import { factsOf, roundFacts } from './facts.ts';
import type { Moment, Plan } from './plan.ts';

/** What the step does. */
export function sentenceOf(steps: AcceptSteps, given: string | null, plan: Plan, moment: Moment, { says }: DerivationTexts): string {
  const { kind, block, round } = moment;
  if (kind === 'start' || kind === 'block') return says[kind];
  if (kind === 'schedule') return says.schedule(block + 1);
  if (kind === 'sum') return says.sum(block + 1, plan.blocks);
  if (kind === 'round') return says.round(roundFacts(sha1Block(steps.sha1, block), block, plan.blocks, round ?? 0));
  return says[kind](factsOf(steps, given));
}

/** What the stepper calls it. */
export function nameOf(plan: Plan, { kind, block, round }: Moment, { names }: DerivationTexts): string {
  if (kind === 'start') return names.key;
  if (kind === 'rest') return names.rest(plan.blocks);
  if (kind === 'schedule' || kind === 'sum') return names[kind](block + 1);
  return kind === 'round' ? names.round(block + 1, round ?? 0) : names[kind];
}
