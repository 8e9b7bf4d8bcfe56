/**
 * A head as text in which nothing hides: line ends, tabs and other controls are drawn as the signs that Unicode has for
 * them; and what somebody made of that text, as bytes again.
 *
 * Knows bytes and signs. Must not know HTTP, or which field of a page the text stands in.
 */
import { spliceBytes } from '../../protocol/bytes/join.ts';
import { encodeUtf8 } from '../../protocol/bytes/utf8.ts';

const LF = 0x0a;
const CR_SIGN = '␍';
const LF_SIGN = '␊';
/** U+2400 SYMBOL FOR NULL: the signs for 0x00 to 0x1f follow it in order. */
const FIRST_SIGN = 0x2400;
const DELETE = 0x7f;
const DELETE_SIGN = '␡';
/** Stands for a byte that is no UTF-8. */
const UNREADABLE = '\ufffd';

export interface RawText {
  readonly text: string;
  /** The byte that each UTF-16 unit of the text begins at, and the number of bytes at its end. */
  readonly at: Uint32Array;
}

/** Bytes as text: `␍␊` and a new line for CR LF, `␊` and a new line for a lone LF, `␍` for a lone CR. Any bytes. */
export function rawText(bytes: Uint8Array): RawText {
  const parts: string[] = [];
  const at: number[] = [];
  const put = (text: string, byte: number): void => {
    for (let unit = 0; unit < text.length; unit++) at.push(byte);
    parts.push(text);
  };
  for (let byte = 0; byte < bytes.length;) {
    const value = bytes[byte]!;
    const length = value < 0x80 ? 1 : characterLength(bytes, byte);
    if (length > 1) put(new TextDecoder().decode(bytes.subarray(byte, byte + length)), byte);
    else if (value === LF) {
      put(LF_SIGN, byte);
      put('\n', byte + 1);
    } else put(signOf(value), byte);
    byte += length;
  }
  return { text: parts.join(''), at: Uint32Array.from([...at, bytes.length]) };
}

function signOf(value: number): string {
  if (value < 0x20) return String.fromCharCode(FIRST_SIGN + value);
  return value < DELETE ? String.fromCharCode(value) : value === DELETE ? DELETE_SIGN : UNREADABLE;
}

/** How many bytes the UTF-8 character at `byte` has; 1 where there is none. RFC 3629 §4. */
function characterLength(bytes: Uint8Array, byte: number): number {
  const value = bytes[byte]!;
  const length = value >= 0xf0 ? 4 : value >= 0xe0 ? 3 : 2;
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(byte, byte + length));
    return byte + length <= bytes.length ? length : 1;
  } catch {
    return 1;
  }
}

/**
 * The bytes after `rawText(bytes).text` was edited into `typed`. What was not touched keeps its bytes, whatever they are. A
 * new line without signs is typed by hand and means CR LF; taking a line's break away takes its signs along.
 */
export function bytesOfRawText(bytes: Uint8Array, typed: string): Uint8Array {
  const { text, at } = rawText(bytes);
  const most = Math.min(typed.length, text.length);
  let head = 0;
  while (head < most && typed[head] === text[head]) head++;
  let tail = 0;
  while (tail < most - head && typed.at(-1 - tail) === text.at(-1 - tail)) tail++;
  // Half of a surrogate pair is no place to cut.
  if (isLow(text, head) || isLow(typed, head)) head--;
  if (isLow(text, text.length - tail) || isLow(typed, typed.length - tail)) tail--;
  const middle = encodeUtf8(lineEnds(typed.slice(head, typed.length - tail)));
  const end = text.length - tail;
  const signs = head > 0 && text[head] === '\n' && text[head - 1] === LF_SIGN ? (text[head - 2] === CR_SIGN ? 2 : 1) : 0;
  // A break taken away takes its signs along; what is typed behind the signs belongs to their line, in front of them.
  const from = at[head - signs]!;
  const to = signs > 0 && end === head ? from : at[end]!;
  return spliceBytes(bytes, from, to, middle);
}

/** Where a caret at `place` stands best: not among the signs of a line's end, where nobody types, but in front of them. */
export function caretOf(text: string, place: number): number {
  let at = place;
  while (
    at > 0 &&
    text[at] !== undefined &&
    (text[at - 1] === LF_SIGN || text[at - 1] === CR_SIGN) &&
    (text[at] === '\n' || text[at] === LF_SIGN)
  )
    at--;
  return at;
}

const isLow = (text: string, index: number): boolean => {
  const unit = text.charCodeAt(index);
  return index > 0 && unit >= 0xdc00 && unit < 0xe000;
};

/** Typed text with the signs turned into what they stand for. */
function lineEnds(typed: string): string {
  return typed
    .replaceAll('\r\n', '\n')
    .replace(/(␍?␊|␍)\n|\n/g, (_, signs: string | undefined) => (signs === undefined ? '\r\n' : signs.endsWith(LF_SIGN) ? signs : '\r\n'))
    .replace(/[\u2400-\u241f]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - FIRST_SIGN))
    .replaceAll(DELETE_SIGN, '\x7f');
}
