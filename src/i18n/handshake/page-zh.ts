/**
 * 握手页正文：两条报文里必须有什么、服务器怎样拒绝、Accept 证明了什么。头部名称和章节由页面提供。
 */
import type { Shape } from '../catalogue.ts';
import type { pageEn } from './page-en.ts';

export const pageZh = {
  lead: '第一个帧之前先是 HTTP：一个 GET 请求升级，一个 101 表示同意。把任意一条报文贴进来，逐行修改，看严格的服务器和严格的客户端会怎么判。',
  request: {
    heading: '请求里必须有什么',
    caption: '服务器升级连接之前要检查的内容（RFC 6455 §4.2.1）',
    rules: {
      line: 'GET、HTTP/1.1 或更高版本；请求目标是路径或 http(s) 地址，绝不能写 ws://',
      host: '服务器的名字；端口不是默认端口时要写上',
      upgrade: '包含 “websocket”，不区分大小写',
      connection: '包含 “Upgrade”，不区分大小写，旁边可以有别的值',
      key: '16 个随机字节的 base64，每次都新取，总是 24 个字符',
      version: '值为 13，只出现一次',
      origin: '浏览器一定会带，说明是哪个网页要连；浏览器能访问到的服务器都应当检查它',
      protocol: '客户端会说的子协议，最想用的在前，不能重复',
      extensions: '客户端提出的扩展，例如 permessage-deflate',
    },
  },
  response: {
    heading: '响应里必须有什么',
    caption: '客户端认定连接已打开之前要检查的内容（RFC 6455 §4.1、§4.2.2）',
    rules: {
      line: '状态码为 101；其他状态码都表示仍按 HTTP 处理，不能发送帧',
      upgrade: '等于 “websocket”，不区分大小写',
      connection: '包含 “Upgrade”',
      accept: '对“键 + GUID”做 SHA-1 再做 base64，总是 28 个字符，必须完全一致',
      protocol: '最多一个，而且必须是客户端提出过的，一字不差；没有这一行就表示不用子协议',
      extensions: '只能是提出过的扩展，各出现一次，参数要在提议允许的范围内',
    },
  },
  columns: { line: '行', rule: '要求', need: '是否必需', section: '章节' },
  need: { required: '必需', browser: '浏览器会带', optional: '可选', ifOffered: '提出过才能有' },
  refusals: {
    heading: '服务器怎样拒绝',
    caption: '拒绝升级时用的状态码',
    status: '状态码',
    when: '什么时候用',
    rules: {
      400: '缺少必需的行，或者写得不对',
      401: '要先提供凭据；浏览器的 WebSocket 不会因此弹出登录框',
      403: '不接受这个源',
      404: '这个路径上没有 WebSocket 服务',
      405: '方法不是 GET',
      426: '不支持这个版本；响应用 Sec-WebSocket-Version 列出支持哪些',
    },
    browsers: '网页永远不知道是哪一种：对它来说，任何拒绝都只是一个 error 事件和关闭码 1006。',
  },
  proof: {
    heading: 'Accept 证明了什么',
    yes: '它证明对方读过这一个请求，并且懂 RFC 6455。重放旧响应的缓存、对什么都回 200 的服务器，都算不出它。',
    no: '它不证明对方是谁，也不保护任何东西：键和 GUID 都是公开的，谁都能算。对方是谁由 TLS 说明；谁可以连接，由 Origin、Cookie 和令牌决定。',
    versions: '在 HTTP/2 和 HTTP/3 上既没有键也没有 Accept：请求是带 :protocol = websocket 的扩展 CONNECT，响应就是普通的 200。',
    further: '依据：',
  },
} satisfies Shape<typeof pageEn>;
