/** The words of the home page in each language. */
import type { Locale, Shape } from '../catalogue.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

export const home: Readonly<Record<Locale, Shape<typeof en>>> = { en, zh };
