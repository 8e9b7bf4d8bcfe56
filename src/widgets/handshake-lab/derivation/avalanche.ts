/**
 * One bit of the key turned over, and what becomes of the digest.
 *
 * Knows bytes and bits. Must not know what is drawn of it.
 */
import { type AcceptSteps, deriveSteps } from '../../../protocol/handshake/accept-key.ts';

export interface Avalanche {
  readonly key: Uint8Array;
  readonly steps: AcceptSteps;
  /** For each bit of the digest, whether it is another one now. */
  readonly changed: readonly boolean[];
  readonly count: number;
}

/** Bits that differ between two digests of one length, most significant first. */
export function changedBits(before: Uint8Array, after: Uint8Array): boolean[] {
  return Array.from(
    { length: before.length * 8 },
    (_, bit) => (((before[bit >> 3]! ^ (after[bit >> 3] ?? 0)) >> (7 - (bit & 7))) & 1) === 1,
  );
}

/** The derivation of `from` again with bit `bit` (0 is the most significant) of byte `byte` of its key turned over; null without that byte. */
export function avalanche(from: AcceptSteps, byte: number, bit: number): Avalanche | null {
  if (from.key[byte] === undefined) return null;
  const key = from.key.slice();
  key[byte]! ^= 0b1000_0000 >> (bit & 7);
  const steps = deriveSteps(key);
  const changed = changedBits(from.sha1.digest, steps.sha1.digest);
  return { key, steps, changed, count: changed.filter(Boolean).length };
}
