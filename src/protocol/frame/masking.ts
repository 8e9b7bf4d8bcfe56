/**
 * The masking key of a frame (RFC 6455 §5.3): where it lies and which key byte meets which payload byte.
 *
 * Knows indexes. The XOR itself is in bytes/xor.ts. Must not know who must mask (rules.ts does) or draw a key: randomness is an argument.
 */

/** Bytes of a masking key. */
export const KEY_LENGTH = 4;

/** The key byte (0 to 3) that payload byte `index` meets: "j = i MOD 4". */
export function keyByteFor(index: number): number {
  return index % KEY_LENGTH;
}

/** The payload bytes below `length` that key byte `lane` meets, no more than `limit` of them. */
export function laneOf(lane: number, length: number, limit = length): number[] {
  const indexes: number[] = [];
  for (let i = lane; i < length && indexes.length < limit; i += KEY_LENGTH) indexes.push(i);
  return indexes;
}
