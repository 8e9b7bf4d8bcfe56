/** Random integers from the browser, each as likely as any other. Called on a click only, never for a first view. */
import type { Random } from '../../protocol/legacy/key.ts';

const ALL = 2 ** 32;

export const browserRandom: Random = (below) => {
  // Numbers above the last whole multiple are drawn again: taken modulo, they would make small results likelier.
  const limit = ALL - (ALL % below);
  const drawn = new Uint32Array(1);
  do crypto.getRandomValues(drawn);
  while (drawn[0]! >= limit);
  return drawn[0]! % below;
};
