/**
 * The map from each byte to the pasted characters it was written with, kept as regular stretches.
 *
 * Knows how stretches are built, cut and asked. Must not know any format, nor what a byte means.
 */
import type { SourceMap } from './reading.ts';

/** Characters [start, end) of the paste, UTF-16 code units. */
export interface CharRange {
  readonly start: number;
  readonly end: number;
}

/** Collects a map byte by byte or in bulk; evenly spaced bytes grow the last stretch, so they cost nothing. */
export class SourceMapBuilder {
  #byte = new Uint32Array(16);
  #char = new Uint32Array(16);
  #stride = new Uint32Array(16);
  #width = new Uint32Array(16);
  #stretches = 0;
  #bytes = 0;
  #lastChar = 0;

  /** Bytes mapped so far. */
  get byteCount(): number {
    return this.#bytes;
  }

  /** Maps the next byte to [start, end). */
  add(start: number, end: number): void {
    const width = end - start;
    const last = this.#stretches - 1;
    if (last >= 0 && this.#width[last] === width && start >= this.#lastChar) {
      const step = start - this.#lastChar;
      const count = this.#bytes - this.#byte[last]!;
      if (count === 1) this.#stride[last] = step;
      if (this.#stride[last] === step) {
        this.#lastChar = start;
        this.#bytes++;
        return;
      }
    }
    this.#push(start, width, 0, 1);
  }

  /** Maps the next `count` bytes: the i-th to [start + i * stride, start + i * stride + width). */
  addStretch(start: number, stride: number, width: number, count: number): void {
    if (count <= 0) return;
    if (count === 1) {
      this.add(start, start + width);
      return;
    }
    const last = this.#stretches - 1;
    const continues =
      last >= 0 &&
      this.#width[last] === width &&
      this.#lastChar + stride === start &&
      (this.#stride[last] === stride || this.#bytes - this.#byte[last]! === 1);
    if (!continues) {
      this.#push(start, width, stride, count);
      return;
    }
    this.#stride[last] = stride;
    this.#lastChar = start + (count - 1) * stride;
    this.#bytes += count;
  }

  #push(start: number, width: number, stride: number, count: number): void {
    const at = this.#stretches++;
    if (at === this.#byte.length) {
      this.#byte = grown(this.#byte);
      this.#char = grown(this.#char);
      this.#stride = grown(this.#stride);
      this.#width = grown(this.#width);
    }
    this.#byte[at] = this.#bytes;
    this.#char[at] = start;
    this.#stride[at] = stride;
    this.#width[at] = width;
    this.#bytes += count;
    this.#lastChar = start + (count - 1) * stride;
  }

  build(): SourceMap {
    const count = this.#stretches;
    return {
      stretchCount: count,
      byteLength: this.#bytes,
      byte: this.#byte.slice(0, count),
      char: this.#char.slice(0, count),
      stride: this.#stride.slice(0, count),
      width: this.#width.slice(0, count),
    };
  }
}

function grown(column: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(column.length * 2);
  wider.set(column);
  return wider;
}

/** The last stretch whose value in `column` is at most `value`; -1 when there is none. */
function lastAtMost(column: Uint32Array, count: number, value: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (column[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The characters that wrote byte `byteIndex` of the map's run (half-open), or null outside the run. */
export function charsOfByte(map: SourceMap, byteIndex: number): CharRange | null {
  if (byteIndex >= (map.byteLength ?? Infinity)) return null;
  const at = lastAtMost(map.byte, map.stretchCount, byteIndex);
  if (at < 0) return null;
  const start = map.char[at]! + (byteIndex - map.byte[at]!) * map.stride[at]!;
  return { start, end: start + map.width[at]! };
}

/**
 * The byte that character `charIndex` helped to write, or null when it wrote none (a space, a comment). Where several
 * bytes share the character (base64, UTF-8) the first is returned.
 */
export function byteAtChar(map: SourceMap, charIndex: number): number | null {
  const byteLength = map.byteLength ?? Infinity;
  const from = lastAtMost(map.char, map.stretchCount, charIndex);
  let found: number | null = null;
  // A base64 byte reaches into the characters of the byte before it, so the stretch before may hold the character too.
  for (let at = from; at >= 0 && at >= from - 1; at--) {
    const count = (at + 1 < map.stretchCount ? map.byte[at + 1]! : byteLength) - map.byte[at]!;
    const stride = map.stride[at]!;
    const offset = charIndex - map.char[at]!;
    const first = stride === 0 ? 0 : Math.max(0, Math.ceil((offset - map.width[at]! + 1) / stride));
    if (first < count && offset >= first * stride && offset < first * stride + map.width[at]!) found = map.byte[at]! + first;
  }
  return found;
}

/** The map of bytes [start, end) of the mapped run, counted from 0 again. */
export function sliceSourceMap(map: SourceMap, start: number, end: number): SourceMap {
  if (start === 0 && end === map.byteLength) return map;
  const first = Math.max(0, lastAtMost(map.byte, map.stretchCount, start));
  const last = end > start ? lastAtMost(map.byte, map.stretchCount, end - 1) : first - 1;
  const count = Math.max(0, last - first + 1);
  const byte = map.byte.slice(first, first + count);
  const char = map.char.slice(first, first + count);
  for (let i = 0; i < count; i++) byte[i] = Math.max(0, byte[i]! - start);
  if (count > 0) char[0] = char[0]! + (start - map.byte[first]!) * map.stride[first]!;
  return {
    stretchCount: count,
    byteLength: end - start,
    byte,
    char,
    stride: map.stride.slice(first, first + count),
    width: map.width.slice(first, first + count),
  };
}
