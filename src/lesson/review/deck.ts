/**
 * Which cards belong to which lesson. Every lesson has one of its recap besides, so that one without a row here has a card, too.
 *
 * Knows names. Must not know how a card is drawn (kinds.ts): a page that only counts cards need not carry that.
 */
import type { CardId } from '../../i18n/review/facts.ts';
import type { LessonSlug } from '../course.ts';

export const CARD_LESSONS: Readonly<Record<CardId, LessonSlug>> = {
  'who-sent': 'first-frame',
  'frame-size': 'first-frame',
  'resource-name': 'layers-and-urls',
  port: 'layers-and-urls',
  'strict-server': 'opening-handshake',
  'which-message': 'opening-handshake',
  'key-bytes': 'accept-key',
  'spare-bits': 'accept-key',
  'read-opcode': 'frame-header',
  'first-byte': 'frame-header',
  'first-byte-legal': 'frame-header',
  'header-size': 'payload-length',
  'second-byte': 'payload-length',
  'length-bytes': 'payload-length',
  'mask-byte': 'masking',
  'unmask-letter': 'masking',
  'guessed-key': 'why-masking',
  'utf8-length': 'text-and-binary',
  'utf8-lead': 'text-and-binary',
  'fragment-byte': 'fragmentation',
  'frames-legal': 'fragmentation',
  'pong-frame': 'ping-pong',
  'ping-length': 'ping-pong',
  'code-bytes': 'closing',
  'read-code': 'closing',
  'which-code': 'closing',
  'code-on-wire': 'closing',
  'close-call': 'browser-api',
  'buffered-amount': 'browser-api',
  'key-number': 'history-and-future',
};

/** The card that every lesson has: its myth and its facts, true or not. */
export const RECAP_CARD = 'recap';

const IDS = Object.keys(CARD_LESSONS) as readonly CardId[];

/** The names of a lesson's cards, `masking/mask-byte`, the recap's last. */
export function cardsOf(lesson: string): string[] {
  return [...IDS.filter((id) => CARD_LESSONS[id] === lesson), RECAP_CARD].map((card) => `${lesson}/${card}`);
}

/** Lesson and card of a name; null for one that the site has not (a newer file, a card that went). */
export function readCardName(name: string): { readonly lesson: string; readonly card: CardId | typeof RECAP_CARD } | null {
  const [lesson = '', card = ''] = name.split('/');
  if (card === RECAP_CARD) return { lesson, card };
  const known = IDS.find((id) => id === card);
  return known !== undefined && CARD_LESSONS[known] === lesson ? { lesson, card: known } : null;
}

/** A lesson is finished when all of its exercises are solved; one without any never is. */
export function isFinished(exercises: readonly string[], isSolved: (exercise: string) => boolean): boolean {
  return exercises.length > 0 && exercises.every(isSolved);
}
