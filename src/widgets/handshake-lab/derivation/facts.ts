/**
 * What there is to say about a derivation, one of its rounds, or something pointed at: facts for the sentences of either language.
 *
 * Knows values. Must not know wording.
 */
import type { DerivationFacts, PointedFacts, RoundFacts } from '../../../i18n/handshake/derivation-facts.ts';
import { hexByte, toHex } from '../../../protocol/bytes/hex.ts';
import { BLOCK, blockCount, roundOf, SCHEDULE_STEPS, type Sha1Block } from '../../../protocol/bytes/sha1.ts';
import type { AcceptSteps } from '../../../protocol/handshake/accept-key.ts';
import { litBy } from './linking.ts';

/** A 32-bit word as eight hex digits. */
export const hexWord = (word: number): string => word.toString(16).padStart(8, '0');

/** A byte as one glyph: printable ASCII as itself, a control character as its picture, anything else as a dot. */
export function glyph(byte: number): string {
  if (byte > 0x20 && byte < 0x7f) return String.fromCharCode(byte);
  if (byte === 0x20) return '␣';
  if (byte < 0x20) return String.fromCharCode(0x2400 + byte);
  return byte === 0x7f ? '\u2421' : '·';
}

/** The first block without a byte of the key, from 0; null when even the last has some. */
export function constantFrom(steps: AcceptSteps): number | null {
  const first = Math.ceil(steps.key.length / BLOCK);
  return first < blockCount(steps.sha1) ? first : null;
}

/** Indexes of the bytes that differ between two texts of Latin-1 or ASCII, position by position. */
export function differences(right: string, given: string): number[] {
  const length = Math.max(right.length, given.length);
  return Array.from({ length }, (_, at) => at).filter((at) => right[at] !== given[at]);
}

export function factsOf(steps: AcceptSteps, given: string | null): DerivationFacts {
  const length = steps.concatenation.length;
  const differ = given === null ? [] : differences(steps.accept, given);
  return {
    keyLength: steps.key.length,
    ascii: steps.key.every((byte) => byte < 0x80),
    decodedLength: steps.decoded.wellFormed ? steps.decoded.bytes.length : null,
    length,
    zeros: steps.sha1.padded.length - length - 9,
    bits: 8 * length,
    bitsHex: (8 * length).toString(16),
    blocks: blockCount(steps.sha1),
    constantFrom: constantFrom(steps),
    digest: toHex(steps.sha1.digest, ' '),
    accept: steps.accept,
    given,
    agree: given === null ? 0 : steps.accept.length - differ.filter((at) => at < steps.accept.length).length,
    differsAt: given === null ? null : (differ[0] ?? null),
  };
}

/** The words that word `t` of a schedule is made of, by index; none for the first sixteen. */
export const sourcesOf = (t: number): readonly number[] => (t < 16 ? [] : SCHEDULE_STEPS.map((back) => t - back));

/** Round `t` of block `index`, both from 0. */
export function roundFacts(block: Sha1Block, index: number, blocks: number, t: number): RoundFacts {
  const { kind, after } = roundOf(block, t);
  return {
    block: index + 1,
    blocks,
    round: t,
    name: kind.name,
    begins: kind.from === t,
    constant: hexWord(kind.constant),
    a: hexWord(after[0]),
    sources: sourcesOf(t),
  };
}

/** Character `index` of the accept, from 0; null for the padding sign. */
export function pointedFacts(steps: AcceptSteps, index: number): PointedFacts | null {
  const cell = steps.cells[index];
  const lit = litBy({ character: index }, steps.cells, steps.sha1.digest.length);
  if (!cell || cell.value === null || lit === null) return null;
  const bits = cell.value
    .toString(2)
    .padStart(6, '0')
    .slice(0, cell.end - cell.start);
  const bytes = Array.from({ length: lit.bytes.to - lit.bytes.from }, (_, i) => lit.bytes.from + i);
  return {
    character: cell.character,
    position: index + 1,
    value: cell.value,
    bits,
    zeros: cell.zeros,
    bytes: bytes.map((at) => ({ index: at, hex: hexByte(steps.sha1.digest[at]!) })),
  };
}
