/**
 * What the steps ask about the first key before they show it: its spaces, its number, which byte of that comes first.
 *
 * Knows which step asks and which answers are right. Must not know wording, or what was asked already.
 */
import { hexByte } from '../../protocol/bytes/hex.ts';
import type { KeyAnalysis } from '../../protocol/legacy/key.ts';
import { typedNumber } from '../../ui/stepper.ts';
import type { Moment } from './steps.ts';

const ASKED = ['spaces', 'divide', 'bytes'] as const;
export type Asked = (typeof ASKED)[number];

/** What this step asks; null when it asks nothing, or there is nothing to work out because the server aborts. */
export function askedAt({ name, abortedBy, badBody }: Moment): Asked | null {
  return abortedBy.length > 0 || badBody ? null : (ASKED.find((asked) => asked === name) ?? null);
}

/** Whether what was typed answers the question about key `key`; a byte may have `0x` in front. */
export function isRight(asked: Asked, typed: string, { spaces, quotient, part }: KeyAnalysis): boolean {
  if (asked === 'bytes') {
    const byte = /^(?:0x)?([0-9a-f]{2})$/.exec(typed.normalize('NFKC').trim().toLowerCase())?.[1];
    return part !== null && byte === hexByte(part[0]!);
  }
  return typedNumber(typed) === (asked === 'spaces' ? BigInt(spaces) : quotient);
}
