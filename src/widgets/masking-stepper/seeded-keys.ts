/**
 * Masking keys from a seed, so that a simulation gives the same result whenever it is shown.
 *
 * Knows a small generator (32-bit mix of a counter). Must not be used for keys on any wire: RFC 6455 §5.3 asks for "a
 * strong source of entropy", and anybody could predict these.
 */

/** A drawer of four-byte keys; the same seed draws the same keys in the same order. */
export function drawKeys(seed: number): () => Uint8Array {
  let counter = seed >>> 0;
  return () => {
    counter = (counter + 0x9e3779b9) >>> 0;
    let word = counter;
    word = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    word = (word ^ (word >>> 15)) >>> 0;
    return Uint8Array.of(word >>> 24, (word >>> 16) & 0xff, (word >>> 8) & 0xff, word & 0xff);
  };
}
