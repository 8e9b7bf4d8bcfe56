/**
 * The thick line from the key's row to the accept's: measured, since both rows move with what stands above them.
 *
 * Knows the two rows by their `data-role`. Must not know what they say. Draws nothing where one of them is missing or hidden.
 */
import type { Attachment } from 'svelte/attachments';

/** For the element that holds both messages; `--wire-top` and `--wire-height` say where the line runs. */
export function wire(): Attachment<HTMLElement> {
  return (view) => {
    const measure = (): void => {
      const [from, to] = ['key', 'accept'].map((role) => view.querySelector<HTMLElement>(`[data-role='${role}'][data-state='present']`));
      const top = from?.offsetParent ? from.getBoundingClientRect() : null;
      const bottom = to?.offsetParent ? to.getBoundingClientRect() : null;
      view.toggleAttribute('data-wired', top !== null && bottom !== null);
      if (!top || !bottom) return;
      const start = top.top + top.height / 2 - view.getBoundingClientRect().top;
      const end = bottom.top + Math.min(bottom.height, 38) / 2 - view.getBoundingClientRect().top;
      view.style.setProperty('--wire-top', `${start}px`);
      view.style.setProperty('--wire-height', `${Math.max(0, end - start)}px`);
    };
    const sizes = new ResizeObserver(measure);
    sizes.observe(view);
    const rows = new MutationObserver(measure);
    rows.observe(view, { childList: true, subtree: true, attributeFilter: ['data-state', 'data-role'] });
    measure();
    return () => {
      sizes.disconnect();
      rows.disconnect();
    };
  };
}
