/**
 * 帧页面的中文文字。
 *
 * Knows wording. Must not know fields, findings or formats: they have catalogues of their own.
 */
import type { FramesTexts } from './en.ts';

const n = (count: number): string => count.toLocaleString('en');

/** Sizes in bytes as people say them: exact up to 9,999, then KiB or MiB with one decimal. */
function size(bytes: number): string {
  if (bytes < 10_000) return `${n(bytes)} 字节`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KiB` : `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}

export const zh: FramesTexts = {
  size,
  bench: {
    label: '帧解析与构造',
    keys: '快捷键',
    view: '位图',
    viewBytes: '每行 8 位',
    viewFigure: 'RFC 图',
    placeValues: '位权',
  },
  box: {
    label: '粘贴或输入字节',
    ghost: '在这里粘贴字节，例如从 Wireshark 复制的内容',
    clear: '清空',
    open: '打开文件…',
  },
  read: {
    label: '读作',
    auto: '自动',
    autoAs: (format) => `自动：${format}`,
    instead: '也可能是',
    direction: '方向',
    directionAuto: '自动',
    toServer: '→ 服务器',
    toClient: '← 客户端',
    toServerLong: '客户端到服务器',
    toClientLong: '服务器到客户端',
    agreed: '协商与限制',
    inferred: (direction) => `方向由第一帧的 MASK 位判断：${direction}。`,
  },
  toolbar: {
    examples: '示例',
    share: '分享',
  },
  issues: {
    heading: (problems, notes) =>
      problems === 0 && notes === 0
        ? '没有问题'
        : [problems > 0 ? `${n(problems)} 个问题` : '', notes > 0 ? `${n(notes)} 条说明` : ''].filter(Boolean).join('，'),
    none: '这一帧没什么可说的：内容完整，规则全都遵守了。',
  },
  counts: {
    frames: (count) => `${n(count)} 帧`,
    messages: (count) => `${n(count)} 条消息`,
    problems: (count) => `${n(count)} 个问题`,
    verdictOk: '严格的接收方会全部接受。',
  },
  frame: {
    touch: '点一下某一位就翻转它，在字节上直接输入，或修改字段：其余部分随之变化。',
    flip: '翻转',
    heading: (frame, all) => (all === 0 ? '帧的开头是什么样' : all === 1 ? '这一帧' : `第 ${n(frame)} 帧，共 ${n(all)} 帧`),
    at: (offset) => `从第 ${n(offset)} 字节开始`,
    what: '复制什么',
    copy: '这一帧',
    copySpan: '选中部分',
    copyAll: '全部',
    previousField: '上一个字段',
    nextField: '下一个字段',
    drawn: (bytes) => `共 ${n(bytes)} 字节。只绘制前 64 KiB，长度和检查仍使用全部字节。`,
    dock: '逐个字段看',
  },
};
