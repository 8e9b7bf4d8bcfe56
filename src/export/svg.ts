/**
 * A frame as a drawing on its own: rows of bits, each field in its colour and with its letter under a bracket, below it its
 * name and value.
 *
 * Knows SVG and where things stand. Must not know how a frame is laid out (frame-parts.ts reads its tree). No script, no
 * style sheet, no font from elsewhere; whatever the payload holds, the result is well-formed XML.
 */
import type { DissectedFrame } from '../protocol/frame/dissect.ts';
import { PAGE_COLOURS, ROLE_COLOURS } from './colours.ts';
import {
  byteText,
  bytesIn,
  codePointName,
  hasShape,
  partsOf,
  rowsOf,
  summaries,
  type FrameParts,
  type PartByte,
  type Piece,
} from './frame-parts.ts';

export interface SvgOptions {
  /** 32 is the layout of RFC 6455 §5.2; 8 has room for large bits. */
  readonly bitsPerRow?: 8 | 32;
}

/** Sizes in units of the drawing. */
interface Sizes {
  readonly cell: number;
  readonly height: number;
  /** Of what is written below the bits; its letters are 0.6 wide. */
  readonly font: number;
}
const SIZES: Readonly<Record<8 | 32, Sizes>> = { 8: { cell: 36, height: 34, font: 12 }, 32: { cell: 27, height: 28, font: 10.5 } };

const MARGIN = 16;
/** Left of the bits stands the offset of the row's first byte. */
const OFFSETS = 32;
const RULER = 18;
const CHIP = 15;
const GAP = 12;
const FONTS = "ui-monospace, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace";
const LETTER_WIDTH = 0.6;

/** The drawing as a file of its own. */
export function svg(frame: DissectedFrame, { bitsPerRow = 32 }: SvgOptions = {}): string {
  const parts = partsOf(frame);
  const sizes = SIZES[bitsPerRow];
  const width = 2 * MARGIN + OFFSETS + bitsPerRow * sizes.cell;
  const body: string[] = [];
  let y = MARGIN + RULER;
  for (const [index, pieces] of rowsOf(parts.parts, bitsPerRow).entries()) {
    const drawn = drawRow(pieces, bitsPerRow, sizes, y);
    body.push(offsetText((index * bitsPerRow) / 8, y + sizes.height / 2), ...drawn.items);
    y += drawn.height + GAP;
  }
  for (const text of summaries(parts)) {
    const middle = MARGIN + OFFSETS + (bitsPerRow * sizes.cell) / 2;
    body.push(textItem(text, middle, y + sizes.height / 2, { size: sizes.font, fill: PAGE_COLOURS.muted }));
    y += sizes.height;
  }
  const height = y - GAP + MARGIN;
  const open = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="${xml(FONTS)}" text-anchor="middle">`;
  const about = `<title>${xml(titleOf(frame))}</title>\n<desc>${xml(descriptionOf(parts))}</desc>`;
  const paper = `<rect width="100%" height="100%" fill="${PAGE_COLOURS.card}"/>`;
  return `${[open, about, paper, ...ruler(bitsPerRow, sizes), ...body].join('\n')}\n</svg>\n`;
}

function titleOf({ offset, byteLength }: DissectedFrame): string {
  return `WebSocket frame (RFC 6455 §5.2), ${byteLength} ${byteLength === 1 ? 'byte' : 'bytes'}${offset > 0 ? ` at byte ${offset}` : ''}`;
}

/** Every name with its value: what the picture says, to those who hear it. */
function descriptionOf(parts: FrameParts): string {
  const fields = parts.parts.map(({ names, values, bytes }) =>
    [
      names[0],
      ...values,
      ...(bytes.length > 0 ? [bytes.map((byte) => [byteText(byte), characterText(byte)].join(' ').trim()).join(', ')] : []),
    ].join(' '),
  );
  return [...fields, ...summaries(parts)].join('; ');
}

function ruler(bitsPerRow: number, { cell }: Sizes): string[] {
  return Array.from({ length: bitsPerRow }, (_, bit) =>
    textItem(String(bit), MARGIN + OFFSETS + (bit + 0.5) * cell, MARGIN + RULER / 2 - 2, { size: 10, fill: PAGE_COLOURS.muted }),
  );
}

function offsetText(byte: number, y: number): string {
  return textItem(String(byte), MARGIN + OFFSETS / 2 - 4, y, { size: 10, fill: PAGE_COLOURS.muted });
}

/** One row: its bits, and under them what each field is. */
function drawRow(pieces: readonly Piece[], bitsPerRow: number, sizes: Sizes, y: number): { items: string[]; height: number } {
  const items: string[] = [];
  let lines = 0;
  for (const piece of pieces) {
    const { part, from, to } = piece;
    const left = MARGIN + OFFSETS + (from % bitsPerRow) * sizes.cell;
    const width = (to - from) * sizes.cell;
    for (let bit = from; bit < to; bit++)
      items.push(bitItem(piece, part.bits[bit - part.start]!, left + (bit - from) * sizes.cell, y, sizes));
    items.push(...bracket(piece, left, width, y + sizes.height + 3));
    const labels = labelsOf(piece, width, sizes);
    labels.forEach((line, index) => {
      const at = y + sizes.height + 3 + CHIP + 6 + (index + 0.5) * sizes.font * 1.3;
      const step = width / line.length;
      line.forEach((text, column) => {
        if (text !== '')
          items.push(textItem(text, left + (column + 0.5) * step, at, { size: sizes.font, fill: ROLE_COLOURS[part.role].ink }));
      });
    });
    lines = Math.max(lines, labels.length);
  }
  return { items, height: sizes.height + 3 + CHIP + 6 + lines * sizes.font * 1.3 };
}

function bitItem({ part }: Piece, bit: string, x: number, y: number, { cell, height }: Sizes): string {
  const { fill, on, tint, ink } = ROLE_COLOURS[part.role];
  const here = bit !== '?';
  const paint = here ? `fill="${bit === '1' ? fill : tint}"` : `fill="none" stroke-dasharray="3 3"`;
  const rect = `<rect x="${x + 1}" y="${y}" width="${cell - 2}" height="${height}" rx="3" ${paint} stroke="${here ? ink : PAGE_COLOURS['line-strong']}"/>`;
  return rect + textItem(bit, x + cell / 2, y + height / 2, { size: 14, fill: bit === '1' ? on : here ? ink : PAGE_COLOURS.muted });
}

/** The bracket under a field, with its letter; open at the side where the field goes on in another row. */
function bracket({ part, from, to }: Piece, left: number, width: number, y: number): string[] {
  const { fill, on, ink } = ROLE_COLOURS[part.role];
  const [start, end, middle, low] = [left + 2, left + width - 2, left + width / 2, y + CHIP / 2];
  const begins = from === part.start ? `M${start} ${y}V${low}` : `M${start} ${low}`;
  const ends = to === part.start + part.bits.length ? `V${y}` : '';
  return [
    `<path d="${begins}H${end}${ends}" fill="none" stroke="${ink}"/>`,
    `<rect x="${middle - CHIP / 2}" y="${y}" width="${CHIP}" height="${CHIP}" rx="3" fill="${fill}"/>`,
    textItem(part.letter, middle, low, { size: 10, fill: on, bold: true }),
  ];
}

/** Lines of text under a piece, each of as many columns as it has texts: one for a name or value, one for each byte. */
function labelsOf(piece: Piece, width: number, { font }: Sizes): string[][] {
  const { part, from } = piece;
  const fits = (text: string, room = width): boolean => text.length * font * LETTER_WIDTH <= room;
  const goesOn = from > part.start;
  const name = part.names.find((each) => fits(each)) ?? '';
  const heading = goesOn ? [] : [name, ...part.values];
  const oneLine = heading.join(' ');
  // A bit has its value below its name even where both fit beside each other.
  const lines = part.bits.length > 1 && fits(oneLine, width - 2 * font) ? [[oneLine]] : heading.map((text) => [text]);
  const bytes = bytesIn(piece);
  if (bytes.length > 0) lines.push(bytes.map((byte) => [byteText(byte), characterText(byte)].join(' ').trim()));
  return lines.filter((line) => line.some((text) => text !== ''));
}

/** The character as itself where it has a shape, else by its number. */
function characterText({ character }: PartByte): string {
  if (character === null) return '';
  return hasShape(character) ? `'${character}'` : codePointName(character);
}

interface TextStyle {
  readonly size: number;
  readonly fill: string;
  readonly bold?: boolean;
}

/** Text centred on a point. Not every reader of SVG knows `dominant-baseline`, so the line is moved by a third of its size. */
function textItem(text: string, x: number, y: number, { size, fill, bold }: TextStyle): string {
  return `<text x="${round(x)}" y="${round(y + size * 0.35)}" font-size="${size}"${bold ? ' font-weight="700"' : ''} fill="${fill}">${xml(text)}</text>`;
}

const round = (value: number): number => Math.round(value * 100) / 100;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as XML 1.0 takes it: marks as entities, and U+FFFD for what no document may hold, escaped or not. */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
