/** 速查页筛选框的中文。Must not know what is filtered. */
import type { Shape } from '../catalogue.ts';
import type { FilterTexts } from './filter-en.ts';

export const filterZh = {
  label: '筛选',
  hint: '中英文词语、代码、数字或章节都可以。',
  placeholder: '1007、掩码、mask、§5.5',
  clear: '清除',
  count: (shown, all) => `${all} 条中的 ${shown} 条`,
  none: (text) => `没有哪一条含有“${text}”。换个短一些的词，或者试试 1002 这样的数字、§5.2 这样的章节。`,
  openAll: '全部展开',
  closeAll: '全部收起',
} satisfies Shape<FilterTexts>;
