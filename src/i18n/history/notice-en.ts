/** English words that send somebody from another page to the history page. */
import type { Shape } from '../catalogue.ts';
import type { ObsoleteDraft } from '../../protocol/legacy/recognise.ts';

const drafts: Readonly<Record<ObsoleteDraft, string>> = {
  'hixie-75': 'Hixie-75, of early 2010',
  'hixie-76': 'Hixie-76 = hybi-00, of May 2010',
  'hybi-01': 'a hybi draft between 01 and 03, of 2010',
  'hybi-04': 'a hybi draft between 04 and 06, of early 2011',
  'hybi-07': 'a hybi draft from 07 on, of 2011',
};

export const noticeEn = {
  what: (draft: ObsoleteDraft, evidence: string) =>
    `${evidence} belongs to ${drafts[draft]}. Judged by RFC 6455 such a message is wrong in many places at once; what it means is on the history page.`,
  prove: 'Work its proof out there',
  look: 'See it on the time line',
};

export type NoticeTexts = Shape<typeof noticeEn>;
