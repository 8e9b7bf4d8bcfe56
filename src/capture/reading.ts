/**
 * What reading a paste yields: ranked guesses, each with runs of bytes and the source characters they came from.
 *
 * Knows the shapes that readers, diagnoses, the page and the command line share. Must not know any one format.
 */
import type { Direction } from '../protocol/annotation/model.ts';

/** The format names of the command line's `--read-as`; also the keys of their display names in i18n. */
export const FORMATS = [
  'node-buffer',
  'node-json',
  'escapes',
  'lua-escapes',
  'decimal',
  'signed-decimal',
  'erlang',
  'hex-list',
  'hex',
  'binary-digits',
  'hexdump',
  'xxd',
  'od',
  'tcpdump',
  'base64',
  'devtools',
  'library-log',
  'har',
  'handshake',
  'text',
] as const;
export type Format = (typeof FORMATS)[number];

/**
 * Where bytes came from in the pasted text, as regular stretches: byte `byte + i` of a stretch (0 <= i < count)
 * was written by the characters [char + i * stride, char + i * stride + width). UTF-16 code units, half-open.
 * 16 MiB of evenly spaced hex is one stretch; irregular text has one stretch per byte at worst.
 */
export interface SourceMap {
  readonly stretchCount: number;
  /** Bytes the stretches describe; absent means that the last stretch has no known end. */
  readonly byteLength?: number;
  readonly byte: Uint32Array;
  readonly char: Uint32Array;
  readonly stride: Uint32Array;
  readonly width: Uint32Array;
}

/** What a run of bytes is. `frames`: wire bytes. `payload`: message content without a header. `handshake`: HTTP text. */
export type RunKind = 'frames' | 'payload' | 'handshake';

/** Consecutive bytes of one direction. */
export interface ByteRun {
  readonly bytes: Uint8Array;
  readonly direction: Direction;
  /** True when the paste itself said so (arrows, ports, `client:`), false when nothing did. */
  readonly directionMarked: boolean;
  readonly kind: RunKind;
  readonly map: SourceMap;
  /** For a payload whose source names its type (a HAR message, a log line): the opcode a frame of it would have. */
  readonly opcode?: number;
}

/** Characters that were recognised as something other than bytes and left out; shown, never hidden. */
export interface Dropped {
  readonly start: number;
  readonly end: number;
  readonly what:
    'offset-column' | 'ascii-column' | 'prefix' | 'suffix' | 'comment' | 'assignment' | 'elision' | 'prose' | 'lower-layers' | 'padding';
}

/** Something to say about the reading itself: P1, P2 … of the message catalogue and the like. */
export interface ReadingNote {
  readonly code: ReadingNoteCode;
  /** Characters it is about, when there are any. */
  readonly start?: number;
  readonly end?: number;
  readonly params: Readonly<Record<string, string | number>>;
}
export const READING_NOTES = [
  'hex-digit-left-over',
  'not-a-hex-digit',
  'number-out-of-range',
  'truncated-by-tool',
  'repeat-expanded',
  'columns-dropped',
  'lower-layers-stripped',
  'bare-ack',
  'messages-not-frames',
  'line-numbers-not-offsets',
  'text-was-decoded',
  'text-made-frame',
  'pieces-joined',
  'directions-split',
  /** said: 'c2s' | 's2c', what a sentence says and MASK denies. */
  'direction-doubted',
  'padding-dropped',
  'base64-bad-character',
  'bits-left-over',
  'little-endian-words',
  'sign-extended',
  'bytes-missing',
  /** formats: the names of the formats, with spaces between. */
  'formats-mixed',
  'spelled-again',
] as const;
export type ReadingNoteCode = (typeof READING_NOTES)[number];

/** One way to read the paste. */
export interface Reading {
  readonly format: Format;
  /**
   * All formats that pieces of the paste are written in, in the order in which they first stand; absent when there is only
   * one. `format` is then that of the piece that is surest.
   */
  readonly formats?: readonly Format[];
  /** 0 to 1; only the order matters, plus: under 0.2 is a long shot. */
  readonly confidence: number;
  readonly runs: readonly ByteRun[];
  readonly dropped: readonly Dropped[];
  readonly notes: readonly ReadingNote[];
  /** The paste itself was cut: `... >`, half a byte at the end, an elision. */
  readonly truncated: boolean;
}

export interface PasteReading {
  /** Best first; never empty unless the paste is empty or white space. */
  readonly guesses: readonly Reading[];
}
