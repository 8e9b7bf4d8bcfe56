/** 长度页面上工具以外的文字。 */
import type { Shape } from '../catalogue.ts';
import type { pageEn } from './page-en.ts';

export const pageZh = {
  lead: '每个帧都要说明后面有多少字节的负载。小的数直接写在第 1 字节里，大的数要再用 2 个或 8 个字节。',
  forms: {
    heading: '三种写法',
    caption: '每种写法怎么写、要用多少字节',
    spelling: '写法',
    lengths: '长度范围',
    code: '第 1 字节里的长度码',
    codeIsLength: '就是长度本身',
    after: '后面的长度字节',
    none: '没有',
    header: '帧头',
    headerMasked: '带掩码的帧头',
  },
  sizes: {
    heading: '分界处的帧头',
    caption: '写法改变的地方：第 1 字节、长度字节，以及整个帧头的大小',
    length: '长度',
    plain: '服务器发出',
    masked: '客户端发出',
    bytes: (count: number) => `${count} 字节`,
  },
  notes: {
    heading: '常见的错误',
    list: (sample: string, sampleBytes: number, mostInControl: number) => [
      '长度只数负载，不算帧头，也不算掩码键。',
      `数的是字节，不是字符：“${sample}”按 UTF-8 是 ${sampleBytes} 个字节。`,
      '必须用最短的写法，而且高字节在前。',
      '长度码 127 表示 8 个字节，哪怕 4 个字节就放得下；这 8 个字节的最高位是 0。',
      `关闭帧、Ping 和 Pong 最多携带 ${mostInControl} 字节，所以只用第一种写法。`,
    ],
    section: '规定见',
  },
} satisfies Shape<typeof pageEn>;
