/**
 * Tells when somebody begins to use a page, so that what only use needs can come then.
 *
 * Knows the events of hands. Must not know what is fetched.
 */

/** Signs of life that bring the rest of a page. */
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'focusin', 'wheel', 'touchstart', 'dragenter', 'paste'] as const;

/** Calls `act` once, when somebody begins to use the page. Returns how to call it off. */
export function whenUsed(act: () => void): () => void {
  const off = new AbortController();
  const once = (): void => {
    off.abort();
    act();
  };
  for (const sign of SIGNS) addEventListener(sign, once, { signal: off.signal, passive: true });
  return () => {
    off.abort();
  };
}
