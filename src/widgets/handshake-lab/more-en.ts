/** The rest of the words of the handshake lab in English, for when the page is used. */
import { en as formats } from '../../i18n/capture/formats.en.ts';
import { checkEn as check } from '../../i18n/handshake/check-en.ts';
import { derivationEn as derivation } from '../../i18n/handshake/derivation-en.ts';
import { examplesEn as examples } from '../../i18n/handshake/examples-en.ts';
import { findingsEn as findings } from '../../i18n/handshake/findings-en.ts';
import { laterEn as later } from '../../i18n/handshake/later-en.ts';
import { noticeEn as obsolete } from '../../i18n/history/notice-en.ts';
import { en as ui } from '../../i18n/ui/en.ts';
import type { MoreWords } from './texts.ts';

export const texts: MoreWords = { check, derivation, examples, findings, formats, later, obsolete, ui };
