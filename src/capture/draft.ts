/**
 * What a reader hands over before directions and rank are settled, and the builder it writes with.
 *
 * Knows bytes with their characters, pieces, marks, and what was left out. Must not know any one format.
 */
import { isSpace, trimmedEnd } from './characters.ts';
import { markIn, type Mark } from './direction-marks.ts';
import type { Dropped, Format, ReadingNote, ReadingNoteCode, RunKind, SourceMap } from './reading.ts';
import { SourceMapBuilder } from './source-map.ts';

/** A stretch of bytes that the paste shows as one thing: a literal, a packet, lines of one mark. It ends where the next begins. */
export interface Piece {
  readonly byte: number;
  readonly mark: Mark | null;
  readonly kind: RunKind;
  /** Bytes are missing before it, so it cannot continue what came before. */
  readonly gap: boolean;
  readonly opcode?: number;
  /** How it is written, in a draft that mixes formats. */
  readonly format?: Format;
}

export interface Draft {
  readonly format: Format;
  /** Of a draft that mixes formats: all of them, in the order in which they first stand. */
  readonly formats?: readonly Format[];
  /** 0 to 1: how well the text fits the grammar of the format; from 0.9 on it can hardly be anything else. */
  readonly fit: number;
  readonly bytes: Uint8Array;
  readonly map: SourceMap;
  readonly pieces: readonly Piece[];
  /** Bytes with which a line of the paste begins. Text wraps, so by itself this means little; ascending. */
  readonly lines: Uint32Array;
  readonly dropped: readonly Dropped[];
  readonly notes: readonly ReadingNote[];
  readonly truncated: boolean;
}

/** The pasted text as readers get it. */
export interface Source {
  /** Unusual spaces, full-width digits and typographic quotes in their plain form; same indices as `raw`. */
  readonly text: string;
  readonly raw: string;
  /** The format the person chose, if any: then read as well as can be, however little the text looks like it. */
  readonly readAs: Format | null;
}

/** One family. Yields nothing when the text has no sign of it, several drafts when it can be read in several ways. */
export interface Reader {
  readonly formats: readonly Format[];
  readonly read: (source: Source) => readonly Draft[];
}

const MAX_NOTES = 50;

export class DraftBuilder {
  readonly text: string;
  readonly map = new SourceMapBuilder();
  #bytes: Uint8Array;
  #pieces: Piece[] = [];
  #dropped: Dropped[] = [];
  #notes: ReadingNote[] = [];
  #pending: { gap: boolean } | null = { gap: false };
  #pieceMark: Mark | null = null;
  #lines = new Uint32Array(16);
  #lineCount = 0;
  #kind: RunKind = 'frames';
  #opcode: number | undefined;
  mark: Mark | null = null;
  truncated = false;

  constructor(text: string, capacity = 64) {
    this.text = text;
    this.#bytes = new Uint8Array(Math.max(16, capacity));
  }

  get length(): number {
    return this.map.byteCount;
  }

  /** The bytes so far, to look at only. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.length);
  }

  /** The next byte, written by characters [start, end). */
  byte(value: number, start: number, end: number): void {
    const at = this.length;
    if (this.#pending !== null || this.mark !== this.#pieceMark) this.#begin();
    if (at === this.#bytes.length) this.reserve(1);
    this.#bytes[at] = value;
    this.map.add(start, end);
  }

  /** Bytes that all come from the same characters, as those of one UTF-8 character do. */
  bytesOf(values: Iterable<number>, start: number, end: number): void {
    for (const value of values) this.byte(value, start, end);
  }

  /** Makes room for `count` more bytes and returns the store, to be filled from `length` and confirmed with `filled`. */
  reserve(count: number): Uint8Array {
    const need = this.length + count;
    if (need > this.#bytes.length) {
      const wider = new Uint8Array(Math.max(need, this.#bytes.length * 2));
      wider.set(this.bytes);
      this.#bytes = wider;
    }
    return this.#bytes;
  }

  /** Confirms `count` bytes written into the reserved store: byte i came from [start + i * stride, + width). */
  filled(count: number, start: number, stride: number, width: number): void {
    if (count > 0 && (this.#pending !== null || this.mark !== this.#pieceMark)) this.#begin();
    this.map.addStretch(start, stride, width, count);
  }

  #begin(): void {
    const gap = this.#pending?.gap ?? false;
    this.#pending = null;
    this.#pieceMark = this.mark;
    const piece: Piece = { byte: this.length, mark: this.mark, kind: this.#kind, gap };
    this.#pieces.push(this.#opcode === undefined ? piece : { ...piece, opcode: this.#opcode });
  }

  /** What follows is a piece of its own (a further buffer, literal, packet). */
  piece(kind: RunKind = 'frames', opcode?: number): void {
    this.#pending = { gap: this.#pending?.gap ?? false };
    this.#kind = kind;
    this.#opcode = opcode;
  }

  /** The next byte begins a line. With `byte`, that byte does, which may still be on its way into the store. */
  line(byte = this.length): void {
    if (byte === 0 || this.#lines[this.#lineCount - 1] === byte) return;
    if (this.#lineCount === this.#lines.length) {
      const wider = new Uint32Array(this.#lines.length * 2);
      wider.set(this.#lines);
      this.#lines = wider;
    }
    this.#lines[this.#lineCount++] = byte;
  }

  /** Bytes are missing here: what follows continues nothing. */
  gap(): void {
    this.#pending = { gap: this.length > 0 };
  }

  /** Characters [start, end) are left out; white space at both ends is not worth showing. */
  drop(start: number, end: number, what: Dropped['what']): void {
    let from = start;
    while (from < end && isSpace(this.text.charCodeAt(from))) from++;
    const to = trimmedEnd(this.text, from, end);
    if (to <= from) return;
    const last = this.#dropped[this.#dropped.length - 1];
    if (last?.end === from && last.what === what) this.#dropped[this.#dropped.length - 1] = { ...last, end: to };
    else this.#dropped.push({ start: from, end: to, what });
  }

  /**
   * Words around the bytes: left out, but a direction that they name holds from here on. The kind is told from
   * how they begin and end.
   */
  prose(start: number, end: number): void {
    const to = trimmedEnd(this.text, start, end);
    const mark = markIn(this.text, start, to);
    if (mark !== null) this.mark = mark;
    this.drop(start, to, proseKind(this.text, start, to));
  }

  note(code: ReadingNoteCode, params: ReadingNote['params'] = {}, start?: number, end?: number): void {
    if (this.#notes.length >= MAX_NOTES) return;
    this.#notes.push(start === undefined ? { code, params } : { code, params, start, end: end ?? start + 1 });
  }

  /** P1: the digit at `at` has no partner. The paste counts as cut when it ends there. */
  digitLeftOver(at: number, atEnd: boolean): void {
    this.note('hex-digit-left-over', { position: at + 1, digit: this.text.charAt(at) }, at);
    this.drop(at, at + 1, 'suffix');
    if (atEnd) this.truncated = true;
  }

  /** P2: [start, end) stands where hex digits should and is left out; the note names the first wrong character. */
  notHex(start: number, end: number, wrong: number): void {
    const character = String.fromCodePoint(this.text.codePointAt(wrong) ?? 0xfffd);
    this.note('not-a-hex-digit', { position: wrong + 1, character }, wrong, wrong + character.length);
    this.drop(start, end, 'prose');
  }

  numberOutOfRange(start: number, end: number): void {
    this.note('number-out-of-range', { position: start + 1, number: this.text.slice(start, Math.min(end, start + 24)) }, start, end);
    this.drop(start, end, 'prose');
  }

  /** `... 78 more bytes` and the like at [start, end); `more` is null when the paste does not say how many. */
  elision(start: number, end: number, more: number | null): void {
    this.note('truncated-by-tool', more === null ? {} : { more }, start, end);
    this.drop(start, end, 'elision');
    this.truncated = true;
    this.gap();
  }

  build(format: Format, fit: number): Draft {
    const count = this.length;
    // A store far wider than its bytes would be carried along by every copy of the view.
    const bytes = count * 4 > this.#bytes.length * 3 ? this.#bytes.subarray(0, count) : this.#bytes.slice(0, count);
    return {
      format,
      fit: Math.min(1, Math.max(0, fit)),
      bytes,
      map: this.map.build(),
      pieces: this.#pieces,
      lines: this.#lines.slice(0, this.#lineCount),
      dropped: this.#dropped,
      notes: this.#notes,
      truncated: this.truncated,
    };
  }
}

function proseKind(text: string, start: number, end: number): Dropped['what'] {
  let from = start;
  while (from < end && isSpace(text.charCodeAt(from))) from++;
  const head = text.slice(from, Math.min(end, from + 4));
  if (/^(?:\/\/|#|\/\*|<!--)/.test(head)) return 'comment';
  const tail = text.slice(Math.max(from, end - 60), end);
  return /(?:[\w\]"'*)]\s*:?=\s*(?:new\s+)?[\w.\s*[\](){<&]*|\w\s*:?=)$/.test(tail) ? 'assignment' : 'prose';
}
