/** The words of the reference page in each language. */
import type { Locale, Shape } from '../catalogue.ts';
import { pageEn } from './page-en.ts';
import { pageZh } from './page-zh.ts';

export const referencePage: Readonly<Record<Locale, Shape<typeof pageEn>>> = { en: pageEn, zh: pageZh };
