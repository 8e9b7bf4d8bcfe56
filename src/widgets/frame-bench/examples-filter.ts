/**
 * Finding an example: by its name, what it teaches, its findings, where it was reported, or its bytes as hex.
 *
 * Knows how words and digits are compared. Must not know how entries are drawn or worded.
 */
import { toHex } from '../../protocol/bytes/hex.ts';
import { joined, type Example } from './examples-make.ts';

/** Bytes of an example that can be searched for, from its beginning. */
const SEARCHED = 64;

/** An example with everything it can be found by, made once. */
export interface Entry {
  readonly example: Example;
  /** The first bytes, of all who speak; null for a pasted text. */
  readonly bytes: Uint8Array | null;
  /** The beginning of a pasted text, else empty. */
  readonly text: string;
  readonly words: string;
  readonly digits: string;
}

export function entryOf(example: Example, said: readonly string[]): Entry {
  const made = example.content();
  // Of a conversation the beginnings of all turns.
  const bytes = 'runs' in made ? joined(...made.runs.map((run) => run.bytes.subarray(0, SEARCHED))) : null;
  const text = 'text' in made ? made.text : '';
  const digits = 'runs' in made ? made.runs.map((run) => toHex(run.bytes.subarray(0, SEARCHED), ' ')).join(' | ') : '';
  const words = [...said, example.id, ...(example.findings ?? []), ...(example.issues ?? []), text.slice(0, 200)]
    .join(' \n ')
    .toLowerCase();
  return { example, bytes, text, words, digits };
}

/** True when every word of `wanted` is among what is said of the entry, or its bytes hold the digits, on the byte. */
export function isWanted(entry: Entry, wanted: string): boolean {
  const asked = wanted.trim().toLowerCase();
  if (asked === '') return true;
  const digits = digitsOf(asked);
  if (digits !== null && entry.digits.includes(digits)) return true;
  // Digits in pairs mean bytes and nothing else; 1006 may be a word as well.
  if (digits !== null && /^\S{1,2}(\s+\S{1,2})+$/.test(asked)) return false;
  return asked.split(/\s+/).every((word) => entry.words.includes(word));
}

/** `8802`, `88 02` or `0x88, 0x02` as the digits are kept; null for what is no hex. An odd digit at the end is the next byte's first. */
function digitsOf(asked: string): string | null {
  const bare = asked.replaceAll(/0x|\\x|[\s,:]/g, '');
  return /^[0-9a-f]{2,}$/.test(bare) ? bare.replaceAll(/..(?=.)/g, '$& ') : null;
}
