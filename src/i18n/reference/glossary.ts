/**
 * The glossary: the words of this site, both languages side by side, with what each means.
 *
 * Knows words. Must not know where they are used. Names of headers, states and frame types that no language translates are not here.
 */
export interface GlossaryEntry {
  /** Its address, `#term-opcode`. */
  readonly id: string;
  readonly en: string;
  readonly zh: string;
  readonly says: { readonly en: string; readonly zh: string };
}

const entry = (id: string, en: string, zh: string, saysEn: string, saysZh: string): GlossaryEntry => ({
  id,
  en,
  zh,
  says: { en: saysEn, zh: saysZh },
});

/** In the order of a connection's life. */
export const GLOSSARY: readonly GlossaryEntry[] = [
  entry('endpoint', 'endpoint', '端点', 'either end of a connection, client or server', '连接的任意一端，客户端或服务器'),
  entry('peer', 'peer', '对端', 'the other endpoint, seen from one of them', '从一端看过去的另一端'),
  entry('on-the-wire', 'on the wire', '线路上', 'as the bytes really travel', '字节真正传输时的样子'),
  entry(
    'opening-handshake',
    'opening handshake',
    '握手',
    'one HTTP request and its 101, before the first frame',
    '第一帧之前的一个 HTTP 请求和它的 101 响应',
  ),
  entry('upgrade', 'upgrade', '协议升级', 'going on in another protocol over the same connection', '在同一条连接上改用另一种协议'),
  entry(
    'nonce',
    'nonce',
    '一次性随机数',
    'random bytes that are used once, such as the 16 behind Sec-WebSocket-Key',
    '只用一次的随机字节，例如 Sec-WebSocket-Key 里的 16 个字节',
  ),
  entry(
    'digest',
    'digest',
    '摘要',
    'what a hash function makes of its input; SHA-1’s has 20 bytes',
    '散列函数对输入算出的结果，SHA-1 的摘要有 20 字节',
  ),
  entry(
    'base64',
    'base64 encoding',
    'base64 编码',
    'bytes written as text, six bits a character; it hides nothing',
    '把字节写成文本，每个字符六位；什么也不隐藏',
  ),
  entry('origin', 'origin', '源', 'scheme, host and port of the page that wants to connect', '发起连接的网页的协议、主机和端口'),
  entry(
    'same-origin-policy',
    'same-origin policy',
    '同源策略',
    'what keeps a page from reading other sites’ answers; it does not stop WebSocket handshakes',
    '阻止网页读取其他站点响应的规则；它拦不住 WebSocket 握手',
  ),
  entry(
    'cross-site-hijacking',
    'cross-site WebSocket hijacking',
    '跨站 WebSocket 劫持',
    'a foreign page opens a connection with its visitor’s cookies, where the server does not check Origin',
    '服务器不检查 Origin 时，别的网页借用访问者的 Cookie 建立连接',
  ),
  entry(
    'subprotocol',
    'subprotocol',
    '子协议',
    'what both programs agree that messages mean, chosen in the handshake',
    '双方程序对消息含义的约定，在握手时选定',
  ),
  entry(
    'extension',
    'extension',
    '扩展',
    'a change to framing agreed in the handshake, such as permessage-deflate',
    '在握手时协商的、对帧格式的改动，例如 permessage-deflate',
  ),
  entry('frame', 'frame', '帧', 'the unit of the wire: header and payload', '线路上的基本单位：帧头加负载'),
  entry(
    'message',
    'message',
    '消息',
    'the unit of the programs: one data frame, or several put together',
    '程序收发的单位：一个数据帧，或几个数据帧拼成',
  ),
  entry('header', 'header', '帧头', 'the 2 to 14 bytes of a frame before its payload', '一帧里负载之前的 2 到 14 个字节'),
  entry(
    'flag-bit',
    'flag bit',
    '标志位',
    'a bit that says yes or no: FIN, RSV1 to RSV3, MASK',
    '只表示是或否的一位：FIN、RSV1 到 RSV3、MASK',
  ),
  entry(
    'reserved-bit',
    'reserved bit',
    '保留位',
    'RSV1 to RSV3: 0 until an extension gives them a meaning',
    'RSV1 到 RSV3：没有扩展赋予含义时为 0',
  ),
  entry('opcode', 'opcode', '操作码', 'four bits that say what a frame is', '说明一帧是什么的四个位'),
  entry('data-frame', 'data frame', '数据帧', 'text, binary or continuation: part of a message', '文本帧、二进制帧或延续帧，属于某条消息'),
  entry(
    'control-frame',
    'control frame',
    '控制帧',
    'Close, Ping or Pong: about the connection itself',
    '关闭帧、Ping 或 Pong，管理连接本身',
  ),
  entry(
    'continuation-frame',
    'continuation frame',
    '延续帧',
    'opcode 0x0: the next fragment of an open message',
    '操作码 0x0：未完成消息的下一片',
  ),
  entry('payload', 'payload', '负载', 'the bytes a frame carries', '一帧携带的字节'),
  entry(
    'payload-length',
    'payload length',
    '负载长度',
    'how many bytes they are, in 7, 16 or 64 bits',
    '负载的字节数，用 7、16 或 64 位表示',
  ),
  entry(
    'extended-length',
    'extended length',
    '扩展长度',
    'the two or eight bytes behind a length code of 126 or 127',
    '长度码 126 或 127 之后的两个或八个字节',
  ),
  entry(
    'network-byte-order',
    'big-endian, network byte order',
    '大端，网络字节序',
    'the high byte first, as every number in a frame',
    '高位字节在前，帧里的数都这样写',
  ),
  entry('mask-bit', 'mask bit', '掩码位', 'MASK: a key follows and the payload is masked', 'MASK：后面有掩码键，负载加了掩码'),
  entry(
    'masking-key',
    'masking key',
    '掩码键',
    'four bytes in front of the payload; no secret, they travel with it',
    '负载前面的四个字节；不是密钥，它和负载一起发送',
  ),
  entry(
    'mask',
    'to mask, to unmask',
    '加掩码，去掩码',
    'XOR each byte with a byte of the key; twice is as before',
    '每个字节与掩码键的一个字节做异或；做两次就还原',
  ),
  entry(
    'cache-poisoning',
    'cache poisoning',
    '缓存投毒',
    'making a proxy keep a forged answer; masking exists against it',
    '让代理缓存伪造的响应；掩码就是为了防它',
  ),
  entry('fragment', 'fragment, fragmentation', '分片', 'a message cut into several frames', '把一条消息切成几帧'),
  entry(
    'heartbeat',
    'heartbeat',
    '心跳',
    'Pings at intervals, to notice a dead peer and keep middleboxes awake',
    '定时发 Ping，用来发现失联的对端，并让中间设备保持连接',
  ),
  entry(
    'closing-handshake',
    'closing handshake',
    '关闭握手',
    'a Close from each side, then the end of TCP',
    '双方各发一个关闭帧，然后结束 TCP',
  ),
  entry('close-frame', 'Close frame', '关闭帧', 'opcode 0x8: this side sends nothing more', '操作码 0x8：这一方不再发送任何内容'),
  entry('close-code', 'close code', '关闭码', 'two bytes in a Close that say why', '关闭帧里说明原因的两个字节'),
  entry('reason', 'reason', '原因', 'text behind the close code, for people', '关闭码之后的文字，给人看的'),
  entry(
    'clean-close',
    'clean close',
    '正常（干净）关闭',
    'both Closes were exchanged: wasClean is true',
    '双方交换过关闭帧：wasClean 为 true',
  ),
  entry(
    'fail-the-connection',
    'to fail the connection',
    '使连接失败',
    'to give up at a broken rule: usually a Close with 1002, then the end of TCP',
    '遇到违规就放弃：通常发关闭码 1002 的关闭帧，然后结束 TCP',
  ),
  entry(
    'context-takeover',
    'context takeover',
    '上下文接管',
    'compressing a message with what was learnt from those before it',
    '压缩一条消息时沿用之前消息的字典',
  ),
  entry('polling', 'polling', '轮询', 'asking again and again whether there is news', '反复询问有没有新消息'),
  entry('long-polling', 'long polling', '长轮询', 'a request that is answered only when there is news', '有了新消息才回应的请求'),
  entry('streaming', 'streaming', '流式响应', 'an HTTP response that does not end', '一直不结束的 HTTP 响应'),
  entry(
    'server-sent-events',
    'server-sent events',
    '服务器发送事件',
    'a text format for such a response, with reconnection, from server to browser only',
    '这种响应的一种文本格式，自带重连，只能由服务器发给浏览器',
  ),
  entry('tap', 'tap', '探针', 'what shows a connection’s bytes without taking part in it', '旁观一条连接的字节，自己不参与'),
  entry('observed', 'observed', '观测到的', 'seen on the wire', '在线路上看到的'),
  entry(
    'reconstructed',
    'reconstructed',
    '推算的',
    'worked out from what a script was told, where the wire cannot be seen',
    '看不到线路时，由脚本得到的信息推算出来',
  ),
];
