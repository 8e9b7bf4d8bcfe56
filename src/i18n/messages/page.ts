/** The prose of the messages page in each language. */
import type { Locale, Shape } from '../catalogue.ts';
import { pageEn } from './page-en.ts';
import { pageZh } from './page-zh.ts';

export const messagesPage: Readonly<Record<Locale, Shape<typeof pageEn>>> = { en: pageEn, zh: pageZh };
