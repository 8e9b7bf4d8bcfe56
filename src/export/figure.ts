/**
 * A frame as a figure in ASCII like that of RFC 6455 §5.2, with this frame's values in the boxes.
 *
 * Knows the RFC's way of drawing: 32 bits a row, a ruler, two columns a bit. Must not know how a frame is laid out
 * (frame-parts.ts reads its tree) and says nothing in any language but the RFC's names.
 */
import type { DissectedFrame } from '../protocol/frame/dissect.ts';
import { byteText, bytesIn, codePointName, partsOf, rowsOf, summaries, type PartByte, type Piece } from './frame-parts.ts';

const BITS = 32;
const WIDTH = 2 * BITS + 1;
const BYTE = 15;

/** One row of boxes: edges at bits of the row, and what tells whether a box goes on in the next row. */
interface Row {
  readonly boxes: readonly { readonly from: number; readonly to: number; readonly field: unknown }[];
  readonly lines: readonly string[];
}

/** The figure, 65 columns wide, ending in a line feed. Bytes that are not here are `??`, their bits `?`. */
export function figure(frame: DissectedFrame): string {
  const parts = partsOf(frame);
  const rows: Row[] = rowsOf(parts.parts, BITS).map(boxRow);
  const rest = parts.goesOn ? parts.parts.at(-1) : parts;
  for (const text of summaries(parts)) rows.push({ boxes: [{ from: 0, to: BITS, field: rest }], lines: [`:${centred(text, WIDTH - 2)}:`] });
  const lines = [...ruler()];
  let above: Row | null = null;
  for (const row of rows) {
    lines.push(border(above, row), ...row.lines);
    above = row;
  }
  // Below missing bytes the line stays open: there the frame goes on.
  lines.push(border(above, parts.missing > 0n ? above : null));
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function ruler(): [string, string] {
  const bits = Array.from({ length: BITS }, (_, bit) => bit);
  const tens = bits.map((bit) => (bit % 10 === 0 ? String(bit / 10) : ' '));
  return [` ${tens.join(' ')}`, ` ${bits.map((bit) => bit % 10).join(' ')}`];
}

function boxRow(pieces: readonly Piece[]): Row {
  const contents = pieces.map(boxLines);
  const isHeader = pieces.some(({ part }) => part.bytes.length === 0);
  const height = Math.max(...contents.map(({ length }) => length));
  const lines: string[] = [];
  for (let at = 0; at < height; at++) lines.push(joined(pieces, (piece, i) => centred(contents[i]![at] ?? '', widthOf(piece))));
  // Under its ruler the header shows its bits.
  if (isHeader) lines.push(joined(pieces, ({ part, from, to }) => [...part.bits.slice(from - part.start, to - part.start)].join(' ')));
  return { boxes: pieces.map(({ part, from, to }) => ({ from: from % BITS, to: ((to - 1) % BITS) + 1, field: part })), lines };
}

const joined = (pieces: readonly Piece[], content: (piece: Piece, index: number) => string): string =>
  `|${pieces.map((piece, i) => content(piece, i)).join('|')}|`;
const widthOf = ({ from, to }: Piece): number => 2 * (to - from) - 1;

function boxLines(piece: Piece): string[] {
  const { part, from } = piece;
  const width = widthOf(piece);
  if (width === 1) return [...part.names[0]];
  const goesOn = from > part.start;
  const names = goesOn ? [`${part.names[0]} (continued)`, `${part.names[0]} (cont.)`] : part.names;
  const name = names.find((each) => each.length <= width) ?? '';
  if (part.bytes.length === 0) return [name, ...part.values];
  const bytes = bytesIn(piece);
  const cells = [row(bytes.map(byteText)), row(bytes.map(characterText))].filter((line) => line.trim() !== '');
  if (!goesOn) return [[name, ...part.values].join(' ').length <= width ? [name, ...part.values].join(' ') : name, ...cells];
  // The rows of a payload need no name: their upper line is open.
  return part.role === 'payload' ? cells : [name, ...cells];
}

const row = (cells: readonly string[]): string => cells.map((cell) => centred(cell, BYTE)).join(' ');

function characterText({ character }: PartByte): string {
  if (character === null) return '';
  return /^[ -~]$/.test(character) ? `'${character}'` : codePointName(character);
}

function centred(text: string, width: number): string {
  const before = Math.max(0, Math.ceil((width - text.length) / 2));
  return `${' '.repeat(before)}${text}`.padEnd(width);
}

/** The line between two rows: closed where a box ends or begins, open (`- -`) where one field goes on below itself. */
function border(above: Row | null, below: Row | null): string {
  const characters = Array.from({ length: WIDTH }, () => ' ');
  const fieldAt = (from: Row | null, bit: number): unknown => from?.boxes.find((box) => bit >= box.from && bit < box.to)?.field;
  const end = Math.max(0, ...[above, below].flatMap((each) => each?.boxes.map(({ to }) => to) ?? []));
  for (let bit = 0; bit < end; bit++) {
    const [upper, lower] = [fieldAt(above, bit), fieldAt(below, bit)];
    characters[2 * bit] = '-';
    characters[2 * bit + 1] = upper !== undefined && upper === lower ? ' ' : '-';
  }
  for (const { from, to } of [...(above?.boxes ?? []), ...(below?.boxes ?? [])]) characters[2 * from] = characters[2 * to] = '+';
  return characters.join('');
}
