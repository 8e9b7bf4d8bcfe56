/**
 * Which way each piece of a paste went: from what the paste says, else from MASK where whole pieces disagree.
 *
 * Knows marks and the MASK bit. Must not cut a piece: one contiguous run is judged by its first frame, not split.
 */
import type { Direction } from '../protocol/annotation/model.ts';
import type { Piece } from './draft.ts';

/** A piece and the bytes [start, end) of the draft that are left of it. */
export interface PieceRange {
  readonly piece: Piece;
  readonly start: number;
  readonly end: number;
}

export interface DirectedPiece extends PieceRange {
  readonly direction: Direction;
  readonly marked: boolean;
}

export interface Directions {
  readonly pieces: readonly DirectedPiece[];
  /** Nothing in the paste said so: MASK alone told the sides apart. */
  readonly splitByMask: boolean;
  /** The direction that a sentence in the paste names and MASK denies; null when nothing was overruled. */
  readonly doubted: Direction | null;
}

/**
 * Directions of a draft's pieces; lines become pieces of their own where MASK tells them apart. `lines` are the bytes
 * with which lines begin, `from` is what the person said of bytes that the paste does not mark.
 */
export function directPieces(
  bytes: Uint8Array,
  ranges: readonly PieceRange[],
  lines: Uint32Array,
  from: 'client' | 'server' | undefined,
): Directions {
  const orientation = orient(bytes, ranges);
  const doubted = doubt(bytes, ranges);
  const resolved = ranges.map(({ piece: { mark } }): Direction => {
    if (mark === 'c2s' || mark === 's2c') return mark;
    if (mark === 'c2s-told' || mark === 's2c-told') return doubted === null ? directionTold(mark) : 'unknown';
    if (mark === null || orientation === null) return 'unknown';
    return (mark === 'out') === (orientation === 'client') ? 'c2s' : 's2c';
  });
  const nothingSaid = resolved.every((direction) => direction === 'unknown');
  const byMask = nothingSaid && from === undefined ? splitByMask(bytes, ranges, lines) : null;
  if (byMask !== null) return { pieces: byMask, splitByMask: true, doubted: null };
  const told = from === undefined ? 'unknown' : from === 'client' ? 'c2s' : 's2c';
  const pieces = ranges.map((range, i) => {
    const marked = resolved[i] !== 'unknown';
    return { ...range, direction: marked ? resolved[i]! : told, marked };
  });
  return { pieces, splitByMask: false, doubted: from === undefined ? doubted : null };
}

/**
 * Whose log wrote `sent` and `received`: RFC 6455 §5.1, "a client MUST mask all frames that it sends to the server",
 * so the side whose frames are masked is the client's. Null when only one side speaks: a server author's "received"
 * and a client author's are both common, and the first frame's MASK bit tells as much.
 */
function orient(bytes: Uint8Array, ranges: readonly PieceRange[]): 'client' | 'server' | null {
  let client = 0;
  let server = 0;
  let out = 0;
  let into = 0;
  for (const { piece, start, end } of ranges) {
    if (piece.mark !== 'out' && piece.mark !== 'in') continue;
    if (piece.mark === 'out') out++;
    else into++;
    if (piece.kind !== 'frames' || end - start < 2) continue;
    const masked = (bytes[start + 1]! & 0b1000_0000) !== 0;
    if (masked === (piece.mark === 'out')) client++;
    else server++;
  }
  if (out === 0 || into === 0) return null;
  return server > client && out + into === server + client ? 'server' : 'client';
}

function directionTold(mark: 'c2s-told' | 's2c-told'): Direction {
  return mark === 'c2s-told' ? 'c2s' : 's2c';
}

/**
 * The direction that sentences name, when they name only one, nothing labels the pieces, and the first frame of each
 * contradicts it by its MASK bit (RFC 6455 §5.1): "the server received" is said by people who look at either side.
 */
function doubt(bytes: Uint8Array, ranges: readonly PieceRange[]): Direction | null {
  let told: Direction | null = null;
  for (const { piece, start, end } of ranges) {
    const { mark } = piece;
    if (mark === null) continue;
    if (mark !== 'c2s-told' && mark !== 's2c-told') return null;
    const direction = directionTold(mark);
    if (piece.kind !== 'frames' || end - start < 2 || (told !== null && told !== direction)) return null;
    const masked = (bytes[start + 1]! & 0b1000_0000) !== 0;
    if (masked === (direction === 'c2s')) return null;
    told = direction;
  }
  return told;
}

/** Pieces and lines with a direction each, when every one is whole frames and they disagree in MASK; null otherwise. */
function splitByMask(bytes: Uint8Array, ranges: readonly PieceRange[], lines: Uint32Array): DirectedPiece[] | null {
  if (ranges.length + lines.length < 2 || ranges.some(({ piece }) => piece.gap || piece.kind !== 'frames')) return null;
  const found: DirectedPiece[] = [];
  let line = 0;
  for (const { piece, start, end } of ranges) {
    for (let from = start; from < end;) {
      while (line < lines.length && lines[line]! <= from) line++;
      const to = Math.min(end, lines[line] ?? end);
      const masked = maskOfWholeFrames(bytes, from, to);
      if (masked === null) return null;
      const direction = masked ? 'c2s' : 's2c';
      const last = found[found.length - 1];
      if (last?.piece === piece && last.direction === direction) found[found.length - 1] = { ...last, end: to };
      else found.push({ piece, start: from, end: to, direction, marked: false });
      from = to;
    }
  }
  return found.some(({ direction }) => direction !== found[0]!.direction) ? found : null;
}

/** MASK of [start, end) when it is a chain of whole frames that agree in it; null otherwise. */
function maskOfWholeFrames(bytes: Uint8Array, start: number, end: number): boolean | null {
  let masked: boolean | null = null;
  let at = start;
  while (at < end) {
    if (at + 2 > end) return null;
    const mask = (bytes[at + 1]! & 0b1000_0000) !== 0;
    if (masked !== null && masked !== mask) return null;
    masked = mask;
    const code = bytes[at + 1]! & 0b0111_1111;
    const extended = code === 126 ? 2 : code === 127 ? 8 : 0;
    if (at + 2 + extended > end) return null;
    let length = extended === 0 ? code : 0;
    for (let i = 0; i < extended; i++) length = length * 256 + bytes[at + 2 + i]!;
    at += 2 + extended + (mask ? 4 : 0) + length;
  }
  return at === end ? masked : null;
}
