/**
 * 每一种发现的中文说法。
 *
 * Knows sentences; takes every number from the finding's facts. Must not know how a finding is detected; severity,
 * section and close code are in the registry (protocol/findings.ts).
 */
import { zh as terms } from '../terms/zh.ts';
import { bitsOf, digitsOf, numberOf, textOf, type FindingTexts } from './shape.ts';

const FAILS = '接收方必须使连接失败。';
const WAITS = '接收方会继续等待。';
const IGNORES = '接收方会照常处理。';
const NOTHING = '不需要修改。';
const MORE_BYTES = '如果后面还有字节，请一起贴进来。';

const opcodeHex = (opcode: number): string => `0x${opcode.toString(16)}`;
const noun = (opcode: number): string => terms.frameNoun(opcode);
const spaced = (names: string): string => (/[A-Za-z0-9]$/.test(names) ? `${names} ` : names);

const NEVER_SENT: Readonly<Record<number, string>> = {
  1005: '关闭帧里没有关闭码',
  1006: '根本没有收到关闭帧',
  1015: 'TLS 握手失败',
};

export const zh: FindingTexts = {
  'rsv-without-extension': {
    title: '没有扩展却设置了保留位',
    text: (p) => {
      const bits = bitsOf(p, 'bits');
      return `第 0 字节第 ${bits.join('、')} 位（${bits.map((bit) => `RSV${bit}`).join('、')}）为 1，但没有协商使用它的扩展。`;
    },
    consequence: () => FAILS,
    repair: (p) =>
      bitsOf(p, 'bits').join() === '1'
        ? '请清零。如果双方协商过 permessage-deflate，请注明：这时 RSV1 表示消息经过压缩。'
        : '没有扩展使用的位请清零：没有协商扩展时，三个保留位都是 0。',
  },
  'opcode-reserved': {
    title: '保留的操作码',
    text: (p) => {
      const opcode = numberOf(p, 'opcode');
      return `操作码 ${opcodeHex(opcode)} 保留给将来的${opcode < 8 ? '数据' : '控制'}帧。`;
    },
    consequence: () => '接收方不能猜测它的含义，必须使连接失败。',
    repair: () => '可用的有：0x1 文本、0x2 二进制、0x0 延续、0x8 关闭、0x9 Ping、0xa Pong。如果这是真实流量，可能没有从帧的开头截取。',
  },
  'mask-missing-from-client': {
    title: '客户端的帧没有加掩码',
    text: () => '方向是客户端到服务器，但 MASK 为 0。客户端必须给每一帧加掩码，wss 也不例外。',
    consequence: () => '服务器必须关闭连接。',
    repair: () =>
      '把 MASK 置 1，为这一帧取 4 个随机字节作掩码键，写在长度之后，并用它异或负载。如果这是服务器发的，请把方向改为“服务器到客户端”。',
  },
  'mask-present-from-server': {
    title: '服务器的帧加了掩码',
    text: () => '方向是服务器到客户端，但 MASK 为 1。服务器发的帧都不得加掩码。',
    consequence: () => '客户端必须关闭连接。',
    repair: () => '把 MASK 清零，去掉 4 字节掩码键，负载原样发送。如果这是客户端发的，请把方向改为“客户端到服务器”。',
  },
  'control-frame-fragmented': {
    title: '控制帧被分片',
    text: (p) => `${spaced(noun(numberOf(p, 'opcode')))}的 FIN 为 0：控制帧不允许分片。`,
    consequence: () => FAILS,
    repair: () => '把 FIN 置 1。控制帧最多携带 125 字节，一帧就放得下。',
  },
  'control-frame-too-long': {
    title: '控制帧超过 125 字节',
    text: (p) =>
      `控制帧最多携带 125 字节，而这个${noun(numberOf(p, 'opcode'))}的帧头写的是${p['atLeast'] === true ? '至少' : ''} ${digitsOf(p, 'length')}。`,
    consequence: () => FAILS,
    repair: (p) =>
      numberOf(p, 'opcode') === 8
        ? '请缩短原因：关闭码和原因一共 125 字节，留给原因的是 123 字节（按 UTF-8 计）。'
        : '请把负载缩短到 125 字节以内，或者改用文本、二进制消息发送。',
  },
  'length-not-minimal': {
    title: '长度没有用最短写法',
    text: (p) => {
      const form = numberOf(p, 'form');
      return p['atLeast'] === true
        ? `${form} 位长度的前 6 个字节都是 0，不管后面是什么，16 位都放得下。必须用最短写法。`
        : `${digitsOf(p, 'length')} 用 ${numberOf(p, 'shortestForm')} 位就放得下，却用了 ${form} 位写法。必须用最短写法：${textOf(p, 'shortest')}。`;
    },
    consequence: () => '严格的接收方会使连接失败：Chrome 会检查，有些库不检查。',
    repair: (p) =>
      p['atLeast'] === true
        ? '不超过 125 的长度直接写在第 1 字节里，不超过 65535 的用长度码 126 加 2 个字节。'
        : `从第 1 字节起写成 ${textOf(p, 'shortest')}。`,
  },
  'length-top-bit-set': {
    title: '64 位长度的最高位为 1',
    text: (p) => `64 位长度（${textOf(p, 'bytes')}）的最高位为 1，它必须为 0。最大长度是 2^63-1。`,
    consequence: () => '接收方会使连接失败；ws 用的关闭码是 1009 而不是 1002。',
    repair: () => '请检查长度是怎么写出来的：32 位有符号数做了符号扩展，或者字节序写反，都会在这里写出 1。',
  },
  'continuation-without-start': {
    title: '没有可延续的消息',
    text: () => '操作码 0x0 用来延续一条消息，但现在没有未完成的消息。',
    consequence: () => FAILS,
    repair: () => '消息的第一帧应当用 0x1（文本）或 0x2（二进制），FIN 为 0。如果截取时错过了消息的开头，请从第一帧开始贴。',
  },
  'message-interrupted': {
    title: '上一条消息还没结束',
    text: (p) => `上一条${terms.opcodeName(numberOf(p, 'openOpcode'))}消息还没结束，又来了新的${noun(numberOf(p, 'opcode'))}。`,
    consequence: () => FAILS,
    repair: () => '请先用操作码 0x0、FIN 1 结束上一条消息。中间只允许插入控制帧。',
  },
  'text-not-utf8': {
    title: '文本不是合法的 UTF-8',
    text: (p) =>
      `消息的第 ${digitsOf(p, 'index')} 个字节（0x${textOf(p, 'byte')}，从 0 数起）在 UTF-8 中不能出现在这里。文本消息整体必须合法。`,
    consequence: () => '接收方会以 1007 使连接失败，最早在这个字节，最迟在消息结束时。',
    repair: () => '请把文本编码成 UTF-8，或改用二进制帧（0x2）。再检查长度数的是不是字节，而不是字符。',
  },
  'text-ends-inside-character': {
    title: '文本在字符中间结束',
    text: (p) =>
      `消息共 ${digitsOf(p, 'length')} 字节，结束时最后一个字符还差 ${numberOf(p, 'missing')} 个字节。一个字符可以跨两帧，但不能跨过消息的结尾。`,
    consequence: () => '接收方会以 1007 使连接失败。',
    repair: () => '请把这个字符剩下的字节也发出去。再检查长度数的是不是字节，而不是字符。',
  },
  'close-body-one-byte': {
    title: '关闭码只有一半',
    text: (p) => `关闭帧要么没有内容，要么至少 2 字节。${numberOf(p, 'length')} 个字节只是半个关闭码。`,
    consequence: () => FAILS,
    repair: () => '关闭码要写成两个字节，高字节在前：1000 就是 03 e8。也可以发一个空的关闭帧。',
  },
  'close-code-never-sent': {
    title: '从不发送的关闭码',
    text: (p) => {
      const code = numberOf(p, 'code');
      return `${code} 从不出现在线路上。它只是接收方对“${NEVER_SENT[code] ?? '没有关闭码'}”的叫法。`;
    },
    consequence: () => FAILS,
    repair: (p) =>
      numberOf(p, 'code') === 1005
        ? '不想带关闭码，就发一个没有负载的关闭帧；否则请用 1000 或 4000 到 4999。'
        : '正常结束用 1000，自己这边出错用 1011，自定义含义用 4000 到 4999。',
  },
  'close-code-unusable': {
    title: '不可用的关闭码',
    text: (p) => {
      const code = numberOf(p, 'code');
      const rule = '0 到 999 不使用，1004 和 1016 到 2999 保留，5000 及以上没有定义。';
      return p['partial'] === true
        ? `从第一个字节看，关闭码在 ${code} 到 ${code + 255} 之间，都不可用：${rule}`
        : `${code} 不可用：${rule}`;
    },
    consequence: () => '严格的接收方会使连接失败。',
    repair: (p) =>
      numberOf(p, 'code') === 0xe803
        ? '59395 是两个字节写反了的 1000：应写成 03 e8，高字节在前。'
        : '应用请用 4000 到 4999，正常结束用 1000。高字节在前：1000 就是 03 e8。',
  },
  'close-reason-not-utf8': {
    title: '关闭原因不是合法的 UTF-8',
    text: (p) =>
      numberOf(p, 'missing') > 0
        ? `原因在字符中间结束：从第 ${digitsOf(p, 'index')} 个字节（0x${textOf(p, 'byte')}）开始的字符还差 ${numberOf(p, 'missing')} 个字节。原因必须是 UTF-8。`
        : `原因的第 ${digitsOf(p, 'index')} 个字节（0x${textOf(p, 'byte')}，从 0 数起）在 UTF-8 中不能出现在这里。原因必须是 UTF-8。`,
    consequence: () => '接收方会以 1007 使连接失败。',
    repair: () => '请用 UTF-8 编码原因；最多 123 字节，要截断就截在字符的边界上。',
  },
  'rsv1-misplaced': {
    title: 'RSV1 用错了地方',
    text: (p) => `${spaced(noun(numberOf(p, 'opcode')))}的 RSV1 为 1。RSV1 只能出现在压缩消息的第一帧，不能出现在延续帧或控制帧上。`,
    consequence: () => FAILS,
    repair: () => '把这里的 RSV1 清零。压缩以整条消息为单位，只标记它的第一帧。',
  },
  'message-too-big': {
    title: '消息超过上限',
    text: (p) => `加上这一帧，消息共 ${digitsOf(p, 'length')} 字节，而接收方最多接受 ${digitsOf(p, 'limit')} 字节。`,
    consequence: () => '接收方读到长度就会以 1009 关闭连接。',
    repair: () => '请发送更小的消息，或提高接收方的上限。分片没有用：上限按整条消息计算。',
  },
  'frame-after-close': {
    title: '关闭帧之后还有帧',
    text: () => '同一方在关闭帧之后又发了帧。关闭帧之后不得再发任何内容。',
    consequence: () => '接收方会忽略它们，判定不变。',
    repair: () => '要发的内容都放在关闭帧之前；之后只等对端应答和 TCP 连接断开。',
  },
  'masking-key-reused': {
    title: '掩码键重复使用',
    text: (p) => `掩码键 ${textOf(p, 'key')} 和前一帧相同。每一帧都应当用新的、不可预测的掩码键；后面接着用它的帧不再重复标出。`,
    consequence: () => '接收方无从发现，会照常接受；但重复的掩码键就防不住攻击者借它把自选的字节送进代理。',
    repair: () => '请为每一帧从可靠的随机源取 4 个新字节。',
  },
  'masking-key-zero': {
    title: '全零的掩码键',
    text: () => '掩码键 00 00 00 00 等于没改。格式合法，但真实的客户端会为每一帧取新的随机键。',
    consequence: () => IGNORES,
    repair: () => '阅读和调试时没有问题；真实的客户端请为每一帧取 4 个随机字节。',
  },
  'fragment-empty': {
    title: '空的分片',
    text: () => '空的分片：合法，但不给消息增加内容。',
    consequence: () => IGNORES,
    repair: () => `${NOTHING}事先不知道长度时，常用一个空的分片来结束消息。`,
  },
  'pong-unsolicited': {
    title: '是应答还是心跳？',
    text: () =>
      '这些字节里，它之前没有对方发来的、负载相同的 Ping。或许对应的 Ping 不在其中，或许它是主动发出的：后者也合法，可作单向心跳，不需要回应。',
    consequence: () => IGNORES,
    repair: () => NOTHING,
  },
  'direction-inferred': {
    title: '按 MASK 推断方向',
    text: (p) =>
      p['direction'] === 's2c'
        ? 'MASK 为 0，所以按服务器到客户端来读，后面的帧也按这个方向判定。'
        : 'MASK 为 1，所以按客户端到服务器来读，后面的帧也按这个方向判定。',
    consequence: () => '真正的接收方知道自己是哪一端，不需要推断。',
    repair: () => '如果不对，请自己选择方向。',
  },
  'masked-empty-payload': {
    title: '没有负载，却有掩码键',
    text: () => '没有负载，却有 4 字节掩码键：带掩码的帧总要带上掩码键，所以客户端最小的帧是 6 字节。',
    consequence: () => IGNORES,
    repair: () => NOTHING,
  },
  'fragment-one-byte': {
    title: '只有 1 字节的分片',
    text: () => '这个分片只有 1 字节：合法，但每个字节都要多付 2 到 6 字节的帧头。',
    consequence: () => IGNORES,
    repair: () => '可以把分片放大，或者整条消息只用一帧。',
  },
  'header-incomplete': {
    title: '帧头只有一半',
    text: () => '帧头至少要 2 个字节，现在只有 1 个。下一个字节里是 MASK 和长度。',
    consequence: () => WAITS,
    repair: () => MORE_BYTES,
  },
  'length-incomplete': {
    title: '长度不完整',
    text: (p) =>
      `长度码 ${numberOf(p, 'lengthCode')} 表示后面还有 ${numberOf(p, 'needed')} 个长度字节，还差 ${numberOf(p, 'missing')} 个。`,
    consequence: () => WAITS,
    repair: () => MORE_BYTES,
  },
  'key-incomplete': {
    title: '掩码键不完整',
    text: (p) => `MASK 为 1，后面必须有 4 字节掩码键，还差 ${numberOf(p, 'missing')} 个。`,
    consequence: () => WAITS,
    repair: () => MORE_BYTES,
  },
  'payload-incomplete': {
    title: '负载不完整',
    text: (p) => `帧头声明负载 ${digitsOf(p, 'length')} 字节，已到 ${digitsOf(p, 'present')}，还差 ${digitsOf(p, 'missing')}。`,
    consequence: () => WAITS,
    repair: () => `${MORE_BYTES}如果后面确实没有了，那就是长度写错了。`,
  },
  'message-unfinished': {
    title: '消息还没结束',
    text: (p) =>
      p['closed'] === true
        ? `FIN 为 0，而这条${terms.opcodeName(numberOf(p, 'opcode'))}消息还没结束就来了关闭帧：它不会被交付。`
        : `FIN 为 0：这条${terms.opcodeName(numberOf(p, 'opcode'))}消息还没结束。接下来必须是延续帧（操作码 0x0），中间可以插入控制帧。`,
    consequence: (p) => (p['closed'] === true ? '接收方会丢弃这条没有结束的消息。' : WAITS),
    repair: () => '其余部分用操作码 0x0 发送，最后一片的 FIN 置 1。',
  },
};
