/**
 * The wire as a drawing: one row a moment, a slanted line for everything that travels.
 *
 * Knows rows and shares of the width. Must not know colours, or words.
 */
import type { Flight, Moment } from '../../protocol/connection/pair-state.ts';
import { otherRole } from '../../protocol/connection/pair-state.ts';
import type { Role } from '../../protocol/annotation/model.ts';

/** Height of a row where there are many, where there are few, and of all of them together if that fits between. */
const LOW_ROW = 46;
const HIGH_ROW = 70;
const ALL_ROWS = 500;
/** How much lower a further line begins in the same row. */
const SLOT = 17;
const TOP = 26;
/** Share of the way at which a line has its label. */
const LABEL = 0.3;

/** The lifelines, in percent of the width. */
const SIDE: Readonly<Record<Role, number>> = { client: 2, server: 98 };

export interface WireLine {
  readonly flight: Flight;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** The middle of its label, clear of what arrives where it left. */
  readonly labelX: number;
  readonly labelY: number;
  readonly state: 'arrived' | 'flying' | 'lost';
  /** It left or arrived in this very moment. */
  readonly now: boolean;
}

/** Height of a row of a course of `count` moments. */
export const rowHeight = (count: number): number => Math.min(HIGH_ROW, Math.max(LOW_ROW, Math.round(ALL_ROWS / Math.max(1, count - 1))));
export const rowY = (index: number, count: number): number => TOP + index * rowHeight(count);
export const sideX = (role: Role): number => SIDE[role];
export const heightOf = (count: number): number => rowY(count - 1, count) + 40;

/** Everything on the wire as it stands at moment `at`. */
export function linesAt(moments: readonly Moment[], at: number): readonly WireLine[] {
  const arrivals = new Map(
    moments.flatMap(({ happening }, index) => (happening.what === 'arrival' ? [[happening.flight.id, index] as const] : [])),
  );
  return moments.slice(0, at + 1).flatMap(({ state: { flights } }, left) => {
    const before = moments[left - 1]?.state.flights.length ?? 0;
    return flights
      .slice(before)
      .map((flight, slot) => lineOf(moments, at, { id: flight.id, left, slot, arrives: arrivals.get(flight.id) ?? null }));
  });
}

/** Something that travels, as one dot that keeps its identity from step to step: where it is, and whether it is under way now. */
export interface Packet {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly isShown: boolean;
}

/** A dot for every flight of the whole course; those that have not left yet wait, unseen, where they will leave. */
export function packetsAt(moments: readonly Moment[], at: number): readonly Packet[] {
  const present = new Map(linesAt(moments, at).map((line) => [line.flight.id, line]));
  return linesAt(moments, moments.length - 1).map(({ flight: { id }, x1, y1 }) => {
    const line = present.get(id);
    if (line === undefined) return { id, x: x1, y: y1, isShown: false };
    return { id, x: line.x2, y: line.y2, isShown: line.now || line.state === 'flying' };
  });
}

interface Course {
  readonly id: number;
  /** Index of the moment in which it left. */
  readonly left: number;
  readonly slot: number;
  readonly arrives: number | null;
}

function lineOf(moments: readonly Moment[], at: number, { id, left, slot, arrives }: Course): WireLine {
  const flight = moments[at]!.state.flights[id]!;
  const x1 = SIDE[flight.from];
  const count = moments.length;
  const row = rowHeight(count);
  const y1 = rowY(left, count) + slot * SLOT;
  const full = { x: SIDE[otherRole(flight.from)], y: arrives === null ? y1 + row : Math.max(rowY(arrives, count), y1 + 8) };
  const isThere = arrives !== null && arrives <= at;
  const share = isThere ? 1 : arrives === null ? 0.4 : Math.min(0.85, (at - left + 0.5) / (arrives - left));
  return {
    flight,
    x1,
    y1,
    x2: x1 + (full.x - x1) * share,
    y2: y1 + (full.y - y1) * share,
    labelX: x1 + (full.x - x1) * LABEL,
    labelY: y1 + (full.y - y1) * LABEL * Math.min(1, row / (full.y - y1)) - 4,
    state: isThere ? 'arrived' : flight.state === 'lost' ? 'lost' : 'flying',
    now: left === at || arrives === at,
  };
}
