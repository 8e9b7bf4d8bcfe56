/** 地址页中工具之外的文字。 */
import type { Shape } from '../catalogue.ts';
import type { pageEn } from './page-en.ts';

export const pageZh = {
  lead: 'ws:// 或 wss:// 地址说明了三件事：找谁、要不要加密、请求什么。输入一个，看看每一部分各去了哪里。',
  parts: {
    heading: '每一部分去了哪里',
    caption: 'ws-URI 的各个部分，以及它们在线路上的位置',
    part: '部分',
    goes: '去向',
    example: '例子',
    rows: {
      scheme: '决定用明文 TCP 还是 TLS；本身一个字节也不发送',
      userinfo: '没有去处：ws-URI 不含这一部分',
      host: 'DNS、TLS 证书、Host 头',
      port: 'TCP；非默认端口还要写进 Host',
      path: '请求行',
      query: '请求行',
      fragment: '没有去处：不允许出现',
    },
  },
  readers: {
    heading: '谁接受什么',
    caption: '同一个地址，RFC 6455 和浏览器的构造函数各怎么看',
    address: '地址',
    rfc: 'RFC 6455 §3',
    browser: 'new WebSocket()，页面为',
    valid: '合法',
    invalid: '不合法',
    outcomes: {
      connects: '连接到',
      'not-a-url': 'SyntaxError',
      scheme: 'SyntaxError',
      fragment: 'SyntaxError',
      mixed: '拦截：混合内容',
      port: '失败：端口被禁用',
    },
  },
  ports: {
    heading: '浏览器从不连接的端口',
    text: 'RFC 6455 允许任何端口。浏览器会避开邮件等老服务的端口，因为在那里，请求可能被当成命令。名单出自 Fetch 标准：',
  },
  notes: {
    heading: '值得知道',
    list: [
      'ws:// 只出现在传给 new WebSocket() 的地址里。线路上的请求行只有路径。',
      '2023 年起，WebSockets 标准接受 http:、https: 和相对地址，并把它们换成 ws: 或 wss:。浏览器之外的工具往往不接受。',
      '主机之后的一切，服务器都看得到，还会记进日志；走 ws:// 时，沿途谁都看得到。',
      '网页脚本不能设置请求头，令牌于是常常放进查询串。更好的办法是 Cookie，或者第一条消息。',
      '一台主机可以提供多种服务：靠路径和子协议区分，而不是靠端口。',
    ],
    section: '语法写在',
  },
} satisfies Shape<typeof pageEn>;
