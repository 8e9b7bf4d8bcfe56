/**
 * Where a key leads in the list of examples: one tab stop, arrows from entry to entry, up from the first to the search box.
 *
 * Knows the order. Must not know the DOM.
 */
const PAGE = 5;

/** The entry that a key moves to from `at`, `'box'` above the first, or null for a key that the list leaves alone. */
export function nextEntry<Id extends string>(
  stroke: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>,
  ids: readonly Id[],
  at: Id | null,
): Id | 'box' | null {
  if (stroke.ctrlKey || stroke.altKey || stroke.metaKey || ids.length === 0) return null;
  const here = at === null ? 0 : Math.max(0, ids.indexOf(at));
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: here + 1,
    ArrowUp: here - 1,
    PageDown: here + PAGE,
    PageUp: here - PAGE,
    Home: 0,
    End: ids.length - 1,
  };
  const to = steps[stroke.key];
  if (to === undefined) return null;
  if (stroke.key === 'ArrowUp' && to < 0) return 'box';
  return ids[Math.max(0, Math.min(ids.length - 1, to))]!;
}
