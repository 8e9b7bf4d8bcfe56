/** 推导过程的中文文字：从键到 Accept，一步一步，直到 SHA-1 的每一轮。 */
import type { RoundFunction } from '../../protocol/bytes/sha1.ts';
import type { DerivationTexts } from './derivation-en.ts';
import type { DerivationFacts } from './derivation-facts.ts';

const n = (count: number): string => count.toLocaleString('en');
const bytes = (count: number): string => `${n(count)} 字节`;
const list = (items: readonly string[]): string => items.join('、');

const functions: Record<RoundFunction, string> = { choose: '选择', parity: '奇偶', majority: '多数' };
const does: Record<RoundFunction, string> = {
  choose: 'b 的某位为 1 就取 c 的该位，否则取 d 的',
  parity: 'b 异或 c 异或 d',
  majority: '每一位取 b、c、d 中占多数的值',
};
const made = (round: number, sources: readonly number[]): string =>
  `W${round} 等于 ${sources.map((source) => `W${source}`).join(' 异或 ')}，再循环左移 1 位。`;

export const derivationZh: DerivationTexts = {
  heading: '从键到 Accept',
  label: '从键到 Accept 的步骤',
  trail: '途中的所有值',
  goTo: (stage, name, value) => `${stage}，${name}：${value}`,
  stages: {
    key: '键',
    join: '键 + GUID',
    pad: '填充后',
    block: '第 1 块，80 轮',
    rest: '累加',
    digest: '摘要',
    base64: 'base64',
    compare: 'Accept 头',
  },
  values: {
    empty: '空',
    joined: (length) => bytes(length),
    padded: (length, blocks) => `${bytes(length)}，${n(blocks)} 块`,
    none: '没有 Accept 头',
    same: '一致',
    differs: '不一致',
    after: (block) => `第 ${block} 块之后`,
  },
  names: {
    key: '原样取键',
    join: '接上 GUID',
    pad: '填充成整块',
    block: 'SHA-1，第 1 块的 80 轮',
    rest: (blocks) => (blocks === 1 ? '加到 H 上' : blocks === 2 ? '加到 H 上，再算第 2 块' : `加到 H 上，再算第 2 到 ${n(blocks)} 块`),
    schedule: (block) => `第 ${n(block)} 块的字表`,
    round: (block, round) => `第 ${n(block)} 块，第 ${round} 轮`,
    sum: (block) => `第 ${n(block)} 块加到 H 上`,
    digest: '得到摘要',
    base64: 'base64：每 6 位切一刀',
    compare: '与响应头比较',
  },
  says: {
    start: '服务器要表明自己读过这个请求：在键后面接上一个常量，对整体做哈希，再把哈希值写成 base64。',
    key: ({ keyLength, ascii, decodedLength }) => {
      if (keyLength === 0) return '键是空的，所以只对 GUID 做哈希。真正的请求里，键有 24 个字符。';
      const what = `服务器原样取 Sec-WebSocket-Key 的 ${ascii ? `${n(keyLength)} 个字符` : bytes(keyLength)}，不解码。`;
      if (decodedLength === null) return `${what}它们不是合法的 base64，但 SHA-1 不在乎。`;
      return decodedLength === 16 ? what : `${what}解码后会是 ${bytes(decodedLength)}，而不是 16 字节；SHA-1 不在乎。`;
    },
    join: ({ length }) => `键后面接上 GUID：36 个字符，每次握手都一样，字母大写。合起来 ${bytes(length)}。`,
    pad: (facts) => {
      const { zeros, bits, bitsHex, blocks, constantFrom } = facts;
      const pad = `SHA-1 按 64 字节一块来读。于是补上一个 1 位（字节 80）、${n(zeros)} 个零字节，再用 64 位写下长度 ${n(bits)} 位（0x${bitsHex}），正好填满 ${n(blocks)} 块。`;
      return constantFrom === null ? pad : pad + stamp(constantFrom, facts);
    },
    block: '第 1 块是 16 个 32 位的字，扩展成 80 个。每一轮把其中一个字搅进 a 到 e 五个寄存器。',
    rest: ({ blocks }) => {
      const add = '五个寄存器分别加到起始值 H 上。';
      if (blocks === 1) return `${add}只有一块，所以这就是摘要。`;
      return `${add}再从这里出发，${blocks === 2 ? '第 2 块' : `第 2 到 ${n(blocks)} 块`}走同样的 80 轮，也加上去。`;
    },
    schedule: (block) =>
      `W0 到 W15 就是第 ${n(block)} 块的 64 字节，每 4 字节一个字。后面的每个字由前面四个字得出：${made(16, [13, 8, 2, 0])}`,
    round: ({ block, round, name, begins, constant, a, sources }) => {
      const begin = begins ? `从这一轮起用“${functions[name]}”函数混合 b、c、d（${does[name]}），常量是 ${constant}。` : '';
      const word = sources.length > 0 ? made(round, sources) : '';
      return `第 ${n(block)} 块第 ${round} 轮：a 变成 ${a}，其余各退一位。${begin}${word}`;
    },
    sum: (block, blocks) =>
      `第 79 轮之后的寄存器逐字加到 H 上，模 2^32。${block === blocks ? '这五个字就是摘要。' : `第 ${n(block + 1)} 块从这里开始。`}`,
    digest: ({ digest }) => `五个字，每个四字节，高位字节在前：这就是 20 字节的摘要。${digest}。`,
    base64: ({ accept }) =>
      `160 个位原地不动，只是切口移动：从每 8 位一刀改成每 6 位一刀。26 组是满的；最后一组只有 4 位，补 2 个零，再用“=”凑满四个字符。${accept}`,
    compare: ({ given, agree, differsAt, accept }) => {
      if (given === null) return `没有可比较的 Sec-WebSocket-Accept。它应当是 ${accept}。`;
      if (differsAt === null) return '28 个字符全部一致。这证明对方读过这个请求，但不证明对方是谁。';
      return `从第 ${n(differsAt + 1)} 个字符开始不同，28 个里有 ${n(agree)} 个一致。客户端必须使连接失败。`;
    },
  },
  gate: {
    join: ({ length }) => ({ question: 'GUID 有 36 个字符。一共要对多少个字节做哈希？', answer: bytes(length) }),
    pad: ({ length, blocks }) => ({
      question: `SHA-1 按 64 字节一块来读。这 ${bytes(length)}后面至少还要放下 9 个字节：字节 80 和 8 字节的长度。一共要几块？`,
      answer: `${n(blocks)} 块`,
    }),
    digest: { question: '摘要是五个 32 位的字。合起来是多少字节？', answer: '20 字节' },
    base64: { question: 'base64 把这 160 位按每 6 位一组切开。最后一组只剩几位？', answer: '4 位' },
  },
  key: {
    label: (length, ascii) => `键，${ascii ? `${n(length)} 个字符` : bytes(length)}`,
    decode: '看看解码后是什么',
    decoded: (length) => `解码后：${bytes(length)}`,
    notNeeded: '用不到',
    notBase64: '不是 base64',
  },
  bytes: {
    key: '键',
    guid: 'GUID，常量',
    one: '1 位',
    zeros: '零',
    length: '长度（位）',
    block: (block, from, to) => `第 ${n(block)} 块：第 ${n(from)} 到 ${n(to)} 字节`,
    label: '参与哈希的字节，十六进制',
    more: (count) => `…… 还有 ${n(count)} 块，做法相同`,
    same: (keyLength) => (keyLength === 24 ? '每次握手都相同' : `凡是 ${bytes(keyLength)} 的键都相同`),
  },
  hash: {
    open: '打开哈希内部',
    detail: 'SHA-1 内部',
    skip: '跳过',
    each: (rounds) => `全部 ${n(rounds)} 轮`,
    before: '之前',
    after: '之后',
    rounds: '80 轮',
    registers: '寄存器',
    schedule: (block) => `第 ${n(block)} 块的字`,
    word: (index, hex) => `W${index} ${hex}`,
    fromBlock: (index, from) => `W${index} 是这一块的第 ${from} 到 ${from + 3} 字节。`,
    fromWords: made,
    turned: '循环左移 1 位',
    scheduleHint: '指向一个字，看它由什么得出。每一行用同一个轮函数和同一个常量。',
    functions,
    goTo: (round) => `跳到第 ${round} 轮`,
    marks: '轮',
    back: '后退十轮',
    on: '前进十轮',
    newA: '新的 a',
    sum: '累加',
    start: '原来的 H',
    plus: '+ 寄存器',
    equals: '= 新的 H',
    afterBlock: (block) => `第 ${n(block)} 块之后`,
  },
  bits: {
    label: '摘要的各位',
    byte: (index, hex) => `第 ${index} 字节，${hex}`,
    character: (position, character) => `第 ${position} 个字符，${character}`,
    hintBytes: '每 8 位是一个字节。下一步里，同样的位会重新切开。',
    hint: '指向一个字符，看它的 6 个位和它们来自的字节；指向一个字节，看它落在哪些字符里。',
    pointed: ({ character, position, value, bits, zeros, bytes: from }) =>
      `第 ${position} 个字符是 ${character}，在字母表里排 ${value}：位 ${bits}${zeros > 0 ? `，再补 ${zeros} 个零` : ''}，来自${list(from.map(({ index, hex }) => `第 ${index} 字节（${hex}）`))}。经过哈希，它取决于前面的一切。`,
    pointedByte: (index, hex, characters) =>
      `第 ${index} 字节 ${hex} 落在${list(characters.map((character) => `“${character}”`))}里。经过哈希，它取决于键的每一位。`,
    padding: '“=”不代表任何位，只是凑满最后一组四个字符。',
    zeros: '2 个零',
  },
  compare: {
    right: '推导得出',
    given: '响应头里',
    label: '推导出的 Accept 与响应头逐字符比较',
    same: (position, character) => `第 ${position} 个字符：都是 ${character}`,
    differs: (position, right, given) => `第 ${position} 个字符：推导得 ${right}，响应头里是 ${given}`,
    nothing: '没有',
    check: '找出错在哪里',
  },
  avalanche: {
    toggle: '翻转键的一位',
    lead: '摘要里没有哪一处对应键的某一处。翻转一位，160 位里大约有一半会变。',
    byte: '字符',
    pick: (position, character) => `第 ${position} 个字符，${character}`,
    bit: '位',
    pickBit: (bit) => `第 ${bit} 位`,
    was: '现在',
    becomes: '翻转后',
    count: (count) => `160 位里变了 ${count} 位`,
    share: (percent) => `${percent}%`,
    map: '摘要的哪些位变了',
    changed: (count, byteCount) => `变了 ${count} 位，分布在 20 字节中的 ${byteCount} 个里。`,
    accept: 'Accept',
  },
  tooLong: (limit) => `超过 ${bytes(limit)} 的键不逐步画出。`,
};

/** 不含键的那些块该怎么说。 */
function stamp(constantFrom: number, { blocks, keyLength }: DerivationFacts): string {
  const which = constantFrom === blocks - 1 ? `第 ${n(blocks)} 块` : `第 ${n(constantFrom + 1)} 到 ${n(blocks)} 块`;
  const always = keyLength === 24 ? '所有握手都相同，从无例外' : `凡是 ${bytes(keyLength)} 的键都相同`;
  return `${which}里没有键的内容：${always}。`;
}
