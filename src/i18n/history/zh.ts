/** 历史页工具的中文文字：键、步骤、正文与应答、两种读法。 */
import type { HistoryTexts } from './en.ts';
import type { KeyRemarkTexts, MistakeTexts, SpelledRun } from './facts.ts';

const NUMBERS = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

/** 读屏软件可能略过的符号的名称。 */
const MARKS: Readonly<Record<string, string>> = {
  '@': 'at 符号',
  '%': '百分号',
  '.': '点',
  ',': '逗号',
  '/': '斜杠',
  '\\': '反斜杠',
  '(': '左圆括号',
  ')': '右圆括号',
  '[': '左方括号',
  ']': '右方括号',
  '{': '左花括号',
  '}': '右花括号',
  ';': '分号',
  ':': '冒号',
  '*': '星号',
  _: '下划线',
  '-': '连字符',
  '+': '加号',
  '<': '小于号',
  '>': '大于号',
  '=': '等号',
  '`': '反引号',
  "'": '撇号',
  '"': '双引号',
  '!': '感叹号',
  '?': '问号',
  '#': '井号',
  $: '美元符号',
  '&': '与号',
  '^': '脱字符',
  '~': '波浪号',
  '|': '竖线',
  '\t': '制表符',
};

function spelled({ kind, text, count }: SpelledRun): string {
  if (kind === 'space') return count === 1 ? '空格' : `${NUMBERS[count] ?? count}个空格`;
  if (/^[A-Z]$/.test(text)) return `大写 ${text}`;
  return MARKS[text] ?? text;
}

const ABORT = '草案要求服务器中止。';
const UNLIKELY = '服务器照样能算，但遵守草案的客户端不会这样写。';

const remarks: KeyRemarkTexts = {
  'key-without-digits': (_, who) => `${who} 里没有数字，不代表任何数。服务器无法继续，只能中止。`,
  'key-without-spaces': (_, who) => `${who} 里没有空格，没有除数。草案认为这是跨协议攻击的迹象，要求服务器中止。`,
  'key-not-divisible': (p, who) => `${who} 必须整除：${p['number']} / ${p['spaces']} 余 ${p['remainder']}。${ABORT}`,
  'key-part-too-large': (p, who) => `${who} 得出 ${p['quotient']}，32 位放不下：最大是 4294967295。${ABORT}`,
  'body-not-8-bytes': (length) => `正文必须是八个字节，这里有 ${length} 个。少了，服务器会继续等；多出来的不属于握手。`,
  'key-too-many-spaces': (p, who) => `${who} 有 ${p['spaces']} 个空格；客户端只插入 1 到 ${p['most']} 个。${UNLIKELY}`,
  'key-number-too-large': (p, who) => `${who} 的数字是 ${p['number']}；客户端不会超过 ${p['most']}。有的服务器会在这里中止。`,
  'key-without-others': (p, who) => `${who} 里只有数字和空格；客户端会再插入 1 到 ${p['most']} 个其他字符。${UNLIKELY}`,
  'key-too-many-others': (p, who) =>
    `${who} 有 ${p['others']} 个既非数字也非空格的字符；客户端只插入 1 到 ${p['most']} 个。草案自己的第二个样例也超了。`,
  'key-foreign-character': (p, who) => `${who} 里有“${p['character']}”（U+${p['codePoint']}），不属于可打印的 ASCII。${UNLIKELY}`,
  'key-space-at-edge': (p, who) =>
    `${who} 的${p['edge'] === 'start' ? '开头' : '末尾'}有空格。客户端从不这样写：读取头部的软件会把它去掉，空格就数错了。`,
};

const mistakes: MistakeTexts = {
  'hex-text': '这是摘要的十六进制文本，32 个字符。应答应当是那 16 个字节本身。',
  'base64-text': '这是摘要的 base64。那是后来 Sec-WebSocket-Accept 的写法；这里的应答是 16 个原始字节。',
  'little-endian': '两个数写成了低位字节在前。草案要求大端。',
  'not-divided': '没有把数除以空格数。',
  'decimal-text': '把十进制文本拿去做了摘要。每个数应当写成四个字节。',
  'body-left-out': '漏掉了正文的八个字节。',
  'body-first': '把正文放在了前面。它应当排在两个数之后。',
  'keys-swapped': '把 Key2 放在了前面。请求里的先后不限，但计算时 Key1 在前。',
  cut: '开头是对的，后面没有了：16 个字节必须齐全。',
};

export const zh: HistoryTexts = {
  keys: {
    heading: '2010 年的握手：证明你读过我的请求',
    label: (n) => `Sec-WebSocket-Key${n}`,
    name: (n) => `Key${n}`,
    body: '空行之后的八个字节（正文）',
    generate: '随机生成一组键',
    samples: '草案的样例',
    sampleNames: { first: '§1.2', second: '§1.3', third: '§5.2' },
    broken: '错误的键',
    brokenNames: { remainder: '有余数', spaceless: '没有空格' },
    legend: '怎么数',
    digit: '数字',
    space: '空格',
    other: '其他字符：忽略',
    spelled: (runs) => runs.map(spelled).join('，'),
    spelledLabel: '逐个念出',
    empty: '空的：没有数字，也没有空格。',
    digits: '数字',
    spaces: '个空格',
    formula: '数 / 空格数',
    remainder: (r) => `余 ${r}`,
    asBytes: '写成四个字节',
    unknown: '还没有算出',
  },
  field: {
    writing: '写法',
    text: '文本',
    hex: '十六进制',
    notText: '不是可打印的 ASCII，只能写成十六进制。',
    half: (position, digit) => `第 ${position} 位多出一个十六进制数字“${digit}”。一个字节要两位：写成 0${digit}，或补上缺的那一位。`,
    stranger: (position, character) => `第 ${position} 位的“${character}”不是十六进制数字（0-9、a-f）。`,
  },
  steps: {
    label: '证明的步骤',
    names: ['取数字', '数空格', '相除', '大端', '接上正文', 'MD5', '比较'],
    digits: ({ one, two }) => `按顺序只取数字：Key1 得到 ${one.digits}，Key2 得到 ${two.digits}。`,
    spaces: ({ one, two }) => `数空格：Key1 有 ${one.spaces} 个，Key2 有 ${two.spaces} 个。每个都算，连着的两个也算两个。`,
    divide: ({ one, two }) =>
      `相除：${one.digits} / ${one.spaces} = ${one.quotient}，${two.digits} / ${two.spaces} = ${two.quotient}。必须没有余数。`,
    bytes: ({ one, two }) => `每个数写成四个字节，高位在前：${one.quotient} 是 ${one.part}，${two.quotient} 是 ${two.part}。`,
    append: ({ body }) => `接上正文的八个字节，原样不动：${body}。合起来就是质询，共 16 字节。`,
    md5: ({ answer }) => `质询的 MD5 就是应答：${answer}。服务器把这 16 个原始字节放在响应的空行之后。`,
    equal: '客户端自己也算了一遍，逐个比较：16 个字节全部相同。服务器读过的正是这个请求，连接建立。',
    differs: ({ differsAt, given }) =>
      given === 0 ? '响应里没有应答：客户端让连接失败。' : `收到的应答从第 ${differsAt} 字节起不同（从 0 数起）：客户端让连接失败。`,
    stop: '到此为止。',
  },
  gate: {
    spaces: ({ spaces }) => ({ question: '自己数数看：Key1 里有几个空格？', answer: `${spaces} 个` }),
    divide: ({ digits, spaces, quotient }) => ({ question: `Key1：${digits} / ${spaces} 等于多少？`, answer: quotient }),
    bytes: ({ quotient, hex, part }) => ({
      question: `${quotient} 写成十六进制是 ${hex}。四个字节里先写哪一个？`,
      answer: part.slice(0, 2),
    }),
  },
  proof: {
    md5: 'MD5',
    challenge: '质询，16 字节',
    fromKey: (n) => `Key${n}`,
    fromBody: '正文',
    answer: '应答，16 字节',
    given: '响应里的应答',
    take: '填入正确的应答',
    compare: '正确的应答与响应里的应答，逐字节比较',
    outcome: '结果',
    right: '正确',
    came: '收到',
    same: '相同',
    other: '不同',
    missing: '缺少',
    verdictRight: '16 个字节全部相同。',
    verdictWrong: (at) => `从第 ${at} 字节起不同。`,
    verdictMissing: '无从比较：服务器已经中止。',
    mistakes,
  },
  remarks,
};
