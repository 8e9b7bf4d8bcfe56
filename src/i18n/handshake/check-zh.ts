/** 检查 Accept 的中文文字：对在哪里，错值是怎么错出来的，以及试过哪些错法。 */
import type { Base64Fault } from '../../protocol/bytes/base64.ts';
import type { MistakeParams } from '../../protocol/handshake/accept-mistakes.ts';
import type { AcceptLooks } from '../../protocol/handshake/wrong-accept.ts';
import type { CheckTexts } from './check-en.ts';

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const n = (count: number): string => count.toLocaleString('en');
const bytes = (count: number): string => `${n(count)} 字节`;

const WHITE: Readonly<Record<string, string>> = {
  '\n': '换行符（LF）',
  '\r': '回车符（CR）',
  '\r\n': '回车换行（CR LF）',
  '\r\n\r\n': '两个回车换行',
  '\0': '零字节',
  ' ': '空格',
  '  ': '两个空格',
  '   ': '三个空格',
  '\t': '制表符',
  '\n   ': '换行加空格',
};
const white = (text: string): string => WHITE[text] ?? `“${text}”`;
const letters = { lower: '小写', upper: '大写', mixed: '大小写混乱的形式' };

/** 名为 what 的值里，错了一个字符。 */
function slip({ kind, at, wrote, right }: MistakeParams['guid-typo'], what: string): string {
  const shown = (text: string): string => (text.trim() === '' ? white(text) : `“${text}”`);
  if (kind === 'missing') return `${what}缺了第 ${at + 1} 个字符${shown(right)}。`;
  if (kind === 'changed') return `${what}的第 ${at + 1} 个字符写成了${shown(wrote)}，应为${shown(right)}。`;
  if (kind === 'swapped') return `${what}的第 ${at + 1}、${at + 2} 个字符颠倒了：写成${shown(wrote)}，应为${shown(right)}。`;
  if (kind === 'doubled') return `${what}的第 ${at} 个字符${shown(wrote)}写了两遍。`;
  return `${what}的第 ${at} 个字符后面多了${shown(wrote)}。`;
}

const says: CheckTexts['says'] = {
  'accept-empty': () => '这个头是空的：没有写值，或者发送前被截断了。',
  'accept-quoted': ({ mark }) => `值是对的，但被 ${mark} 括了起来。去掉引号，否则它们会成为值的一部分。`,
  'junk-around': ({ before, after }) =>
    `里面有正确的值，但${[before && `前面多了“${before}”`, after && `后面多了“${after}”`].filter(Boolean).join('，')}。只发那 28 个字符。`,
  'accept-cut': ({ kept, of }) => `已有的部分是对的，但 ${of} 个字符里只有 ${kept} 个。检查是不是缓冲区太短。`,
  'accept-miscopied': (edit) => `${slip(edit, '正确的值')}多半是手抄时抄错了。`,
  'accept-spaced': () => '正确的值里夹了空白，多半是折行留下的。去掉它。',
  'spare-bits': ({ wrote, right }) =>
    `解码后正是那 20 字节，但第 27 个字符是“${wrote}”，编码器会写“${right}”：它的最后两位必须是 0。客户端比较的是文本。`,
  'padding-surplus': ({ surplus }) => `末尾多了 ${surplus} 个“=”。20 字节正好需要一个。`,
  'header-echoed': ({ header }) =>
    header === 'Sec-WebSocket-Key' ? '这就是键本身，被原样送了回来。服务器必须由它推导出 Accept。' : `这是 ${header} 的值，不是 Accept。`,
  'answer-of-2010': () => '这是 2010 年握手（Hixie-76）的应答：两个数加八字节的 MD5。RFC 6455 用这个头取代了它。',

  'key-decoded': ({ as }) =>
    as === 'bytes'
      ? '你先把键解码了。直接用那 24 个字符。'
      : `你先把键解码了，又把字节当成 ${as === 'utf-8' ? 'UTF-8' : 'Latin-1'} 文本。直接用那 24 个字符。`,
  'key-line-end': ({ end }) => `键后面、GUID 前面多了${white(end)}。取头的值时要去掉行尾。`,
  'key-spaced': ({ before, after }) =>
    `${[before && `键前面多了${white(before)}`, after && `键后面多了${white(after)}`].filter(Boolean).join('，')}。头的值两边的空白不属于它。`,
  'key-quoted': ({ mark }) => `你把键连同 ${mark} 一起哈希了。只哈希键的字符。`,
  'key-case': ({ letters: to }) => `键先被转成了${letters[to]}，也许是整个头一起转的。头的名字不分大小写，值要分。`,
  'key-unpadded': () => '你去掉了键末尾的“==”。它们属于值，24 个字符都要哈希。',
  'key-re-encoded': ({ key }) => `键被解码又重新编码，成了 ${key}。这个键不是编码器的标准写法，所以文本变了。请原样使用。`,
  'key-encoded-again': () => '你把键又做了一次 base64。它本来就是 base64，直接用它的字符。',
  'key-as-hex': ({ letters: to }) => `你哈希的是键的${letters[to]}十六进制。请用 base64 的那 24 个字符。`,
  'key-plus-lost': () => '键里的“+”变成了空格，像表单或查询字符串那样。头没有做 URL 编码，不要去解码。',
  'key-percent-encoded': () => '键被做了百分号编码。头不用 URL 编码，请原样使用。',
  'key-url-alphabet': () => '键里的“+”和“/”被换成了“-”和“_”（base64url）。请原样使用。',
  'key-with-name': ({ name }) => `你把头的名字“${name.trim()}”也哈希了。只有值算数。`,
  'key-cut': ({ where, count }) =>
    count === 1
      ? `键少了${where === 'start' ? '第一个' : '最后一个'}字符。检查截取子串时是不是差了一位。`
      : `键少了${where === 'start' ? '前' : '后'} ${count} 个字符。检查缓冲区或长度是不是太短。`,
  'key-spaces-removed': () => '哈希之前去掉了键中间的空白。值要原样哈希。',
  'key-as-literal': ({ written }) =>
    `你哈希的是 Python 打印字节串的写法：${written}…${written.slice(1)}。先把字节解码成文本，或者用字节接字节。`,
  'key-nothing': ({ written }) => `你把“${written}”当成键来哈希：没有找到那个头。头的名字可以是任意大小写。`,
  'header-as-key': ({ header }) => `你把 ${header} 的值当成键来哈希了。`,
  'key-missing': () => '你只哈希了 GUID，没有键。也许没找到那个头：头的名字可以是任意大小写。',
  'other-key': ({ key }) => `它对应这次粘贴里的另一个键：${key}。两个请求或它们的响应弄混了。`,
  'example-key': ({ key }) => `这是 ${key} 的应答，出自一个有名的例子。值被写死在代码里了：它必须由每个请求的键推导出来。`,

  'guid-missing': () => `你只哈希了键。后面要接上 GUID ${GUID}。`,
  'guid-case': () => '你的 GUID 用了小写；这里区分大小写。',
  'guid-hyphens': () => '你的 GUID 没有连字符。36 个字符都要哈希，四个连字符也在内。',
  'guid-wrapped': ({ at, white: by }) =>
    `你的 GUID 里第 ${at + 1} 个字符前面夹了${white(by)}。${at === 19 ? 'RFC 原文在那里折行，复制时把折行也带来了。' : ''}GUID 是 36 个字符，中间没有空白。`,
  'guid-enclosed': ({ left, right }) => `你的 GUID 外面有 ${left}${right}。只哈希它的 36 个字符。`,
  'guid-bytes': ({ order }) =>
    `你把 GUID 当成 16 字节${order === 'microsoft' ? '（按微软 GUID 结构的字节序）' : ''}来哈希。在这里它只是一段 36 个字符的文本。`,
  'guid-twice': () => '你在键后面接了两遍 GUID。一遍就够，也许有两个函数都在接。',
  'guid-cut': ({ kept }) => `GUID 的 36 个字符只哈希了前 ${kept} 个。检查缓冲区或长度是不是太短。`,
  'guid-typo': (edit) => `${slip(edit, '你的 GUID ')}应当是 ${GUID}。`,
  'guid-seen': ({ guid }) => `你的 GUID 是 ${guid}。开头是对的，后面是凭记忆写的；别人的代码里也有它。应当是 ${GUID}。`,

  'guid-first': () => '你把 GUID 放在了前面。应当是 键 + GUID。',
  separated: ({ between }) => `键和 GUID 之间多了“${between}”。中间什么也不该有。`,
  'utf-16': ({ order }) => `你哈希的是 UTF-16（${order === 'little' ? '小端' : '大端'}）文本，每个字符两字节。请取 ASCII 或 UTF-8 的字节。`,
  'tail-hashed': ({ tail }) =>
    tail === '\n'
      ? '你多哈希了一个换行符。（echo 会加换行，请用 printf。）'
      : `你哈希的内容末尾多了${white(tail)}${tail === '\0' ? '：C 字符串以它结尾，但它不算内容' : ''}。只哈希键和 GUID。`,
  'zero-filled': ({ length }) => `你哈希了整个 ${bytes(length)}的缓冲区，文本后面都是零。键和 GUID 有多少字节，就哈希多少字节。`,

  'hash-sha-256': () => '你用了 SHA-256。这里用的是 SHA-1，摘要 20 字节。',
  'hash-md5': () => '你用了 MD5。这里用的是 SHA-1，摘要 20 字节。',
  'hash-none': () => '没有做哈希：这就是键和 GUID 本身。中间要做 SHA-1。',
  'hash-twice': () => '你哈希了两次。一次就够。',
  'hash-faulty': ({ fault }) =>
    ({
      'first-block': '这只是前 64 字节的 SHA-1。键、GUID 和填充共占两块，第二块也要算。',
      'length-in-bytes': '你的 SHA-1 在填充末尾写的是字节数，应当写位数。',
      'length-low-first': '你的 SHA-1 在填充末尾把长度写成了低位字节在前，应当高位字节在前。',
      'no-bit': '你的 SHA-1 只填了零。文本后面要先补一个 1 位，也就是字节 80。',
      'no-length': '你的 SHA-1 填充时漏了长度：最后八字节是以位计的长度。',
    })[fault],
  'hash-hmac': ({ secret }) => `你用了 HMAC-SHA-1，以${secret === 'key' ? '键' : ' GUID '}为密钥。这里只是对 键 + GUID 做 SHA-1。`,

  'digest-cut': ({ bytes: kept }) => `只编码了摘要的前 ${bytes(kept)}。检查缓冲区或长度是不是太短。`,
  'digest-words': () => '摘要每个字的四个字节顺序反了。SHA-1 先写高位字节。',
  'digest-reversed': () => '摘要的字节顺序整个反了。',
  'digest-as-text': ({ as }) =>
    `编码之前，摘要被当成了文本（${{ 'latin-1': '一字节一个字符，再转 UTF-8', 'utf-8': 'UTF-8，坏字节换成替换字符', ascii: 'ASCII，坏字节换成问号' }[as]}）。应对 20 个字节编码。`,
  'digest-stops': () => '摘要在第一个零字节处断了，像 C 字符串那样。请直接传长度 20，不要去量。',
  'hex-encoded': ({ letters: to }) =>
    `你对摘要的${to === 'upper' ? '大写' : ''}十六进制文本做了 base64（56 个字符）。应对 20 个字节编码（28 个字符）。`,
  'hex-unpadded': () => '你对摘要的十六进制文本做了 base64，而且小于 10 的字节只写了一位。应对 20 个字节编码。',

  'hex-output': ({ between }) => `这是摘要的十六进制${between ? `，字节之间有“${between}”` : ''}。应当是 base64，28 个字符。`,
  base64url: () => '这是 base64url：“+”和“/”的位置写成了“-”和“_”。请用普通 base64。',
  'padding-missing': () => '末尾缺了“=”。它属于 base64，一共 28 个字符。',
  'encoded-twice': () => '做了两次 base64。一次就够。',
  'hex-of-base64': () => '文本是对的，但写成了十六进制。直接发 base64 的那 28 个字符。',
  'accept-case': ({ letters: to }) => `值成了${letters[to]}。base64 区分大小写。`,
  'percent-encoded': () => '值被做了百分号编码。头不需要它，原样发那 28 个字符。',
  'not-encoded': () => '这是摘要的 20 个字节本身。请写成 base64。',
};

const names: CheckTexts['names'] = {
  'accept-empty': '值为空',
  'accept-quoted': '外面有引号',
  'junk-around': '前后有多余文字',
  'accept-cut': '被截断',
  'accept-miscopied': '错一个字符',
  'accept-spaced': '中间有空白',
  'spare-bits': '多余的位不为 0',
  'padding-surplus': '“=”太多',
  'header-echoed': '别的头的值',
  'answer-of-2010': '2010 年握手的应答',
  'key-decoded': '先解码了键',
  'key-line-end': '键带着行尾',
  'key-spaced': '键带着空格',
  'key-quoted': '键带着引号',
  'key-case': '键改了大小写',
  'key-unpadded': '键去掉了“==”',
  'key-re-encoded': '键解码后重新编码',
  'key-encoded-again': '键又编码一次',
  'key-as-hex': '键写成十六进制',
  'key-plus-lost': '键的“+”变成空格',
  'key-percent-encoded': '键做了百分号编码',
  'key-url-alphabet': '键写成 base64url',
  'key-with-name': '连头的名字一起哈希',
  'key-cut': '键被截短',
  'key-spaces-removed': '去掉了键中的空白',
  'key-as-literal': 'Python 打印出来的键',
  'key-missing': '只有 GUID',
  'key-nothing': '用“undefined”之类当键',
  'header-as-key': '哈希了别的头',
  'other-key': '这次粘贴里的另一个键',
  'example-key': '有名例子里的键',
  'guid-missing': '只有键',
  'guid-case': 'GUID 用小写',
  'guid-hyphens': 'GUID 没有连字符',
  'guid-wrapped': 'GUID 里有折行空白',
  'guid-enclosed': 'GUID 带括号或引号',
  'guid-bytes': 'GUID 当成 16 字节',
  'guid-twice': 'GUID 接了两遍',
  'guid-cut': 'GUID 被截短',
  'guid-typo': 'GUID 错一个字符',
  'guid-seen': '公开代码里的错误 GUID',
  'guid-first': 'GUID 放在前面',
  separated: '键和 GUID 之间有东西',
  'utf-16': 'UTF-16',
  'tail-hashed': '末尾多了行尾或零字节',
  'zero-filled': '缓冲区补满了零',
  'hash-sha-256': 'SHA-256',
  'hash-md5': 'MD5',
  'hash-none': '没有哈希',
  'hash-twice': '哈希两次',
  'hash-faulty': 'SHA-1 填充有误，或只算一块',
  'hash-hmac': 'HMAC',
  'digest-cut': '摘要被截短',
  'digest-words': '字内字节序反了',
  'digest-reversed': '摘要整个反了',
  'digest-as-text': '摘要当成文本',
  'digest-stops': '摘要断在零字节',
  'hex-encoded': '对十六进制文本编码',
  'hex-unpadded': '对缺零的十六进制编码',
  'hex-output': '十六进制而非 base64',
  base64url: 'base64url',
  'padding-missing': '缺“=”',
  'encoded-twice': '编码两次',
  'hex-of-base64': 'base64 写成十六进制',
  'accept-case': '改了大小写',
  'percent-encoded': '百分号编码',
  'not-encoded': '没有编码的字节',
};

/** 按长度认出的常见哈希。 */
const HASHES: Readonly<Record<number, string>> = { 16: 'MD5', 28: 'SHA-224', 32: 'SHA-256', 48: 'SHA-384', 64: 'SHA-512' };

function fault(each: Base64Fault): string {
  if (each.kind === 'foreign-character') return `“${each.character}”不是 base64 字符。`;
  if (each.kind === 'whitespace') return '里面不该有空白。';
  if (each.kind === 'padding-inside') return '“=”出现在中间。';
  if (each.kind === 'character-left') return '多出一个字符：6 位凑不成一个字节。';
  if (each.kind === 'padding-missing') return `末尾缺“${'='.repeat(each.missing)}”。`;
  if (each.kind === 'padding-surplus') return `多了 ${each.surplus} 个“=”。`;
  return each.kind === 'url-character'
    ? `“${each.character}”是 base64url 的写法，base64 里是“${each.means}”。`
    : `最后一个字符应为“${each.means}”，而不是“${each.character}”。`;
}

/** 解释不了的值，能看出什么。 */
function looks({ characters, bytes: decoded, hexBytes, faults }: AcceptLooks): string {
  const what = `它有 ${n(characters)} 个字符`;
  const length = hexBytes ?? decoded;
  if (length === null) return `${what}，不是合法的 base64。${faults[0] ? fault(faults[0]) : ''}`;
  const hash = HASHES[length] ? `，和 ${HASHES[length]} 的摘要一样长` : '';
  const as = hexBytes === null ? '解码后是' : '是十六进制，表示';
  return length === 20
    ? `${what}，${as} 20 字节，长度正确。所以它很可能是别的内容的 SHA-1。`
    : `${what}，${as} ${bytes(length)}，而不是 20 字节${hash}。`;
}

export const checkZh: CheckTexts = {
  heading: '检查 Accept',
  field: 'Sec-WebSocket-Accept',
  ghost: '粘贴一个 Accept',
  lead: '粘贴任意一个值。如果不对，就把人们常犯的错误重新犯一遍，直到有一个恰好得出这个值。',
  takeHeader: '取响应里的值',
  clear: '清空',
  tryOne: '或者试一个错法',
  right: '正确。',
  rightSays: (accept) => `${accept} 对应这个键。它证明对方读过这个请求，但不证明对方是谁。`,
  wrong: '不对，原因如下。',
  wrongTwo: '不对，两个错误合在一起才解释得通。',
  unknown: '不对，已知的错法都得不出这个值。',
  looks,
  unknownHint: '它会不会是另一个连接的 Accept？那样键也是另一个。',
  expected: '应当是',
  tried: (count) => `试过的错法（${count} 种，单独和两两组合）`,
  empty: '还没有要检查的值。',
  noKey: '没有键：按空键来检查。',
  recomputed: '重新计算',
  steps: {
    input: (hash) => (hash === 'none' ? '取' : '哈希的内容'),
    length: (length) => bytes(length),
    digest: (hash) => (hash === 'faulty SHA-1' ? '有这个毛病的 SHA-1' : hash === 'SHA-1 of SHA-1' ? 'SHA-1 的 SHA-1' : hash),
    kept: '编码的内容',
    accept: '得出',
  },
  cut: (count) => `…… 还有 ${bytes(count)}`,
  says,
  names,
};
