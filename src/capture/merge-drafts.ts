/**
 * Several drafts of different lines of one paste as one draft, in the order of their characters.
 *
 * Knows drafts and how their parts line up. Must not know any format, nor why a line belongs to a draft.
 */
import type { Draft, Piece } from './draft.ts';
import type { Format, SourceMap } from './reading.ts';
import { sliceSourceMap } from './source-map.ts';

/** Lines of the paste, as characters [start, end), that `draft` has read. */
export interface Block {
  readonly draft: Draft;
  readonly start: number;
  readonly end: number;
}

/** The bytes [start, end) of the block's draft that its characters wrote. */
export interface BlockBytes extends Block {
  readonly from: number;
  readonly to: number;
}

/** Which bytes of its draft each block holds. Drafts write their bytes in the order of the lines. */
export function bytesOfBlocks(blocks: readonly Block[]): BlockBytes[] {
  return blocks.map((block) => ({ ...block, from: firstByteAt(block.draft, block.start), to: firstByteAt(block.draft, block.end) }));
}

/** The first byte that is written at or behind `char`, where a line begins. */
export function firstByteAt({ map, bytes }: Draft, char: number): number {
  let low = 0;
  let high = map.stretchCount;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (map.char[middle]! < char) low = middle + 1;
    else high = middle;
  }
  const next = low < map.stretchCount ? map.byte[low]! : bytes.length;
  if (low === 0) return next;
  // The stretch before may go on beyond the beginning of the line.
  const stride = map.stride[low - 1]!;
  return stride === 0 ? next : Math.min(next, map.byte[low - 1]! + Math.ceil((char - map.char[low - 1]!) / stride));
}

/**
 * The blocks' bytes one after the other, each block a piece of its own; what each draft left out and noted stays. `surest`
 * gives the format its name.
 */
export function mergeDrafts(blocks: readonly BlockBytes[], surest: Format): Draft {
  const drafts = [...new Set(blocks.map(({ draft }) => draft))];
  const bytes = new Uint8Array(blocks.reduce((sum, { from, to }) => sum + to - from, 0));
  const pieces: Piece[] = [];
  const lines: number[] = [];
  const maps: SourceMap[] = [];
  // Where each draft's pieces and lines go on: blocks ascend, so nothing is looked at twice.
  const cursors = new Map(drafts.map((draft) => [draft, { piece: 0, line: 0 }]));
  let at = 0;
  for (const { draft, from, to } of blocks) {
    const cursor = cursors.get(draft)!;
    const shift = at - from;
    bytes.set(draft.bytes.subarray(from, to), at);
    while ((draft.pieces[cursor.piece + 1]?.byte ?? Infinity) <= from) cursor.piece++;
    for (let i = cursor.piece; i < draft.pieces.length && draft.pieces[i]!.byte < to; i++) {
      const piece = draft.pieces[i]!;
      // The piece under way where the block begins is begun anew there.
      pieces.push({ ...piece, format: draft.format, byte: Math.max(piece.byte, from) + shift, gap: piece.byte >= from && piece.gap });
    }
    for (; cursor.line < draft.lines.length && draft.lines[cursor.line]! < to; cursor.line++) {
      if (draft.lines[cursor.line]! > from) lines.push(draft.lines[cursor.line]! + shift);
    }
    maps.push(sliceSourceMap(draft.map, from, to));
    at += to - from;
  }
  const byPlace = <T extends { readonly start?: number }>(items: readonly T[]): T[] =>
    [...items].sort((a, b) => (a.start ?? -1) - (b.start ?? -1));
  const formats = [...new Set(blocks.map(({ draft }) => draft.format))];
  const notes = drafts.flatMap((draft) => draft.notes.filter(({ code }) => code !== 'pieces-joined'));
  return {
    format: surest,
    ...(formats.length > 1 && { formats }),
    fit: Math.min(...drafts.map(({ fit }) => fit)),
    bytes,
    map: joinedMap(maps),
    pieces,
    lines: Uint32Array.from(lines),
    dropped: byPlace(drafts.flatMap(({ dropped }) => dropped)),
    notes: formats.length > 1 ? [{ code: 'formats-mixed', params: { formats: formats.join(' ') } }, ...byPlace(notes)] : byPlace(notes),
    truncated: drafts.some(({ truncated }) => truncated),
  };
}

function joinedMap(maps: readonly SourceMap[]): SourceMap {
  const stretchCount = maps.reduce((sum, map) => sum + map.stretchCount, 0);
  const joined = {
    byte: new Uint32Array(stretchCount),
    char: new Uint32Array(stretchCount),
    stride: new Uint32Array(stretchCount),
    width: new Uint32Array(stretchCount),
  };
  let stretch = 0;
  let byteLength = 0;
  for (const map of maps) {
    for (const column of ['char', 'stride', 'width'] as const) joined[column].set(map[column], stretch);
    for (let k = 0; k < map.stretchCount; k++) joined.byte[stretch + k] = map.byte[k]! + byteLength;
    stretch += map.stretchCount;
    byteLength += map.byteLength ?? 0;
  }
  return { stretchCount, byteLength, ...joined };
}
