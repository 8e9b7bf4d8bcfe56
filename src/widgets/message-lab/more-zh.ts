/** The rest of the words of the messages page's tool in Chinese, for when the page is used. */
import { zh as findings } from '../../i18n/findings/zh.ts';
import { laterZh as later } from '../../i18n/messages/later-zh.ts';
import { zh as ui } from '../../i18n/ui/zh.ts';
import type { MoreWords } from './texts.ts';

export const texts: MoreWords = { later, findings, ui };
