/**
 * Values of an exercise's data as values of a program, and any value of a program as text that is the same for equal values.
 *
 * Knows what there is in JavaScript. Must not know exercises. Never throws and never runs long, whatever it is given.
 */
import { fromHex, toHex } from '../../../protocol/bytes/hex.ts';
import type { CodeValue, Shown } from './code-schema.ts';

/** Entries of one list or object, and how deep they may lie. */
const MOST_ENTRIES = 64;
const MOST_DEPTH = 5;
/** Characters of one text, and bytes. */
const MOST_TEXT = 2000;

const isHex = (value: object): value is { readonly hex: string } => 'hex' in value && typeof value.hex === 'string';

/** `{ "hex": … }` becomes bytes; everything else is what JSON says. */
export function valueOf(value: CodeValue): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly CodeValue[]).map(valueOf);
  if (isHex(value)) return fromHex(value.hex.replaceAll(' ', ''));
  return Object.fromEntries(Object.entries(value as Readonly<Record<string, CodeValue>>).map(([name, each]) => [name, valueOf(each)]));
}

/** What `value` is, for comparing and for reading. Names of an object come in the order of the alphabet. */
export function shown(value: unknown): Shown {
  try {
    if (value instanceof Uint8Array) return { text: hexOf(value), bytes: true };
    return { text: textOf(value, 0), bytes: false };
  } catch {
    return { text: '?', bytes: false };
  }
}

/** As a console prints it: texts without quotation marks. */
export const printed = (values: readonly unknown[]): string =>
  values.map((value) => (typeof value === 'string' ? cut(value) : shown(value).text)).join(' ');

const cut = (text: string): string => (text.length > MOST_TEXT ? text.slice(0, MOST_TEXT) + '…' : text);
const hexOf = (bytes: Uint8Array): string => toHex(bytes.subarray(0, MOST_TEXT), ' ') + (bytes.length > MOST_TEXT ? ' …' : '');

function textOf(value: unknown, depth: number): string {
  if (typeof value === 'string') return JSON.stringify(cut(value));
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return 'function';
  if (typeof value === 'symbol') return 'Symbol()';
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : String(value);
  if (value instanceof Uint8Array) return `bytes ${hexOf(value)}`;
  if (value instanceof ArrayBuffer) return `ArrayBuffer ${hexOf(new Uint8Array(value))}`;
  if (value instanceof Error) return cut(`${value.name}: ${value.message}`);
  if (depth === MOST_DEPTH) return '…';
  const deeper = (each: unknown): string => textOf(each, depth + 1);
  if (Array.isArray(value)) return `[${several(value.slice(0, MOST_ENTRIES + 1).map(deeper))}]`;
  if (value instanceof Map || value instanceof Set) return `${value instanceof Map ? 'Map' : 'Set'} {${several([...value].map(deeper))}}`;
  const entries = Object.keys(value)
    .sort()
    .slice(0, MOST_ENTRIES + 1)
    .map((name) => `${name}: ${deeper((value as Record<string, unknown>)[name])}`);
  const kind = (Object.getPrototypeOf(value) as { constructor?: { name?: unknown } } | null)?.constructor?.name;
  return `${typeof kind === 'string' && kind !== 'Object' ? kind + ' ' : ''}{${several(entries)}}`;
}

const several = (texts: readonly string[]): string =>
  texts.length > MOST_ENTRIES ? [...texts.slice(0, MOST_ENTRIES), '…'].join(', ') : texts.join(', ');
