/**
 * How a page says "a widget stands here": the page is rendered first with a mark in each place, then each widget is
 * rendered on its own (as the browser will hydrate it, on its own) and put in for its mark.
 */
import { getContext } from 'svelte';
import type { WidgetName } from '../widgets/registry.ts';

const KEY = 'islands';

export interface Placed {
  readonly name: WidgetName;
  readonly props: Readonly<Record<string, unknown>>;
  /** Not part of the first view. */
  readonly later: boolean;
  readonly mark: string;
}

export interface IslandCollector {
  readonly placed: Placed[];
}

/** The render context in which `<Island>` leaves its marks. */
export const islandContext = (collector: IslandCollector): Map<string, IslandCollector> => new Map([[KEY, collector]]);

/** Called by `<Island>`: notes the widget and returns the mark to print in its place. */
export function placeIsland(name: WidgetName, props: Readonly<Record<string, unknown>>, later: boolean): string {
  const { placed } = getContext<IslandCollector>(KEY);
  // A private-use character keeps the mark apart from any text of a page.
  const mark = `\uE000${String(name)}-${placed.length}\uE000`;
  placed.push({ name, props, later, mark });
  return mark;
}
