/**
 * 握手页工具的中文文案：两条报文的各行、判定，以及周围的内容。
 *
 * Knows labels and short sentences. Must not know how anything is judged; what findings say is in findings-zh.ts.
 */
import { acceptRight } from './accept-right.ts';
import type { LabTexts } from './lab-en.ts';

const number = (n: number): string => n.toLocaleString('en');

export const labZh: LabTexts = {
  tooLong: '这些报文太长，放不进链接。刷新后就没有了，请先复制。',
  notLoaded: '页面的一部分没能载入。请检查网络后再试。',
  paste: {
    label: '粘贴键、请求、响应，或者两者，什么形式都行',
    ghost: '例如 curl -v 的输出、服务器日志，或浏览器的“以 cURL 格式复制”',
  },
  check: { heading: '检查任意 Accept' },
  tabs: { label: '握手的哪一部分', request: '请求', response: '响应', derivation: '推导', check: '检查' },
  joint: {
    label: '从键到 Accept',
    key: '键',
    accept: 'Accept',
    noKey: '没有键',
    noAccept: '没有 Accept',
    fits: '与键相符',
    wrong: '与键不符',
  },
  messages: {
    heading: '两条报文',
    request: '请求',
    response: '响应',
    toServer: '客户端到服务器',
    toClient: '服务器到客户端',
    view: '报文显示为',
    rows: '逐行',
    text: '文本',
    startLine: { request: '请求行', response: '状态行' },
    empty: {
      request: '这里没有请求。贴一个进来，或者从 URL 构造。',
      response: '这里没有响应。贴一个进来，或者让服务器写出正确的响应。',
    },
    write: { request: '写一个常见的请求', response: '写出正确的响应' },
    clear: { request: '去掉请求', response: '去掉响应' },
    end: '空行：头部到此结束。',
    noEnd: '缺少结束头部的空行。',
    behind: (bytes) => `头部后面还有 ${number(bytes)} 字节，已不属于 HTTP。`,
  },
  row: {
    send: (name) => `发送 ${name}`,
    value: (name) => `${name} 的值`,
    up: (name) => `上移 ${name}`,
    down: (name) => `下移 ${name}`,
    problem: (title) => `问题：${title}`,
    remark: (title) => `说明：${title}`,
    marks: { required: '必需', browser: '浏览器会加', optional: '可选', derived: '推导得出' },
    follow: '跟随键',
    followHint: '键一变，Accept 就重新计算。',
    folded: '折行',
  },
  derivation: {
    heading: '从键到 Accept',
    key: (length) => `头部里的键，${number(length)} 个字符，不用解码`,
    joined: (length) => `后面接上 GUID，每次握手都一样，一共 ${number(length)} 个字符`,
    digest: (length) => `对这些字符做 SHA-1，得到 ${number(length)} 字节`,
    accept: (length) => `对这些字节做 base64，得到 ${number(length)} 个字符，就是 Accept`,
  },
  text: {
    label: { request: '请求的文本', response: '响应的文本' },
    hint: '␍␊ 是行尾 CR LF，单独的 ␊ 是只有 LF。按回车写入 CR LF。只有 ␍␊ 的一行结束头部。',
  },
  verdict: {
    server: '服务器：',
    client: '客户端：',
    upgrades: '101，完成升级',
    refuses: (status) => (status === null ? '拒绝' : `拒绝，回答 ${status}`),
    opens: '认定连接已打开',
    fails: '使连接失败',
    waits: '等待头部结束',
    unknown: '没有请求，无法判定',
    nothing: '没有可判定的内容',
    because: (title) => `：${title}`,
    item: (section, item) => `${section} 第 ${item} 项`,
  },
  checks: {
    heading: { request: '严格的服务器检查什么', response: '严格的客户端检查什么' },
    item: (item) => `第 ${item} 项`,
    request: {
      http: 'HTTP 头部写法正确',
      'request-line': 'GET、HTTP/1.1 或更高、路径',
      host: 'Host',
      upgrade: 'Upgrade 包含 websocket',
      connection: 'Connection 包含 Upgrade',
      key: '键是 16 字节',
      version: '版本为 13',
      origin: 'Origin',
      protocols: '子协议',
      extensions: '扩展',
      other: '其他头部',
    },
    response: {
      http: 'HTTP 头部写法正确',
      status: '状态码 101',
      upgrade: 'Upgrade 为 websocket',
      connection: 'Connection 包含 Upgrade',
      accept: 'Accept 与键相符',
      extensions: '扩展都提出过',
      protocol: '子协议提出过',
      other: '其他头部',
    },
    status: {
      passed: '通过',
      failed: '不通过',
      'not-reached': '没有检查到',
      'absent-but-optional': '没有，也不必有',
      unknown: '无法判断',
    },
  },
  findings: {
    heading: (problems, remarks) =>
      problems === 0 && remarks === 0
        ? '没有问题'
        : [problems > 0 ? `${number(problems)} 个问题` : '', remarks > 0 ? `${number(remarks)} 条说明` : '']
            .filter((each) => each !== '')
            .join('，'),
    none: '两端意见一致：连接已打开。',
    noneAlone: '现有的内容没有问题。',
    in: { request: '请求', response: '响应' },
    status: (status) => `状态码 ${status}`,
    right: acceptRight.zh.text,
    fix: '修复',
    fixedMany: (n) => `已修复 ${number(n)} 处。`,
    fixed: (title) => `已修复：${title}。`,
  },
  refusal: {
    heading: '正确的拒绝',
    show: (status) => `正确的拒绝：${status}`,
    explain: '服务器对这个请求应当逐字节这样回答：',
    use: '用它作响应',
  },
  agreed: {
    heading: '协商结果',
    protocol: (name) => `子协议 ${name}`,
    noProtocol: '没有子协议',
    deflate: 'permessage-deflate',
    noExtension: '没有扩展',
    window: (who, bits) => `${who === 'server' ? '服务器' : '客户端'}窗口 2^${bits} 字节`,
    noTakeover: (who) => `${who === 'server' ? '服务器' : '客户端'}每条消息之后清空窗口`,
  },
  frames: {
    heading: '握手后面的帧',
    count: (bytes) => `${number(bytes)} 字节`,
    open: '在帧页面打开',
    tooLong: '太多了，放不进链接：请直接贴到那里。',
    compressed: '那里会允许 RSV1，因为协商了 permessage-deflate。',
  },
  toolbar: {
    label: '工具',
    newKey: '换一个键',
    rfcKey: 'RFC 的键',
    undo: '撤销',
    redo: '重做',
    examples: '示例',
    url: '从 URL 构造',
    copy: '复制',
    share: '分享',
    waiting: '正在载入……',
  },
};
