/** The rest of the words of the handshake lab in Chinese, for when the page is used. */
import { zh as formats } from '../../i18n/capture/formats.zh.ts';
import { checkZh as check } from '../../i18n/handshake/check-zh.ts';
import { derivationZh as derivation } from '../../i18n/handshake/derivation-zh.ts';
import { examplesZh as examples } from '../../i18n/handshake/examples-zh.ts';
import { findingsZh as findings } from '../../i18n/handshake/findings-zh.ts';
import { laterZh as later } from '../../i18n/handshake/later-zh.ts';
import { noticeZh as obsolete } from '../../i18n/history/notice-zh.ts';
import { zh as ui } from '../../i18n/ui/zh.ts';
import type { MoreWords } from './texts.ts';

export const texts: MoreWords = { check, derivation, examples, findings, formats, later, obsolete, ui };
