/** 时间线的中文文字：每一站、样例里每一行的作用、去掉了什么以及原因。 */
import type { StopId } from '../../protocol/legacy/stop-ids.ts';
import type { GoneNote, LineMark, LineNote } from '../../protocol/legacy/versions.ts';
import type { TimeTexts } from './time-en.ts';

const names: Readonly<Record<StopId, string>> = {
  '75': 'Hixie-75',
  '76': 'Hixie-76 = hybi-00',
  hybi: 'hybi-07 与 08',
  rfc: 'RFC 6455',
  http2: 'RFC 8441 与 9220',
};

const stories: Readonly<Record<StopId, string>> = {
  '75': '第一个进入正式版浏览器的版本（Chrome 4，随后是 Safari 5.0）。请求什么也证明不了：只要能让某个服务器吐出这几行，就能打开连接。',
  '76': 'Chrome 6 和 Safari 5.0.1 用的是它。两个键加上一段正文，让服务器证明自己读过的正是这个请求。Firefox 4 和 Opera 11 已经实现，发布时却默认关闭：2010 年底有研究者演示了怎样借它给途中的缓存投毒。',
  hybi: 'Firefox 6 用的是 07（接口叫 MozWebSocket）；Firefox 7 和 Chrome 14 用的是自称版本 8 的后续草案。帧已经和今天一样：操作码、长度、掩码。',
  rfc: '2011 年 12 月起的标准，版本 13：Chrome 16、Firefox 11、Internet Explorer 10、Safari 6。今天的浏览器都用它。',
  http2: '同样的帧，放进 HTTP/2（2018 年）或 HTTP/3（2022 年）的一个流里。变的只是开头：GET 换成 CONNECT，101 换成 200。',
};

const marks: Readonly<Record<LineMark, string>> = { new: '新增', changed: '有改动', kept: '照旧' };

const lines: Readonly<Record<LineNote, string>> = {
  'upgrade-capital': 'S 大写，写法固定：服务器逐字节比较这一行。',
  'fixed-order': '开头几行必须按这个顺序。',
  origin: '哪个页面在请求。一开始就有，好让服务器可以拒绝。',
  subprotocol: '只有一个名字。今天它是一个列表，头部名以 Sec- 开头。',
  'echo-origin': '服务器把源重复一遍：表示愿意和那个页面通信。',
  'echo-location': '服务器把地址重复一遍，浏览器由此发现答非所问的响应。',
  'any-order': '从这一版起，各行顺序不限；草案还要求客户端打乱顺序。',
  'sec-prefix': '改了名：网页无法用 XMLHttpRequest 设置以 Sec- 开头的头部，也就伪造不了这一行。',
  renamed: '同样改了名。',
  'two-keys': '数字要读出来，空格要数清楚，其余字符一律忽略：只有 WebSocket 服务器才会这么做。',
  body: '空行之后还有八个随机字节，没有任何头部说明它们的存在。',
  answer: '两个数加上那八个字节的 MD5，16 个原始字节，同样放在空行之后。',
  'upgrade-lower': '改为小写，比较时不区分大小写。',
  'one-key': '只剩一个键：16 个随机字节的 base64，有自己的头部。空行之后不再有东西。',
  'sec-origin': '源换了个名字，只用了几版草案。',
  'version-draft': '草案写明自己的编号：7，从草案 08 起是 8。',
  accept: '键和固定 GUID 拼接后取 SHA-1，再做 base64。这一条沿用至今。',
  'plain-origin': '恢复原来的名字。',
  'version-13': '13，此后一直是 13。',
  setting: '服务器先声明支持扩展 CONNECT，客户端才能使用。',
  connect: 'CONNECT 打开一条隧道；HTTP/2 和 HTTP/3 没有 Upgrade。',
  protocol: '隧道的用途。这个伪头部取代了 Upgrade、Key 和 Accept。',
  scheme: 'https 对应 wss，http 对应 ws。',
  authority: '取代 Host。',
  'status-200': '普通的成功状态。这个流保持打开，里面走的就是帧。',
  'version-kept': '版本、源、子协议和扩展与 RFC 6455 相同。',
};

const gone: Readonly<Record<GoneNote, string>> = {
  order: '固定的顺序：HTTP 不保证头部的顺序，各种库也保不住它。',
  names: '不带 Sec- 的名字：网页自己就能设置。',
  keys: '要数空格的两个键：它们只是为了把 WebSocket 服务器和别的服务器区分开，一个键加一个固定的 GUID 就够了。',
  'body-bytes': '请求后面的八个字节：在 HTTP 看来 GET 没有正文，反向代理会扣住这些字节，握手就卡住了。',
  location: '重复的地址和源：Accept 已经证明请求被读过，而源该由服务器来判断。',
  framing:
    '00 和 ff 之间的文本：不能传二进制，不读完就不知道消息到哪里结束，而且网页想让线路上出现什么就能出现什么。取代它的是带长度的帧；又因为缓存投毒，客户端的每一帧都要加掩码。',
  'closing-bytes': 'ff 00：换成了关闭帧，关闭帧可以说明原因。',
  'origin-name': '源的第二个名字：服务器得在两个地方找。',
  'upgrade-fields': '关于连接本身的头部在 HTTP/2 里禁止使用，因为许多流共用一条连接。',
  'key-and-accept': 'Key 和 Accept：:protocol 已经说明要做什么，旧的缓存也不会把这样的流当成普通请求。',
  'status-101': 'HTTP/2 和 HTTP/3 没有 101：连接本身不变。',
};

export const timeZh: TimeTexts = {
  heading: '从 Hixie-75 到 HTTP/3',
  lead: '选一站，看它的握手样例：多了什么，少了什么，为什么。',
  pick: '时间线上的各站',
  names,
  stories,
  month: (year, month) => `${year} 年 ${month} 月`,
  documents: '文档：',
  request: '请求',
  response: '响应',
  emptyLine: '空行',
  marks,
  lines,
  goneHeading: '这一站去掉了什么',
  gone,
  goneNothing: '没有：它是第一站。',
  framingHeading: '握手之后，客户端发“Hello”',
  closing: '关闭时',
  noClosing: '关闭：没有专门的写法，TCP 连接直接断开。',
  inData: '同样的字节，装在一个流的 DATA 帧里。',
  version: (numbers) => (numbers.length === 0 ? '没有版本头部' : `Sec-WebSocket-Version 为 ${numbers.join(' 或 ')}`),
  masked: (masked) => (masked ? '客户端的帧加掩码' : '不加掩码'),
  read: '在上面解读这些字节',
  prove: '在上面推算这个样例',
  early: {
    heading: '00 与 07 之间',
    text: '草案 01 到 06 用过另外两种帧格式。没有正式版浏览器用过它们，但旧的库和抓包里会遇到。',
    drafts: '草案',
    topBit: '最高位',
    opcodes: '操作码 0 到 5',
    masking: '掩码',
    maskings: { none: '无', 'whole-frame': '先是四字节掩码键，然后整个帧连帧头一起加掩码' },
    opcodeNames: { continuation: '延续', close: '关闭', ping: 'Ping', pong: 'Pong', text: '文本', binary: '二进制' },
  },
};
