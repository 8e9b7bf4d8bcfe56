/**
 * 每一种诊断的中文说法：这些字节像什么、为什么、修复会做什么。
 *
 * Knows sentences; takes offsets and counts from the diagnosis. Must not know how it was found.
 */
import type { DiagnosisCode } from '../../capture/diagnoses.ts';
import { excerpt } from '../explain/facts.ts';
import { zh as terms } from '../terms/zh.ts';
import { code16, DIALECTS, spaced, tlsStart } from './facts.ts';
import { fact, type CaptureParams, type DiagnosisText } from './shape.ts';

const count = (p: CaptureParams, key: string): number => Number(p[key]);
const frames = (p: CaptureParams, key: string): string => terms.frames(count(p, key));
/** Longer than any text that a diagnosis quotes, in characters. */
const LONGEST = 100;
const quoted = (p: CaptureParams, key: string): string => terms.quote(excerpt(fact(p, key), LONGEST));
const preview = (p: CaptureParams): string => quoted(p, 'preview');
const layers = (p: CaptureParams): string => fact(p, 'layers').replaceAll('+', '、');
const inFrame = (p: CaptureParams): string => `第 ${fact(p, 'frame')} 帧的负载`;
const detail = (p: CaptureParams): string => (fact(p, 'detail') === '' ? '' : `（${fact(p, 'detail')}）`);

const DRAFTS: Readonly<Record<string, string>> = {
  '76-binary': ' Hixie-76（二进制，长度为 128 进制）',
  '01-03': ' hybi 草案 01 到 03 ',
  '04-06': ' hybi 草案 04 到 06 ',
  '04-06-masked': ' hybi 草案 04 到 06（加掩码）',
};

export const zh: Readonly<Record<DiagnosisCode, DiagnosisText>> = {
  'tls-records': {
    title: 'TLS 记录',
    reason: (p) =>
      `${tlsStart(p)} … 像是 TLS 记录${count(p, 'records') > 1 ? `（连续 ${fact(p, 'records')} 条）` : ''}。wss 在线路上是加密的，没有会话密钥就看不到里面的帧。`,
    repair: '',
  },
  'http-text': {
    title: '是 HTTP，不是帧',
    reason: (p) => `这些字节以${quoted(p, 'line')}开头：这是握手${p['kind'] === 'response' ? '响应' : '请求'}，不是帧。`,
    repair: '',
  },
  'handshake-before-frames': {
    title: '帧前面有握手报文',
    reason: (p) =>
      `前面有 ${fact(p, 'length')} 字节的${p['kind'] === 'request' ? '握手请求' : p['kind'] === 'response' ? '握手响应' : '握手报文末尾'}，第一帧从它的空行之后开始。`,
    repair: '去掉握手报文',
  },
  'out-of-sync': {
    title: '没有从帧的开头开始',
    reason: (p) =>
      `按帧头读，这些字节说不通；往后 ${fact(p, 'skipped')} 字节，从偏移 ${fact(p, 'at')} 起，帧能一个接一个地对齐（找到 ${fact(p, 'frames')} 帧）。`,
    repair: '从那里开始读',
  },
  'payload-without-header': {
    title: '只有负载，没有帧头',
    reason: (p) =>
      p['kind'] === 'binary'
        ? `这 ${fact(p, 'length')} 字节是一种已知格式的二进制数据：是从帧里取出来的内容，不是帧。`
        : `这 ${fact(p, 'length')} 字节本身就是${p['kind'] === 'json' ? ' JSON' : '文本'}（${preview(p)}）：是从帧里取出来的内容，不是帧。`,
    repair: '构造成帧',
  },
  'payload-still-masked': {
    title: '负载还没有去掩码',
    reason: (p) =>
      p['header'] === 'key-in-front'
        ? `用开头的 4 个字节（${spaced(p, 'key')}）去异或，后面的内容就能读懂（${preview(p)}）：这是没有帧头的掩码键加负载。`
        : `用掩码键 ${spaced(p, 'key')} 异或之后，这些字节就能读懂（${preview(p)}）：这是${p['header'] === 'absent' ? '没有帧头的、' : ''}加了掩码的负载。`,
    repair: '去掩码',
  },
  'mask-bit-but-readable': {
    title: 'MASK 为 1，负载却没有加掩码',
    reason: (p) =>
      p['keyPresent'] === 'no'
        ? `MASK 为 1，但本该是掩码键的地方直接就是能读懂的负载（${preview(p)}）：发送方既没有写掩码键，也没有加掩码。`
        : `MASK 为 1，也有掩码键 ${spaced(p, 'key')}，但负载在去掩码之前就能读懂（${preview(p)}）：发送方忘了做异或。`,
    repair: '让 MASK 与负载一致',
  },
  'mask-bit-clear-but-key': {
    title: '有掩码键，MASK 却为 0',
    reason: (p) =>
      p['preview'] === ''
        ? `MASK 为 0，但连续 ${frames(p, 'count')}都比自己写的长度多出 4 个字节，正好是没有算进长度的掩码键，例如 ${spaced(p, 'key')}。`
        : `MASK 为 0，但用负载前面的 4 个字节 ${spaced(p, 'key')} 异或，就能读懂（${preview(p)}）。${p['counted'] === 'yes' ? '长度还把掩码键也算进了负载。' : ''}`,
    repair: '把 MASK 置 1',
  },
  'masked-twice': {
    title: '加了两次掩码',
    reason: (p) =>
      `用帧头里的掩码键 ${spaced(p, 'key')} 去掩码之后，还要再用 ${spaced(p, 'second')} 异或一次，负载才能读懂（${preview(p)}）。`,
    repair: '去掉第二次掩码',
  },
  'zero-key': {
    title: '全零的掩码键',
    reason: (p) =>
      `${count(p, 'count') === 1 ? `第 ${fact(p, 'frame')} 帧的掩码键` : `从第 ${fact(p, 'frame')} 帧起，共 ${fact(p, 'count')} 帧的掩码键`}是 00 00 00 00，负载就是明文。合法，多见于测试。`,
    repair: '',
  },
  'fixed-key': {
    title: '多帧共用一个掩码键',
    reason: (p) =>
      `共 ${fact(p, 'count')} 帧用了同一个掩码键 ${spaced(p, 'key')}。每一帧都应当用新的、不可预测的掩码键（RFC 6455 §5.3）；警告只标在第一次重复的地方。`,
    repair: '',
  },
  compressed: {
    title: '看起来经过压缩',
    reason: (p) =>
      p['rsv1'] === 'set'
        ? `有 ${frames(p, 'count')}的 RSV1 为 1，这是 permessage-deflate 的做法。如果双方协商过它，就不是错误。`
        : p['wrapper'] === 'none'
          ? p['preview'] === undefined
            ? '这些字节像是 permessage-deflate 压缩的数据，但没有帧头。'
            : `这些字节是 permessage-deflate 压缩的数据，没有帧头；解压得到 ${preview(p)}。`
          : `这些字节的开头像是 ${fact(p, 'wrapper')} 数据：一条没有帧头的压缩消息。`,
    repair: '按 permessage-deflate 读取',
  },
  'stray-nul': {
    title: '多出一个 NUL 字节',
    reason: (p) =>
      `偏移 ${fact(p, 'at')} 处应当是帧的开头，却有一个字节 00；去掉${count(p, 'count') === 1 ? '它' : `这 ${fact(p, 'count')} 个`}，帧就对齐了。`,
    repair: '去掉它',
  },
  'stray-newline': {
    title: '多出一个换行',
    reason: (p) =>
      `偏移 ${fact(p, 'at')} 处应当是帧的开头，却有一个换行（${spaced(p, 'bytes')}）；去掉${count(p, 'count') === 1 ? '它' : `这 ${fact(p, 'count')} 个`}，帧就对齐了。`,
    repair: '去掉它',
  },
  'close-code-missing': {
    title: '有关闭原因，没有关闭码',
    reason: (p) => `关闭帧的内容从第一个字节起就是文本（“${fact(p, 'reason')}”），前面缺了两个字节的关闭码。`,
    repair: '在前面补上关闭码 1000',
  },
  'bytes-as-utf8': {
    title: '字节被编码成了 UTF-8',
    reason: (p) =>
      `从偏移 ${fact(p, 'at')} 起，80 以上的 ${fact(p, 'count')} 个字节各变成了两个（81 成了 c2 81）：程序把字节当作字符，又做了一次编码。这可以还原。`,
    repair: '还原编码',
  },
  'ethernet-padding': {
    title: '末尾有填充',
    reason: (p) => `从偏移 ${fact(p, 'at')} 起，最后 ${fact(p, 'count')} 个 0 是以太网补足短包用的，不是 WebSocket 的字节。`,
    repair: '去掉填充',
  },
  'lower-layers': {
    title: '前面有网络头部',
    reason: (p) =>
      p['bareAck'] === 'yes'
        ? `这是一个从端口 ${fact(p, 'source')} 到端口 ${fact(p, 'destination')} 的数据包（${layers(p)}），只作确认，没有携带 WebSocket 的字节。`
        : `帧前面有 ${fact(p, 'header')} 字节的头部（${layers(p)}）：这是一个从端口 ${fact(p, 'source')} 到端口 ${fact(p, 'destination')} 的数据包。`,
    repair: '去掉头部',
  },
  'hixie-76': {
    title: '旧的帧格式：Hixie-76',
    reason: (p) =>
      `${fact(p, 'count')} 条消息夹在 00 和 ff 之间（${preview(p)}）${p['closing'] === 'yes' ? '，最后是 ff 00' : ''}：这是 2011 年以前的草案用的格式，现在的浏览器都不支持。`,
    repair: '改写成 RFC 6455 的帧',
  },
  'early-hybi-draft': {
    title: '旧的帧格式：早期 hybi 草案',
    reason: (p) =>
      `按${DRAFTS[fact(p, 'draft')] ?? '早期 hybi 草案'}的写法，${frames(p, 'count')}都说得通（第一帧的操作码是 ${fact(p, 'opcode')}）；到 RFC 6455 时编号已经改过。`,
    repair: '改写成 RFC 6455 的帧',
  },
  'close-code-ascii': {
    title: '关闭码写成了数字字符',
    reason: (p) => `关闭帧的内容是 ASCII 数字“${fact(p, 'digits')}”；关闭码应当是 16 位数，${fact(p, 'code')} 就是 ${code16(p)}。`,
    repair: '写成两个字节',
  },
  'close-code-low-byte': {
    title: '关闭码只剩低字节',
    reason: (p) => `关闭码的高字节丢了：${code16(p)}（${fact(p, 'code')}）被塞进 8 位，就只剩 ${spaced(p, 'bytes')}。`,
    repair: '补回高字节',
  },
  'close-code-little-endian': {
    title: '关闭码的两个字节写反了',
    reason: (p) => `${spaced(p, 'bytes')} 是低字节在前的 ${fact(p, 'code')}；线路上应当高字节在前：${code16(p)}。`,
    repair: '交换两个字节',
  },
  'length-off-by-one': {
    title: '长度差一',
    reason: (p) =>
      `帧头写的是 ${fact(p, 'declared')}，比实际的 ${fact(p, 'actual')} ${count(p, 'delta') > 0 ? '多' : '少'} 1；按 ${fact(p, 'actual')} 读就全部对齐了。`,
    repair: '改正长度',
  },
  'length-little-endian': {
    title: '扩展长度的字节写反了',
    reason: (p) =>
      `${spaced(p, 'bytes')} 按高字节在前是 ${fact(p, 'declared')}，按低字节在前是 ${fact(p, 'actual')}，后者正好相符；线路上应当高字节在前。`,
    repair: '交换字节',
  },
  'length-32-bit': {
    title: '长度只有 32 位',
    reason: (p) => `长度码 127 之后只有 4 个长度字节（${spaced(p, 'bytes')}，即 ${fact(p, 'actual')}），必须是 8 个。`,
    repair: '写成 8 个字节',
  },
  'length-sign-extended': {
    title: '长度被符号扩展',
    reason: (p) => `长度字节 ${spaced(p, 'bytes')} 是把 ${fact(p, 'actual')} 的符号位往高位复制的结果：一个数被当作负数扩展了。`,
    repair: '把高半部分清零',
  },
  'length-counts-characters': {
    title: '长度数的是字符',
    reason: (p) =>
      `帧头写的是 ${fact(p, 'declared')}，正好是文本的${p['unit'] === 'utf-16' ? ' UTF-16 单元数（JavaScript 和 Java 的 length）' : '字符数'}；按 UTF-8 它有 ${fact(p, 'actual')} 字节。`,
    repair: '改为数字节',
  },
  'text-already-decoded': {
    title: '已经被当作文本解码过',
    reason: (p) =>
      `有 ${fact(p, 'count')} 个替换字符（ef bf bd），第一个在偏移 ${fact(p, 'at')}：不是文本的字节在途中被替换了，无法恢复。请改为打印十六进制。`,
    repair: '',
  },
  'directions-mixed': {
    title: '两个方向混在一起',
    reason: (p) =>
      `加掩码的 ${fact(p, 'masked')} 帧和不加掩码的 ${fact(p, 'unmasked')} 帧交替出现，第一次转换在偏移 ${fact(p, 'at')}：像是同一个连接的双方。`,
    repair: '只留先发的一方',
  },
  'payload-json': {
    title: 'JSON',
    reason: (p) =>
      `${inFrame(p)}是 JSON，${p['root'] === 'array' ? `数组，${fact(p, 'entries')} 项` : `对象，${fact(p, 'entries')} 个键`}${p['dialect'] === '' ? '' : `，是 ${DIALECTS[fact(p, 'dialect')] ?? fact(p, 'dialect')} 的格式`}${detail(p)}。`,
    repair: '',
  },
  'payload-engine-io': {
    title: 'Engine.IO',
    reason: (p) => `${inFrame(p)}是 Engine.IO 数据包 ${fact(p, 'packet')}${detail(p)}。`,
    repair: '',
  },
  'payload-socket-io': {
    title: 'Socket.IO',
    reason: (p) =>
      `${inFrame(p)}是 Socket.IO 数据包 ${fact(p, 'packet')}，命名空间 ${fact(p, 'namespace')}${p['event'] === '' ? '' : `，事件“${fact(p, 'event')}”`}${p['id'] === '' ? '' : `，编号 ${fact(p, 'id')}`}。`,
    repair: '',
  },
  'payload-stomp': {
    title: 'STOMP',
    reason: (p) =>
      `${inFrame(p)}是 STOMP 帧 ${fact(p, 'command')}，${fact(p, 'headers')} 个头部${p['destination'] === '' ? '' : `，目的地 ${fact(p, 'destination')}`}。`,
    repair: '',
  },
  'payload-mqtt': {
    title: 'MQTT',
    reason: (p) => `${inFrame(p)}是 MQTT${p['version'] === '' ? '' : ` ${fact(p, 'version')}`} 数据包 ${fact(p, 'packet')}${detail(p)}。`,
    repair: '',
  },
  'payload-messagepack': {
    title: 'MessagePack',
    reason: (p) => `${inFrame(p)}是 MessagePack，${p['root'] === 'array' ? '数组' : '映射'}，${fact(p, 'entries')} 项${detail(p)}。`,
    repair: '',
  },
};
