/** The words that both languages have for opcodes and close codes. Must not know either language. */
import { en } from '../../i18n/terms/en.ts';
import { zh } from '../../i18n/terms/zh.ts';
import type { Locale, Shape } from '../../i18n/catalogue.ts';

export type Terms = Shape<typeof en>;
export const terms: Readonly<Record<Locale, Terms>> = { en, zh };
export const otherLocale = (locale: Locale): Locale => (locale === 'en' ? 'zh' : 'en');
