/** 实时面板首屏的中文。 */
import type { LiveTexts } from './en.ts';

const n = (value: number): string => value.toLocaleString('en');

export const zh: LiveTexts = {
  picker: {
    heading: '端点',
    label: '连接到',
    kinds: {
      page: {
        name: '本页之内',
        says: '客户端和服务器是本页里的两个连接引擎，客户端照 Chromium 的做法行事。不用网络，每个字节都是观测到的。',
      },
      server: { name: '本站服务器', says: '就是给出本页的那台服务器：真正的 TCP，浏览器自己的 WebSocket，探针看得到每个字节。' },
      relay: { name: '探针中继', says: '在你的机器上运行，挡在你自己的服务器前面，两者之间的每个字节都看得到。' },
      url: { name: '任意地址', says: '任何 WebSocket 服务器。页面只看得到消息，所以字节是推算的。' },
    },
    scenario: '场景',
    groups: { well: '守规矩的', refused: '打不开的', broken: '违反规则的' },
    parameters: { every: '每隔（毫秒）', code: '关闭码', reason: '原因', status: 'HTTP 状态码' },
    protocols: '子协议',
    protocolsHint: '用逗号分隔',
    requires: (rfc: string) => `${rfc} 的要求：`,
    address: '地址',
    token: '令牌',
    path: '路径',
    url: '地址',
    command: '在本项目的目录里，把中继架到你的服务器前面：',
    commandHint: '它会打印一个带令牌的地址，并且只在本机监听。',
    foreign: '点击之后，浏览器会连接这台服务器；对方会得知你的 IP 地址和本页的源。',
    mixed: '本页是 https，浏览器会拦截连往其他机器的 ws://（Safari 连本机的也拦）。请用 wss://，或在 http://localhost 打开。',
    local: '这是本机或你所在网络里的地址：浏览器可能会询问是否允许本页访问。',
    faults: {
      'no-server': '给出本页的不是我们的服务器，这里没有可连的。请换一个端点。',
      'no-address': '中继启动时会打印一个地址，请贴到这里。',
      'bad-address': '地址由主机和端口组成，例如 127.0.0.1:4181。也可以把中继打印的整行贴进来。',
      'no-token': '中继会打印一个令牌，免得谁都能旁听。请贴到这里。',
      'no-url': '请输入以 ws:// 或 wss:// 开头的地址。',
      'bad-url': '这不是 WebSocket 地址。它应以 ws:// 或 wss:// 开头，后面是主机：wss://example.org/chat。',
      'http-url': 'http:// 和 https:// 用于网页。请改写成 ws:// 或 wss://。',
      fragment: 'WebSocket 地址里不能有“#”部分，否则 new WebSocket() 会抛出 SyntaxError。请去掉它。',
      protocols: '每个子协议只能出现一次，由字母、数字和 - . _ 之类组成，否则 new WebSocket() 会抛出 SyntaxError。请改正。',
    },
  },
  connect: '连接',
  cancel: '取消',
  close: '关闭',
  code: '关闭码',
  reason: '原因',
  codeHint: '不带',
  nothingYet: '点击之前，什么都不会发送。',
  state: { none: '未连接', opening: '正在打开探针', connecting: 'CONNECTING', open: 'OPEN', closing: 'CLOSING', closed: 'CLOSED' },
  values: {
    readyState: 'readyState',
    buffered: 'bufferedAmount',
    most: (most) => `最多 ${n(most)}`,
    none: '""',
    protocol: 'protocol',
    extensions: 'extensions',
  },
  throws: (name, code) =>
    name === 'InvalidAccessError'
      ? `close(${code}) 抛出 InvalidAccessError：页面只能用 1000 或 3000–4999。`
      : name === 'SyntaxError'
        ? 'close() 抛出 SyntaxError：原因最多 123 字节（UTF-8）。请缩短。'
        : `close() 抛出 ${name}。`,
  tools: {
    filter: '显示',
    parts: { script: '脚本', data: '数据帧', control: '控制帧', handshake: '握手与 TCP' },
    pause: '暂停',
    goOn: '继续',
    clear: '清空',
    rows: (count) => `${n(count)} 行`,
    paused: (count) => `已暂停，${n(count)} 行待显示`,
    full: '记录已满，不再记录。需要的话先导出，再清空。',
  },
  compose: {
    heading: '发送',
    as: '发送内容',
    modes: { text: '文本', hex: '十六进制', file: '文件' },
    text: '文本',
    hex: '十六进制字节',
    file: '文件，最大 2 MiB，也可以直接拖进来',
    send: '发送',
    first: 'Hello',
    none: '还没有套接字，请先连接。',
    connecting: '还在 CONNECTING：现在调用 send() 会抛出 InvalidStateError。请等 open 事件。',
    over: (state) => `套接字已 ${state}：send() 不会报错，但数据会被丢弃，bufferedAmount 会增加。要发送请重新连接。`,
    badHex: (position, character) => `第 ${position} 位的“${character}”不是十六进制数字（0-9、a-f）。`,
    halfHex: (digit) => `多出一个十六进制数字“${digit}”。一个字节要两位。`,
    tooBig: '超过了 2 MiB，而面板一条消息最多发这么多，所以没有收进来。请只发其中一部分。',
    longHex: '十六进制太长，面板一次读不完，所以没有收进来。请把这些字节存成文件，再选“文件”。',
    fileGone: '浏览器读不了这个文件：它可能被移动或改动过。请重新选择。',
    asideText: (characters) =>
      `共 ${n(characters)} 个字符，完整保存在文本框旁边：放进文本框会让页面卡住。按“发送”就作为一条消息发出；要修改，请存成文件再选“文件”。`,
    asideBytes: (bytes) => `十六进制共 ${n(bytes)} 字节，完整保存在输入框旁边：放进去会让页面卡住。按“发送”就作为一条消息发出。`,
    discard: '丢弃',
  },
  line: {
    heading: '时间线',
    script: '脚本看到的',
    wire: '线路上的',
    time: '秒',
    list: (rows) => `时间线，共 ${n(rows)} 行`,
    ghost: '示例：这里将会出现这样的内容。一次 send() 就是一帧；Ping 是一帧，却没有事件。',
    empty: '按现在的筛选，没有可显示的行。',
    waiting: '正在等待第一个字节……',
  },
  script: (row) => {
    switch (row.kind) {
      case 'new':
        return `new WebSocket(${JSON.stringify(row.text)})`;
      case 'open':
        return row.text === '' ? 'open' : `open，protocol ${JSON.stringify(row.text)}`;
      case 'send':
        return row.flag ? `send(${JSON.stringify(row.text)})` : `send(${n(row.number)} 字节)`;
      case 'message':
        return row.flag ? JSON.stringify(row.text) : `ArrayBuffer，${n(row.number)} 字节`;
      case 'close-call':
        return `close(${row.number < 0 ? '' : row.number}${row.text === '' ? '' : `, ${JSON.stringify(row.text)}`})`;
      case 'close':
        return `code ${row.number}${row.text === '' ? '' : `，reason ${JSON.stringify(row.text)}`}，wasClean ${row.flag}`;
      case 'throws':
        return row.text;
      case 'error':
        return '不说明原因';
    }
  },
  scriptKind: {
    new: '调用',
    send: '调用',
    'close-call': '调用',
    open: 'open',
    message: 'message',
    error: 'error',
    close: 'close',
    throws: '抛出',
  },
  dropped: '已丢弃',
  gap: {
    ping: '没有事件：API 里没有 Ping',
    pong: '没有事件：Pong 由浏览器自己收发',
    fragment: '还没有事件：消息不完整',
    close: '还没有事件：TCP 结束才有 close',
    end: '',
    later: '↓ 它的事件在下面',
    earlier: '↑ 它的调用在上面',
    nothing: '没有事件',
  },
  wireKind: { request: '请求', response: '响应', frame: '帧', bytes: '字节', end: 'TCP 结束', lost: 'TCP 断开', dropped: '没看到' },
  opcode: (opcode) => ['延续', '文本', '二进制', '', '', '', '', '', '关闭', 'Ping', 'Pong'][opcode] || `保留 0x${opcode.toString(16)}`,
  from: { client: '来自客户端', server: '来自服务器' },
  ends: { client: '客户端关闭了自己这一侧', server: '服务器关闭了自己这一侧' },
  lost: '没有关闭帧，也没有结束：就这样断了',
  lostReconstructed: '连接结束了；怎样结束的，页面无从得知',
  unseen: (bytes) => `有 ${n(bytes)} 字节探针没跟上`,
  size: (bytes) => `${n(bytes)} B`,
  compressed: '已压缩',
  more: '后面还有',
  cut: '不完整',
  observed: '观测',
  reconstructed: '推算',
  tooLong: (characters) => `粘贴的内容有 ${n(characters)} 个字符，这一栏放不下，所以没有放进去。请粘贴到“发送”里，或者缩短它。`,
  share: {
    button: '分享',
    copied: '链接已复制',
    byHand: '复制此链接',
    explain: '链接里有端点和场景；不含令牌，也不含带查询串的地址。',
  },
};
