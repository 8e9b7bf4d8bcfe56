/** The words of the address page in each language. */
import type { Locale, Shape } from '../catalogue.ts';
import { pageEn } from './page-en.ts';
import { pageZh } from './page-zh.ts';

export const urlPage: Readonly<Record<Locale, Shape<typeof pageEn>>> = { en: pageEn, zh: pageZh };
