/**
 * What each byte of a padded message is, and which blocks of a long one are drawn.
 *
 * Knows places. Must not know values.
 */

/** `one`: the byte 80, a bit 1 behind the message. `length`: the last eight bytes. */
export type ByteKind = 'key' | 'guid' | 'one' | 'zeros' | 'length';

/** What byte `at` is, of a message of `message` bytes that begins with `key` of the key and is `padded` long in the end. */
export function byteKind(at: number, key: number, message: number, padded: number): ByteKind {
  if (at < key) return 'key';
  if (at < message) return 'guid';
  if (at === message) return 'one';
  return at < padded - 8 ? 'zeros' : 'length';
}

/** Blocks drawn one by one; of many more, the first ones and the last. */
const DRAWN = 4;

export function shownBlocks(count: number): { readonly blocks: readonly number[]; readonly hidden: number } {
  if (count <= DRAWN + 1) return { blocks: Array.from({ length: count }, (_, at) => at), hidden: 0 };
  return { blocks: [...Array.from({ length: DRAWN - 1 }, (_, at) => at), count - 1], hidden: count - DRAWN };
}
