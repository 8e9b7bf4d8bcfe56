/** 小游戏“给教程断代”的中文文字。代码片段在组件里，需要翻译的在这里。 */
import type { StopId } from '../../protocol/legacy/stop-ids.ts';
import type { GameTexts } from './game-en.ts';
import type { SnippetId } from './snippets.ts';

const tells: Readonly<Record<StopId, string>> = {
  '75': '讲 Hixie-75 的文章里会有不带 Sec- 的 WebSocket-Origin 和 WebSocket-Location，而且没有任何键。',
  '76': '讲 Hixie-76 的文章里会有 Key1 和 Key2，或头部后面的八个字节，或用 ff 00 关闭。',
  hybi: '讲 hybi-07 或 08 的文章里，Sec-WebSocket-Version 是 7 或 8，或者请求里有 Sec-WebSocket-Origin。',
  rfc: '讲 RFC 6455 的文章里，Sec-WebSocket-Version 是 13，源就写作 Origin。',
  http2: '讲 RFC 8441 或 9220 的文章里会有 CONNECT 和 :protocol，状态码是 200 而不是 101。',
};

const whys: Readonly<Record<SnippetId, string>> = {
  delimiters: '数据以 00 开头、以 ff 结尾，用 ff 00 关闭：这是 Hixie-76。后来不少文章照抄了前半句，旁边放的却是 RFC 6455 的头部。',
  capital: '不带 Sec- 的 WebSocket-Origin 只出现在 Hixie-75 里，而且这里没有键。',
  spaces: '数字除以空格数，再做 MD5：只有 Hixie-76 这样算。',
  moz: 'Firefox 6 到 10 用的还是草案，接口叫 MozWebSocket；Sec-WebSocket-Version 8 说明了是哪几版。',
  thirteen: '版本 13，一个键，一个 Accept：这就是标准，2011 年 12 月以来没有变过。',
  connect: 'CONNECT、:protocol、200，没有 Accept：这是 HTTP/2 上的 WebSocket（RFC 8441）；在 HTTP/3 上是 RFC 9220。',
  sample: '状态行里写作“Web Socket”，还有 WebSocket-Location：这是 Hixie-75，草案里就是这么印的。',
  masked: '这些字节在 hybi-07 和 RFC 6455 里一样，但源写作 Origin、版本是 13，是到标准才有的。',
};

export const gameZh: GameTexts = {
  heading: '给教程断代',
  lead: '旧教程还在流传，新教程又抄旧教程。每个片段都会露出破绽：它属于时间线上的哪一站？',
  progress: (at, count) => `第 ${at} 个片段，共 ${count} 个`,
  score: (right, count) => `一次答对 ${right} 个，共 ${count} 个`,
  question: '它是哪个时期的？',
  right: '对。',
  wrong: (name) => `不是 ${name}。`,
  again: '再选一个。',
  why: whys,
  tells,
  next: '下一个片段',
  restart: '重新开始',
  done: (right, count) => `${count} 个都断完了，一次答对 ${right} 个。字节和头部名不会谎报年龄，文章上写的日期却会。`,
  prose: {
    delimiters: ['握手成功后，每段数据都以 \\x00 开头，以 \\xFF 结尾；', '要关闭连接，就发送 \\xFF \\x00。'],
    spaces: ['取出键里的数字，除以其中空格的个数，', '再接上头部后面的 8 个字节，一起做 MD5。'],
  },
};
