/** 消息页用到时才加载的中文文字：示例、复制、切分、TCP 读取。 */
import type { ReadFacts } from './facts.ts';
import type { LaterTexts } from './later-en.ts';

const n = (count: number): string => count.toLocaleString('en');
const bytes = (count: number): string => `${n(count)} 字节`;

function partOf({ part }: ReadFacts): string {
  if (part === null) return '';
  const { frame, header, headerNeeds, payload } = part;
  if (payload === null) return `第 ${frame} 帧的帧头到了 ${bytes(header)}，至少还差 ${n(headerNeeds - header)} 字节。`;
  return `第 ${frame} 帧声明 ${bytes(payload.of)}，${payload.have === 0 ? '一个也没到' : `已到 ${n(payload.have)} 字节`}。`;
}

export const laterZh: LaterTexts = {
  examples: {
    groups: { legal: '正常情况', closing: '带关闭帧', broken: '违反规则' },
    names: {
      first: 'Hel + lo，中间一个 Ping',
      whole: '只用一帧：Hello',
      character: '“你”被切到两帧里',
      emoji: '👋 分成三片，中间夹一个 Ping',
      drops: '每个分片一个字节',
      empty: '空分片',
      several: '四帧，三条消息',
      binary: '二进制分片',
      'close-within': '消息中间来了关闭帧',
      'after-close': '关闭帧之后又发消息',
      'opcode-again': '每个分片都写文本操作码',
      interleaved: '一条消息里插进另一条',
      'nothing-open': '没有消息可延续的延续帧',
      'ping-fragment': 'FIN 为 0 的 Ping',
      'bad-byte': 'UTF-8 不允许的字节',
      'cut-at-end': '文本在字符中间结束',
    },
  },
  copy: { heading: '整个字节流', hex: '十六进制', spaced: '十六进制，带空格', lines: '十六进制，每帧一行' },
  share: {
    copied: '已复制：打开这个链接，看到的和现在完全一样',
    byHand: '请选中并复制这个链接',
    explain: '所有字节都在 # 后面，浏览器不会把这一部分发给服务器。',
  },
  split: {
    label: (number) => `切开第 ${number} 帧`,
    hint: '从哪里切？剪刀后面的字节是第二帧的开头。',
    dashed: '虚线剪刀会从字符中间切开。这是合法的：只要求整条消息是 UTF-8。',
    before: (byte, character) => `在负载第 ${byte} 字节（${character}）之前切开`,
    inside: (character, part) => `从 ${character} 中间切开，在它的第 ${part} 个字节之后`,
    number: '在这个负载字节之前',
    cut: '从这里切开',
    insideButton: (character) => `从“${character}”中间`,
  },
  reads: {
    heading: '同样的字节，由 TCP 送来',
    lead: 'TCP 传的是字节流，不认识帧。一次读取可能只有半个帧头，可能有三帧，也可能是别的样子。随便在哪里切都行。',
    presets: '切法',
    names: {
      all: '一次全到',
      each: '一次一个字节',
      frames: '在每个帧边界',
      headers: '切在每个帧头里',
      payloads: '切在每个负载里',
      pairs: '一次两帧',
    },
    hint: '选中一个字节，就在它前面切一刀，再选一次取消。',
    hintDrag: '可以拖动切口，也可以按 Alt 加 ← 或 → 移动。',
    row: (count) => `字节流，${bytes(count)}。按下的字节是新一次读取的开头。`,
    byte: (at, hex, frame) => `在第 ${at} 字节（${hex}，第 ${frame} 帧）之前切开`,
    same: (count) =>
      count === 1
        ? '一次读取就全到了。切开试试：消息和顺序都不会变。'
        : `分 ${n(count)} 次读取，与一次读完没有任何差别：消息相同，控制帧相同，结局相同，而且都在同一个字节上确定。`,
    differs: '这样读取的结果与一次读完不同。这不应该发生：请告诉我们。',
    caption: '每次读取之后接收方知道什么',
    read: '读取',
    bytes: '送来',
    knows: '之后接收方知道',
    says: (facts) => {
      if (facts.stopped === 0) return `收到了关闭帧。已交付 ${facts.delivered} 条消息；之后的字节都忽略。`;
      if (facts.stopped !== null) return `违反了规则：连接失败，关闭码 ${facts.stopped}。此前交付了 ${facts.delivered} 条消息。`;
      const open = facts.open === null ? '' : `，一条未完成（完整的帧已带来 ${bytes(facts.open)}）`;
      return `收齐 ${facts.frames} 帧，交付 ${facts.delivered} 条消息${open}。${partOf(facts)}`;
    },
    more: (count) => `……还有 ${n(count)} 次读取`,
  },
};
