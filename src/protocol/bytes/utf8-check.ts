/**
 * The fast way to the same answer as utf8.ts: whole characters are checked with one word each, ASCII sixteen bytes and
 * four three-byte characters at a time.
 *
 * Knows bytes. Must not know frames or fragments; it neither says where a text went wrong nor what characters it holds.
 */
import { ACCEPT, utf8Run, utf8Step } from './utf8.ts';

/** The UTF-8 state after bytes [from, to), begun in `state`. `view` is over the same bytes. */
export function utf8Check(bytes: Uint8Array, view: DataView, from: number, to: number, state: number): number {
  let now = state;
  let at = from;
  for (; now !== ACCEPT && at < to; at++) now = utf8Step(now, bytes[at]!);
  if (now !== ACCEPT) return now;
  // The few bytes at the end, and whatever is no whole character, are left to the byte-wise check.
  return utf8Run(bytes, wholeCharacters(view, at, to), to, ACCEPT);
}

/**
 * Passes over characters from `at` on and returns where it stopped: at the first bad byte's character, or with fewer than
 * four bytes to go. Words are read little-endian: the first byte is the lowest.
 */
function wholeCharacters(view: DataView, from: number, to: number): number {
  let at = from;
  while (at + 4 <= to) {
    const word = view.getInt32(at, true);
    if ((word & 0x80808080) === 0) {
      at = asciiRun(view, at + 4, to);
    } else if ((word & 0x00c0c0f0) === 0x008080e0) {
      if (badThree(word)) return at;
      at = threeByteRun(view, at + 3, to);
    } else if ((word & 0x80) === 0) {
      at += (word & 0x8000) !== 0 ? 1 : (word & 0x800000) !== 0 ? 2 : 3;
    } else if ((word & 0xc0e0) === 0x80c0) {
      // C0 and C1 would spell ASCII the long way.
      if ((word & 0x1e) === 0) return at;
      const another = (word & 0xc0e00000) === (0x80c00000 | 0) && (word & 0x1e0000) !== 0;
      at += another ? 4 : 2;
    } else if ((word & 0xc0c0c0f8) === (0x808080f0 | 0)) {
      // F0 80..8F is the long way; above F4 8F there are no code points. 0x3000: the bits that tell 80..8F from the rest.
      const lead = word & 0x07;
      if (lead === 0 ? (word & 0x3000) === 0 : lead > 4 || (lead === 4 && (word & 0x3000) !== 0)) return at;
      at += 4;
    } else {
      return at;
    }
  }
  return at;
}

/** E0 80..9F is the long way, ED A0..BF a surrogate: the lead's low nibble and bit 5 of the second byte tell. */
function badThree(word: number): boolean {
  const telling = word & 0x200f;
  return telling === 0 || telling === 0x200d;
}

function asciiRun(view: DataView, from: number, to: number): number {
  let at = from;
  while (at + 16 <= to) {
    const words = view.getInt32(at, true) | view.getInt32(at + 4, true) | view.getInt32(at + 8, true) | view.getInt32(at + 12, true);
    if ((words & 0x80808080) !== 0) break;
    at += 16;
  }
  return at;
}

/** Four three-byte characters lie in three words as E x x E, x x E x, x E x x. */
function threeByteRun(view: DataView, from: number, to: number): number {
  let at = from;
  while (at + 12 <= to) {
    const a = view.getInt32(at, true);
    const b = view.getInt32(at + 4, true);
    const c = view.getInt32(at + 8, true);
    const shaped = ((a & 0xf0c0c0f0) ^ 0xe08080e0) | ((b & 0xc0f0c0c0) ^ 0x80e08080) | ((c & 0xc0c0f0c0) ^ 0x8080e080);
    if (shaped !== 0) break;
    if (badThree(a) || badThree((a >>> 24) | (b << 8)) || badThree(b >>> 16) || badThree(c >>> 8)) break;
    at += 12;
  }
  return at;
}
