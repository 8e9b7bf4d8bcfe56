/**
 * Where a dragged card falls. Knows heights on the screen and places in a list. Must not know cards.
 */

/** The gap nearest to `y` among the elements, from top to bottom: 0 is above the first. */
export function gapAt(rows: readonly Element[], y: number): number {
  const at = rows.findIndex((row) => {
    const { top, height } = row.getBoundingClientRect();
    return y < top + height / 2;
  });
  return at < 0 ? rows.length : at;
}

/** The place that the element at `from` takes when it is put into `gap`: it leaves a gap of its own. */
export const placeInGap = (from: number, gap: number): number => (gap > from ? gap - 1 : gap);
