/**
 * 每一种诊断的中文说法：这些字节像什么、为什么、修复会做什么。
 *
 * Knows sentences; takes offsets and counts from the diagnosis. Must not know how it was found.
 */
import type { DiagnosisCode } from '../../capture/diagnoses.ts';
import type { DiagnosisText } from './shape.ts';

export const zh: Readonly<Record<DiagnosisCode, DiagnosisText>> = {
  'tls-records': {
    title: 'TLS 记录',
    reason: () => '16 03 … 像是 TLS 记录。wss 在线路上是加密的，没有会话密钥就看不到里面的帧。',
    repair: '',
  },
  'http-text': { title: '是 HTTP，不是帧', reason: () => '这些字节是 HTTP 文本：这是握手报文，不是帧。', repair: '' },
  'handshake-before-frames': {
    title: '帧前面有握手报文',
    reason: () => '前面是 101 响应的末尾，第一帧从它的空行之后开始。',
    repair: '去掉握手报文',
  },
  'out-of-sync': {
    title: '没有从帧的开头开始',
    reason: () => '从这里按帧头读不通，但往后一些，帧能一个接一个地对齐。',
    repair: '从那里开始读',
  },
  'payload-without-header': {
    title: '只有负载，没有帧头',
    reason: () => '这些字节本身就是可读的文本或数据：是从帧里取出来的内容，不是帧。',
    repair: '构造成帧',
  },
  'payload-still-masked': {
    title: '负载还没有去掩码',
    reason: () => '用同一个 4 字节掩码键异或之后，这些字节就能读懂：这是没有帧头的、加了掩码的负载。',
    repair: '去掩码',
  },
  'mask-bit-but-readable': {
    title: 'MASK 为 1，负载却没有加掩码',
    reason: () => 'MASK 为 1，也有掩码键，但负载在去掩码之前能读懂，之后反而读不懂：发送方忘了做异或。',
    repair: '给负载加掩码',
  },
  'mask-bit-clear-but-key': {
    title: '有掩码键，MASK 却为 0',
    reason: () => 'MASK 为 0，但负载前面有 4 个字节的掩码键，用它异或就能读懂。',
    repair: '把 MASK 置 1',
  },
  'masked-twice': {
    title: '加了两次掩码',
    reason: () => '去掩码之后还要再用一个掩码键异或，负载才能读懂。',
    repair: '去掉第二次掩码',
  },
  'zero-key': {
    title: '全零的掩码键',
    reason: () => '掩码键是 00 00 00 00，负载就是明文。合法，多见于测试。',
    repair: '',
  },
  compressed: {
    title: '看起来经过压缩',
    reason: () => '数据帧的 RSV1 为 1，这是 permessage-deflate 的做法。如果双方协商过它，就不是错误。',
    repair: '按 permessage-deflate 读取',
  },
  'stray-nul': { title: '多出一个 NUL 字节', reason: () => '帧应当开始的地方有一个字节 00；去掉它，帧就对齐了。', repair: '去掉它' },
  'stray-newline': {
    title: '多出一个换行',
    reason: () => '帧应当开始的地方有一个换行（0a 或 0d 0a）；去掉它，帧就对齐了。',
    repair: '去掉它',
  },
  'close-code-missing': {
    title: '有关闭原因，没有关闭码',
    reason: () => '关闭帧的内容从第一个字节起就是可读的文本，前面缺了两个字节的关闭码。',
    repair: '在前面补上关闭码 1000',
  },
  'bytes-as-utf8': {
    title: '字节被编码成了 UTF-8',
    reason: () => '80 以上的每个字节都变成了两个（81 成了 c2 81）：程序把字节当作字符，又做了一次编码。这可以还原。',
    repair: '还原编码',
  },
  'ethernet-padding': {
    title: '末尾有填充',
    reason: () => '末尾的 0 是以太网补足短包用的，不是 WebSocket 的字节。',
    repair: '去掉填充',
  },
  'lower-layers': {
    title: '前面有网络头部',
    reason: () => '帧前面是下层（链路层、IP、TCP）的头部。',
    repair: '去掉头部',
  },
  'hixie-76': {
    title: '旧的帧格式：Hixie-76',
    reason: () => '文本夹在 00 和 ff 之间：这是 2011 年以前的草案用的格式，现在的浏览器都不支持。',
    repair: '改写成 RFC 6455 的帧',
  },
  'early-hybi-draft': {
    title: '旧的帧格式：早期 hybi 草案',
    reason: () => '长度或操作码的位置与 2010 到 2011 年间的某个草案一致；到 RFC 6455 时编号已经改过。',
    repair: '改写成 RFC 6455 的帧',
  },
  'close-code-ascii': {
    title: '关闭码写成了数字字符',
    reason: () => '关闭帧的内容以 ASCII 数字开头；关闭码应当是 16 位数，1000 就是 03 e8。',
    repair: '写成两个字节',
  },
  'close-code-low-byte': {
    title: '关闭码只剩低字节',
    reason: () => '关闭码的高字节丢了：03 e8（1000）被塞进 8 位，就只剩 00 e8。',
    repair: '补回高字节',
  },
  'close-code-little-endian': {
    title: '关闭码的两个字节写反了',
    reason: () => '按低字节在前来读，关闭码才说得通；线路上应当高字节在前。',
    repair: '交换两个字节',
  },
  'length-off-by-one': {
    title: '长度差一',
    reason: () => '如果长度和帧头写的差 1，后面的帧就能对齐。',
    repair: '改正长度',
  },
  'length-little-endian': {
    title: '扩展长度的字节写反了',
    reason: () => '按低字节在前来读，扩展长度正好和这里的字节数相符；线路上应当高字节在前。',
    repair: '交换字节',
  },
  'length-32-bit': {
    title: '长度只有 32 位',
    reason: () => '长度码 127 之后只有 4 个长度字节，必须是 8 个。',
    repair: '写成 8 个字节',
  },
  'length-sign-extended': {
    title: '长度被符号扩展',
    reason: () => '64 位长度的高半部分全是 1：32 位的数被当作负数扩展了。',
    repair: '把高半部分清零',
  },
  'length-counts-characters': {
    title: '长度数的是字符',
    reason: () => '长度等于文本的字符数，但 ASCII 以外的字符不止占一个字节。',
    repair: '改为数字节',
  },
  'text-already-decoded': {
    title: '已经被当作文本解码过',
    reason: () => '不是 UTF-8 的字节在途中被替换或重新编码过，原来的字节无法恢复。请改为打印十六进制。',
    repair: '',
  },
  'directions-mixed': {
    title: '两个方向混在一起',
    reason: () => '加掩码和不加掩码的帧交替出现，像是同一个连接的双方。',
    repair: '',
  },
  'payload-json': { title: 'JSON', reason: () => '负载是 JSON。', repair: '' },
  'payload-engine-io': { title: 'Engine.IO', reason: () => '负载是 Engine.IO 数据包。', repair: '' },
  'payload-socket-io': { title: 'Socket.IO', reason: () => '负载是装在 Engine.IO 消息里的 Socket.IO 数据包。', repair: '' },
  'payload-stomp': { title: 'STOMP', reason: () => '负载是 STOMP 帧。', repair: '' },
  'payload-mqtt': { title: 'MQTT', reason: () => '负载是 MQTT 数据包。', repair: '' },
  'payload-messagepack': { title: 'MessagePack', reason: () => '负载是 MessagePack。', repair: '' },
};
