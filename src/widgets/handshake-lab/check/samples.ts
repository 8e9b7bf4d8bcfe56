/**
 * Wrong accepts to try the check with: the commonest mistakes, made with the key at hand.
 *
 * Knows their names. What they do is the core's (protocol/handshake/accept-deviations.ts).
 */
import { guidDeviations, HASHES, JOINS, keepDeviations, keyDeviations, TAILS } from '../../../protocol/handshake/accept-deviations.ts';
import { follow, rightRecipe } from '../../../protocol/handshake/accept-recipe.ts';
import { latin1 } from '../../../protocol/handshake/octets.ts';

export const SAMPLES = ['guid-first', 'key-decoded', 'hex-encoded', 'guid-case', 'tail-hashed', 'hash-sha-256'] as const;
export type SampleName = (typeof SAMPLES)[number];

/** The accept that this mistake makes of a key's octets. */
export function sampleOf(name: SampleName, key: Uint8Array): string {
  const all = [...JOINS, ...TAILS, ...guidDeviations(), ...HASHES, ...keyDeviations(latin1(key), []), ...keepDeviations(0)];
  const change = all.find(({ mistake }) => mistake.name === name)?.change ?? {};
  return follow({ ...rightRecipe(key), ...change }).accept;
}
