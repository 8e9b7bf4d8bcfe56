/** 从别的页面引到历史页的中文文字。 */
import type { ObsoleteDraft } from '../../protocol/legacy/recognise.ts';
import type { NoticeTexts } from './notice-en.ts';

const drafts: Readonly<Record<ObsoleteDraft, string>> = {
  'hixie-75': '2010 年初的 Hixie-75',
  'hixie-76': '2010 年 5 月的 Hixie-76 = hybi-00',
  'hybi-01': '2010 年的 hybi 草案 01 到 03',
  'hybi-04': '2011 年初的 hybi 草案 04 到 06',
  'hybi-07': '2011 年的 hybi 草案 07 及以后',
};

export const noticeZh: NoticeTexts = {
  what: (draft, evidence) => `${evidence} 属于${drafts[draft]}。用 RFC 6455 来判断，这样的报文处处是错；它的含义请看历史页。`,
  prove: '到那里推算它的证明',
  look: '在时间线上看它',
};
