/** 掩码工具的中文文字：通道、步骤、掩码键、已知明文。代理场景另有一份（proxy-zh.ts）。 */
import type { MaskingTexts } from './en.ts';
import type { CharacterFacts } from './facts.ts';

const n = (count: number): string => count.toLocaleString('en');
const bytes = (count: number): string => `${n(count)} 字节`;
const size = (count: number): string => (count % 1_048_576 === 0 && count > 0 ? `${count / 1_048_576} MiB` : bytes(count));

/** 字节所属的字符：“（o）”“（👋 的第 2/4 字节）”，没有就不写。 */
function named({ text, part, parts, cut }: CharacterFacts): string {
  if (cut) return '（不完整的字符）';
  if (text === null) return '';
  return parts > 1 ? `（${text} 的第 ${part}/${parts} 字节）` : `（${text}）`;
}

export const zh: MaskingTexts = {
  size,
  lanes: {
    heading: '四条通道',
    label: (count) => `掩码键的四条通道，共 ${bytes(count)}`,
    hint: '一列就是一条通道：其中所有字节都对应同一个掩码键字节（i mod 4）。指向一个字节，看它所在的通道；选中它，跳到它那一步。',
    plain: '负载',
    key: '掩码键',
    wire: '线路',
    head: (lane, hex) => `掩码键第 ${lane} 字节，${hex}`,
    plainByte: (index, hex, character) => `负载第 ${n(index)} 字节，${hex}${named(character)}`,
    keyByte: (index, lane, hex) => `掩码键第 ${lane} 字节，${hex}，对应第 ${n(index)} 字节`,
    askedByte: (index) => `对应第 ${n(index)} 字节的掩码键字节，等你来猜`,
    wireByte: (index, hex) => `线路上第 ${n(index)} 字节，${hex}`,
    unknown: '还没算到',
    empty: '没有负载。带掩码的帧仍要带上四个掩码键字节，所以客户端最小的帧是 6 字节。',
    pointedByte: (index, lane, partners, more) =>
      partners.length === 0
        ? `通道 K${lane} 里只有第 ${n(index)} 字节。`
        : `第 ${n(index)} 字节在通道 K${lane}：${n(index)} mod 4 = ${lane}。同一个键字节还对应第 ${partners.map(n).join('、')} 字节${more ? '……' : '。'}`,
    pointedKey: (lane, partners, more) =>
      partners.length === 0
        ? `这个负载里没有字节用到掩码键第 ${lane} 字节。`
        : `掩码键第 ${lane} 字节对应第 ${partners.map(n).join('、')} 字节${more ? '……' : '。'}`,
  },
  bits: {
    heading: (index) => `第 ${n(index)} 字节的各位`,
    plain: '负载',
    key: (lane) => `K${lane}`,
    asked: 'K?',
    wire: '线路',
    rule: '两根柱子一样高得 0，不一样高得 1。',
    unknown: '·',
  },
  controls: {
    payload: '负载',
    writing: '写法',
    text: '文本',
    hex: '十六进制',
    ghost: '输入或粘贴一个负载',
    another: '输入或粘贴另一个负载',
    examples: '或者用',
    exampleNames: { hello: 'Hello', emoji: '你好 👋', json: '{"op":"ping"}', zeros: '八个零字节', long: '1 MiB 文本' },
    key: '掩码键',
    random: '随机',
    zero: '全零键',
    rfc: 'RFC 的例子',
    mode: '方向',
    mask: '加掩码 ↓',
    unmask: '去掩码 ↑',
    detail: '步骤',
    byBytes: '逐字节',
    byBits: '逐位',
    jump: '跳到第几字节',
    go: '跳转',
    jumpRange: (last) => `0 到 ${n(last)}`,
    jumpBeyond: (last) => `最后一个字节是第 ${n(last)} 字节：从 0 开始数。`,
  },
  notes: {
    long: (count) => `共 ${size(count)}。这里只显示开头，通道里是全部内容。`,
    cut: (limit) => `只取了前 ${size(limit)}，通道放不下更多。后面的字节做法相同，仍用第 i mod 4 个键字节。`,
    notText: '这些字节不是 UTF-8 文本，所以保持十六进制写法。',
    half: (position, digit) => `第 ${position} 位多出一个十六进制数字“${digit}”。一个字节要两位：写成 0${digit}，或补上缺的那一位。`,
    stranger: (position, character) => `第 ${position} 位的“${character}”不是十六进制数字（0-9、a-f）。`,
    strangerText: '如果这是文本，请改用文本写法。',
    upToThere: (count) => (count === 0 ? '它前面没有完整的字节。' : `通道里显示的是它前面的 ${bytes(count)}。`),
    keyCount: (count) => `掩码键必须正好 4 字节，现在是 ${count} 字节。`,
    keyStays: (key) => `通道里用的仍是 ${key}。`,
    zeroKey: '掩码键 00 00 00 00 等于没改。格式合法，但真实的客户端会为每一帧取新的随机键。',
    zeroPayload: '负载全是零，线路上看到的就是掩码键本身：0 异或键等于键。',
  },
  long: {
    onlySession: '这个负载太长，放不进链接：地址里保留了其余的一切。刷新这个标签页后它还在，但打开链接的人看不到它。',
    gone: '这个负载太长，放不进链接，这个标签页也没有保留它：刷新后会丢失。',
    restored: '这是你之前在这个标签页里用的负载，从未离开你的设备。',
    forget: '不再保留',
  },
  steps: {
    label: '加掩码的步骤',
    name: (index) => `第 ${n(index)} 字节`,
    bitName: (index, bit) => `第 ${n(index)} 字节第 ${bit} 位`,
    restName: '以此类推',
    emptyName: '没有可做的',
    start: (mode) =>
      mode === 'mask'
        ? '上面是负载，下面是反复排列的掩码键。负载的每个字节都与它下面的键字节做异或。'
        : '同样的步骤再走一遍，从线路回到负载：同一个键字节，同样的异或。',
    byte: ({ index, character, mode, from, keyIndex, key, to }) =>
      mode === 'mask'
        ? `第 ${n(index)} 字节 ${from}${named(character)}用掩码键第 ${keyIndex} 字节 ${key}：${from} 异或 ${key} 等于 ${to}。`
        : `线路上第 ${n(index)} 字节 ${from} 用掩码键第 ${keyIndex} 字节 ${key}：${from} 异或 ${key} 等于 ${to}${named(character)}。`,
    bit: ({ index, bit, fromBit, keyBit, key, keyIndex, from }) =>
      `第 ${n(index)} 字节第 ${bit} 位：${from} 里是 ${fromBit}，掩码键第 ${keyIndex} 字节 ${key} 里是 ${keyBit}。${fromBit === keyBit ? '相同得 0' : '不同得 1'}。`,
    rest: (first, last) => `第 ${n(first)} 到 ${n(last)} 字节以此类推：第 i 字节用第 i mod 4 个键字节。`,
    end: (mode) =>
      mode === 'mask'
        ? '所有字节都加上了掩码。切换到“去掩码”，同样的步骤会走回来。'
        : '负载一个字节不差地回来了：用同一个键做两次，等于没做。',
    empty: '没有可加掩码的内容，但帧里仍会带上四个掩码键字节。',
  },
  gate: {
    question: (index, mode) => `给第 ${n(index)} 字节${mode === 'mask' ? '加掩码' : '去掩码'}，用的是哪个键字节？K0、K1、K2 还是 K3？`,
    answer: (lane, hex) => `K${lane}（${hex}）`,
  },
  table: {
    caption: '同样的内容，列成表',
    index: '字节 i',
    lane: 'i mod 4',
    char: '字符',
    plain: '负载',
    key: '键字节',
    wire: '线路',
    gap: (count) => `…… 中间还有 ${bytes(count)}`,
    none: '无',
  },
  frame: {
    open: '在帧页面打开这一帧',
    tooLong: '这一帧太长，放不进通往帧页面的链接。',
  },
  known: {
    heading: '用已知明文算出掩码键',
    lead: '掩码不是加密。掩码键就在帧里，排在负载前面。即使没有它，知道文本怎么开头也就知道了键：密文异或明文等于键。',
    masked: '加过掩码的字节',
    fromLanes: (hex, more) => `取自上面的通道：${hex}${more ? ' ……' : ''}`,
    noBytes: '上面的通道里没有字节。',
    own: '换成别的字节',
    follow: '用通道里的字节',
    crib: '文本的开头是',
    cribs: '常见的',
    caption: '加掩码的字节异或猜测的字节，得到键字节',
    index: '字节',
    maskedByte: '线路',
    guess: '猜测',
    gives: '键字节',
    verdict: '结果',
    agrees: '再次，相同',
    differs: '再次，却不同',
    first: '第一次',
    more: (count) => `…… 猜测里还有 ${bytes(count)}`,
    none: '猜一猜文本的开头：一个字符就给出一个键字节。',
    partial: (found) => `四个键字节里已有 ${found} 个，再猜 ${4 - found} 个字符就齐了。`,
    unproved: '得到了完整的键。目前没有矛盾：要到第五个字符，才有一个键字节第二次被用到。看看读出来的是什么。',
    proved: (count) => `得到了完整的键，另有 ${bytes(count)}与它一致：就已猜的部分而言，猜对了。`,
    wrong: (index, lane) => `第 ${n(index)} 字节要求的 K${lane} 与同一通道里前面的字节不同，文本不是这样开头的。`,
    key: '掩码键',
    reads: '用它读出来是',
    search: '不猜也能找到',
    found: (key) => `掩码键 ${key}：在所有键里，用它得到的最像文本。一个字符都不用猜。`,
    notFound: '没有哪个键能让这些字节像文本。搜索至少要 8 字节的文本，30 字节左右就很有把握。',
  },
};
