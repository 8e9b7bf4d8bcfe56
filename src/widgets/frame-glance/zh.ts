/** The glance in Chinese: the component with its words, for the registry of widgets. */
import { zh as explain } from '../../i18n/explain/zh.ts';
import { zh as fields } from '../../i18n/fields/zh.ts';
import { zh as terms } from '../../i18n/terms/zh.ts';
import { zh as ui } from '../../i18n/ui/zh.ts';
import type { GlanceTexts } from './texts.ts';

export { default as component } from './FrameGlance.svelte';
export const texts: GlanceTexts = {
  ui,
  fields,
  explain,
  terms,
  open: '在解析器里打开这一帧',
  again: '重新开始',
  flip: '翻转这一位',
  rest: (bytes) => `这一帧后面多出 ${bytes} 个字节：到解析器里看看它们会变成什么。`,
  findings: (count) => `关于这一帧，解析器有 ${count} 点要说。`,
  keys: [
    { keys: ['Enter', 'Space'], does: '翻转这一位' },
    { keys: ['0', '1'], does: '写入这一位，并移到下一位' },
    { keys: ['p'], does: '固定字段，再按一次取消' },
  ],
};
