/**
 * Numbers that look drawn by lot and follow from a seed, so that a card can be drawn again.
 *
 * Knows arithmetic. Must not know what is drawn, or a source of real randomness. Not for secrets.
 */

export interface Random {
  /** A whole number from `least` to `most`, both among them. */
  readonly between: (least: number, most: number) => number;
  /** One of a list that is not empty. */
  readonly of: <Item>(items: readonly Item[]) => Item;
  /** The items in another order. */
  readonly shuffled: <Item>(items: readonly Item[]) => Item[];
}

/** A stream of numbers from a seed: Mulberry32, whose 2^32 states all come round. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    between,
    of: (items) => items[between(0, items.length - 1)]!,
    shuffled: (items) => {
      const mixed = [...items];
      for (let at = mixed.length - 1; at > 0; at--) {
        const other = between(0, at);
        [mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!];
      }
      return mixed;
    },
  };
}

/** A seed from a text: FNV-1a over its UTF-16 code units. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
