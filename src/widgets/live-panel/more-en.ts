/** The rest of the live panel's words in English, for when it is used. */
import { en as explain } from '../../i18n/explain/en.ts';
import { en as fields } from '../../i18n/fields/en.ts';
import { en as findings } from '../../i18n/findings/en.ts';
import { laterEn as later } from '../../i18n/live/later-en.ts';
import { en as terms } from '../../i18n/terms/en.ts';
import { en as ui } from '../../i18n/ui/en.ts';
import type { MoreTexts } from './texts.ts';

export const texts: MoreTexts = { explain, fields, findings, later, terms, ui };
