/**
 * Edits of a head that touch one line and leave every other byte alone: the value of a field, a field put in, taken out or moved, the
 * start line. What stands behind the head goes along.
 *
 * Knows where the parts of a head lie. Must not know which fields a handshake needs (repairs.ts does).
 */
import { joinBytes } from '../bytes/join.ts';
import type { HeaderField } from './field-line.ts';
import type { MessageHead } from './head.ts';
import type { ByteRange } from './nodes.ts';
import { COLON, CR, fromLatin1, LF, SP } from './octets.ts';

const CRLF = Uint8Array.of(CR, LF);

/** `bytes` with [start, end) replaced by `parts` in a row. */
export function splice(bytes: Uint8Array, { start, end }: ByteRange, ...parts: readonly Uint8Array[]): Uint8Array {
  return joinBytes([bytes.subarray(0, start), ...parts, bytes.subarray(end)]);
}

/** The head with another value in a field; folds go. Behind a bare colon the value gets the customary space. */
export function withValue({ bytes }: MessageHead, { valueRange }: HeaderField, value: Uint8Array): Uint8Array {
  const { start, end } = valueRange;
  const afterColon = start === end && bytes[start - 1] === COLON;
  return splice(bytes, valueRange, ...(afterColon && value.length > 0 ? [Uint8Array.of(SP)] : []), value);
}

/** The head without a field. */
export function withoutField({ bytes }: MessageHead, { lineRange }: HeaderField): Uint8Array {
  return splice(bytes, lineRange);
}

/** The head with a line of its own, with or without its line end, put in front of field number `at`, or behind the last one. */
export function withLine(head: MessageHead, at: number, line: Uint8Array): Uint8Array {
  const place = head.fields[at]?.lineRange.start ?? head.fieldsEnd;
  return splice(head.bytes, { start: place, end: place }, line, line.at(-1) === LF ? new Uint8Array(0) : CRLF);
}

/** The head with field number `at` one place up (-1) or down (1); the same bytes where there is no such place. */
export function withFieldMoved(head: MessageHead, at: number, by: -1 | 1): Uint8Array {
  const upper = head.fields[by < 0 ? at - 1 : at]?.lineRange;
  const lower = head.fields[by < 0 ? at : at + 1]?.lineRange;
  if (!upper || !lower) return head.bytes;
  const { bytes } = head;
  const range = { start: upper.start, end: lower.end };
  return splice(
    bytes,
    range,
    bytes.slice(lower.start, lower.end),
    bytes.slice(upper.end, lower.start),
    bytes.slice(upper.start, upper.end),
  );
}

/** The head with another start line. A head that has no ended line gets it in front of everything. */
export function withStartLine({ bytes, line }: MessageHead, text: Uint8Array): Uint8Array {
  return line === null ? splice(bytes, { start: 0, end: bytes.length }, text, CRLF) : splice(bytes, line.range, text);
}

/** A header line with its end. Text is Latin-1. */
export function lineOf(name: string, value: string): Uint8Array {
  return fromLatin1(`${name}: ${value}\r\n`);
}
