/**
 * The name and the sentence of each step, in the words of one language.
 *
 * Knows which fact belongs to which step. Must not know either language.
 */
import type { KeyFacts, ProofFacts, SpelledRun } from '../../i18n/history/facts.ts';
import type { HistoryTexts } from '../../i18n/history/en.ts';
import { toHex } from '../../protocol/bytes/hex.ts';
import { type Challenge, judgeAnswer } from '../../protocol/legacy/challenge.ts';
import type { KeyAnalysis } from '../../protocol/legacy/key.ts';
import { gapAfter } from '../../ui/gap.ts';
import type { Gate } from '../../ui/stepper.ts';
import { type Asked, isRight } from './guess.ts';
import { momentAt, STEPS, type StepName } from './steps.ts';

const joined = (...sentences: readonly string[]): string => sentences.reduce((all, next) => all + gapAfter(all) + next);

const keyFacts = ({ digits, spaces, quotient, part }: KeyAnalysis): KeyFacts => ({
  digits,
  spaces,
  quotient: String(quotient ?? ''),
  hex: part === null ? '' : toHex(part),
  part: part === null ? '' : toHex(part, ' '),
});

function factsOf(challenge: Challenge, given: Uint8Array): ProofFacts {
  return {
    one: keyFacts(challenge.keys[0]),
    two: keyFacts(challenge.keys[1]),
    body: toHex(challenge.body, ' '),
    answer: challenge.answer === null ? '' : toHex(challenge.answer, ' '),
    differsAt: judgeAnswer(challenge, given)?.differsAt ?? null,
    given: given.length,
  };
}

/** What the step does, or why the server stops there. At the start the first step is told. */
export function sentenceOf(challenge: Challenge, given: Uint8Array, step: number, texts: HistoryTexts): string {
  const { steps, remarks, keys } = texts;
  const { name, abortedBy, badBody } = momentAt(challenge, Math.max(1, step));
  if (badBody) return joined(remarks['body-not-8-bytes'](challenge.body.length), steps.stop);
  if (abortedBy.length > 0) {
    const reasons = abortedBy.map((key) => {
      const [remark] = challenge.keys[key]!.remarks;
      return remarks[remark!.code](remark!.params, keys.name(key + 1));
    });
    return joined(...reasons, steps.stop);
  }
  const facts = factsOf(challenge, given);
  if (name === 'compare') return facts.differsAt === null ? steps.equal : steps.differs(facts);
  return steps[name](facts);
}

/** The question of a step about the first key, with its answer. */
export function questionOf(asked: Asked, { keys: [one] }: Challenge, { gate }: HistoryTexts): Gate {
  return {
    ...gate[asked](keyFacts(one)),
    matches: (typed) => isRight(asked, typed, one),
    inputmode: asked === 'bytes' ? 'text' : 'numeric',
  };
}

/** What the stepper calls a step. */
export const nameOfStep = (name: StepName, { steps }: HistoryTexts): string => steps.names[STEPS.indexOf(name)]!;

/** A key for a voice: runs of spaces are counted, everything else stands alone. */
export function runsOf({ characters }: KeyAnalysis): readonly SpelledRun[] {
  const runs: { kind: SpelledRun['kind']; text: string; count: number }[] = [];
  for (const { kind, text } of characters) {
    const last = runs.at(-1);
    if (kind === 'space' && last?.kind === 'space') last.count++;
    else runs.push({ kind, text, count: 1 });
  }
  return runs;
}
