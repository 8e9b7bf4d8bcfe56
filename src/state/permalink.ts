/**
 * The frames page's link: what the fragment holds (bytes, directions, selection, view, options) and back again.
 *
 * Knows the keys, their one fixed order and the limits. Must not know the address bar (address.ts writes it) or
 * what any field means; bytes it cannot read it names instead of guessing.
 */
import { joinBytes } from '../protocol/bytes/join.ts';
import type { RunKind } from '../capture/reading.ts';
import type { Direction } from '../protocol/annotation/model.ts';
import { deflateToText, inflateFromText } from './compress.ts';
import { fragmentOf, pairsOf, percentEncoded } from './fragment.ts';
import { INFLATE_LIMIT, LINK_LIMIT, PLAIN_LIMIT } from './link-limits.ts';
import { formatSelection, parseSelection, type LinkSelection } from './link-selection.ts';

export type View = 'bytes' | 'figure';

export interface LinkRun {
  readonly bytes: Uint8Array;
  readonly direction: Direction;
  readonly kind: RunKind;
}

/** Everything a link can say; absent means the default. */
export interface FramesLink {
  readonly runs?: readonly LinkRun[];
  /** A text that was typed to become a frame, in place of bytes. */
  readonly text?: string;
  readonly selection?: LinkSelection;
  readonly view?: View;
  readonly rsv1Allowed?: boolean;
  /** Largest message in payload bytes. */
  readonly maxMessage?: number;
}

/** A parsed fragment, with the parts (`key=value`) that could not be read. */
export interface ParsedLink {
  readonly link: FramesLink;
  readonly unread: readonly string[];
}

const DIRECTIONS: Readonly<Record<string, Direction>> = { c2s: 'c2s', s2c: 's2c', '-': 'unknown' };
const KINDS: Readonly<Record<string, RunKind>> = { frames: 'frames', payload: 'payload', handshake: 'handshake' };

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** A list of one word per run, or null when every run has the default. */
function perRun(runs: readonly LinkRun[], word: (run: LinkRun) => string, usual: string): string | null {
  const words = runs.map(word);
  return words.every((each) => each === usual) ? null : words.join('.');
}

/**
 * The fragment (without `#`) for `link`: keys in their fixed order, defaults left out. `complete` is false when the
 * bytes are too many for a link; the fragment then holds everything else.
 */
export async function formatLink(link: FramesLink): Promise<{ readonly fragment: string; readonly complete: boolean }> {
  const parts: [string, string][] = [];
  const runs = link.text === undefined ? (link.runs ?? []) : [];
  const length = runs.reduce((sum, run) => sum + run.bytes.length, 0);
  const bytes = length <= INFLATE_LIMIT ? joinBytes(runs.map(({ bytes }) => bytes)) : new Uint8Array(0);
  const packed = bytes.length > PLAIN_LIMIT ? await deflateToText(bytes) : null;
  const textTooLong = link.text !== undefined && percentEncoded(link.text).length > LINK_LIMIT;
  const complete = !textTooLong && (length <= PLAIN_LIMIT || (packed !== null && packed.length <= LINK_LIMIT));
  if (complete && bytes.length > 0 && packed === null) parts.push(['f', hexOf(bytes)]);
  if (link.text !== undefined && !textTooLong) parts.push(['t', link.text]);
  if (complete && runs.length > 0) {
    const directions = perRun(runs, (run) => (run.direction === 'unknown' ? '-' : run.direction), '-');
    if (directions !== null) parts.push(['dir', directions]);
  }
  if (complete && link.selection) {
    parts.push(['sel', formatSelection(link.selection)]);
  }
  if (link.view === 'figure') parts.push(['view', 'figure']);
  if (complete && runs.length > 0) {
    if (runs.length > 1) parts.push(['cut', runs.slice(0, -1).map(cuts()).join('.')]);
    const kinds = perRun(runs, (run) => run.kind, 'frames');
    if (kinds !== null) parts.push(['kind', kinds]);
  }
  if (link.rsv1Allowed) parts.push(['rsv1', '1']);
  if (link.maxMessage !== undefined) parts.push(['max', String(link.maxMessage)]);
  if (complete && packed !== null) parts.push(['z', packed]);
  return { fragment: fragmentOf(parts), complete };
}

/** Maps runs to the offset at which the next one begins. */
function cuts(): (run: LinkRun) => number {
  let at = 0;
  return (run) => (at += run.bytes.length);
}

/** Bytes of bare hex up to the first thing that is none. */
function bytesOfHex(text: string): { bytes: Uint8Array; whole: boolean } {
  const digits = /^[0-9a-fA-F]*/.exec(text)![0];
  const bytes = new Uint8Array(digits.length >> 1);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16);
  return { bytes, whole: digits.length === text.length && digits.length % 2 === 0 };
}

function splitRuns(bytes: Uint8Array, ends: readonly number[], directions: readonly Direction[], kinds: readonly RunKind[]): LinkRun[] {
  const bounds = [0, ...ends, bytes.length];
  return bounds.slice(1).map((end, i) => ({
    bytes: bytes.subarray(bounds[i], end),
    direction: directions[i] ?? 'unknown',
    kind: kinds[i] ?? 'frames',
  }));
}

/** The words of a dotted list, or null when one of them is not in `table`. */
function listOf<T>(value: string, table: Readonly<Record<string, T>>): T[] | null {
  const words = value.split('.').map((word) => (Object.hasOwn(table, word) ? table[word]! : null));
  return words.includes(null) ? null : (words as T[]);
}

/** Offsets that rise within (0, length), or null. */
function offsetsOf(value: string, length: number): number[] | null {
  const offsets = value.split('.').map((word) => (/^\d{1,9}$/.test(word) ? Number(word) : Number.NaN));
  const rising = offsets.every((offset, i) => offset > (offsets[i - 1] ?? 0) && offset < length);
  return rising ? offsets : null;
}

/** Reads a fragment (with or without `#`). Never throws; what cannot be read is listed and the rest stands. */
export async function parseLink(fragment: string): Promise<ParsedLink> {
  const unread: string[] = [];
  const pairs = pairsOf(fragment, unread);
  const take = <T>(key: string, read: (value: string) => T | null): T | undefined => {
    const pair = pairs.get(key);
    if (!pair) return undefined;
    pairs.delete(key);
    const result = read(pair.value);
    if (result === null) unread.push(pair.part);
    return result ?? undefined;
  };

  const plain = take('f', (value) => {
    const { bytes, whole } = bytesOfHex(value);
    if (bytes.length === 0) return null;
    if (!whole) unread.push(`f=${value}`);
    return bytes;
  });
  const packed = pairs.get('z');
  pairs.delete('z');
  const inflated = packed && !plain ? await inflateFromText(packed.value, INFLATE_LIMIT) : null;
  if (packed && !inflated?.whole) unread.push(packed.part);
  const text = take('t', (value) => (plain || inflated ? null : value));

  const bytes = plain ?? (inflated && inflated.bytes.length > 0 ? inflated.bytes : undefined);
  const ends = take('cut', (value) => offsetsOf(value, bytes?.length ?? 0)) ?? [];
  const directions = take('dir', (value) => listOf(value, DIRECTIONS)) ?? [];
  const kinds = take('kind', (value) => listOf(value, KINDS)) ?? [];
  const selection = take('sel', parseSelection);
  const view = take('view', (value) => (value === 'figure' || value === 'bytes' ? value : null));
  const rsv1Allowed = take('rsv1', (value) => (value === '1' ? true : value === '0' ? false : null));
  const maxMessage = take('max', (value) => (/^\d{1,15}$/.test(value) ? Number(value) : null));
  for (const { part } of pairs.values()) unread.push(part);

  return {
    link: {
      ...(bytes ? { runs: splitRuns(bytes, ends, directions, kinds) } : {}),
      ...(text !== undefined ? { text } : {}),
      ...(selection ? { selection } : {}),
      ...(view === 'figure' ? { view } : {}),
      ...(rsv1Allowed ? { rsv1Allowed } : {}),
      ...(maxMessage !== undefined ? { maxMessage } : {}),
    },
    unread,
  };
}
