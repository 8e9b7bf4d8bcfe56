/** The words of the URL dissector's findings in Chinese, for when there are some. */
import { findingsZh as findings } from '../../i18n/handshake/findings-zh.ts';
import { zh as ui } from '../../i18n/ui/zh.ts';
import type { MoreWords } from './texts.ts';

export const texts: MoreWords = { findings, ui };
