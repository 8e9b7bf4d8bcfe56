/** The rest of the words of the frames page in English, for when the page is used. */
import { en as capture } from '../../i18n/capture/en.ts';
import { en as formats } from '../../i18n/capture/formats.en.ts';
import { en as exports } from '../../i18n/exports/en.ts';
import { en as findings } from '../../i18n/findings/en.ts';
import { en as edit } from '../../i18n/frames/edit-en.ts';
import { en as later } from '../../i18n/frames/later-en.ts';
import type { MoreTexts } from './texts.ts';

export const texts: MoreTexts = {
  later,
  edit,
  findings,
  capture,
  formats,
  exports,
  examples: async () => (await import('../../i18n/frames/examples-gallery-en.ts')).galleryEn,
};
