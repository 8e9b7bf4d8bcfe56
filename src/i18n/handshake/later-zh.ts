/**
 * 握手页首屏之外的中文文案：粘贴、从 URL 构造、HTTP/2 和 HTTP/3、分享、复制。
 *
 * Knows wording. Must not know findings or formats: they have catalogues of their own.
 */
import type { LaterTexts } from './later-en.ts';

const number = (n: number): string => n.toLocaleString('en');

export const laterZh: LaterTexts = {
  paste: {
    readKey: '读作键：已经放进请求。',
    readAccept: '读作 Accept：已经放进响应。',
    readUrl: '读作地址：请求和响应由它构造。',
    read: (format, requests, responses, frames) =>
      `读作${format}：${[
        requests > 0 ? `${number(requests)} 个请求` : '',
        responses > 0 ? `${number(responses)} 个响应` : '',
        frames > 0 ? `后面有 ${number(frames)} 字节的帧` : '',
      ]
        .filter((each) => each !== '')
        .join('，')}。`,
    supplied: { 'start-line': '缺少第一行，已经补上。', 'empty-line': '末尾缺少空行，已经补上。' },
    answered: '贴进来的内容里没有响应：这里是服务器应当给出的响应。',
    choose: '哪个连接？',
    connection: (at, line) => (line === '' ? `${at}` : `${at}：${line}`),
    frames: '这里没有握手，但可能是帧。',
    openFrames: '在帧页面读取',
    accessLog: (status) =>
      `这是访问日志：只记了请求行和状态码（这里是 ${status}），没有头字段，无从判断。请贴发出的请求原文：curl -v 的输出、浏览器的网络面板，或抓包。`,
    nothing: '这里没有握手：没有请求，没有响应，也没有键（24 个字符，以 == 结尾）。',
    tooLong: (limit) => `超过 ${limit}：请只贴握手部分。`,
  },
  url: {
    label: 'WebSocket 地址',
    ghost: 'wss://example.com/chat?room=1',
    hint: '边输入地址，请求边跟着变。',
    origin: 'Origin',
    originHint: '像网页那样发送',
    protocols: '子协议',
    protocolsGhost: 'chat, superchat',
    deflate: '提出 permessage-deflate',
    parts: { scheme: '协议', userinfo: '用户', host: '主机', port: '端口', path: '路径', query: '查询串', fragment: '片段' },
    becomes: '在线路上',
    connect: (host, port, secure) => `TCP 连接 ${host} 的 ${port} 端口${secure ? '，再做 TLS' : ''}`,
    requestLine: '请求行',
    host: 'Host',
    close: '关闭',
  },
  repairs: {
    all: (n) => `修复全部 ${n} 处`,
  },
  copy: {
    bytes: { request: '请求', response: '响应' },
    code: '发送这个请求的程序',
    forms: {
      text: '文本',
      curl: 'curl',
      node: 'Node.js',
      python: 'Python',
      go: 'Go',
      escapes: '字符串 \\x…',
      hex: '十六进制',
      'hex-dump': '十六进制转储',
    },
    hint: '这些程序会建立 TCP 连接，原样发送这些字节，再打印响应。curl 不能原样发送所有头部。',
    curlDiffers: 'curl 会改动这个头部：不能原样发送的，它会重写或调整顺序。',
  },
  share: {
    label: '分享',
    copied: '链接已复制',
    byHand: '请复制这个链接：',
    explain: '报文在 # 后面的部分里，浏览器从不把它发给服务器。键用过一次就没用了，Cookie 和令牌可不是：请先删掉它们。',
    close: '关闭',
  },
  bootstrap: {
    heading: '同样的握手，在 HTTP/2 和 HTTP/3 上',
    lead: '那里没有协议升级：客户端在一个流上请求一条隧道，连接照样为其他请求服务。',
    version: '版本',
    versions: { h2: 'HTTP/2', h3: 'HTTP/3' },
    request: '请求',
    response: '响应',
    columns: { line: '行', was: '在 HTTP/1.1 里', why: '原因', section: '章节' },
    none: '没有',
    goneHeading: '不再有的',
    setting: (name, value) => `服务器要先声明 ${name} = ${value}，客户端才可以这样请求。`,
    closing: (clean, abrupt) => `TCP 连接的正常结束变成 ${clean}，异常中断变成 ${abrupt}。`,
    unknown: (status) => `不认识这个 :protocol 的服务器回答 ${status}。`,
    reasons: {
      setting: '服务器声明接受扩展 CONNECT',
      'method-connect': '隧道用 CONNECT 来请求',
      'protocol-websocket': '隧道的用途；有了它才是扩展 CONNECT',
      scheme: 'wss 对应 https，ws 对应 http',
      authority: '主机和端口，写法同 Host',
      path: '路径和查询串；普通的 CONNECT 没有',
      origin: '和以前一样',
      version: '和以前一样',
      subprotocols: '和以前一样',
      extensions: '和以前一样',
      'status-200': '隧道已打开；这里没有 101',
      'subprotocol-chosen': '和以前一样',
      'extensions-chosen': '和以前一样',
      'gone-request-line': '没有文本行了',
      'gone-host': '改叫 :authority',
      'gone-upgrade': '没有什么要升级，HTTP/2 也禁止它',
      'gone-connection': '它只管 HTTP/1.1 的一跳，HTTP/2 禁止它',
      'gone-key': '键要证明的，:protocol 已经说明',
      'gone-accept': '没有键，也就没有要证明的',
      'gone-101': '变成普通的 200',
    },
  },
};
