/**
 * Reading a stream the way a faulty sender wrote it, and writing it the way the RFC spells it.
 *
 * Knows how to go from frame to frame with somebody else's rule. Must not know which rules there are: each mistake
 * brings its own.
 */
import { type HeaderLayout, readHeader } from '../../protocol/frame/header.ts';
import { isReserved } from '../../protocol/frame/opcodes.ts';
import { extendedLength, lengthCode, shortestForm } from '../../protocol/frame/payload-length.ts';
import { ByteSink } from './byte-sink.ts';
import type { Fix } from './proposal.ts';

/** A walk in progress. */
export class Walk {
  readonly sink = new ByteSink();
  /** Places where the sender's rule and the RFC's differ. */
  changed = 0;
  /** Offset of the first of them. */
  firstChange = -1;
  /** Whether a message is open, by the frames walked so far. */
  open = false;
  /** Key searches made, which are dear. */
  searches = 0;
  /** Bytes of text that are readable by the sender's rule and not by the RFC's. */
  revealed = 0;
  /** Offset of the first frame that has some. */
  firstRevealed = -1;
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  change(at: number): void {
    if (this.changed++ === 0) this.firstChange = at;
  }

  reveal(at: number, length: number): void {
    if (this.revealed === 0) this.firstRevealed = at;
    this.revealed += length;
  }
}

/** Reads what stands at `at` and writes it to the walk's sink; the offset behind it, or -1 when the rule does not fit. */
export type Dialect = (walk: Walk, at: number) => number;

/** `once`: the first frame alone is wrong; `always`: the sender has the bug in every frame from here on. */
export type Extent = 'once' | 'always';

/** Walks from `at`; null when the dialect does not fit there or changes nothing. */
export function walkDialect(bytes: Uint8Array, at: number, dialect: Dialect, extent: Extent, limit: number): Walk | null {
  const walk = new Walk(bytes);
  let position = dialect(walk, at);
  if (position < 0 || (extent === 'once' && walk.changed === 0)) return null;
  while (position < limit && extent === 'always') {
    const next = isLegalStart(bytes[position]!) || isStray(bytes[position]!) ? dialect(walk, position) : -1;
    if (next < 0) break;
    position = next;
  }
  if (walk.changed === 0) return null;
  walk.sink.copy(bytes, position, Math.max(position, limit));
  return walk;
}

/** The fix that reading in a dialect from `at` amounts to. */
export function dialectFix(bytes: Uint8Array, at: number, dialect: Dialect, extent: Extent): Fix {
  return { keep: at, build: (limit) => walkDialect(bytes, at, dialect, extent, limit)?.sink.bytes() ?? null };
}

/** A first byte no extension is needed for, RSV1 included: compression may be agreed. */
export function isLegalStart(byte0: number): boolean {
  return (byte0 & 0b0011_0000) === 0 && !isReserved(byte0 & 0b0000_1111);
}

function isStray(byte: number): boolean {
  return byte === 0 || byte === 0x0a || byte === 0x0d;
}

/** Copies the frame at `at` as the RFC reads it; -1 when it is not all there. */
export function ordinary(walk: Walk, at: number): number {
  const header = readHeader(walk.bytes, at);
  const end = endOf(header);
  if (end < 0 || end > walk.bytes.length) return -1;
  walk.sink.copy(walk.bytes, at, end);
  noteMessage(walk, header.byte0!);
  return end;
}

/** Offset behind the frame by its own header, or -1 while the header is cut or the length beyond any input. */
export function endOf(header: HeaderLayout): number {
  if (header.declared === null || header.headerHave < header.headerNeeds || header.declared > 0xffff_ffffn) return -1;
  return header.payloadAt + Number(header.declared);
}

/**
 * Writes a frame of the same flags and MASK bit with `length` payload bytes, taken with the key from `keyAt` on; -1 when
 * they are not there.
 */
export function respelled(walk: Walk, header: HeaderLayout, length: number, keyAt: number): number {
  const end = keyAt + (header.masked ? 4 : 0) + length;
  if (length < 0 || end > walk.bytes.length || header.byte0 === null) return -1;
  writeHead(walk.sink, header.byte0, header.masked, length);
  walk.sink.copy(walk.bytes, keyAt, end);
  noteMessage(walk, header.byte0);
  return end;
}

/** First byte and length in its shortest spelling (§5.2: "the minimal number of bytes MUST be used"). */
export function writeHead(sink: ByteSink, byte0: number, masked: boolean, length: number): void {
  const declared = BigInt(length);
  const form = shortestForm(declared);
  sink.byte(byte0);
  sink.byte((masked ? 0b1000_0000 : 0) | lengthCode(declared, form));
  sink.copy(extendedLength(declared, form));
}

/** Keeps track of fragmentation: data frames open and close messages, control frames do not. */
export function noteMessage(walk: Walk, byte0: number): void {
  if ((byte0 & 0b0000_1000) === 0) walk.open = (byte0 & 0b1000_0000) === 0;
}
