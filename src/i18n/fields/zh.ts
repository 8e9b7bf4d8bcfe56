/**
 * 每个字段的中文名称和定义。
 *
 * Knows what a field is in any frame. Must not know a value (explain/ words the value in this frame).
 */
import type { FieldId } from '../../protocol/fields.ts';
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

/** 每个字段是什么，一句话。与名称分开：有帧的页面一开始只需要名称。 */
export const definitions: Readonly<Record<FieldId, string>> = {
  frame: '线路上的一个单位：2 到 14 字节的帧头，后面是负载。',
  'frame.fin': '1 位：为 1 表示这是消息的最后一帧。',
  'frame.rsv1': '保留位：没有协商使用它的扩展时为 0；permessage-deflate 用它标记压缩过的消息。',
  'frame.rsv2': '保留位：没有协商使用它的扩展时为 0。',
  'frame.rsv3': '保留位：没有协商使用它的扩展时为 0。',
  'frame.opcode': '4 位：说明这是哪一种帧、负载该怎么读。',
  'frame.mask': '1 位：为 1 表示后面有掩码键、负载加了掩码；客户端发的每一帧都是 1。',
  'frame.payload-length-7': '7 位：0 到 125 就是负载长度；126 和 127 是长度码，表示真正的长度在后面。',
  'frame.payload-length-16': '用 2 个字节表示的负载长度，高字节在前；长度码为 126 时才有。',
  'frame.payload-length-64': '用 8 个字节表示的负载长度，高字节在前，最高位为 0；长度码为 127 时才有。',
  'frame.payload-length': '帧头声明的负载字节数，不论用三种写法中的哪一种。',
  'frame.masking-key': '4 个字节，用来和负载逐字节异或；每一帧都随机新取，并不保密。',
  'frame.payload': '这一帧携带的数据，即它在线路上的样子。',
  'frame.payload-unmasked': '用掩码键异或还原后的数据，也就是接收程序拿到的内容。',
  'frame.close-code': '关闭帧的前两个字节：用一个数字说明为什么关闭。',
  'frame.close-reason': '关闭码之后的 UTF-8 文本，最多 123 字节，主要给日志看，不是给用户看的。',
  'text.character': '文本中的一个字符，在 UTF-8 中占 1 到 4 个字节。',
};
