/** 地址解析工具的文字。 */
import type { Shape } from '../catalogue.ts';
import type { en } from './en.ts';

export const zh = {
  field: {
    label: 'WebSocket 地址',
    hint: '什么文本都行，边输入边解析，不会发出任何请求。',
    empty: '输入或粘贴一个地址，或者打开一个例子。',
  },
  page: { label: '脚本所在页面', https: 'https 页面', http: 'http 页面' },
  toolbar: { label: '例子与链接', examples: '例子', share: '分享' },
  share: {
    copied: '已复制：这个链接打开的就是你现在看到的',
    byHand: '请选中并复制这个链接',
    explain: '地址在 # 之后，浏览器从不把这一部分发给服务器。',
  },
  examples: {
    groups: { right: '合规的', mended: '浏览器会补救的', broken: '连不上的' },
    names: {
      usual: '主机、路径和查询',
      local: '本机的服务器',
      query: '有查询，没有路径',
      ipv6: 'IPv6 地址',
      default: '写出了默认端口',
      http: '用 https 代替 wss',
      path: '只有路径',
      capitals: '大写字母',
      slashes: '漏了斜杠',
      idn: '中文域名',
      space: '空格和两个点',
      user: '用户名和密码',
      short: '简写的 IPv4 地址',
      fragment: '片段',
      mixed: 'https 页面里的 ws',
      mail: '邮件服务器的端口',
      port: '端口太大',
      scheme: '漏了协议',
      bare: '没加方括号的 IPv6',
      wide: '全角冒号',
    },
  },
  parts: {
    label: '地址的各个部分',
    resource: '资源名',
    names: { scheme: '协议', userinfo: '用户', host: '主机', port: '端口', path: '路径', query: '查询', fragment: '片段' },
    says: {
      scheme: (text, { secure, defaultPort }) =>
        text === ''
          ? '缺失。'
          : secure
            ? `决定怎么连：先 TCP，再 TLS，握手在 TLS 里面进行。不写端口就是 ${defaultPort}。`
            : ['ws', 'http'].includes(text.toLowerCase())
              ? `决定怎么连：直接走明文 TCP，沿途谁都看得懂。不写端口就是 ${defaultPort}。`
              : '是别的协议。',
      userinfo: () => '在 ws-URI 里没有位置。Chromium 要等服务器回答 401 才会发送。',
      host: (_, { hostKind }) =>
        hostKind === null
          ? '读不出主机。'
          : hostKind === 'name'
            ? '要经 DNS 查询；走 TLS 时证书上必须有这个名字。不区分大小写。'
            : '本身就是地址，不用查 DNS。',
      port: (_, { port, defaultPort }) =>
        port === null ? '读不出端口。' : port === defaultPort ? '就是默认端口，Host 里不写。' : 'TCP 连到这里，Host 里也要写上。',
      path: (_, { resourceName }) => `是资源名的开头：请求行里会写 ${resourceName}。区分大小写。`,
      query: () => '是资源名的结尾。服务器会把它记进日志，所以别放密码。',
      fragment: () => '在这里没有意义，不得使用。浏览器会拒绝整个地址。',
    },
  },
  explainLine: { label: '这一部分的说明', idle: '指向任意一部分，看它起什么作用。', pinned: '已固定' },
  verdicts: {
    rfc: {
      heading: 'RFC 6455 §3',
      valid: '完全符合 ws-URI 的语法。',
      almost: '严格说不是 ws-URI，但还读得懂。',
      invalid: (count) => `不是 ws-URI：有 ${count} 处错误。`,
    },
    browser: {
      heading: '浏览器里的 new WebSocket()',
      page: (address) => `脚本在 ${address}`,
      outcomes: {
        connects: ({ href }) => `会去连接。socket.url 是 ${href}`,
        'not-a-url': () => '抛出 SyntaxError：URL 解析器读不懂。',
        scheme: ({ scheme }) => `抛出 SyntaxError：${scheme}: 不是 ws:、wss:、http:、https: 中的任何一个。`,
        fragment: () => '抛出 SyntaxError，因为带了片段。',
        mixed: () => '按混合内容拦截：https 页面里不能用 ws:。Chromium 抛出 SecurityError。',
        port: ({ port }) => `构造函数会接受，但一个字节都没发就失败了：浏览器从不连接 ${port} 端口。脚本只得到 error 和 1006。`,
      },
      http: ({ secure }) => `${secure ? 'https: 变成了 wss:' : 'http: 变成了 ws:'}，这是 2023 年起的标准。`,
      relative: () => '其余部分来自页面自己的地址。',
      local: () => 'https 页面里的 ws: 只允许连本机（Safari 除外），新版 Chromium 还会先征求用户同意。',
    },
  },
  wire: {
    heading: '由此得出',
    rfc: '按 RFC 6455',
    browser: '在浏览器里',
    both: '线路上',
    connect: 'TCP 连到',
    to: (host, port) => `${host}，端口 ${port}`,
    tls: 'TLS',
    yes: '有，在请求之前',
    no: '没有：沿途都能看到内容',
    line: '请求行',
    host: 'Host',
    nothing: '没有可以连接的对象。',
    differ: '两者在这里不一样：浏览器会先规范化地址再连接，别的客户端不一定。',
    handshake: '打开这次握手',
    live: '到实时页连接它',
    secret: '查询和用户名可能是秘密，所以链接不会把它带到实时页：请到那里粘贴地址。',
  },
  findings: {
    heading: '错误与提示',
    mends: {
      'write-ws': '写成 ws://',
      'write-wss': '写成 wss://',
      'write-slashes': '补上两个斜杠',
      'write-plain': '改成半角字符',
      'drop-userinfo': '删掉用户名和密码',
      'write-brackets': '加上方括号',
      'drop-port': '去掉端口',
      escape: '做百分号编码',
      'escape-percent': '写成 %25',
      'turn-backslash': '把反斜杠改成斜杠',
      'drop-fragment': '删掉片段',
      'escape-hash': '写成 %23',
      'write-punycode': '写成 Punycode',
    },
    mended: (mend) => `已完成：${mend}。`,
  },
} satisfies Shape<typeof en>;
