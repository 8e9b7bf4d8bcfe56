/**
 * 每个字段的中文名称，全称和简称。
 *
 * Knows what a field is in any frame. Must not know a value (explain/ words the value in this frame).
 */
import type { FieldTexts } from './en.ts';

export const zh: FieldTexts = {
  frame: { name: '帧', short: '帧' },
  'frame.fin': { name: 'FIN', short: 'FIN' },
  'frame.rsv1': { name: 'RSV1', short: 'RSV1' },
  'frame.rsv2': { name: 'RSV2', short: 'RSV2' },
  'frame.rsv3': { name: 'RSV3', short: 'RSV3' },
  'frame.opcode': { name: '操作码', short: '操作码' },
  'frame.mask': { name: 'MASK', short: 'MASK' },
  'frame.payload-length-7': { name: '长度', short: '长度' },
  'frame.payload-length-16': { name: '扩展长度（16 位）', short: '长度 16' },
  'frame.payload-length-64': { name: '扩展长度（64 位）', short: '长度 64' },
  'frame.payload-length': { name: '负载长度', short: '长度' },
  'frame.masking-key': { name: '掩码键', short: '掩码键' },
  'frame.payload': { name: '负载', short: '负载' },
  'frame.payload-unmasked': { name: '负载（去掩码后）', short: '去掩码' },
  'frame.close-code': { name: '关闭码', short: '关闭码' },
  'frame.close-reason': { name: '关闭原因', short: '原因' },
  'text.character': { name: '字符', short: '字符' },
};
