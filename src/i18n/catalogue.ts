/**
 * What every catalogue shares: the locales, and the shape that makes a missing translation a compile error.
 *
 * Knows no text. Must not know which page uses which catalogue.
 */
export type Locale = 'en' | 'zh';
export const LOCALES: readonly Locale[] = ['en', 'zh'];

/**
 * The shape of a catalogue without its words: write `export const zh = {…} satisfies Shape<typeof en>`. A missing
 * key, an extra key and a text function with other parameters are all compile errors.
 */
export type Shape<T> = T extends string
  ? string
  : T extends (...args: infer A) => infer R
    ? (...args: A) => Shape<R>
    : { readonly [K in keyof T]: Shape<T[K]> };
