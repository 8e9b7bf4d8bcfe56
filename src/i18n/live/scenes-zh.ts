/** 实时面板的场景：名称、服务器做什么、RFC 6455 要求谁做什么。 */
import type { SceneTexts } from './scenes-en.ts';

const FAIL = '客户端必须使连接失败。';

export const scenesZh: SceneTexts = {
  echo: {
    name: '回显',
    does: '收到什么消息，就发回什么消息。',
    requires: '只有最基本的要求：客户端每一帧都加掩码，服务器一帧都不加。',
  },
  welcome: {
    name: '问候',
    does: '文本前面加上“welcome: ”再发回。',
    requires: '文本消息必须是 UTF-8，无论谁发。内容是什么，由应用自己决定。',
  },
  ticker: {
    name: '计数',
    does: '没人请求，服务器也会不断发送 JSON 计数。',
    requires: '握手完成之后，任何一方随时可以发送，不需要请求。',
  },
  fragments: {
    name: '分片',
    does: '每条消息分成三片发回，中间插一个 Ping。',
    requires: '浏览器必须把分片拼起来，并能处理夹在中间的控制帧。脚本只收到一条消息。',
  },
  ping: {
    name: '心跳',
    does: '服务器每两秒发一个 Ping。',
    requires: '浏览器必须尽快用 Pong 回应每个 Ping，负载原样带回。这两者脚本都看不到。',
  },
  close: {
    name: '关闭',
    does: '连接一打开，服务器就用你选的关闭码和原因关闭它。',
    requires: '收到关闭帧的一方如果还没发过，必须回一个，通常用同样的关闭码；然后由服务器关闭 TCP。',
  },
  subprotocol: {
    name: '子协议',
    does: '服务器在 chat、superchat、echo 里，选你提出的第一个。',
    requires:
      '服务器可以从客户端提出的子协议里选一个，也可以不选。如果选了别的，客户端必须使连接失败。一个也不选时，浏览器同样会使连接失败。',
  },
  deflate: {
    name: '压缩',
    does: '服务器同意使用 permessage-deflate，再把每条消息发回来。本页内的服务器不会压缩，请连接真正在运行的服务器。',
    requires: '只有握手时谈妥的扩展才能用。谈妥之后，压缩过的消息只在第一帧置 RSV1；Ping、Pong 和关闭帧从不压缩。',
  },
  slow: {
    name: '慢读',
    does: '服务器每半秒只读一条消息。其间发送的内容先积在 TCP 里，再积在浏览器里。',
    requires: '没有要求：send() 无法表示“等一等”，只有 bufferedAmount 看得出来。',
  },
  limit: {
    name: '消息上限',
    does: '服务器只接受不超过 1 KiB 的消息。',
    requires: '收到大得无法处理的消息时，可以用 1009 关闭。',
  },
  refuse: {
    name: '拒绝握手',
    does: '服务器用普通的 HTTP 状态码回应请求。',
    requires: '只有收到 101 连接才算打开。如果是别的状态码，浏览器不会告诉脚本是哪一个。',
  },
  'wrong-accept': {
    name: 'Accept 错误',
    does: '服务器计算 Sec-WebSocket-Accept 时漏了 GUID。',
    requires: '即使状态码是 101，只要 Accept 不对，客户端就必须使连接失败。',
  },
  'masked-frame': {
    name: '服务器加了掩码',
    does: '服务器给一帧加了掩码。',
    requires: '服务器不得加掩码。客户端看到带掩码的帧必须关闭连接，可以用 1002。',
  },
  'rsv-set': {
    name: '保留位',
    does: '没有扩展用到 RSV2，服务器却把它置为 1。',
    requires: `除非扩展赋予了含义，RSV 位必须为 0。${FAIL}`,
  },
  'reserved-opcode': {
    name: '保留的操作码',
    does: '服务器发送操作码 3。',
    requires: `操作码 3 到 7 是保留的。${FAIL}`,
  },
  'invalid-utf8': {
    name: '不是文本的文本',
    does: '服务器发来的文本消息里有字节 c0 af。',
    requires: `文本必须是 UTF-8。${FAIL}`,
  },
  'long-control': {
    name: '过长的 Ping',
    does: '服务器发送 126 字节的 Ping。',
    requires: `控制帧最多携带 125 字节。${FAIL}`,
  },
  'fragmented-ping': {
    name: '半个 Ping',
    does: '服务器发送 FIN 为 0 的 Ping。',
    requires: `控制帧不得分片。${FAIL}`,
  },
  'lone-continuation': {
    name: '孤立的延续帧',
    does: '服务器去延续一条从未开始的消息。',
    requires: `有未完成的消息，才能有延续帧。${FAIL}`,
  },
  'one-byte-close': {
    name: '一个字节的关闭帧',
    does: '服务器发送的关闭帧只有一个字节：半个关闭码。',
    requires: `关闭帧如果有内容，前两个字节就是关闭码。${FAIL}`,
  },
  'close-1005': {
    name: '线路上的 1005',
    does: '服务器把 1005 写进了关闭帧。',
    requires: '端点不得在关闭帧里写 1005：它只用来告诉程序“没有收到关闭码”。',
  },
  'frame-after-close': {
    name: '关闭帧之后的帧',
    does: '服务器在关闭帧之后又发了文本。',
    requires: '发出关闭帧之后，端点不得再发数据；收到的一方也不再处理。',
  },
  reset: {
    name: 'TCP 重置',
    does: '连接一打开，服务器就直接断开 TCP。',
    requires: '双方都发过关闭帧之后才应关闭 TCP。否则就不是干净关闭，脚本看到的是 1006。',
  },
  silence: {
    name: '沉默',
    does: '服务器打开连接之后再也不出声，连关闭帧也不回；一分钟后才挂断。',
    requires: '它本应回应你的关闭帧。客户端等一段合理的时间，然后放弃。',
  },
};
