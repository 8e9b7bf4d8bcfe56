/**
 * Joins the words about a moment: its name, its sentence, its line in the list.
 *
 * Knows which words belong together. Must not know either language.
 */
import type { ClosingTexts } from '../../i18n/closing/en.ts';
import type { Moment } from '../../protocol/connection/pair-state.ts';
import type { Role } from '../../protocol/annotation/model.ts';
import { gapAfter } from '../../ui/gap.ts';
import { type Gate, typedNumber } from '../../ui/stepper.ts';
import { deedOf, outcomesOf } from './telling.ts';

const joined = (parts: readonly string[]): string => parts.reduce((all, part) => (all === '' ? part : all + gapAfter(all) + part), '');

/** The step's name: when, and what kind of thing happened. */
export function nameOf(moment: Moment, texts: ClosingTexts): string {
  const deed = deedOf(moment);
  const name = deed.what === 'arrival' ? texts.steps.arrival(texts.cargoShort(deed.cargo)) : texts.steps.names[deed.what];
  return texts.steps.at(texts.seconds(moment.state.now), name);
}

/** What happened, and why it is so. */
export function sentenceOf(moments: readonly Moment[], step: number, texts: ClosingTexts): string {
  const moment = moments[step];
  if (moment === undefined) return '';
  const reasons = moment.events.flatMap(({ role, event }) => {
    if (event.type === 'command-refused') return [texts.outcome({ what: 'refused', role, reason: event.reason, section: event.section })];
    if (event.type !== 'transition') return [];
    const first = role === 'server' && event.to === 'close-done' ? [texts.serverFirst] : [];
    return [texts.why[event.id], ...first];
  });
  return joined([texts.deed(deedOf(moment)), ...reasons]);
}

/** Asks for the code of a CloseEvent. */
export function questionOf({ role, code }: { readonly role: Role; readonly code: number }, texts: ClosingTexts): Gate {
  return { question: texts.guess(role), answer: String(code), matches: (typed) => typedNumber(typed) === BigInt(code) };
}

/** Everything that followed, for the list. */
export function outcomeLines(moments: readonly Moment[], step: number, texts: ClosingTexts): readonly string[] {
  const moment = moments[step];
  return moment === undefined ? [] : outcomesOf(moment, moments[step - 1]).map(texts.outcome);
}
