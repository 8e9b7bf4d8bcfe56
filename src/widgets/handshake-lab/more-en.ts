/** The rest of the words of the handshake lab in English, for when the page is used. */
import { findingsEn as findings } from '../../i18n/handshake/findings-en.ts';
import { noticeEn as obsolete } from '../../i18n/history/notice-en.ts';
import { en as ui } from '../../i18n/ui/en.ts';
import type { MoreWords } from './texts.ts';

export const texts: MoreWords = { findings, obsolete, ui };
