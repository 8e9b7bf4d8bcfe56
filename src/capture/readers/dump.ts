/**
 * Hex dumps of several lines: repeats, packets whose offsets begin again, two sides taking turns, line numbers.
 *
 * Knows how lines of a dump follow each other. Must not know the layers below WebSocket.
 */
import { isBlank, lineEnd } from '../characters.ts';
import { DraftBuilder, type Draft, type Reader, type Source } from '../draft.ts';
import { bytesPerCell, cellBytes, readCells, readOffset, type DumpLine } from '../dump-line.ts';
import { dumpStyles, type DumpStyle } from '../dump-style.ts';
import type { Mark } from '../direction-marks.ts';
import { directionOfPorts } from '../lower-layers.ts';
import type { Format } from '../reading.ts';

const FORMATS: readonly Format[] = ['hexdump', 'xxd', 'od', 'tcpdump', 'devtools'];
/** `*` may stand for gigabytes; more than this is not expanded. */
const MAX_REPEAT = 16 * 1024 * 1024;
/**
 * A line of its own above a packet for `text2pcap -D`, with `-t` also a time: outbound is what the client sends, for the commands that are
 * exported here.
 */
const TEXT2PCAP_SIDE = /^([IO])(?:[ \t]+\d[\d:.TZ+-]{4,40})?$/;
const TEXT2PCAP_MARKS: Readonly<Record<string, Mark>> = { O: 'c2s', I: 's2c' };

export const dump: Reader = { formats: FORMATS, read };

function read({ text, readAs }: Source): Draft[] {
  const wanted = readAs !== null && FORMATS.includes(readAs) ? readAs : null;
  const drafts = dumpStyles(text).map((style) => new DumpReader(text, wanted === null ? style : { ...style, format: wanted }).read());
  const plain = wanted === 'od' || (wanted === null && drafts.length === 0) ? readPlainOctal(text) : null;
  return plain === null ? drafts : [...drafts, plain];
}

class DumpReader {
  readonly #text: string;
  readonly #style: DumpStyle;
  readonly #out: DraftBuilder;
  /** Where each side's next line should begin; -1 before its first. */
  readonly #expected = { flush: -1, indented: -1 };
  #side: 'flush' | 'indented' = 'flush';
  #star: { start: number; end: number } | null = null;
  #lineBytes: number[] = [];

  constructor(text: string, style: DumpStyle) {
    this.#text = text;
    this.#style = style;
    this.#out = new DraftBuilder(text, text.length / 4);
  }

  read(): Draft {
    const text = this.#text;
    const { format, fit, lineNumbers, cells } = this.#style;
    if (format === 'devtools') this.#out.piece('payload');
    for (let at = 0; at < text.length;) {
      const end = lineEnd(text, at);
      this.#line(at, end);
      at = end + 1;
    }
    if (lineNumbers) this.#out.note('line-numbers-not-offsets');
    if (format === 'devtools') this.#out.note('messages-not-frames');
    if (bytesPerCell(cells) === 2) this.#out.note('little-endian-words');
    this.#out.note('columns-dropped');
    return this.#out.build(format, fit);
  }

  #line(start: number, end: number): void {
    const text = this.#text;
    if (text.slice(start, Math.min(end, start + 40)).trim() === '*') {
      this.#star = { start: text.indexOf('*', start), end: text.indexOf('*', start) + 1 };
      return;
    }
    const head = readOffset(text, start, end);
    const line = head === null ? null : readCells(text, head, this.#style.cells);
    if (line === null || (line.cells.length === 0 && line.offsetEnd < line.end)) {
      this.#words(start, end);
      return;
    }
    const offset = parseInt(line.offset, this.#style.base);
    // Alone, an offset says where the dump ends; any other digits are not the dump's.
    const isEnd = line.cells.length === 0;
    if (isEnd && this.#star === null && Math.abs(offset - this.#expected[this.#side]) > 1) {
      this.#words(start, end);
      return;
    }
    if (this.#style.sides) this.#turn(line.indent >= 4 ? 'indented' : 'flush');
    if (Number.isNaN(offset)) {
      this.#words(start, end);
      return;
    }
    if (!this.#style.lineNumbers) this.#place(offset, isEnd);
    else if (this.#expected.flush >= 0 && offset !== this.#expected.flush) this.#out.piece('payload');
    this.#out.prose(start, line.prefixEnd);
    this.#out.drop(line.offsetStart, line.offsetEnd, 'offset-column');
    const count = this.#write(line, offset);
    this.#expected[this.#side] = this.#style.lineNumbers ? offset + 1 : offset + count;
    this.#out.drop(line.textStart, line.end, 'ascii-column');
  }

  /** A line that is no dump: a packet's summary, a heading, a direction. */
  #words(start: number, end: number): void {
    const packet = /\bIP6? [\w.:-]{1,80}?\.(\d{1,5}|https?) > [\w.:-]{1,80}?\.(\d{1,5}|https?):/.exec(
      this.#text.slice(start, Math.min(end, start + 300)),
    );
    if (packet === null) {
      this.#out.prose(start, end);
      const side = TEXT2PCAP_SIDE.exec(this.#text.slice(start, Math.min(end, start + 50)).trim());
      if (side !== null) this.#out.mark = TEXT2PCAP_MARKS[side[1]!]!;
      return;
    }
    const [source, destination] = [packet[1]!, packet[2]!].map((port) => (port === 'http' ? 80 : port === 'https' ? 443 : Number(port)));
    this.#out.drop(start, end, 'prose');
    const direction = directionOfPorts(source!, destination!);
    this.#out.mark = direction === 'unknown' ? null : direction;
    this.#out.piece();
  }

  #turn(side: 'flush' | 'indented'): void {
    if (side !== this.#side || this.#out.length === 0) this.#out.piece();
    this.#side = side;
    // Wireshark: the first peer is the one that opened the connection, and is not indented.
    this.#out.mark = side === 'flush' ? 'c2s' : 's2c';
  }

  /** Settles what lies between the last line and one at `offset`: nothing, a repeat, a new packet or missing bytes. */
  #place(offset: number, isEnd: boolean): void {
    const expected = this.#expected[this.#side];
    const star = this.#star;
    this.#star = null;
    if (star !== null && expected >= 0 && offset > expected && this.#lineBytes.length > 0) {
      this.#repeat(star, offset - expected);
      return;
    }
    if (star !== null) this.#out.drop(star.start, star.end, 'elision');
    if (expected < 0 || offset === expected || isEnd) return;
    if (offset < expected) this.#out.piece();
    else {
      this.#out.note('bytes-missing', { count: offset - expected });
      this.#out.truncated = true;
      this.#out.gap();
    }
  }

  #repeat(star: { start: number; end: number }, count: number): void {
    const bytes = this.#lineBytes;
    if (count > MAX_REPEAT) {
      this.#out.elision(star.start, star.end, count);
      return;
    }
    const store = this.#out.reserve(count);
    const base = this.#out.length;
    for (let i = 0; i < count; i++) store[base + i] = bytes[i % bytes.length]!;
    this.#out.filled(count, star.start, 0, 1);
    this.#out.note('repeat-expanded', { count }, star.start, star.end);
  }

  /** Writes the line's bytes; a last word that holds only one byte is known by the offset that follows. */
  #write(line: DumpLine, offset: number): number {
    const width = bytesPerCell(this.#style.cells);
    const room = width === 1 ? Infinity : this.#total(line.end) - offset;
    this.#lineBytes = [];
    for (const cell of line.cells) {
      cellBytes(this.#text.slice(cell.start, cell.end), this.#style.cells).forEach((byte, i) => {
        // The low byte is written by the word's last two digits in hex; in octal no digit belongs to one byte alone.
        const start = this.#style.cells === 'hex-words' ? cell.end - 2 * (i + 1) : cell.start;
        const end = this.#style.cells === 'hex-words' ? start + 2 : cell.end;
        if (this.#lineBytes.length >= room) {
          if (this.#style.cells === 'hex-words') this.#out.drop(start, end, 'padding');
          return;
        }
        this.#lineBytes.push(byte);
        this.#out.byte(byte, start, end);
      });
    }
    return this.#lineBytes.length;
  }

  /** The offset alone on the next line, where a dump ends; Infinity when the next line is another. */
  #total(lineStop: number): number {
    const start = this.#text.indexOf('\n', lineStop) + 1;
    if (start === 0) return Infinity;
    const line = this.#text.slice(start, Math.min(lineEnd(this.#text, start), start + 40)).trim();
    return /^[0-9a-fA-F]{6,16}$/.test(line) ? parseInt(line, this.#style.base) : Infinity;
  }
}

/** `od -An`: cells without offsets are other readers' hex and decimals; only its octal words are told here. */
function readPlainOctal(text: string): Draft | null {
  if (!/^\s*(?:[01][0-7]{5}\s+)+[01][0-7]{5}\s*$/.test(text.slice(0, 4096))) return null;
  const out = new DraftBuilder(text, 64);
  for (const match of text.matchAll(/[01][0-7]{5}/g)) {
    const value = parseInt(match[0], 8);
    out.bytesOf([value & 0xff, value >> 8], match.index, match.index + 6);
  }
  out.note('little-endian-words');
  return isBlank(text.charCodeAt(0)) ? out.build('od', 0.8) : out.build('od', 0.6);
}
