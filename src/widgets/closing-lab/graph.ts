/**
 * Where the state graph's nodes stand and how its edges run. Which edges there are is the engine's table (TRANSITIONS).
 *
 * Knows places in a drawing of WIDTH by HEIGHT. Must not know causes, sections or wording.
 */
import type { Role } from '../../protocol/annotation/model.ts';
import { type Phase, TRANSITIONS, type TransitionId } from '../../protocol/connection/transitions.ts';

export const WIDTH = 300;
export const HEIGHT = 268;
/** Half of a node's height. */
export const HALF = 13;

export interface Node {
  readonly phase: Phase;
  readonly x: number;
  readonly y: number;
  /** Half of its width. */
  readonly half: number;
}

export const NODES: readonly Node[] = [
  { phase: 'connecting', x: 76, y: 18, half: 52 },
  { phase: 'open', x: 76, y: 72, half: 52 },
  { phase: 'close-sent', x: 50, y: 142, half: 36 },
  { phase: 'close-received', x: 142, y: 142, half: 40 },
  { phase: 'ending', x: 240, y: 142, half: 44 },
  { phase: 'close-done', x: 96, y: 192, half: 78 },
  { phase: 'closed', x: 170, y: 250, half: 52 },
];

/** The frame around the four kinds of CLOSING. */
export const CLOSING_BOX = { x: 6, y: 106, width: 288, height: 108 } as const;

/** One line of the drawing: several rows of the table may share it. */
export interface Edge {
  readonly from: Phase;
  readonly to: Phase;
  readonly ids: readonly TransitionId[];
  /** SVG path. */
  readonly path: string;
}

const nodeOf = (phase: Phase): Node => NODES.find((node) => node.phase === phase)!;

/** Points that an edge bends towards, where a straight line would cross a node. */
const BENDS: Readonly<Record<string, readonly [number, number]>> = {
  'connecting>ending': [228, 40],
  'connecting>closed': [350, 70],
  'open>ending': [190, 92],
  'open>closed': [330, 100],
  'close-sent>ending': [150, 176],
  'close-sent>closed': [-20, 232],
  'close-received>ending': [190, 142],
  'close-received>closed': [206, 190],
};

/** The edges of one role's graph. */
export function edgesOf(role: Role): readonly Edge[] {
  const edges = new Map<string, Edge>();
  for (const row of TRANSITIONS) {
    if ('role' in row && row.role !== role) continue;
    const key = `${row.from}>${row.to}`;
    const known = edges.get(key);
    edges.set(
      key,
      known ? { ...known, ids: [...known.ids, row.id] } : { from: row.from, to: row.to, ids: [row.id], path: pathOf(row.from, row.to) },
    );
  }
  return [...edges.values()];
}

function pathOf(from: Phase, to: Phase): string {
  const [a, b] = [nodeOf(from), nodeOf(to)];
  const bend = BENDS[`${from}>${to}`];
  const [startX, startY] = borderOf(a, bend ?? [b.x, b.y]);
  const [endX, endY] = borderOf(b, bend ?? [a.x, a.y]);
  return bend ? `M${startX} ${startY}Q${bend[0]} ${bend[1]} ${endX} ${endY}` : `M${startX} ${startY}L${endX} ${endY}`;
}

/** Where the line from a node's middle towards a point leaves the node. */
function borderOf({ x, y, half }: Node, [toX, toY]: readonly [number, number]): [number, number] {
  const [dx, dy] = [toX - x, toY - y];
  const scale = Math.min(dx === 0 ? Infinity : half / Math.abs(dx), dy === 0 ? Infinity : HALF / Math.abs(dy));
  return [Math.round(x + dx * scale), Math.round(y + dy * scale)];
}
