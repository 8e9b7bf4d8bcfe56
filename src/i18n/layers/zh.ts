/** 分层图的文字。 */
import type { Shape } from '../catalogue.ts';
import type { en } from './en.ts';

const bytes = (count: number): string => `${count} 字节`;

export const zh = {
  scheme: { label: '地址', ws: 'ws://', wss: 'wss://' },
  stack: {
    label: '各层，以及它们怎么处理这条报文',
    names: { tcp: 'TCP', tls: 'TLS', http: 'HTTP', websocket: 'WebSocket' },
    handshake: '握手',
    kinds: { application: '应用层', tls: '加密', tcp: '传输层' },
    states: { before: '还没开始', reads: '读这条报文', carries: '负责运送', gone: '已经退场' },
    ready: '脚本里的 readyState：',
    connecting: 'CONNECTING',
    open: 'OPEN',
  },
  inside: {
    label: '线路上是什么',
    segment: 'TCP 报文段',
    flags: { syn: 'SYN', 'syn-ack': 'SYN, ACK', ack: 'ACK' },
    empty: '没有给上层的字节',
    record: 'TLS 记录',
    sealed: '沿途能看懂的只有这些',
    hidden: 'TLS 自己的握手',
    http: (count) => `HTTP，${bytes(count)}`,
    frame: (count) => `WebSocket 帧，${bytes(count)}`,
  },
  ladder: {
    heading: '一条条报文，以及到达时用了几个往返',
    toServer: '发往服务器',
    toClient: '发往客户端',
    trips: (trips) => `${trips} 个往返之后`,
  },
  trips: (trips) => `已用往返：${trips}`,
  steps: {
    label: '建立连接的步骤',
    names: {
      syn: 'TCP：SYN',
      'syn-ack': 'TCP：SYN, ACK',
      ack: 'TCP：ACK',
      'client-hello': 'TLS：ClientHello',
      'server-hello': 'TLS：ServerHello 与证书',
      finished: 'TLS：Finished',
      request: 'HTTP：带 Upgrade 的 GET',
      response: 'HTTP：101',
      frame: 'WebSocket：第一帧',
      answer: 'WebSocket：回来的一帧',
    },
    start: '什么都还没发。哪一层先开口？走一步看看。',
    says: {
      syn: () => '客户端用一个 TCP 报文段敲门。HTTP 还没开始，WebSocket 更没有。',
      'syn-ack': () => '服务器的 TCP 回应：用了一个往返，应用程序还没被问到。',
      ack: ({ secure }) => `TCP 建好了，脚本看到的仍是 CONNECTING。接下来的${secure ? ' TLS' : '请求'}同时发出。`,
      'client-hello': () => '只有 wss 才有：TLS 在已经建好的 TCP 连接上开始。它没完成，上层什么都不会发。',
      'server-hello': () => '服务器出示证书，上面必须有地址里的主机名。',
      finished: () => '从此一切都封在记录里，沿途只看得出大小。',
      request: ({ secure, bytes: count }) =>
        `现在 HTTP 开口，也只有这一次：${bytes(count)}的文本，请求升级，${secure ? '装在 TLS 里' : '谁都看得懂'}。`,
      response: ({ bytes: count }) => `${bytes(count)}：101、几行头部、一个空行。这是 HTTP 的最后一句话，脚本得到 open。`,
      frame: ({ overhead }) => `一帧，走的还是那条 TCP 连接。没有 HTTP 头，Hello 前面只有 ${bytes(overhead)}。`,
      answer: ({ overhead }) => `服务器不用等人来问。它的帧在 Hello 前面有 ${bytes(overhead)}。`,
    },
  },
  schemes: {
    heading: '四种协议，同一个地基',
    caption: '谁在谁之上',
    scheme: '协议',
    application: '内容',
    encryption: '走在',
    transport: '再走在',
    port: '端口',
    http: 'HTTP',
    websocket: 'WebSocket',
    tls: 'TLS',
    tcp: 'TCP',
    afterHandshake: 'WebSocket 只在握手时说一次 HTTP。',
    none: '—',
  },
} satisfies Shape<typeof en>;
