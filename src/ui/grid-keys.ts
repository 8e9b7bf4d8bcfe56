/**
 * The keyboard map of a bit grid as a pure function: key and cursor in, cursor or command out.
 *
 * Knows the grid's geometry. Must not know the DOM or what a command does.
 */
import { rowOfBit, rowRange, segmentAt, type GridModel } from './grid-model.ts';
import type { Mark } from './linking.ts';

export type GridCommand = 'act' | 'pin' | 'copy' | 'unpin' | 'keys';
export interface GridMove {
  readonly to?: number;
  readonly command?: GridCommand;
  /** The value that the bit under the cursor gets before the cursor moves. */
  readonly write?: 0 | 1;
}

/** The parts of a KeyboardEvent that matter. */
export interface Stroke {
  readonly key: string;
  readonly ctrlKey?: boolean;
  readonly metaKey?: boolean;
  readonly altKey?: boolean;
  readonly shiftKey?: boolean;
}

const PAGE_ROWS = 4;
const COMMANDS: Readonly<Record<string, GridCommand>> = { Enter: 'act', ' ': 'act', p: 'pin', c: 'copy', Escape: 'unpin', '?': 'keys' };

/** Start of the field after (or before) the one `bit` stands in; the first or last field's start at the ends. */
function fieldStart(model: GridModel, bit: number, end: number, forward: boolean): number {
  const here = segmentAt(model, bit);
  const { segments } = model;
  const index = here === null ? -1 : segments.indexOf(here);
  if (index < 0) return bit;
  // Going back from inside a field lands on its own start first, as word-wise cursors do.
  const target = forward ? segments[index + 1] : bit > here!.start ? here! : segments[index - 1];
  return target !== undefined && target.start < end ? target.start : bit;
}

/** Start of the next marked fault after `bit`, going round. */
function nextMark(marks: readonly Mark[], bit: number): number | null {
  const starts = marks.map((mark) => mark.range.start).sort((a, b) => a - b);
  return starts.find((start) => start > bit) ?? starts[0] ?? null;
}

/**
 * What `stroke` does with the cursor on `bit` when `rows` rows are shown: a new position (always a shown cell), a
 * command, or null for a key the grid leaves to others. Ctrl with a letter is left to the browser.
 */
export function gridMove(model: GridModel, bit: number, stroke: Stroke, rows: number, marks: readonly Mark[] = []): GridMove | null {
  const { key } = stroke;
  if (stroke.altKey || (stroke.metaKey && !key.startsWith('Arrow'))) return null;
  const jump = stroke.ctrlKey === true || stroke.metaKey === true;
  if (jump && !/^(Arrow|Home|End)/.test(key)) return null;
  const command = COMMANDS[key];
  if (command !== undefined) return { command };
  const end = Math.min(model.end, model.first + rows * model.perRow);
  const step = (by: number): GridMove => {
    const to = bit + by;
    if (to >= model.first && to < end) return { to };
    // Beyond the edge a long move stops in the last row it can reach, same column; a single step stays.
    const rowsOver = Math.trunc(by / model.perRow);
    if (Math.abs(rowsOver) <= 1) return { to: bit };
    return step((rowsOver - Math.sign(rowsOver)) * model.perRow);
  };
  const row = rowRange(model, rowOfBit(model, bit));
  switch (key) {
    case 'ArrowLeft':
      return jump ? { to: fieldStart(model, bit, end, false) } : step(-1);
    case 'ArrowRight':
      return jump ? { to: fieldStart(model, bit, end, true) } : step(1);
    case 'ArrowUp':
      return jump ? { to: fieldStart(model, bit, end, false) } : step(-model.perRow);
    case 'ArrowDown':
      return jump ? { to: fieldStart(model, bit, end, true) } : step(model.perRow);
    case 'Home':
      return { to: jump ? model.first : row.start };
    case 'End':
      return { to: jump ? end - 1 : row.end - 1 };
    case 'PageUp':
      return step(-PAGE_ROWS * model.perRow);
    case 'PageDown':
      return step(PAGE_ROWS * model.perRow);
    case '0':
    case '1':
      return { write: key === '1' ? 1 : 0, ...step(1) };
    case 'f':
      return { to: fieldStart(model, bit, end, true) };
    case 'i': {
      const to = nextMark(
        marks.filter((mark) => mark.range.start < end),
        bit,
      );
      return to === null ? null : { to };
    }
    default:
      return null;
  }
}
