/**
 * The ways to get the GUID wrong: every slip of one character, white space from a wrapped line, and the wrong GUIDs that
 * stand in public code.
 *
 * Knows one string and its neighbours. Must not know what is done with them.
 */
import { GUID } from './accept-key.ts';

/** One slip that makes `wrote` of a text. `at` is an index into the right text. */
export interface Edit {
  readonly kind: 'changed' | 'missing' | 'doubled' | 'extra' | 'swapped';
  readonly at: number;
  /** What stands there instead; empty when something is missing. */
  readonly wrote: string;
  /** What should; empty when something is too many. */
  readonly right: string;
}

/** A text with one slip in it. */
export interface Slip {
  readonly text: string;
  readonly edit: Edit;
}

/**
 * Wrong GUIDs seen in public code: the beginning is right and the end was written from memory. Not here: those that are one
 * slip away from the right one, which are found anyway.
 */
const ENDS_SEEN = `
  5AB0DC85B11C 5AB0DC85B11D 5AB0DC85B11F 5AB0DC85B39A 5AB0DC85B411 5AB0DC85B711 5AB5353BE70A 5AB5353BE740 5AB5380DC63B
  5AB53ADF711E 5AB53ADF711E2 5AB53DC40B11 5AB53DC45B10 5AB53DC52D51 5AB53E09BE11 5AB53F89FEED 5AB5DC085B11 5AB5DC11650A
  5AB5DC11885E 5AB5DC11B09B 5AB5DC11B5A0 5AB5DC11B65E 5AB5DC11B735 5AB5DC11BE85 5AB5DC11CE56 5AB5DC11D045 5AB5DC11D65A
  5AB5DC11D65B 5AB5DC11D732 5AB5DC11E545 5AB5DC11E65B 5AB5DC286688 5AB5DC69C85E 5AB5DC7185D3 5AB5DC76B45E 5AB5DC76CB65
  5AB5E4BE6AC6 5AB9964DA7F3 5AB9AA10ABE4 5AB9C04E64DC 5AB9DC11B5AB 5AB9DC525C63 5AB9DC799073 5AB9DC80CB65 5AB9F0F8DC04
  5AB9FB669B5A 5AB9FC19B34A 5AB9FE30B130 5AB9FFC3B2E8 C5AB57C8A2AE C5AB5DC11B5A6 C5AB5DC65340 C5AB5DC8500B C5AB5E0285C2
  C5AB5E4F89F5`;

export const GUIDS_SEEN: readonly string[] = ENDS_SEEN.trim()
  .split(/\s+/)
  .map((end) => GUID.slice(0, 24) + end);

/** What is written by mistake in a hex digit's place: another digit, a letter that looks like one, a digit in lower case. */
const LIKELY = [...'0123456789ABCDEFabcdefOoIlSsGgZz- '];

/** Every text that is one slip away from `right`: a character changed, missing, doubled, too many, or swapped with the next. */
export function slipsOf(right: string): Slip[] {
  const slips: Slip[] = [];
  const put = (from: number, to: number, wrote: string, kind: Edit['kind']): void => {
    const text = right.slice(0, from) + wrote + right.slice(to);
    if (text !== right) slips.push({ text, edit: { kind, at: from, wrote, right: right.slice(from, to) } });
  };
  for (let at = 0; at < right.length; at++) {
    put(at, at + 1, '', 'missing');
    if (at + 1 < right.length) put(at, at + 2, right[at + 1]! + right[at]!, 'swapped');
    put(at + 1, at + 1, right[at]!, 'doubled');
    for (const character of LIKELY) put(at, at + 1, character, 'changed');
  }
  for (let at = 0; at <= right.length; at++)
    for (const character of LIKELY) if (character !== right[at - 1]) put(at, at, character, 'extra');
  return slips;
}

/** White space that a wrapped line leaves inside a word. */
const WRAPS = [' ', '  ', '   ', '\n', '\r\n', '\n   ', '\t'];

/** The GUID with white space in front of one of its characters; behind a hyphen first, where the RFC's own line ends. */
export function wrappedGuids(): { readonly at: number; readonly white: string; readonly text: string }[] {
  const places = Array.from({ length: GUID.length - 1 }, (_, i) => i + 1);
  places.sort((a, b) => Number(GUID[b - 1] === '-') - Number(GUID[a - 1] === '-') || a - b);
  return places.flatMap((at) => WRAPS.map((white) => ({ at, white, text: GUID.slice(0, at) + white + GUID.slice(at) })));
}

/** The one slip that makes `wrote` of `right`, or null when it takes more than one. */
export function slipBetween(right: string, wrote: string): Edit | null {
  let from = 0;
  while (from < right.length && right[from] === wrote[from]) from++;
  let tail = 0;
  while (tail < Math.min(right.length, wrote.length) - from && right.at(-1 - tail) === wrote.at(-1 - tail)) tail++;
  const [was, is] = [right.slice(from, right.length - tail), wrote.slice(from, wrote.length - tail)];
  if (was.length === 1 && is.length <= 1) return { kind: is === '' ? 'missing' : 'changed', at: from, wrote: is, right: was };
  if (was === '' && is.length === 1) return { kind: is === right[from - 1] ? 'doubled' : 'extra', at: from, wrote: is, right: '' };
  if (was.length === 2 && is === was[1]! + was[0]!) return { kind: 'swapped', at: from, wrote: is, right: was };
  return null;
}
