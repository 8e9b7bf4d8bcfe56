/**
 * The lines of a paste: which of them a draft has read, and the paste with only some of them left in it.
 *
 * Knows lines, source maps and dropped ranges. Must not know any format, nor which lines should be whose.
 */
import { isDigit, isWordCharacter } from './characters.ts';
import type { Draft, Source } from './draft.ts';
import type { Dropped } from './reading.ts';

/** Index of the first character of each line, and of the place after the text: line i is [starts[i], starts[i + 1]). */
export function lineStarts(text: string): Uint32Array {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return Uint32Array.from([...starts, text.length]);
}

/** The line that holds character `at`. */
function lineOf(starts: Uint32Array, at: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (starts[middle]! <= at) low = middle;
    else high = middle;
  }
  return low;
}

/** What a draft has read of each line: how many characters wrote bytes, and the first that did (its line's end when none). */
export interface LinesRead {
  readonly count: Uint32Array;
  readonly first: Uint32Array;
}

/** Linear in bytes and lines. */
export function linesRead({ map, bytes }: Draft, starts: Uint32Array): LinesRead {
  const count = new Uint32Array(starts.length - 1);
  const first = starts.slice(1);
  let line = 0;
  for (let k = 0; k < map.stretchCount; k++) {
    const width = map.width[k]!;
    const stride = map.stride[k]!;
    // Bytes that share their characters count them once.
    const times = stride === 0 ? 1 : (k + 1 < map.stretchCount ? map.byte[k + 1]! : bytes.length) - map.byte[k]!;
    for (let i = 0, at = map.char[k]!; i < times; i++, at += stride) {
      while (line > 0 && at < starts[line]!) line--;
      while (line + 1 < count.length && at >= starts[line + 1]!) line++;
      count[line]! += width;
      if (at < first[line]!) first[line] = at;
    }
  }
  return { count, first };
}

/** Kinds of dropped ranges that may be bytes in another spelling; columns and elisions are not. */
const DOUBTFUL: ReadonlySet<Dropped['what']> = new Set<Dropped['what']>(['prose', 'prefix', 'suffix', 'comment', 'assignment']);

/**
 * The least that spells bytes: so many word characters, with a digit, a mark of base64 or of an escape, or a change of case
 * among them.
 */
const LEAST_WORDS = 4;

/**
 * The lines in which the draft left out what may be bytes: in a line that it did not read at all, or behind the
 * first byte of one that it did.
 */
export function doubtfulLines({ dropped }: Draft, text: string, starts: Uint32Array, { count, first }: LinesRead): Uint8Array {
  const doubtful = new Uint8Array(count.length);
  // What is left out of a line may be in many places, a digit in each.
  let last = -1;
  let words = 0;
  let signs = 0;
  for (const { start, end, what } of dropped) {
    if (!DOUBTFUL.has(what)) continue;
    for (let line = lineOf(starts, start); line < count.length && starts[line]! < end; line++) {
      if (doubtful[line] === 1 || (count[line]! > 0 && end <= first[line]!)) continue;
      if (line !== last) words = signs = 0;
      last = line;
      const to = Math.min(end, starts[line + 1]!);
      for (let at = Math.max(start, starts[line]!); at < to && (signs === 0 || words < LEAST_WORDS); at++) {
        const code = text.charCodeAt(at);
        if (isWordCharacter(code)) words++;
        if (isDigit(code) || code === 0x3d || code === 0x5c || (isUpper(code) && isLower(text.charCodeAt(at - 1)))) signs++;
      }
      if (signs > 0 && words >= LEAST_WORDS) doubtful[line] = 1;
    }
  }
  return doubtful;
}

function isUpper(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

function isLower(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

/** The source with every line but those of `keep` blanked, so that the kept characters stay in their places. */
export function onlyLines({ text, raw, readAs }: Source, starts: Uint32Array, keep: (line: number) => boolean): Source {
  const parts: string[] = [];
  const rawParts: string[] = [];
  const lines = starts.length - 1;
  for (let line = 0; line < lines;) {
    const kept = keep(line);
    let end = line + 1;
    while (end < lines && keep(end) === kept) end++;
    const part = text.slice(starts[line], starts[end]);
    parts.push(kept ? part : blanked(part));
    rawParts.push(kept ? raw.slice(starts[line], starts[end]) : blanked(part));
    line = end;
  }
  return { text: parts.join(''), raw: rawParts.join(''), readAs };
}

function blanked(part: string): string {
  return part.replace(/[^\n]+/g, (line) => ' '.repeat(line.length));
}
