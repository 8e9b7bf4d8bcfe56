/** The words of the live page in each language. */
import type { Locale, Shape } from '../catalogue.ts';
import { pageEn } from './page-en.ts';
import { pageZh } from './page-zh.ts';

export const livePage: Readonly<Record<Locale, Shape<typeof pageEn>>> = { en: pageEn, zh: pageZh };
