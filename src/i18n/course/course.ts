/** The words of the course page in each language. */
import type { Locale, Shape } from '../catalogue.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

export const course: Readonly<Record<Locale, Shape<typeof en>>> = { en, zh };
