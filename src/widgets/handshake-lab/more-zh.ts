/** The rest of the words of the handshake lab in Chinese, for when the page is used. */
import { findingsZh as findings } from '../../i18n/handshake/findings-zh.ts';
import { noticeZh as obsolete } from '../../i18n/history/notice-zh.ts';
import { zh as ui } from '../../i18n/ui/zh.ts';
import type { MoreWords } from './texts.ts';

export const texts: MoreWords = { findings, obsolete, ui };
