/**
 * One tab stop for a row of buttons: arrows, Home and End move between them.
 *
 * Knows buttons with a `data-key`. Must not know what they stand for. A choice is a click, which Enter and Space make anyway.
 */
import type { Attachment } from 'svelte/attachments';

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };

export const roving: Attachment<HTMLElement> = (row) => {
  const off = new AbortController();
  const { signal } = off;
  const buttons = (): HTMLElement[] => [...row.querySelectorAll<HTMLElement>('[data-key]')];
  const enter = ({ target }: Event): void => {
    for (const button of buttons()) button.tabIndex = button === target ? 0 : -1;
  };
  const press = (event: KeyboardEvent): void => {
    const by = STEPS[event.key];
    const all = buttons();
    const at = all.indexOf(event.target as HTMLElement);
    if (by === undefined || at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    all[Math.min(Math.max(0, at + by), all.length - 1)]?.focus();
  };
  row.addEventListener('focusin', enter, { signal });
  row.addEventListener('keydown', press, { signal });
  return () => {
    off.abort();
  };
};
