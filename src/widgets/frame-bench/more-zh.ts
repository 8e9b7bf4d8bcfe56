/** The rest of the words of the frames page in Chinese, for when the page is used. */
import { zh as capture } from '../../i18n/capture/zh.ts';
import { zh as formats } from '../../i18n/capture/formats.zh.ts';
import { zh as exports } from '../../i18n/exports/zh.ts';
import { zh as findings } from '../../i18n/findings/zh.ts';
import { zh as edit } from '../../i18n/frames/edit-zh.ts';
import { zh as later } from '../../i18n/frames/later-zh.ts';
import type { MoreTexts } from './texts.ts';

export const texts: MoreTexts = {
  later,
  edit,
  findings,
  capture,
  formats,
  exports,
  examples: async () => (await import('../../i18n/frames/examples-gallery-zh.ts')).galleryZh,
};
