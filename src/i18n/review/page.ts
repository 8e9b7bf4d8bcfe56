/** The words of the review page in each language. */
import type { Locale, Shape } from '../catalogue.ts';
import { reviewEn } from './page-en.ts';
import { reviewZh } from './page-zh.ts';

export const reviewPage: Readonly<Record<Locale, Shape<typeof reviewEn>>> = { en: reviewEn, zh: reviewZh };
