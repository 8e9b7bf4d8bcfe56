/**
 * What kind of dump a paste is: how its cells are written, the base of its offsets, and how well its lines agree.
 *
 * Knows a bounded sample of the dump's lines. Must not know what the bytes are.
 */
import { lineEnd } from './characters.ts';
import { bytesPerCell, readCells, readOffset, type CellStyle, type DumpLine } from './dump-line.ts';
import type { Format } from './reading.ts';

export interface DumpStyle {
  readonly cells: CellStyle;
  readonly base: 8 | 10 | 16;
  /** The offsets count lines, as Chrome's viewer does, instead of bytes. */
  readonly lineNumbers: boolean;
  /** Both indented and flush lines are there: Wireshark's "Follow TCP stream", whose server side is indented. */
  readonly sides: boolean;
  readonly format: Format;
  readonly fit: number;
}

const SAMPLE_LINES = 64;
const SAMPLE_CHARACTERS = 65_536;
const STYLES: readonly CellStyle[] = ['bits', 'octal-words', 'octal', 'hex', 'hex-words', 'decimal', 'characters'];

/** The styles in which the text reads as a dump, best first; empty when it is none. */
export function dumpStyles(text: string): DumpStyle[] {
  const found: DumpStyle[] = [];
  for (const cells of STYLES) {
    const style = styleOf(text, cells);
    if (style !== null) found.push(style);
  }
  return found.sort((a, b) => b.fit - a.fit).slice(0, 3);
}

function sampleLines(text: string, cells: CellStyle): DumpLine[] {
  const lines: DumpLine[] = [];
  for (let at = 0; at < text.length && at < SAMPLE_CHARACTERS && lines.length < SAMPLE_LINES;) {
    const end = lineEnd(text, at);
    const head = readOffset(text, at, end);
    const line = head === null ? null : readCells(text, head, cells);
    // The last offset stands alone, as wide as the others, and tells how many bytes there are.
    const isEnd = line !== null && line.offset.length === lines[0]?.offset.length && line.offsetEnd >= line.end;
    if (line !== null && (line.cells.length > 0 || isEnd)) lines.push(line);
    at = end + 1;
  }
  return lines;
}

function styleOf(text: string, cells: CellStyle): DumpStyle | null {
  const all = sampleLines(text, cells);
  const lines = all.filter((line) => line.cells.length > 0);
  const first = lines[0];
  if (first === undefined) return null;
  const clean = lines.filter(
    (line) => line.textMatches || line.textStart >= line.end || /^\s*[|>*]/.test(text.slice(line.textStart, line.end)),
  );
  if (cells !== 'hex' && clean.length < lines.length) return null;
  const bytes = bytesPerCell(cells);
  const [base, agreement] = offsetBase(all, bytes);
  const lineNumbers = agreement < 1 && countsLines(lines);
  const matched = lines.filter((line) => line.textMatches).length / lines.length;
  const fit = fitOf(lines, all.length, lineNumbers ? 1 : agreement, matched, text, cells);
  if (fit === 0) return null;
  const flush = lines.some(({ indent }) => indent === 0);
  const sides = flush && lines.some(({ indent }) => indent >= 4) && first.offset.length >= 6;
  return { cells, base, lineNumbers, sides, format: formatOf(first, cells, base, lineNumbers, text), fit };
}

/** The base in which the most lines begin where the one before ended (or at 0 again), and the share that does. */
function offsetBase(lines: readonly DumpLine[], bytes: number): [8 | 10 | 16, number] {
  let best: [8 | 10 | 16, number] = [16, lines.length === 1 ? 1 : -1];
  for (const base of [16, 8, 10] as const) {
    const digits = base === 16 ? /^[0-9a-fA-F]+$/ : base === 10 ? /^\d+$/ : /^[0-7]+$/;
    if (!lines.every(({ offset }) => digits.test(offset))) continue;
    let good = 0;
    const ends = new Set<number>();
    for (let i = 0; i < lines.length; i++) {
      const offset = parseInt(lines[i]!.offset, base);
      // Two streams may take turns, each with offsets of its own; `*` leaves a gap of whole lines.
      const isLast = lines[i]!.cells.length === 0;
      if (i > 0 && (ends.has(offset) || (isLast && ends.has(offset + 1)) || offset === 0 || isStarGap(lines, i, offset, base, bytes)))
        good++;
      ends.add(offset + lines[i]!.cells.length * bytes);
    }
    const share = lines.length === 1 ? 1 : good / (lines.length - 1);
    if (share > best[1]) best = [base, share];
  }
  return best;
}

function isStarGap(lines: readonly DumpLine[], i: number, offset: number, base: number, bytes: number): boolean {
  const before = lines[i - 1]!;
  const gap = offset - parseInt(before.offset, base) - before.cells.length * bytes;
  return gap > 0 && gap % (before.cells.length * bytes) === 0 && before.cells.length >= 8;
}

function countsLines(lines: readonly DumpLine[]): boolean {
  if (lines.length < 2 || lines[0]!.cells.length < 2) return false;
  return lines.every(({ offset }, i) => i === 0 || parseInt(offset, 16) === parseInt(lines[i - 1]!.offset, 16) + 1);
}

function fitOf(lines: readonly DumpLine[], offsets: number, agreement: number, matched: number, text: string, cells: CellStyle): number {
  const first = lines[0]!;
  const gap = first.cells[0]!.start - first.offsetEnd;
  // 4-digit groups without a colon are little-endian words where hexdump and od print them, behind seven digits.
  const shape = cells === 'hex-words' ? (first.offset.length === 7 && !first.colon ? 1.02 : 0.5) : cells === 'decimal' ? 0.95 : 1;
  if (cells === 'hex-words' && first.colon) return 0;
  if (offsets >= 2) {
    if (agreement >= 0.7) return 0.96 * shape;
    return matched > 0.6 ? 0.85 * shape : 0;
  }
  const isZero = /^0+$/.test(first.offset);
  if (matched === 1) return (isZero ? 0.96 : 0.92) * shape;
  if (isZero && (first.colon || first.prefixed)) return 0.94 * shape;
  // `0000 81 05`: pairs alone behind four zeros, which nobody writes together who writes pairs.
  const inPairs = cells === 'hex' && first.cells.every((cell, i) => i === 0 || cell.start > first.cells[i - 1]!.end);
  if (isZero && first.offset.length >= 4)
    return (gap >= 2 || first.offset.length >= 6 ? 0.92 : inPairs && first.cells.length > 1 ? 0.95 : 0.7) * shape;
  return first.colon && /^\s*\|/.test(text.slice(first.textStart)) ? 0.7 : first.colon && first.offset.length >= 4 ? 0.5 : 0;
}

function formatOf(first: DumpLine, cells: CellStyle, base: number, lineNumbers: boolean, text: string): Format {
  if (lineNumbers) return 'devtools';
  if (first.prefixed) return 'tcpdump';
  if (first.colon) return 'xxd';
  if (cells === 'octal' || cells === 'octal-words' || cells === 'decimal' || cells === 'characters') return 'od';
  // `od -tx1z` frames the text column; a `>` without the frame is a byte.
  const column = text.slice(first.textStart, first.end).trim();
  if (/^>.*<$/.test(column) && column.length === first.cells.length * bytesPerCell(cells) + 2) return 'od';
  if (cells === 'hex-words') return base === 8 ? 'od' : 'hexdump';
  return first.offset.length === 7 || (first.offset.length === 6 && base === 8) ? 'od' : 'hexdump';
}
