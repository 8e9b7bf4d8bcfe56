/**
 * Masking and unmasking: XOR with a repeating four-byte key, a 32-bit word at a time.
 *
 * Knows bytes and keys. Must not know frames, or who must mask (frame/rules.ts does).
 */

/** A view over the same bytes that reads words at any offset. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The key as a little-endian word, rotated so that the byte for payload index `keyOffset` comes first. */
export function keyWord(key: Uint8Array, keyOffset = 0): number {
  const at = (i: number) => key[(keyOffset + i) & 3] ?? 0;
  return at(0) | (at(1) << 8) | (at(2) << 16) | (at(3) << 24);
}

/** Rotates a little-endian key word on by `count` payload bytes. */
export function rotateKey(word: number, count: number): number {
  const bits = (count & 3) << 3;
  return bits === 0 ? word : (word >>> bits) | (word << (32 - bits));
}

/**
 * XORs source bytes [from, to) with the key word (its low byte meets the first of them) into `target` from `at`.
 * Source and target may be the same memory at the same place. Returns the OR of every result byte, folded into words:
 * `(result & 0x80808080) === 0` says that all of them are ASCII.
 */
export function xorInto(source: DataView, from: number, to: number, word: number, target: DataView, at: number): number {
  const count = to - from;
  if (count < 16) return xorFew(source, from, to, word, target, at);
  // The last sixteen bytes are read before anything is written and written last: they may overlap the block before
  // them, also in place, and no loop over single bytes is needed.
  const shift = at - from;
  const last = to - 16;
  const lastWord = rotateKey(word, count);
  const w = source.getInt32(last, true) ^ lastWord;
  const x = source.getInt32(last + 4, true) ^ lastWord;
  const y = source.getInt32(last + 8, true) ^ lastWord;
  const z = source.getInt32(last + 12, true) ^ lastWord;
  let seen = w | x | y | z;
  for (let i = from; i < last; i += 16) {
    const a = source.getInt32(i, true) ^ word;
    const b = source.getInt32(i + 4, true) ^ word;
    const c = source.getInt32(i + 8, true) ^ word;
    const d = source.getInt32(i + 12, true) ^ word;
    const j = i + shift;
    target.setInt32(j, a, true);
    target.setInt32(j + 4, b, true);
    target.setInt32(j + 8, c, true);
    target.setInt32(j + 12, d, true);
    seen |= a | b | c | d;
  }
  target.setInt32(last + shift, w, true);
  target.setInt32(last + shift + 4, x, true);
  target.setInt32(last + shift + 8, y, true);
  target.setInt32(last + shift + 12, z, true);
  return seen;
}

/**
 * Source bytes [from, to) XOR the key word (its low byte meets the first of them), into all of `target`, which must be as long. Returns
 * what xorInto returns. For short targets it makes no view, which would cost more than the bytes.
 */
export function copyUnmasked(source: DataView, from: number, to: number, word: number, target: Uint8Array): number {
  if (to - from >= SHORT) return xorInto(source, from, to, word, viewOf(target), 0);
  let seen = 0;
  for (let i = from, rest = word; i < to; i++, rest = (rest >>> 8) | (rest << 24)) {
    seen |= target[i - from] = source.getUint8(i) ^ (rest & 0xff);
  }
  return seen;
}

/** From here on a view of the target pays. */
const SHORT = 32;

function xorFew(source: DataView, from: number, to: number, word: number, target: DataView, at: number): number {
  let seen = 0;
  let i = from;
  let j = at;
  for (; i + 4 <= to; i += 4, j += 4) {
    const a = source.getInt32(i, true) ^ word;
    target.setInt32(j, a, true);
    seen |= a;
  }
  for (let rest = word; i < to; i++, j++, rest >>>= 8) {
    const a = source.getUint8(i) ^ (rest & 0xff);
    target.setUint8(j, a);
    seen |= a;
  }
  return seen;
}

/**
 * Masks or unmasks: RFC 6455 §5.3, "transformed-octet-i = original-octet-i XOR masking-key-octet-j", j = i mod 4.
 * `source[0]` meets key byte `keyOffset` mod 4. Writes into `target` (which may be `source`) and returns it; a target
 * shorter than the source gets as many bytes as it holds. A key byte that is not there counts as 0.
 */
export function unmask(source: Uint8Array, key: Uint8Array, target: Uint8Array = new Uint8Array(source.length), keyOffset = 0): Uint8Array {
  const count = Math.min(source.length, target.length);
  xorInto(viewOf(source), 0, count, keyWord(key, keyOffset), viewOf(target), 0);
  return target;
}
