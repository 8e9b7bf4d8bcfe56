/** The words of the about page in each language. */
import type { Locale, Shape } from '../catalogue.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

export const about: Readonly<Record<Locale, Shape<typeof en>>> = { en, zh };
