/**
 * 读取粘贴内容时的中文用语：格式、提示、略去的部分、诊断。
 *
 * Knows wording; takes numbers from the note's or diagnosis's facts. Must not know how they are found.
 */
import type { Dropped, ReadingNoteCode } from '../../capture/reading.ts';
import { zh as diagnoses } from './diagnoses.zh.ts';
import { zh as formats } from './formats.zh.ts';
import type { CaptureText } from './en.ts';
import { LOG_HEX } from './log-hex.ts';
import { fact, namesOf, type CaptureParams } from './shape.ts';

const NOTES: Readonly<Record<ReadingNoteCode, (params: CaptureParams) => string>> = {
  'hex-digit-left-over': (p) =>
    p['readAs'] === undefined
      ? `第 ${fact(p, 'position')} 位多出一个十六进制数字“${fact(p, 'digit')}”。一个字节要两位：写成 0${fact(p, 'digit')}，或补上缺的那一位。`
      : `第 ${fact(p, 'position')} 位只有一个十六进制数字“${fact(p, 'digit')}”，已按 ${fact(p, 'readAs')} 读取。一个字节要两位。`,
  'not-a-hex-digit': (p) =>
    `第 ${fact(p, 'position')} 位的“${fact(p, 'character')}”不是十六进制数字（0-9、a-f）。如果这是文本或 base64，请修改“读作”。`,
  'number-out-of-range': (p) => `第 ${fact(p, 'position')} 位的 ${fact(p, 'number')} 不是字节：字节是 0 到 255，有符号时是 -128 到 127。`,
  'truncated-by-tool': (p) =>
    p['more'] === undefined
      ? '打印它的工具做了截断，后面的字节不在粘贴的内容里。'
      : `打印它的工具做了截断，这里缺 ${fact(p, 'more')} 个字节。`,
  'repeat-expanded': (p) => `“*”一行代表重复的内容，已补上 ${fact(p, 'count')} 个字节。`,
  'columns-dropped': () => '按转储读取，已去掉偏移列和文本列。',
  'lower-layers-stripped': () => '已去掉下层（链路层、IP、TCP）的头部，只留 TCP 的负载。',
  'bare-ack': () => '这个数据包只是 TCP 确认，没有携带 WebSocket 的字节。',
  'messages-not-frames': () => '这些是消息内容，不是帧：浏览器工具显示的是从帧里取出来的内容。可以用它构造出帧。',
  'line-numbers-not-offsets': () => '左边的数字是行号或查看器里的位置，不是字节。',
  'text-was-decoded': () => '字节在打印之前被当作文本解码了。不合法的部分已经丢失，无法恢复：请改为打印十六进制。',
  'text-made-frame': () => '这是文本，不是字节。可以构造一个携带它的帧。',
  'pieces-joined': (p) => `共有 ${fact(p, 'count')} 段，已按出现的顺序连在一起。`,
  'directions-split': () => '加了掩码的和没加掩码的混在一起，所以分成了两个方向：加掩码的来自客户端。',
  'direction-doubted': (p) =>
    p['said'] === 'c2s'
      ? '旁边的文字说这些字节来自客户端，但 MASK 为 0，所以按服务器发出的来读。如果文字没错，请把发送方改为客户端。'
      : '旁边的文字说这些字节来自服务器，但 MASK 为 1，所以按客户端发出的来读。如果文字没错，请把发送方改为服务器。',
  'padding-dropped': (p) => `已去掉数据包末尾的填充${p['count'] === undefined ? '' : `（${fact(p, 'count')} 字节）`}：以太网会把短包补足。`,
  'base64-bad-character': (p) => `第 ${fact(p, 'position')} 位的“${fact(p, 'character')}”不属于 base64，已略去。`,
  'bits-left-over': (p) => `第 ${fact(p, 'position')} 位多出 ${fact(p, 'count')} 个二进制数字。一个字节要八位。`,
  'little-endian-words': () =>
    '这份转储按两字节一组显示，低字节在前（hexdump 和 od 的默认方式），已还原成原来的顺序。用“hexdump -C”或“od -t x1”可以避免。',
  'sign-extended': (p) => `第 ${fact(p, 'position')} 位的数是打印成 32 位的负字节（ffffff81 就是 81），已按一个字节读取。`,
  'bytes-missing': (p) => `偏移不连续：转储里缺 ${fact(p, 'count')} 个字节。`,
  'formats-mixed': (p) =>
    `粘贴的内容混用了几种写法，各部分按各自的写法读取：${namesOf(p, formats).join('、')}。要全部按同一种写法读取，请在“读作”里选择。`,
  'spelled-again': () => '同样的字节用两种写法各出现了一次，只读取了一次。',
};

const DROPPED: Readonly<Record<Dropped['what'], string>> = {
  'offset-column': '偏移列',
  'ascii-column': '文本列',
  prefix: '前缀',
  suffix: '后缀',
  comment: '注释',
  assignment: '赋值',
  elision: '省略标记',
  prose: '前后的文字',
  'lower-layers': '下层头部',
  padding: '填充',
};

const spaced = (name: string): string => `${/^[A-Za-z0-9]/.test(name) ? ' ' : ''}${name}${/[A-Za-z0-9]$/.test(name) ? ' ' : ''}`;

export const zh: CaptureText = {
  formats,
  readAs: (format) => `按${spaced(formats[format])}读取`,
  notes: NOTES,
  dropped: DROPPED,
  diagnoses,
  logHex: { title: '怎样改为打印十六进制', snippets: LOG_HEX },
};
