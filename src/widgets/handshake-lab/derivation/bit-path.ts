/**
 * Bits as the outline of small squares, for one SVG path: quick to draw, however many there are.
 *
 * Knows rows and columns. Must not know colours, or what the bits mean.
 */

/** A square of side 1 for each true bit, `columns` to a row, from the top left. */
export function bitPath(bits: readonly boolean[], columns: number): string {
  return bits.map((bit, at) => (bit ? `M${at % columns} ${Math.floor(at / columns)}h1v1h-1z` : '')).join('');
}

/** The 32 bits of a word, most significant first. */
export function bitsOfWord(word: number): boolean[] {
  return Array.from({ length: 32 }, (_, at) => ((word >>> (31 - at)) & 1) === 1);
}
