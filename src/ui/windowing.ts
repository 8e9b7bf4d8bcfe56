/**
 * Which items of a long list are drawn, and where. Pure arithmetic for lists, the grid's rows and the strip.
 *
 * Knows sizes in pixels and counts. Must not know the DOM.
 */

/** Browsers stop laying out boxes somewhere above 10 million pixels; longer lists scroll a shortened track. */
const TRACK_LIMIT = 8_000_000;

export interface Scrolling {
  /** Scroll position of the viewport relative to the first item, and its size. */
  readonly scroll: number;
  readonly size: number;
  /** Distance from one item to the next; 0 while nothing is measured. */
  readonly pitch: number;
  readonly count: number;
}

/** Half-open run of items, with the empty space before and after it. */
export interface ItemWindow {
  readonly from: number;
  readonly to: number;
  readonly before: number;
  readonly after: number;
}

/** How many list pixels one pixel of the scroll track stands for: 1 up to the limit. */
function trackRatio({ size, pitch, count }: Scrolling): number {
  const length = count * pitch;
  return length > TRACK_LIMIT ? (length - size) / (TRACK_LIMIT - size) : 1;
}

/**
 * The items in view, with `margin` more on both sides. Nothing measured yet (on the server): the first `initial`
 * items and no empty space.
 */
export function windowOf(view: Scrolling, margin: number, initial: number): ItemWindow {
  const { size, pitch, count } = view;
  if (pitch <= 0 || size <= 0) return { from: 0, to: Math.min(count, initial), before: 0, after: 0 };
  const ratio = trackRatio(view);
  const scroll = Math.max(0, Math.min(view.scroll * ratio, count * pitch - size));
  const first = Math.floor(scroll / pitch);
  const from = Math.max(0, first - margin);
  const to = Math.min(count, first + Math.ceil(size / pitch) + 1 + margin);
  const track = Math.min(count * pitch, Math.max(TRACK_LIMIT, size));
  // On a shortened track the drawn items keep their own size and travel with the scroll position.
  const before = ratio === 1 ? from * pitch : Math.max(0, scroll / ratio - (scroll - from * pitch));
  return { from, to, before, after: Math.max(0, track - before - (to - from) * pitch) };
}

/** Scroll position that brings item `index` fully into view, moving as little as possible. */
export function scrollTo(index: number, view: Scrolling): number {
  const ratio = trackRatio(view);
  const scroll = view.scroll * ratio;
  const top = index * view.pitch;
  // Rounded towards the item: on a shortened track one pixel is several rows' worth of list pixels.
  if (top < scroll) return Math.floor(top / ratio);
  const end = top + view.pitch - view.size;
  return end > scroll ? Math.ceil(end / ratio) : view.scroll;
}
