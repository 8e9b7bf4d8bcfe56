/** The rest of the words of the messages page's tool in English, for when the page is used. */
import { en as findings } from '../../i18n/findings/en.ts';
import { laterEn as later } from '../../i18n/messages/later-en.ts';
import { en as ui } from '../../i18n/ui/en.ts';
import type { MoreWords } from './texts.ts';

export const texts: MoreWords = { later, findings, ui };
