/** The rest of the live panel's words in Chinese, for when it is used. */
import { zh as explain } from '../../i18n/explain/zh.ts';
import { zh as fields } from '../../i18n/fields/zh.ts';
import { zh as findings } from '../../i18n/findings/zh.ts';
import { laterZh as later } from '../../i18n/live/later-zh.ts';
import { zh as terms } from '../../i18n/terms/zh.ts';
import { zh as ui } from '../../i18n/ui/zh.ts';
import type { MoreTexts } from './texts.ts';

export const texts: MoreTexts = { explain, fields, findings, later, terms, ui };
