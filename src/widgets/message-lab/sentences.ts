/**
 * From what a step shows to the facts that its sentence is told.
 *
 * Knows moments. Must not word anything itself, or know the page.
 */
import type { EntryFacts, OutcomeFacts } from '../../i18n/messages/facts.ts';
import type { MessagesTexts } from '../../i18n/messages/en.ts';
import { decodeUtf8 } from '../../protocol/bytes/utf8.ts';
import type { FindingCode } from '../../protocol/findings.ts';
import { type Cards, opcodeOf } from './cards.ts';
import type { Message, Moment, Reception } from './receiver.ts';

/** A text longer than this is not put in a sentence. */
const LONGEST = 40;

function shownIn({ text, payload }: Message): string | null {
  const decoded = text ? decodeUtf8(payload) : null;
  return decoded === null || decoded.length > LONGEST ? null : decoded;
}

/** `titleOf`: the title of a finding, where its words are here. */
export function factsOf(moment: Moment, titleOf: ((code: FindingCode) => string) | null): EntryFacts | null {
  const { entry, lost, open } = moment;
  switch (entry?.kind) {
    case undefined:
      return null;
    case 'start':
      return { kind: 'start', text: entry.open.text, total: entry.open.payload.length, missing: entry.open.missing };
    case 'more':
      return { kind: 'more', length: entry.length, total: entry.open.payload.length, missing: entry.open.missing };
    case 'end':
      return {
        kind: 'end',
        frames: entry.message.parts.length,
        total: entry.message.payload.length,
        shown: shownIn(entry.message),
      };
    case 'whole':
      return { kind: 'whole', text: entry.message.text, total: entry.message.payload.length, shown: shownIn(entry.message) };
    case 'ping':
    case 'pong':
      return { kind: entry.kind, open: open !== null };
    case 'close':
      return { kind: 'close', code: entry.code, lost };
    case 'fails': {
      const { closeCode, section, finding } = entry.failure;
      return { kind: 'fails', title: titleOf?.(finding) ?? null, closeCode, section, lost };
    }
    case 'waits':
      return { kind: 'waits' };
  }
}

export function outcomeOf(cards: Cards, { moments, stop }: Reception): OutcomeFacts {
  const last = moments.at(-1);
  return {
    frames: cards.length,
    delivered: last?.delivered.length ?? 0,
    open: last?.open?.payload.length ?? null,
    stop: stop && { frame: stop.card + 1, closeCode: stop.failure?.closeCode ?? null },
  };
}

interface Shown {
  readonly cards: Cards;
  readonly reception: Reception;
  readonly titleOf: ((code: FindingCode) => string) | null;
}

/** The name of a step: the frame that enters. */
export function nameAt({ cards }: Shown, step: number, texts: MessagesTexts): string {
  const card = cards[step - 1];
  return card ? texts.steps.name(step, opcodeOf(card)) : '';
}

export function sentenceAt(shown: Shown, step: number, texts: MessagesTexts): string {
  const moment = shown.reception.moments[step];
  const facts = moment ? factsOf(moment, shown.titleOf) : null;
  return facts === null ? texts.steps.start(nameAt(shown, 1, texts)) : texts.steps.says(step, facts);
}
