/**
 * Keeps what somebody works on where it is on screen, while other things come and go before it.
 *
 * Knows presses and positions. Must not know what is worked on.
 */

/** How long things may come after a press: what is fetched for them takes a moment. */
const PATIENCE_MS = 3000;

export interface PlaceKeeper {
  /** Something on the page has changed or is about to: what was pressed last stays where it was pressed. */
  readonly keep: () => void;
  readonly stop: () => void;
}

/** `anchorOf` names the element whose place counts when `target` is pressed or typed into; null where none does. */
export function keepPlaces(anchorOf: (target: Element) => Element | null): PlaceKeeper {
  const off = new AbortController();
  let pressed: { readonly anchor: Element; readonly top: number; readonly until: number } | null = null;
  const sizes = new ResizeObserver(() => {
    if (!pressed || !pressed.anchor.isConnected || performance.now() > pressed.until) return sizes.disconnect();
    const by = pressed.anchor.getBoundingClientRect().top - pressed.top;
    if (Math.abs(by) >= 1) scrollBy({ top: by, behavior: 'instant' });
  });
  const press = ({ target }: Event): void => {
    sizes.disconnect();
    const anchor = target instanceof Element ? anchorOf(target) : null;
    pressed = anchor && { anchor, top: anchor.getBoundingClientRect().top, until: performance.now() + PATIENCE_MS };
  };
  // Whoever scrolls wants to be elsewhere.
  const leave = (): void => {
    sizes.disconnect();
    pressed = null;
  };
  for (const type of ['pointerdown', 'keydown'] as const)
    addEventListener(type, press, { signal: off.signal, capture: true, passive: true });
  for (const type of ['wheel', 'touchmove'] as const) addEventListener(type, leave, { signal: off.signal, passive: true });
  return {
    keep: () => {
      if (pressed) sizes.observe(document.body);
    },
    stop: () => {
      off.abort();
      leave();
    },
  };
}
