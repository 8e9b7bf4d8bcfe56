/**
 * 握手每一种发现的中文说法。
 *
 * Knows sentences; takes every value from the finding's facts. Must not know how a finding is detected; severity, section
 * and status are in the registry (protocol/handshake/findings.ts).
 */
import { acceptRight } from './accept-right.ts';
import { numberOf, textOf } from '../findings/shape.ts';
import type { FindingParams } from '../../protocol/annotation/model.ts';
import type { HandshakeFindingTexts, MessageKind } from './findings-shape.ts';

const NOTHING = (): string => '';
const BAD_REQUEST = (): string => '严格的服务器会回答 400 并关闭。';
const FAILS = (): string => '客户端必须使连接失败。';
const either = (_: FindingParams, kind: MessageKind): string => (kind === 'request' ? BAD_REQUEST() : FAILS());
const sender = (kind: MessageKind): string => (kind === 'request' ? '客户端' : '服务器');
const message = (kind: MessageKind): string => (kind === 'request' ? '请求' : '响应');
const value = (p: FindingParams): string => textOf(p, 'value');
const name = (p: FindingParams): string => textOf(p, 'name');

/** What of a status line is not as it should be. */
const STATUS_LINE: Readonly<Record<string, string>> = {
  version: '这里的版本不对',
  status: '这里的状态码不是三位数字',
  spacing: '这里的状态码前面不是恰好一个空格',
  reason: '这里的原因短语里有控制字符',
};

export const findingsZh: HandshakeFindingTexts = {
  'head-incomplete': {
    title: '头部还没有结束',
    text: () => '头部以一个空行（CR LF CR LF）结束，现在还没有。',
    consequence: (_, kind) => `${kind === 'request' ? '服务器' : '客户端'}会一直等到超时。`,
    repair: () => '把后面的内容也贴进来，或者在末尾补一个空行。',
  },
  'head-too-large': {
    title: '头部太大',
    text: (p) =>
      `这个头部超过 ${numberOf(p, 'limit').toLocaleString('en')} ${textOf(p, 'unit') === 'lines' ? '行' : '字节'}，大于服务器默认愿意读的长度。`,
    consequence: (_, kind) => (kind === 'request' ? '服务器会回答 431，或者直接关闭。' : '客户端会放弃。'),
    repair: () => '通常是 Cookie 太大：少带一些。',
  },
  'blank-line-before-start': {
    title: '第一行之前有空行',
    text: (_, kind) => `这个${message(kind)}以空行开头。服务器应当跳过一个空行，但谁都不该发送它。`,
    consequence: () => '多数实现会跳过，有的不会。',
    repair: () => '删掉它。它往往是上一条报文留下的。',
  },
  'line-feed-alone': {
    title: '行尾只有 LF',
    text: () => '行尾应当是 CR LF。接收方可以把单独的 LF 当作行尾，但没有义务这样做。',
    consequence: () => '宽松的实现会继续读，严格的会拒绝。一前一后两个实现理解不同时，就可能被人利用。',
    repair: () => '每一行都以 \\r\\n 结尾。文本文件和 shell 的 here-document 里只有 \\n。',
  },
  'carriage-return-alone': {
    title: '只有 CR，没有 LF',
    text: () => '行中间单独出现了一个 CR。它不能结束一行，也不允许出现在行里。',
    consequence: either,
    repair: () => '行尾写 \\r\\n，其他地方不要有 CR。',
  },
  'request-line-syntax': {
    title: '不是请求行',
    text: (p) => `第一行应当形如“GET /path HTTP/1.1”，这里${textOf(p, 'part') === 'target' ? '缺少请求目标' : '的方法不是一个单词'}。`,
    consequence: BAD_REQUEST,
    repair: () => '三个部分：方法、目标、版本，中间各一个空格。',
  },
  'request-line-spacing': {
    title: '请求行里的空格不对',
    text: () => '方法、目标、版本之间恰好一个空格，前后都不能再有。',
    consequence: () => '宽松的服务器会继续读，严格的会回答 400。',
    repair: () => '各部分之间只留一个空格。',
  },
  'target-has-space': {
    title: '请求目标里有空格',
    text: (p) => `请求目标“${textOf(p, 'target')}”里有空格，而空格表示目标到此为止。`,
    consequence: BAD_REQUEST,
    repair: () => '写成 %20，在查询串里也可以写 +。',
  },
  'status-line-syntax': {
    title: '不是状态行',
    text: (p) => `第一行应当形如“HTTP/1.1 101 Switching Protocols”，${STATUS_LINE[textOf(p, 'part')] ?? ''}。`,
    consequence: FAILS,
    repair: () => '版本、三位数字、原因短语（可以为空），中间各一个空格。',
  },
  'reason-space-missing': {
    title: '状态码后面没有空格',
    text: () => '即使没有原因短语，状态码后面也要有一个空格。',
    consequence: () => '多数客户端照样能读。',
    repair: () => '写成“HTTP/1.1 101 ”（带空格），或者后面加上通常的原因短语。',
  },
  'http-version-syntax': {
    title: '不是 HTTP 版本',
    text: (p) => `“${textOf(p, 'version')}”不是 HTTP 版本：应当是大写的“HTTP/”、一位数字、点、一位数字。`,
    consequence: either,
    repair: () => '写 HTTP/1.1。',
  },
  'space-before-first-field': {
    title: '第一个头部行以空格开头',
    text: () => '它上面没有可以接续的行。',
    consequence: either,
    repair: () => '删掉空格。代码里为了对齐而缩进的文本块，会把缩进也发出去。',
  },
  'obsolete-fold': {
    title: '折行',
    text: () => '这一行以空格开头，会被当作上一行的续行（已废弃的折行）。',
    consequence: () => '服务器会拒绝。',
    repair: () => '把值写在一行里；如果它本来是另一个头部，就去掉缩进。',
  },
  'obsolete-fold-in-response': {
    title: '折行',
    text: () => '这一行以空格开头，会被当作上一行的续行（已废弃的折行）。',
    consequence: () => '客户端会把它并成一行，中间是空格，或者直接拒绝。',
    repair: () => '把值写在一行里。',
  },
  'colon-missing': {
    title: '缺少冒号',
    text: () => '这一行不是头部：头部由名称、冒号和值组成。',
    consequence: either,
    repair: () => '补上冒号，或者删掉这一行。',
  },
  'space-before-colon': {
    title: '冒号前有空格',
    text: (p) => `“${name(p)}”和冒号之间有空白，这里不允许有。`,
    consequence: (_, kind) =>
      kind === 'request' ? '服务器必须回答 400：有人曾用这种写法绕过代理夹带请求。' : '代理必须删掉它；客户端的做法各不相同。',
    repair: () => '删掉空格。',
  },
  'field-name-empty': {
    title: '没有名称的头部',
    text: () => '这一行以冒号开头。',
    consequence: either,
    repair: () => '在前面写上名称，或者删掉这一行。（:path 这样的名称属于 HTTP/2 和 HTTP/3。）',
  },
  'field-name-not-token': {
    title: '不是合法的头部名称',
    text: (p) => `“${name(p)}”含有头部名称里不允许出现的字符。`,
    consequence: either,
    repair: () => '名称由字母、数字和连字符组成（还有少数几个符号），没有空格。',
  },
  'field-value-nul': {
    title: '值里有 NUL',
    text: (p) => `${name(p)} 的值里有一个零字节。`,
    consequence: either,
    repair: () => '删掉它。C 的字符串以它结尾，但它不属于内容。',
  },
  'field-value-control': {
    title: '值里有控制字符',
    text: (p) => `${name(p)} 的值里有控制字符。`,
    consequence: () => '有的实现会保留，有的会拒绝。',
    repair: () => '删掉它。',
  },
  'field-value-not-ascii': {
    title: '值里有非 ASCII 字节',
    text: (p) => `${name(p)} 的值里有大于 0x7f 的字节。它们是什么字符，HTTP 没有规定。`,
    consequence: () => '各实现会原样传递这些字节，有的按 Latin-1 显示。',
    repair: () => '值允许的话，用百分号编码。',
  },
  'fields-after-blank-line': {
    title: '空行下面还有头部',
    text: (_, kind) => `这里的空行结束了头部，下面的内容不再属于这个${message(kind)}头。`,
    consequence: (_, kind) =>
      kind === 'request' ? '服务器看到的请求不含下面这些行，还会把它们当成第一个帧。' : '客户端会把下面这些行当成第一个帧。',
    repair: () => '删掉空行。可能是编辑器或模板加进去的。',
  },
  'list-empty-element': {
    title: '列表里有空项',
    text: (p) => `${name(p)} 的列表里有一个逗号，旁边什么也没有。`,
    consequence: () => '接收方必须能跳过少量空项，发送方不得写出空项。',
    repair: () => '删掉多余的逗号。',
  },

  'method-not-get': {
    title: '方法不是 GET',
    text: (p) => `方法是 ${textOf(p, 'method')}。在 HTTP/1.1 上，升级必须用 GET 来请求。`,
    consequence: () => '服务器会回答 405。',
    repair: () => '用 GET。CONNECT 是 HTTP/2 和 HTTP/3 的做法。',
  },
  'target-ws-uri': {
    title: '请求行里写了 ws://',
    text: () => '请求行里写了 ws://。线路上应当是路径，或 http(s) 地址。',
    consequence: BAD_REQUEST,
    repair: () => '只写主机后面的部分：路径和查询串。',
  },
  'target-form': {
    title: '请求目标的形式不对',
    text: (p) => `“${textOf(p, 'target')}”既不是以 / 开头的路径，也不是 http(s) 地址。`,
    consequence: BAD_REQUEST,
    repair: () => '以斜杠开头，主机写在 Host 里。',
  },
  'target-fragment': {
    title: '请求目标里有片段',
    text: () => '请求目标里有 #。片段对 WebSocket 地址没有意义，不得使用。',
    consequence: BAD_REQUEST,
    repair: () => '删掉它；确实需要 # 时写成 %23。',
  },
  'target-syntax': {
    title: '请求目标里有不允许的字符',
    text: (p) => `请求目标“${textOf(p, 'target')}”里有必须用百分号编码的字符。`,
    consequence: BAD_REQUEST,
    repair: () => '先编码为 UTF-8，再把每个字节写成 % 加两位十六进制数字。',
  },
  'target-differs-from-url': {
    title: '请求目标和 URL 不一致',
    text: (p) => `请求目标是 ${textOf(p, 'target')}，URL 是 ${textOf(p, 'url')}。`,
    consequence: () => '服务器可能没有这个路径，会回答 404。',
    repair: () => '原样发送 URL 的路径和查询串。',
  },
  'http-version': {
    title: 'HTTP 版本低于 1.1',
    text: (p) =>
      textOf(p, 'version') === ''
        ? '请求行没有写 HTTP 版本，像 HTTP/0.9 那样；协议升级是 HTTP/1.1 才有的。'
        : `${textOf(p, 'version')} 没有协议升级：它是 HTTP/1.1 才有的。`,
    consequence: (_, kind) => (kind === 'request' ? '服务器会拒绝（505、400 或 426）。' : FAILS()),
    repair: () => '写 HTTP/1.1。nginx 默认用 HTTP/1.0 连后面的服务器，除非设置 proxy_http_version 1.1。',
  },
  'http-version-major': {
    title: '用文本写的 HTTP/2 或更高版本',
    text: (p) => `${textOf(p, 'version')} 不用文本行通信：在那里，请求是二进制帧里的扩展 CONNECT。`,
    consequence: () => '读 HTTP/1.1 文本的实现不会料到它。',
    repair: () => '写 HTTP/1.1，或者看下面的 HTTP/2 写法。',
  },
  'url-scheme': {
    title: '不是 ws: 或 wss:',
    text: (p) =>
      `${textOf(p, 'scheme') === '' ? 'URL 没有写协议' : `协议是 ${textOf(p, 'scheme')}:`}；WebSocket 地址以 ws:// 或 wss:// 开头。`,
    consequence: (p) =>
      textOf(p, 'scheme') === '' ? '浏览器会把它当作相对于页面地址的路径。' : '在浏览器里，new WebSocket(url) 会抛出 SyntaxError。',
    repair: () => '明文 TCP 写 ws://，走 TLS 写 wss://。',
  },
  'url-scheme-http': {
    title: '把 ws 写成了 http',
    text: (p) => `RFC 6455 只有 ws: 和 wss:，没有 ${textOf(p, 'scheme')}:。2023 年起，浏览器会把 http: 当作 ws:，把 https: 当作 wss:。`,
    consequence: () => '较新的浏览器接受，其他客户端未必。',
    repair: () => '写 ws:// 或 wss://。',
  },
  'url-slashes': {
    title: '这里应当是两个斜杠',
    text: (p) => `“${textOf(p, 'scheme')}”后面不是正好的“//”；ws-URI 的语法没有别的写法。`,
    consequence: () => '浏览器会悄悄补好，其他客户端会拒绝。',
    repair: () => '写协议名、冒号和两个斜杠。',
  },
  'url-fullwidth': {
    title: '全角字符',
    text: (p) => `“${textOf(p, 'character')}”是中文输入法打出的全角字符，URL 里要用半角的“${textOf(p, 'plain')}”。`,
    consequence: () => '冒号一旦是全角，整个协议部分就不存在了；主机名里的全角字符，浏览器也许还能认。',
    repair: () => '切换到半角再输入一遍。',
  },
  'url-userinfo': {
    title: 'URL 里有用户名',
    text: () => 'WebSocket 地址里没有放用户名和密码的位置。',
    consequence: () => 'Chromium 要等服务器用 401 询问才发送，其他客户端会忽略或拒绝它。',
    repair: () => '用 Cookie，或者在第一条消息里带令牌。',
  },
  'url-host': {
    title: '不是主机',
    text: (p) => {
      const text = textOf(p, 'text');
      switch (textOf(p, 'reason')) {
        case 'not-ascii':
          return `“${text}”里有非 ASCII 字符，线路上要写成 Punycode（xn--…）。`;
        case 'ipv6-bare':
          return `“${text}”是没加方括号的 IPv6 地址：它的冒号和端口前的冒号分不开。`;
        case 'backslash':
          return `“${text}”里有反斜杠；主机只能以“/”结束。`;
        default:
          return text === '' ? 'URL 没有写主机。' : `“${text}”不是主机名，也不是地址。`;
      }
    },
    consequence: (p) =>
      ['not-ascii', 'backslash'].includes(textOf(p, 'reason')) ? '浏览器会自己转换，别的客户端不一定。' : '没有可以连接的对象。',
    repair: () => '写 example.com、192.0.2.1 或 [2001:db8::1]。',
  },
  'url-port': {
    title: '不是端口',
    text: (p) => `“${textOf(p, 'text')}”不是端口：应当是 1 到 65535 的数字。`,
    consequence: () => '没有可以连接的对象。',
    repair: () => '用默认端口时不用写：ws 是 80，wss 是 443。',
  },
  'url-default-port': {
    title: '写出了默认端口',
    text: (p) => `${numberOf(p, 'port')} 就是默认端口，Host 里不会再写。`,
    consequence: NOTHING,
    repair: NOTHING,
  },
  'url-character': {
    title: '需要编码的字符',
    text: (p) => {
      switch (textOf(p, 'reason')) {
        case 'percent':
          return '“%”后面必须跟两个十六进制数字；本来就想写百分号的话，写成 %25。';
        case 'backslash':
          return '“\\”不能出现在 URL 里；浏览器会把路径里的它当作“/”。';
        default:
          return `${textOf(p, 'character') === ' ' ? '空格' : `“${textOf(p, 'character')}”`}不能直接出现在 URL 里，在请求行里要按 UTF-8 做百分号编码。`;
      }
    },
    consequence: (p) =>
      textOf(p, 'reason') === 'percent'
        ? '浏览器会原样发出，服务器怎么理解就难说了。'
        : textOf(p, 'reason') === 'backslash'
          ? '于是两个客户端可能请求了两个不同的资源。'
          : '浏览器会自己编码，别的客户端不一定。',
    repair: NOTHING,
  },
  'url-fragment': {
    title: 'URL 里有片段',
    text: (p) => `“${textOf(p, 'fragment')}”：片段对 WebSocket 地址没有意义，不得使用。`,
    consequence: () => '在浏览器里，new WebSocket(url) 会抛出 SyntaxError。',
    repair: () => '删掉它；确实需要 # 时写成 %23。',
  },
  'host-missing': {
    title: '缺少 Host',
    text: () => '缺少 Host。客户端必须发送（§4.1 第 4 项）。',
    consequence: BAD_REQUEST,
    repair: () => '加上 Host，写服务器的名字；端口不是 80（ws）或 443（wss）时也要写上。',
  },
  'host-duplicated': {
    title: '不止一个 Host',
    text: () => '出现了多个 Host，以哪个为准只能猜。',
    consequence: BAD_REQUEST,
    repair: () => '只留一个。',
  },
  'host-invalid': {
    title: '不是主机',
    text: (p) => `“${value(p)}”不是主机名或地址（可以带端口）。`,
    consequence: BAD_REQUEST,
    repair: () => '写 example.com、example.com:8080 或 [::1]:8080，不要协议，也不要路径。',
  },
  'host-differs-from-target': {
    title: 'Host 和请求目标不一致',
    text: (p) => `Host 是 ${textOf(p, 'host')}，请求目标是 ${textOf(p, 'target')}。以请求目标为准。`,
    consequence: () => '服务器这时必须忽略 Host，但并非每个服务器都这样做。',
    repair: () => '两处写成一样，或者请求目标只写路径。',
  },
  'host-differs-from-url': {
    title: 'Host 和 URL 不一致',
    text: (p) => `Host 是 ${textOf(p, 'host')}，URL 是 ${textOf(p, 'url')}。`,
    consequence: () => '服务器可能按另一个名字来应答，或者拒绝。',
    repair: () => '写 URL 里的主机；端口不是默认端口时也要写上。',
  },
  'host-default-port': {
    title: '写出了默认端口',
    text: (p) => `${numberOf(p, 'port')} 就是默认端口，浏览器不会写出来。`,
    consequence: () => '合法。有的服务器把 Host 和 Origin 当文本比较，可能因此认为不一致。',
    repair: NOTHING,
  },
  'upgrade-missing': {
    title: '缺少 Upgrade',
    text: (_, kind) => `缺少 Upgrade。${sender(kind)}必须发送（${kind === 'request' ? '§4.1 第 5 项' : '§4.2.2'}）。`,
    consequence: (_, kind) =>
      kind === 'request' ? '在服务器看来这只是普通的 HTTP：回答 426 Upgrade Required，或者照常返回网页。' : FAILS(),
    repair: (_, kind) =>
      kind === 'request'
        ? '加上“Upgrade: websocket”。如果前面有 nginx：proxy_set_header Upgrade $http_upgrade，否则代理会丢掉它。'
        : '加上“Upgrade: websocket”。如果服务器确实发了，那就是中间的代理把它丢了。',
  },
  'upgrade-not-websocket': {
    title: 'Upgrade 不是 websocket',
    text: (p, kind) =>
      `“${value(p)}”不是“websocket”${/^websocket\W$/i.test(value(p)) ? '：看最后一个字符' : kind === 'request' ? '' : '，响应里也不允许有别的值'}。`,
    consequence: either,
    repair: () => '写“Upgrade: websocket”，不区分大小写。',
  },
  'connection-missing': {
    title: '缺少 Connection',
    text: (_, kind) => `缺少 Connection。${sender(kind)}必须发送（${kind === 'request' ? '§4.1 第 6 项' : '§4.2.2'}）。`,
    consequence: either,
    repair: (_, kind) =>
      kind === 'request'
        ? '加上“Connection: Upgrade”。如果前面有 nginx：proxy_set_header Connection "upgrade"；Connection 只管一跳，代理不会自己转发它。'
        : '加上“Connection: Upgrade”。',
  },
  'connection-not-upgrade': {
    title: 'Connection 里没有 Upgrade',
    text: (p) => `Connection 必须包含 Upgrade，“${value(p)}”不包含。`,
    consequence: either,
    repair: () => '写“Connection: Upgrade”，或者在列表里加一个逗号和 Upgrade。要整个词相同：upgrade-insecure 是另一个词。',
  },
  'key-missing': {
    title: '缺少 Sec-WebSocket-Key',
    text: () => '缺少 Sec-WebSocket-Key。客户端必须发送（§4.1 第 7 项）。',
    consequence: BAD_REQUEST,
    repair: () => '取 16 个随机字节，写成 base64：24 个字符。',
  },
  'key-duplicated': {
    title: '有两个键',
    text: () => 'Sec-WebSocket-Key 在请求里只能出现一次。',
    consequence: BAD_REQUEST,
    repair: () => '只留一个。会自动设置它的库，不需要你再加一个。',
  },
  'key-not-base64': {
    title: '键不是 base64',
    text: (p) => `“${textOf(p, 'key')}”不是 base64（A 到 Z、a 到 z、0 到 9、+、/，末尾是 =）。`,
    consequence: BAD_REQUEST,
    repair: () => '16 字节的 base64 是 22 个这样的字符加 ==。带 - 和 _ 的是另一种字母表（base64url）。',
  },
  'key-not-16-octets': {
    title: '键不是 16 字节',
    text: (p) => `这个键解码后是 ${numberOf(p, 'octets')} 字节，必须是 16 字节（24 个字符）。`,
    consequence: BAD_REQUEST,
    repair: () => '要编码的是 16 个字节，不是 16 个十六进制字符，也不是一个单词。',
  },
  'key-not-canonical': {
    title: '第 22 个字符有多余的位',
    text: (p) =>
      `第 22 个字符是“${textOf(p, 'character')}”。它只有前两位有效，正确的编码器只会写 A、Q、g 或 w。（RFC 6455 §4.1 的例子就有这个小错。）`,
    consequence: () => '服务器不在乎：它对字符做哈希，从不解码。',
    repair: NOTHING,
  },
  'key-not-random': {
    title: '键不是随机的',
    text: () => '这 16 个字节有规律。每个连接都必须重新随机取键。',
    consequence: () => '服务器看不出来。但键如果固定不变，缓存里的旧响应就可能冒充新的。',
    repair: () => '用安全的随机源来取。',
  },
  'version-missing': {
    title: '缺少 Sec-WebSocket-Version',
    text: () => '缺少 Sec-WebSocket-Version。客户端必须发送（§4.1 第 9 项）。',
    consequence: BAD_REQUEST,
    repair: () => '加上“Sec-WebSocket-Version: 13”。没有它的，是说 2010 年草案的老客户端。',
  },
  'version-duplicated': {
    title: '有两个版本',
    text: () => 'Sec-WebSocket-Version 在请求里只能出现一次：客户端一次只请求一个版本。',
    consequence: BAD_REQUEST,
    repair: () => '只留“Sec-WebSocket-Version: 13”。',
  },
  'version-syntax': {
    title: '不是版本号',
    text: (p) => `“${textOf(p, 'version')}”不是版本号：应当是 0 到 255 的数字，开头没有多余的 0。`,
    consequence: BAD_REQUEST,
    repair: () => '写 13。',
  },
  'version-not-13': {
    title: '版本不是 13',
    text: (p) => `这里不支持版本 ${textOf(p, 'version')}。应回答 426，并带 Sec-WebSocket-Version: 13。`,
    consequence: () => '只支持 13 的服务器会拒绝，并说明自己支持哪些版本。',
    repair: () => '请求 13。7 和 8 是 2011 年的草案，除了 Origin 的名称，握手是一样的。',
  },
  'origin-missing': {
    title: '没有 Origin',
    text: () => '没有 Origin，说明这不是浏览器：浏览器一定会发送它，网页也改不了。',
    consequence: () => '对其他程序来说合法。靠 Origin 挡住外来网页的服务器这时没有可检查的，但也不必担心是网页。',
    repair: NOTHING,
  },
  'origin-null': {
    title: 'Origin 为 null',
    text: () => '网页没有自己的源时（本地文件、沙箱里的 iframe），浏览器会发送“null”。',
    consequence: () => '允许它的服务器，就允许了所有这样的网页。',
    repair: () => '通过 http(s) 提供网页，它就有源了。',
  },
  'origin-duplicated': {
    title: '不止一个 Origin',
    text: () => '出现了多个 Origin，客户端只能发一个。',
    consequence: BAD_REQUEST,
    repair: () => '只留一个。',
  },
  'origin-syntax': {
    title: '不是源',
    text: (p) => `“${textOf(p, 'origin')}”不是源：源由协议、主机和端口组成，没有路径，末尾也没有斜杠。`,
    consequence: () => '按文本比较的服务器找不到匹配，会回答 403。',
    repair: () => '写 http://example.com 或 https://example.com:8443。',
  },
  'origin-not-allowed': {
    title: '不接受这个源',
    text: (p) => `服务器不接受来自 ${textOf(p, 'origin')} 的网页。`,
    consequence: () => '它会回答 403，网页只看到一个 error 事件。',
    repair: () => '确实应当允许的话，把这个源加进服务器的名单。正是这项检查让外来网页用不了访客的 Cookie。',
  },
  'subprotocol-syntax': {
    title: '不是子协议',
    text: (p) =>
      textOf(p, 'reason') === 'empty'
        ? 'Sec-WebSocket-Protocol 后面没有名称。'
        : `“${value(p)}”不是子协议：名称里不能有空格、逗号，也不能有 ( ) < > @ ; : \\ " / [ ] ? = { }。`,
    consequence: either,
    repair: (_, kind) =>
      kind === 'request'
        ? '名称之间用逗号分开。在浏览器里，new WebSocket(url, [..]) 会因此抛出 SyntaxError。'
        : '用客户端提出过的名称来回答。',
  },
  'subprotocol-duplicated': {
    title: '子协议重复',
    text: (p) => `“${value(p)}”提出了两次，每个都必须唯一。`,
    consequence: () => '严格的服务器会回答 400。',
    repair: () => '只写一次。在浏览器里，new WebSocket(url, [..]) 会因此抛出 SyntaxError。',
  },
  'extension-syntax': {
    title: '不是扩展列表',
    text: (p) => `“${value(p)}”不符合语法：名称; 参数; 参数=值，扩展之间用逗号分开。`,
    consequence: (_, kind) => `${kind === 'request' ? '服务器' : '客户端'}必须使连接失败。`,
    repair: () => '值是普通的单词，或者放在双引号里的单词。',
  },
  'pmd-offer-declined': {
    title: '必须谢绝的提议',
    text: (p) => `这个 permessage-deflate 提议不可接受：${textOf(p, 'parameter')}${value(p) === '' ? '' : `=${value(p)}`}。`,
    consequence: () => '服务器会谢绝这个提议，不压缩就完成升级，或者改用后面的提议。',
    repair: () => '窗口位数是 8 到 15，只写一次；两个 takeover 参数没有值。',
  },
  'request-has-content': {
    title: '带正文的 GET',
    text: () => 'Content-Length 或 Transfer-Encoding 表示后面有正文。GET 没有正文，升级请求后面是帧。',
    consequence: () => '各服务器做法不同：有的会等正文，有的会拒绝。',
    repair: () => '删掉这个头部。',
  },
  'field-obsolete': {
    title: '旧草案的头部',
    text: (p) => `${name(p)} 来自 RFC 6455 之前的草案，如今没有意义。`,
    consequence: () => '两端都会忽略它。',
    repair: () => '删掉它。还在讲它的文章，写的是 2010 或 2011 年的握手。',
  },
  'field-in-wrong-message': {
    title: '属于另一条报文的头部',
    text: (p, kind) => `${name(p)} 属于${kind === 'request' ? '响应' : '请求'}，不属于${message(kind)}。`,
    consequence: () => '会被忽略。',
    repair: (_, kind) =>
      kind === 'request' ? '客户端发送 Sec-WebSocket-Key，Accept 是服务器对它的回答。' : '服务器发送 Sec-WebSocket-Accept，由键推导得出。',
  },

  'status-not-101': {
    title: '没有切换协议',
    text: (p) => `状态码是 ${numberOf(p, 'status')} 而不是 101：仍按 HTTP 处理，不能发送帧。`,
    consequence: () => '客户端会使连接失败；网页只看到 error 事件和关闭码 1006，看不到状态码。',
    repair: (p) => {
      const status = numberOf(p, 'status');
      if (status === 200) return '这个路径返回的是普通网页：检查路径，以及代理是否转发了 Upgrade 和 Connection。';
      if (status === 404) return '这个路径上没有服务：检查路径，以及代理怎样改写它。';
      if (status === 400) return '服务器认为请求有问题：看上面的检查。';
      if (status === 403) return '最常见的原因是 Origin 被拒绝，或者被防火墙拦下。';
      if (status === 502 || status === 503 || status === 504) return '代理连不上后面的服务器：它在运行吗？';
      return status === 426 ? '请求服务器列出的版本之一。' : '正文和服务器日志会说得更多，浏览器不会。';
    },
  },
  'status-interim': {
    title: '只是中间响应',
    text: (p) => `状态码 ${numberOf(p, 'status')} 只是中间响应，真正的响应在后面。`,
    consequence: () => '客户端会继续读，等待真正的响应。',
    repair: () => '把后面的内容也贴进来。',
  },
  'status-authenticate': {
    title: '需要凭据',
    text: (p) => `状态码 401：服务器要求先提供凭据${textOf(p, 'challenge') === '' ? '' : `（${textOf(p, 'challenge')}）`}。`,
    consequence: () => 'RFC 6455 允许客户端询问凭据再试一次，浏览器的 WebSocket 不会这样做。',
    repair: () => '用 Cookie，或者在查询串、子协议里带令牌；网页无法在这里设置 Authorization 头部。',
  },
  'status-redirect': {
    title: '重定向',
    text: (p) => `状态码 ${numberOf(p, 'status')}：服务器指向了${textOf(p, 'location') === '' ? '别处' : ` ${textOf(p, 'location')}`}。`,
    consequence: () => 'RFC 6455 允许客户端跟随。浏览器的 WebSocket 不跟随，ws 也不跟随，除非设置 followRedirects。',
    repair: () => '直接连接新地址：把 ws:// 换成 wss://，或者补上末尾的斜杠。',
  },
  'status-versions': {
    title: '服务器列出了支持的版本',
    text: (p) => `服务器支持的 Sec-WebSocket-Version：${textOf(p, 'versions')}。`,
    consequence: () => '客户端如果支持其中之一，可以用它再试。',
    repair: NOTHING,
  },
  'status-426-without-upgrade': {
    title: '426 没有带 Upgrade',
    text: () => '回答 426 时必须用 Upgrade 说明要求哪种协议。',
    consequence: () => '不管怎样客户端都会失败。',
    repair: () => '在拒绝的响应里加上“Upgrade: websocket”。',
  },
  'accept-missing': {
    title: '缺少 Sec-WebSocket-Accept',
    text: () => '缺少 Sec-WebSocket-Accept。服务器必须发送（§4.2.2）。',
    consequence: FAILS,
    repair: () => '由请求里的键推导出来。',
  },
  'accept-duplicated': {
    title: '有两个 Accept',
    text: () => 'Sec-WebSocket-Accept 在响应里只能出现一次。',
    consequence: FAILS,
    repair: () => '只留正确的那个。',
  },
  'accept-malformed': {
    title: '不像 Accept',
    text: (p) => `Accept 是 20 字节的 base64：28 个字符，最后一个是 =。“${textOf(p, 'accept')}”不是这样。`,
    consequence: FAILS,
    repair: () => '应对摘要的 20 个字节编码；下面的检查认得常见的错误。',
  },
  'accept-wrong': {
    title: 'Accept 和键对不上',
    text: (p) => `对键 ${textOf(p, 'key')} 来说，它必须是 ${textOf(p, 'expected')}。`,
    consequence: FAILS,
    repair: () => '对键的 24 个字符加上后面的 GUID 做 SHA-1，再做 base64。下面的检查会说明哪种错误会得出这个值。',
  },
  'accept-right': {
    title: acceptRight.zh.title,
    text: () => acceptRight.zh.text,
    consequence: NOTHING,
    repair: NOTHING,
  },
  'accept-unchecked': {
    title: '没有可以对照的键',
    text: () => '没有请求里的键，谁也说不出这个 Accept 对不对。',
    consequence: NOTHING,
    repair: () => '把请求或者它的键也贴进来。',
  },
  'extension-not-offered': {
    title: '没有提出过的扩展',
    text: (p) => `服务器选了客户端没有提出的扩展“${value(p)}”。`,
    consequence: () => '客户端必须使连接失败。',
    repair: () => '只能用请求里有的扩展来回答；一个都不用总是可以的。',
  },
  'extensions-field-repeated': {
    title: 'Sec-WebSocket-Extensions 出现多次',
    text: () => '在响应里 Sec-WebSocket-Extensions 只能出现一次（§11.3.2）。',
    consequence: () => '客户端会把几行合起来，或者失败。',
    repair: () => '写成一个用逗号分开的列表。',
  },
  'pmd-unknown-parameter': {
    title: 'permessage-deflate 没有这个参数',
    text: (p) => `“${textOf(p, 'parameter')}”不是 permessage-deflate 的参数。`,
    consequence: FAILS,
    repair: () => '一共四个：server_no_context_takeover、client_no_context_takeover、server_max_window_bits、client_max_window_bits。',
  },
  'pmd-duplicate-parameter': {
    title: '参数重复',
    text: (p) => `${textOf(p, 'parameter')} 在一个回答里出现了两次。`,
    consequence: FAILS,
    repair: () => '只留一个。',
  },
  'pmd-bad-value': {
    title: '参数值不对',
    text: (p) =>
      textOf(p, 'reason') === 'larger'
        ? `${textOf(p, 'parameter')} 是 ${value(p)}，而客户端要求最大 ${textOf(p, 'asked')}。`
        : `${textOf(p, 'parameter')} ${value(p) === '' ? '必须有值' : `不能是“${value(p)}”`}。`,
    consequence: FAILS,
    repair: () => '回答里的窗口位数是 8 到 15，而且不能比要求的大；takeover 参数没有值。',
  },
  'pmd-parameter-not-offered': {
    title: '没有提出过的参数',
    text: (p) => `回答里有 ${textOf(p, 'parameter')}，但提议没有说明客户端懂它。`,
    consequence: FAILS,
    repair: () => '去掉它：只有提出过 client_max_window_bits 的客户端，才能要求它用更小的窗口。',
  },
  'pmd-parameter-missing': {
    title: '回答里少了参数',
    text: (p) => `提议要求 ${textOf(p, 'parameter')}，接受它的回答也必须写上。`,
    consequence: FAILS,
    repair: () => '把参数也写进回答，或者不接受这个提议。',
  },
  'pmd-accepted-twice': {
    title: '接受了两次 permessage-deflate',
    text: () => '两个都要用 RSV1，一个连接只能有一个。',
    consequence: FAILS,
    repair: () => '只接受一个提议，选第一个合适的。',
  },
  'subprotocol-not-offered': {
    title: '没有提出过的子协议',
    text: (p) => `服务器选了客户端没有提出的子协议“${value(p)}”。`,
    consequence: () => '客户端必须使连接失败。',
    repair: (p) =>
      textOf(p, 'offered') === ''
        ? '去掉这个头部：客户端没有提出子协议。'
        : `从 ${textOf(p, 'offered')} 里选一个，一字不差，或者不带这个头部。`,
  },
  'subprotocol-several': {
    title: '选了多个子协议',
    text: (p) => `“${value(p)}”是一个列表，而服务器只能选一个。`,
    consequence: FAILS,
    repair: () => '只回答你要用的那一个。',
  },
  'subprotocol-field-repeated': {
    title: 'Sec-WebSocket-Protocol 出现多次',
    text: () => '在响应里 Sec-WebSocket-Protocol 只能出现一次。',
    consequence: FAILS,
    repair: () => '只留一个。',
  },
  'subprotocol-none-chosen': {
    title: '没有选子协议',
    text: (p) => `客户端提出了 ${textOf(p, 'offered')}，服务器一个也没选。RFC 6455 允许这样。`,
    consequence: () => '按 WHATWG 标准，浏览器仍会使连接失败，ws 也一样。',
    repair: () => '要让浏览器连得上，就用提出过的名称之一来回答。',
  },
  'response-has-content': {
    title: '带正文的 101',
    text: () => '101 里不得有 Content-Length 或 Transfer-Encoding：空行后面就是帧。',
    consequence: () => '有的客户端会失败，有的会等一个永远不来的正文。',
    repair: () => '删掉这个头部。',
  },
};
