/** The words of the URL dissector's findings in English, for when there are some. */
import { findingsEn as findings } from '../../i18n/handshake/findings-en.ts';
import { en as ui } from '../../i18n/ui/en.ts';
import type { MoreWords } from './texts.ts';

export const texts: MoreWords = { findings, ui };
