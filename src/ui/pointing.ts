/**
 * One set of listeners for everything that can be pointed at in a view: hover, focus and click (or tap, or Enter).
 *
 * Knows pointer and focus events. Must not know what the elements stand for. A finger does not hover, nor does its tap point
 * by the focus that it brings: it picks, and nothing may move under it before.
 */
import type { Attachment } from 'svelte/attachments';

export type How = 'hover' | 'focus' | 'pick';

/**
 * Attachment that calls `look(target, how, event)` for the element under the pointer or focus, and `leave()` when
 * neither is in the view any more.
 */
export function pointing(look: (target: Element, how: How, event: Event) => void, leave: () => void): Attachment<HTMLElement> {
  return (view) => {
    const off = new AbortController();
    const listen = (type: string, handle: (event: FocusEvent) => void): void => {
      view.addEventListener(type, handle as EventListener, { signal: off.signal });
    };
    let touched = false;
    const by = (how: How) => (event: Event) => {
      if (how === 'hover' && (event as PointerEvent).pointerType === 'touch') return;
      if (how === 'focus' && touched) return;
      if (event.target instanceof Element) look(event.target, how, event);
    };
    listen('pointerdown', (event) => (touched = (event as Event as PointerEvent).pointerType === 'touch'));
    for (const end of ['click', 'keydown', 'pointercancel']) listen(end, () => (touched = false));
    listen('pointerover', by('hover'));
    listen('focusin', by('focus'));
    listen('click', by('pick'));
    listen('pointerleave', leave);
    listen('focusout', ({ relatedTarget }: FocusEvent) => {
      // An element that is taken off the page with the focus says so while the page is being drawn: nothing may change then.
      if (relatedTarget) leave();
      else queueMicrotask(leave);
    });
    return () => {
      off.abort();
    };
  };
}

/** The number in data attribute `key` of the nearest element around `target` that has it; null outside of one. */
export function dataNumber(target: Element, key: string): number | null {
  const value = target.closest<HTMLElement>(`[data-${key}]`)?.dataset[key];
  return value === undefined ? null : Number(value);
}
