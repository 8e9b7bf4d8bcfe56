/**
 * 长度编码工具的中文文案。
 *
 * Knows wording. Must not know how anything is worked out: every number comes in as a fact.
 */
import type { LengthForm } from '../../protocol/frame/payload-length.ts';
import type { LengthTexts } from './en.ts';
import type { LengthFacts } from './facts.ts';

const n = (count: number | bigint): string => count.toLocaleString('en');
const hex = (byte: number): string => byte.toString(16).padStart(2, '0');
const spaced = (bytes: Uint8Array): string => Array.from(bytes, hex).join(' ');
const bound = (length: bigint): string => (length === 2n ** 63n - 1n ? '2^63-1' : n(length));
const formName = (form: LengthForm): string => (form === 7 ? '7 位' : `7 + ${form} 位`);

const summary = ({ length, form, extended, code, headerBytes }: LengthFacts): string =>
  form === 7
    ? `${n(length)} 字节：长度写得进第 1 字节，帧头共 ${n(headerBytes)} 字节。`
    : `${n(length)} 字节：长度码 ${code} 加 ${extended.length} 个长度字节，帧头共 ${n(headerBytes)} 字节。`;

export const zh: LengthTexts = {
  formName,
  number: bound,
  input: {
    label: '负载长度（字节）',
    less: '少 1 字节',
    more: '多 1 字节',
    mask: 'MASK（客户端发出）',
    slider: '负载长度，0 到 2^63-1 字节',
    sliderKeys: '方向键每次移动 1 字节，Page Up 和 Page Down 跳到写法改变的地方。',
  },
  faults: {
    'no-count': () => '长度数的是字节：0、1、2……',
    'no-number': (typed) => `“${typed}”不是数字。长度数的是字节：0、1、2……例如 126、65,536、0x7e、2^20。`,
    numerals: (typed) => `请把“${typed}”写成阿拉伯数字，例如 126。`,
    'too-long': (typed) => `${typed} 连 64 位都放不下。最大长度是 2^63-1；更长的消息请分成几帧。`,
    'top-bit': (typed) => `${typed} 要用到 64 位长度的最高位，而这一位必须为 0。最大长度是 2^63-1；更长的消息请分成几帧。`,
  },
  summary: (facts, crossing, crossed) =>
    crossed
      ? `${summary(facts)}负载多 1 字节，帧头就多了 ${n(facts.costOfLast ?? 0)} 字节。`
      : crossing
        ? `${summary(facts)}再往右移 1 试试。`
        : summary(facts),
  unsettled: ({ length }) => `${n(length)} 字节：下面的步骤会得出它怎么写。`,
  valueText: ({ length, extended, headerBytes }) =>
    `${n(length)} 字节，${extended.length === 0 ? '不需要额外的长度字节' : `需要 ${extended.length} 个额外的长度字节`}，帧头 ${n(headerBytes)} 字节`,
  valueAsked: (length, question) => `${n(length)} 字节。${question}`,
  boxes: {
    label: '三种写法',
    range: (low, high) => `${n(low)} … ${bound(high)}`,
    verdicts: {
      used: () => '最短，就用它',
      wastes: (waste) => `会浪费 ${n(waste)} 字节`,
      cannot: () => '放不下',
      open: () => '还没问到',
      hidden: () => '?',
    },
    header: (bytes) => `帧头 ${n(bytes)} 字节`,
    headerUnknown: '帧头 ? 字节',
  },
  bytes: {
    label: '帧头字节',
    size: (bytes) => `帧头：${n(bytes)} 字节`,
    sizeOpen: '帧头：? 字节',
    sizeIn: (form, bytes, waste) =>
      `用 ${formName(form)}写法：${n(bytes)} 字节${waste === 0 ? '' : `，多用了 ${n(waste)} 字节，而且不允许`}`,
    cannotIn: (form, high) => `用 ${formName(form)}写法：写不出来，最多只能写 ${bound(high)}`,
    parts: { byte0: 'FIN、操作码', byte1: 'MASK、长度码', length: '扩展长度', key: '掩码键' },
    notYet: '还没算出来',
    cell: (index, value, part) => `第 ${index} 字节，${value}，${part}`,
    open: '在帧解析器里打开这个帧头',
  },
  explainLine: {
    label: '这个字节代表多少',
    idle: '指向一个字节，或用方向键逐个走过去，这里会说明它代表多少。',
    pinned: '',
  },
  explain: {
    names: { byte0: 'FIN 和操作码', byte1: 'MASK 和长度码', length: '扩展长度', key: '掩码键' },
    notYet: '这个字节还没算出来，后面的步骤会填上。',
    byte0: (value) => `${hex(value)}：最后一帧，二进制。它与长度无关。`,
    byte1: ({ masked, code, form, extended, byte1 }) =>
      `${hex(byte1)} 由 MASK ${masked ? 1 : 0} 和 ${code} 组成：${
        form === 7 ? '后者就是长度本身。' : `后者是长度码，表示“后面 ${extended.length} 个字节才是长度”。`
      }`,
    weight: (value, power, product, padding) =>
      `${hex(value)} = ${value}，乘以 256^${power} = ${n(256n ** BigInt(power))}，得 ${n(product)}。${
        padding ? '这个数没有这么长，空位用 00 补齐。' : ''
      }`,
    key: (at) => `掩码键的第 ${at} 字节。掩码键共 4 字节，跟在长度后面，不计入长度。`,
  },
  gate: {
    question: '现在帧头有几个字节？',
    answer: (bytes) => `${n(bytes)} 字节`,
  },
  steps: {
    label: '分步看长度怎么写出来',
    start: ({ length }) => `从 ${n(length)} 到这些字节，一共五步。`,
    names: ({ code, form }) => [
      '写成二进制',
      '7 位够吗？',
      '16 位够吗？',
      form === 7 ? `第 1 字节写 ${code}` : `长度码 ${code}`,
      '长度字节',
    ],
    says: [
      ({ length, bits }) => `${n(length)} 写成二进制有 ${n(bits)} 位。`,
      ({ length, bits, form, most7 }) =>
        form === 7
          ? `${n(length)} 不超过 ${n(most7)}，第 1 字节里的 7 位就放得下。`
          : bits <= 7
            ? `${n(length)} 本来 7 位就放得下，但 126 和 127 已另作他用：它们是长度码，表示改用更长的写法。`
            : `${n(length)} 有 ${n(bits)} 位，7 位放不下。`,
      ({ length, bits, form, most16 }) =>
        form === 7
          ? '不必再问：7 位已经够用，而且只允许用最短的写法。'
          : form === 16
            ? `${n(length)} 不超过 ${n(most16)}，再加 2 个字节就放得下。`
            : `${n(length)} 有 ${n(bits)} 位，16 位放不下，所以要再加 8 个字节。`,
      ({ code, masked, form, extended, byte1 }) =>
        form === 7
          ? `这 7 位就是长度本身：${code}。前面加上 MASK ${masked ? 1 : 0}，第 1 字节是 ${hex(byte1)}。`
          : `长度码 ${code} 表示“后面 ${extended.length} 个字节才是长度”。前面加上 MASK ${masked ? 1 : 0}，第 1 字节是 ${hex(byte1)}。`,
      ({ length, form, extended, numberBytes }) => {
        if (form === 7) return '后面没有长度字节：长度已经写在第 1 字节里了。';
        const padding = extended.length - numberBytes.length;
        return `${n(length)} 的十六进制是 ${spaced(numberBytes)}，高字节在前依次放入${
          padding === 0 ? '，正好放满' : `，前面空出的 ${n(padding)} 个位置补 00`
        }。`;
      },
    ],
    yes: '够',
    no: '不够',
    notAsked: '不必问',
    mask: 'MASK',
    code: '长度码',
    number: '这个数',
    places: '要填的位置',
    nothing: '后面没有长度字节',
  },
  read: {
    heading: '反过来：读长度字节',
    intro: '贴入十六进制字节，从第 1 字节开始：先是 MASK 位和长度码，再是后面的长度字节。',
    label: '第 1 字节和长度字节',
    examples: '例如',
    exampleNames: {
      right: '正确',
      long: '写得太长',
      top: '最高位为 1',
      swapped: '字节序写反',
      short: '只写了 32 位',
      cut: '少一个字节',
    },
    notHex: (character, position) => `第 ${position} 位的“${character}”不是十六进制数字（0-9、a-f）。字节应当写成这样：7e 00 7e。`,
    digitLeftOver: (character, position) =>
      `第 ${position} 位多出一个十六进制数字“${character}”。一个字节要两位：写成 0${character}，或补上缺的那一位。`,
    byte1: (masked, code, form) =>
      `MASK ${masked ? 1 : 0}，长度码 ${code}：${form === 7 ? '就是长度本身' : `后面 ${form / 8} 个字节才是长度`}`,
    table: { caption: '每个长度字节代表多少', byte: '字节', weight: '权', product: '乘积', sum: '长度' },
    length: (length) => `长度：${n(length)} 字节`,
    negative: '读不成长度：最高位必须为 0',
    incomplete: '长度：还没到齐',
    right: '这些字节没有问题：写法最短，高字节在前。',
    rest: (count, masked) => `后面还有 ${n(count)} 个字节：${masked ? '先是掩码键，再是负载' : '是负载'}，不属于长度。`,
    remarks: {
      'length-not-minimal': {
        title: '没有用最短写法',
        text: ({ length, form, repaired }) =>
          `${n(length ?? 0n)} 用了 ${form} 位写法。必须用最短写法（${repaired}），严格的接收方会以 1002 使连接失败：Chrome 会检查，有些库不检查。`,
      },
      'length-top-bit-set': {
        title: '最高位为 1',
        text: ({ bytes }) =>
          `64 位长度（${bytes}）的最高位为 1，它必须为 0。最大长度是 2^63-1。接收方会以 1002 使连接失败，ws 用的是 1009。请检查这个数是怎么写出来的：有符号数被扩展，或者字节序写反，都会在这里写出 1。`,
      },
      'length-incomplete': {
        title: '还没到齐',
        text: ({ code, form, missing }) =>
          `长度码 ${code} 表示后面有 ${form / 8} 个长度字节，还差 ${missing} 个。接收方会继续等待。如果发出的就只有这些，那是发送方少写了。`,
      },
      'length-little-endian': {
        title: '可能写成了低字节在前',
        text: ({ bytes, length, meant, repaired }) =>
          `${bytes} 读作 ${n(length ?? 0n)}；按低字节在前读是 ${n(meant ?? 0n)}，更像一个长度。线路上应当高字节在前：${repaired}。`,
      },
      'length-32-bit': {
        title: '可能只写了 32 位',
        text: ({ meant, repaired }) =>
          `长度码 127 后面的前 4 个字节是 ${n(meant ?? 0n)}，但 127 表示有 8 个：接收方会把后面 4 个字节也当作长度。正确写法：${repaired}。`,
      },
      'length-sign-extended': {
        title: '可能被符号扩展',
        text: ({ bytes, meant, repaired }) =>
          `${bytes} 是把 ${n(meant ?? 0n)} 的最高位往上复制的结果：一个数被当作负数扩展了。正确写法：${repaired}。`,
      },
      'byte-0-included': {
        title: '是不是从第 0 字节开始的？',
        text: ({ repaired }) => `第一个字节看起来是 FIN 和操作码。去掉它，剩下的是 ${repaired}。`,
      },
    },
    repair: (bytes) => `写成 ${bytes}`,
    show: (length) => `在上面显示 ${n(length)}`,
  },
};
