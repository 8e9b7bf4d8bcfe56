/** 整条连接示意图的中文文字。Knows words only. */
import type { SequenceTexts } from './sequence-en.ts';

export const sequenceZh: SequenceTexts = {
  client: '客户端',
  server: '服务器',
  toServer: '客户端到服务器',
  toClient: '服务器到客户端',
  phases: { tcp: '开头：TCP', http: 'HTTP：握手', frames: 'WebSocket：帧', end: '末尾：TCP' },
  names: {
    connect: '建立 TCP 连接；wss 还要做 TLS',
    request: '带 Upgrade 和键的 GET',
    compute: '由键算出 Accept',
    answer: '带 Accept 的 101',
    compare: '自己也算一遍，比较',
    'to-server': 'Hello，加了掩码',
    'to-client': 'Hello，随时可发',
    close: '关闭帧 1000',
    'close-back': '回一个关闭帧 1000',
    gone: '服务器断开 TCP',
  },
  says: {
    request: (n) => `${n} 字节文本。末尾的空行表示到此为止。`,
    answer: (n) => `${n} 字节。紧接着的下一个字节就属于帧：这条连接上的 HTTP 到此结束。`,
    'to-server': (n) => `${n} 字节：帧头两个，掩码键四个，文本五个。不必等谁点名。`,
    'to-client': (n) => `${n} 字节，不加掩码。服务器不用等对方先问。`,
    close: (n) => `${n} 字节：哪一方都可以先发，发过之后不再发任何内容。`,
    'close-back': (n) => `${n} 字节：另一方也回一个关闭帧。`,
  },
};
