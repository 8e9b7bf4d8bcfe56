/** 历史页上两种读法的中文文字，以及各自的说明。 */
import type { FrameRemarkTexts, NewFrameFacts, OldFrameFacts } from './facts.ts';
import type { ReaderTexts } from './readers-en.ts';

const OPCODES: Readonly<Record<number, string>> = { 0: '延续帧', 1: '文本帧', 2: '二进制帧', 8: '关闭帧', 9: 'Ping 帧', 10: 'Pong 帧' };

const remarks: FrameRemarkTexts = {
  'text-replaced': (p) => `有 ${p['count']} 处不是合法的 UTF-8，显示为 U+FFFD。2010 年这样不算错；今天是关闭码 1007。`,
  'type-unknown': (p) => `类型 ${Number(p['type']).toString(16).padStart(2, '0')} 当时没有含义：读到 ff 为止，然后丢弃。`,
  'length-frame': () => '带长度的帧是留给将来（二进制数据）的：跳过，丢弃。',
  'after-closing': (p) => `ff 00 之后还有 ${p['length']} 字节：没有人读。`,
  'end-missing': () => '还没有 ff：接收方继续等待。这种格式无法说明还有多少。',
  'length-incomplete': () => '到目前为止，每个长度字节都说后面还有：接收方继续等待。',
  'data-incomplete': (p) => `长度是 ${p['declared']}，还差 ${p['missing']} 字节：接收方继续等待。`,
};

export const readersZh: ReaderTexts = {
  heading: '同样的字节，2010 年和今天各怎么读',
  lead: '2011 年以前，一段文本夹在 00 和 ff 之间，因为 UTF-8 里从不出现 ff。输入一段文本，或修改字节，看两边各读出什么。',
  text: '一帧的文本',
  textGhost: '这些字节不是单独一个文本帧',
  bytes: '十六进制字节',
  examples: '也可以取',
  exampleNames: {
    hello: 'Hello',
    euro: '€',
    two: '两条消息',
    closing: '一条消息加关闭',
    length: '带长度的帧',
    unknown: '未知类型',
    broken: '错误的 UTF-8',
    today: '今天的一帧',
    masked: '今天的一帧，带掩码',
  },
  which: '读法',
  old: '2010 年',
  now: 'RFC 6455',
  oldHeading: '2010 年的接收方（hybi-00）',
  nowHeading: 'RFC 6455',
  strip: (count) => `${count} 字节，以及两种读法各自看到的字段`,
  oldRow: '2010 年',
  bytesRow: '字节',
  nowRow: 'RFC 6455',
  more: (count) => `… 还有 ${count} 字节`,
  tooMany: (most) => `这里只读前 ${most} 字节。`,
  empty: '还没有字节：请输入文本或十六进制。',
  range: (start, end) => (end - start === 1 ? `第 ${start} 字节` : `第 ${start} 到 ${end - 1} 字节`),
  fields: {
    'legacy.type': '类型',
    'legacy.length': '长度',
    'legacy.text': '文本',
    'legacy.discarded': '丢弃',
    'legacy.end': '结束',
    'legacy.ignored': '不读',
    'frame.byte0': 'FIN、操作码',
    'frame.byte1': 'MASK、长度',
    'frame.extended': '扩展长度',
    'frame.masking-key': '掩码键',
    'frame.payload': '负载',
  },
  oldFrame: ({ kind, framing, type, text, length, complete, declared }: OldFrameFacts) => {
    if (kind === 'closing') return 'ff 00：关闭握手';
    if (kind === 'text') return complete ? `00 … ff：一条消息，“${text}”` : `00 …：消息还不完整，目前是“${text}”`;
    if (framing === 'length') return `类型 ${type}，带长度${declared === '' ? '' : `，${declared} 字节`}`;
    return `类型 ${type}，到 ff 为止，${length} 字节`;
  },
  oldIgnored: '结束之后',
  nowFrame: ({ opcode, fin, masked, length, missing, text }: NewFrameFacts) =>
    [
      opcode === null
        ? '帧头的开头'
        : `${OPCODES[opcode] ?? `保留的操作码 0x${opcode.toString(16)}`}，FIN ${fin ? 1 : 0}，MASK ${masked ? 1 : 0}`,
      ...(length === null ? [] : [`长度 ${length}`]),
      ...(missing === '0' ? [] : [`还差 ${missing} 字节`]),
      ...(text === null || text === '' ? [] : [`“${text}”`]),
    ].join('，'),
  oldVerdict: (messages, closed, incomplete) =>
    [`交付 ${messages} 条消息`, ...(closed ? ['然后正常关闭连接'] : []), ...(incomplete ? ['并等待一帧的剩余部分'] : [])].join('，') + '。',
  nowFails: (code, at) => `使连接失败，关闭码 ${code}；读到第 ${at} 字节就知道了。`,
  nowWaits: '目前没有违反规则：等待帧头声明的字节。',
  nowFine: (messages) => `没有违反规则，交付 ${messages} 条消息。`,
  nothing: '没有可读的内容。',
  moreFrames: '后面的帧不再列出。',
  open: '在帧页面打开这些字节',
  pinHint: '指向或轻触一处，两边会标出同样的字节。',
  remarks,
};
