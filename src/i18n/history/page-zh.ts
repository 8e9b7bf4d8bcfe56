/** 历史页上工具之外的中文文字。 */
import type { Shape } from '../catalogue.ts';
import type { pageEn } from './page-en.ts';

export const pageZh = {
  badge: '已废弃：只用来读懂旧资料',
  lead: '在 RFC 6455 之前，浏览器用过同名的其他协议，那个时期的教程至今还在被照抄。在这里可以推算当年的握手，把当年的帧和今天的读法摆在一起看，还能凭一行字判断一篇文章有多旧。',
  facts: {
    heading: '各版本一览',
    stop: '版本',
    date: '时间',
    version: 'Sec-WebSocket-Version',
    proof: '怎样证明请求被读过',
    framing: '消息',
    none: '无',
    proofs: {
      '75': '没有',
      '76': '两个数和八个字节的 MD5',
      hybi: '键与 GUID 的 SHA-1',
      rfc: '键与 GUID 的 SHA-1',
      http2: '不需要：有 :protocol',
    },
    framings: {
      'until-ff': '00 … ff，只有文本',
      frames: '带操作码和长度的帧；客户端加掩码',
    },
  },
  worked: {
    heading: '草案的例子，完整推算',
    key: '键',
    digits: '数字',
    spaces: '空格数',
    number: '得数',
    bytes: '字节',
    result: (body, answer) => `正文是 ${body} 时，应答是 ${answer}。`,
  },
  notes: {
    heading: '遇到它的时候',
    list: [
      '文章说数据以 0x00 开头、以 0xFF 结尾：它讲的是 2010 年的事。今天的浏览器既不发送也不接受这样的帧。',
      '某个库提供“hixie”或“draft 76”支持：请关掉。还需要它的软件早已停止维护十年以上。',
      '抓到的数据以 00 开头，后面是文本：帧页面能认出来，能改写成今天的帧，并会带你来这里。',
      '服务器在等 Key1：客户端说的是 RFC 6455，服务器还停在 2010 年。请升级服务器。',
    ],
    sources: '草案原文：',
  },
} satisfies Shape<typeof pageEn>;
