/**
 * Data with both languages beside each other -> the same data in one language.
 *
 * Knows that a text is an object of `en` and `zh` and nothing else. Must not know what the data is about.
 */
import type { Words } from './schema.ts';

export type Localised<T> = T extends Words ? string : T extends object ? { readonly [K in keyof T]: Localised<T[K]> } : T;

const isWords = (value: object): value is Words => 'en' in value && 'zh' in value && Object.keys(value).length === 2;

/** `data` with every text in `locale`. */
export function localise<T>(data: T, locale: keyof Words): Localised<T> {
  const local = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(local);
    if (isWords(value)) return value[locale];
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, local(each)]));
  };
  return local(data) as Localised<T>;
}
