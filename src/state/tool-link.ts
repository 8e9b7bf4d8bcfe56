/**
 * The link of a step-by-step tool: a few values that fit in plain `key=value` pairs, and back again.
 *
 * Knows the one order of keys and how what cannot be read is reported. Must not know the address bar
 * (tool-address.ts writes it) or any tool: each brings a schema. The frames page, whose bytes may need
 * compressing, has a link of its own (permalink.ts).
 */
import { fragmentOf, pairsOf } from './fragment.ts';

/** How one value is written. */
export interface LinkKey<Value> {
  /** Null: this cannot be read. */
  readonly parse: (text: string) => Value | null;
  /** Null: this is the default, which a link leaves out. */
  readonly format: (value: Value) => string | null;
}

/** Keys of a tool's link with how their values are written. */
export type LinkSchema<State> = { readonly [Key in keyof State]-?: LinkKey<Exclude<State[Key], undefined>> };

/** The order of the keys that pages share; a page's own come after these, in the order of its schema, and `z` is last. */
const ORDER = ['f', 't', 'n', 'key', 'mask', 'dir', 'sel', 'step', 'view', 'scene'];

/** A key whose value is one of a few words; the first is the default. */
export function wordKey<const Word extends string>(words: readonly Word[]): LinkKey<Word> {
  return {
    parse: (text) => words.find((word) => word === text) ?? null,
    format: (value) => (value === words[0] ? null : value),
  };
}

/** A switch, off unless the link says `1`. */
export const switchKey: LinkKey<boolean> = {
  parse: (text) => (text === '1' ? true : text === '0' ? false : null),
  format: (value) => (value ? '1' : null),
};

/** The number of a step; 0 is where every tool starts. A tool cuts what is beyond its last step. */
export const stepKey: LinkKey<number> = {
  parse: (text) => (/^\d{1,9}$/.test(text) ? Number(text) : null),
  format: (value) => (value === 0 ? null : String(value)),
};

function rank(key: string): number {
  const at = ORDER.indexOf(key);
  return key === 'z' ? ORDER.length + 1 : at < 0 ? ORDER.length : at;
}

/** The fragment (without `#`) of a state: keys in their order, defaults left out. */
export function formatToolLink<State extends object>(schema: LinkSchema<State>, state: Readonly<State>): string {
  const keys = (Object.keys(schema) as (keyof State & string)[]).sort((a, b) => rank(a) - rank(b));
  const pairs = keys.flatMap((key) => {
    const value = state[key];
    const text = value === undefined ? null : schema[key].format(value as Exclude<State[typeof key], undefined>);
    return text === null ? [] : [[key, text] as const];
  });
  return fragmentOf(pairs);
}

/** A parsed fragment, with the parts (`key=value`) that could not be read. */
export interface ParsedToolLink<State> {
  readonly state: Partial<State>;
  readonly unread: readonly string[];
}

/** Reads a fragment (with or without `#`). Never throws; what cannot be read is listed and the rest stands. */
export function parseToolLink<State extends object>(schema: LinkSchema<State>, fragment: string): ParsedToolLink<State> {
  const unread: string[] = [];
  const state: Partial<State> = {};
  for (const [key, { value, part }] of pairsOf(fragment, unread)) {
    const parsed = Object.hasOwn(schema, key) ? schema[key as keyof State].parse(value) : null;
    if (parsed === null) unread.push(part);
    else state[key as keyof State] = parsed;
  }
  return { state, unread };
}
