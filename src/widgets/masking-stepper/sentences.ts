/**
 * The name and the sentence of each step, and the question that one of them asks, in the words of one language.
 *
 * Knows which fact belongs to which step. Must not know either language.
 */
import type { MaskingTexts } from '../../i18n/masking/en.ts';
import { hexByte } from '../../protocol/bytes/hex.ts';
import { keyByteFor } from '../../protocol/frame/masking.ts';
import { gapAfter } from '../../ui/gap.ts';
import type { Gate } from '../../ui/stepper.ts';
import { bitFacts, byteFacts, keyByteAt, type Masked } from './byte-facts.ts';
import { isKeyByte } from './guess.ts';
import type { Moment, Plan } from './steps.ts';

const joined = (...sentences: readonly string[]): string => sentences.reduce((all, next) => all + gapAfter(all) + next);

/** What the step does. */
export function sentenceOf(masked: Masked, plan: Plan, moment: Moment, { steps }: MaskingTexts): string {
  const { kind, byte, bits, step } = moment;
  if (byte === null) return steps.empty;
  if (kind === 'start') return steps.start(masked.mode);
  if (kind === 'rest') return joined(steps.rest(plan.lead, plan.lead + plan.rest - 1), steps.byte(byteFacts(masked, byte)));
  const says = kind === 'bit' ? [steps.bit(bitFacts(masked, byte, bits - 1))] : [steps.byte(byteFacts(masked, byte))];
  if (kind === 'bit' && bits === 8) says.push(steps.byte(byteFacts(masked, byte)));
  if (step === plan.last) says.push(steps.end(masked.mode));
  return joined(...says);
}

/** What the stepper calls it; the start is called after the first step. */
export function nameOfStep({ kind, byte, bits }: Moment, { detail }: Plan, { steps }: MaskingTexts): string {
  if (byte === null) return steps.emptyName;
  if (kind === 'rest') return steps.restName;
  return detail === 'bits' ? steps.bitName(byte, Math.max(0, bits - 1)) : steps.name(byte);
}

/** The question which key byte meets payload byte `index`. */
export function questionOf(masked: Masked, index: number, { gate }: MaskingTexts): Gate {
  return {
    question: gate.question(index, masked.mode),
    answer: gate.answer(keyByteFor(index), hexByte(keyByteAt(masked, index))),
    matches: (typed) => isKeyByte(typed, masked, index),
    inputmode: 'text',
  };
}
