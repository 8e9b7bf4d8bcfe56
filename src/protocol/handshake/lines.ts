/**
 * Lines of a head: where each begins, where its content ends, and what ended it.
 *
 * Knows CR and LF. Must not know start lines or header fields.
 */
import { CR, LF } from './octets.ts';

/** Byte offsets. The line's content is [start, end), its line end [end, next). */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly next: number;
  /** `none`: the bytes end before the line does. */
  readonly by: 'crlf' | 'lf' | 'none';
}

/**
 * The line that begins at `start`, not looking beyond `limit`.
 *
 * RFC 9112 §2.2: "Although the line terminator for the start-line and fields is the sequence CRLF, a recipient MAY recognize
 * a single LF as a line terminator and ignore any preceding CR." One CR is ignored; any other is the line's own.
 */
export function lineAt(bytes: Uint8Array, start: number, limit = bytes.length): Line {
  const found = bytes.indexOf(LF, start);
  if (found < 0 || found >= limit) return { start, end: limit, next: limit, by: 'none' };
  const crlf = found > start && bytes[found - 1] === CR;
  return { start, end: crlf ? found - 1 : found, next: found + 1, by: crlf ? 'crlf' : 'lf' };
}

/** An ended line without content: the one that ends a head, or a stray one before it. */
export function isEmpty(line: Line): boolean {
  return line.by !== 'none' && line.start === line.end;
}
