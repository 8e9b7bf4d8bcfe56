/** 消息页工具首屏的中文文字：帧卡片、线路、接收方、步骤。其余在 later-zh.ts。 */
import type { MessagesTexts } from './en.ts';
import type { Room } from './facts.ts';

const n = (count: number): string => count.toLocaleString('en');
const bytes = (count: number): string => `${n(count)} 字节`;
const OPCODES = ['延续', '文本', '二进制', '', '', '', '', '', '关闭', 'Ping', 'Pong'];
const nameOf = (opcode: number): string => OPCODES[opcode] || (opcode < 8 ? '保留（数据）' : '保留（控制）');
const kind = (text: boolean): string => (text ? '文本' : '二进制');
const inside = (missing: number): string =>
  missing === 0 ? '' : `它停在一个字符中间，还差 ${bytes(missing)}：由下一个分片补上，这是合法的。`;
const lost = (count: number | null): string => (count === null ? '' : `未完成消息里的 ${bytes(count)}就此丢弃：半条消息绝不会交付。`);

const roomOf = (most: Room): string => `线路最多放 ${n(most.frames)} 帧、${bytes(most.bytes)}，这样链接也装得下。`;

const NO_MERGE = {
  last: '它后面没有帧了。',
  control: '控制帧只有一帧，不参与合并。',
  'control-between': '后面是一个控制帧：请先把它移开。',
  incomplete: '两帧中有一帧还不完整。',
};

export const zh: MessagesTexts = {
  opcodeName: nameOf,
  bytes,
  toolbar: {
    label: '字节流',
    examples: '示例',
    copy: '复制',
    share: '分享',
    clear: '重新开始',
    undo: '撤销',
    redo: '重做',
    way: '发送方',
    s2c: '服务器',
    c2s: '客户端',
    wayHint: { s2c: '服务器到客户端：不加掩码', c2s: '客户端到服务器：每一帧都加掩码，各用各的掩码键' },
  },
  tooMuch: (brought, most) => `这个链接带来 ${n(brought.frames)} 帧、${bytes(brought.bytes)}。${roomOf(most)}更多的字节请用帧页面打开。`,
  lane: {
    heading: '线路上的帧',
    hint: '从上到下依次传输。可以拖动卡片，也可以在卡片上按 Alt 加 ↑ 或 ↓，或者用卡片上的箭头按钮。',
    hintTouch: '从上到下依次传输。用卡片上的箭头移动它。',
    list: '按发送顺序排列的帧',
    main: '数据',
    bypass: '控制',
    never: '不再处理',
    ignored: '在关闭帧之后，忽略',
    stops: (code) => `到此为止：${code}`,
    next: '下一帧',
  },
  card: {
    name: (number, opcode) => `第 ${number} 帧：${nameOf(opcode)}`,
    drag: (number) => `第 ${number} 帧：拖动，或按 Alt 加 ↑ 或 ↓`,
    fin: (fin) => `FIN ${fin ? 1 : 0}`,
    finMeans: (fin) => (fin ? '消息的最后一帧' : '后面还有分片'),
    opcode: '操作码',
    option: (opcode) => `${opcode.toString(16)} ${nameOf(opcode)}`,
    size: (count) => bytes(count),
    incomplete: '还没到齐',
    bytes: (number) => `第 ${number} 帧的字节`,
    more: (count) => `……还有 ${bytes(count)}`,
    header: { opcode: 'FIN、RSV 和操作码', length: 'MASK 和长度', extended: '扩展长度', key: '掩码键' },
    byte: (index, hex, character, part, parts) =>
      `负载第 ${index} 字节，${hex}` +
      (character === null ? '' : parts > 1 ? `，${character} 的第 ${part}/${parts} 字节` : `，${character}`),
    asText: '文本',
    asHex: '负载（十六进制）',
    asReason: '关闭码和原因（十六进制）',
    split: '切开',
    splitMe: '切开试试',
    merge: '与下一帧合并',
    up: '上移',
    down: '下移',
    remove: '删除',
    of: (deed, number) => `${deed}：第 ${number} 帧`,
    noMerge: NO_MERGE,
  },
  insert: {
    heading: '往线路上放一帧',
    where: '位置',
    atStart: '放在最前',
    after: (number) => `放在第 ${number} 帧之后`,
    atEnd: '放在最后',
    kinds: { ping: 'Ping', pong: 'Pong', close: '关闭', text: '文本', binary: '二进制', continuation: '延续' },
  },
  receiver: {
    heading: '接收方',
    open: '未完成的消息',
    nothingOpen: '没有。下一个数据帧必须是文本帧或二进制帧。',
    thrown: (count) => `已丢弃 ${bytes(count)}：半条消息绝不会交付。`,
    over: '没有，也不会再有：连接正在结束。',
    soFar: (text, count) => `${kind(text)}，已收到 ${bytes(count)}`,
    whole: 'UTF-8：正好在两个字符之间',
    inside: (missing) => `UTF-8：停在一个字符中间，还差 ${bytes(missing)}`,
    noText: '二进制：什么字节都可以',
    delivered: '已交付',
    nothingDelivered: '还没有：最后一帧到了，消息才会交付。',
    message: (number, text, count, of) => `第 ${number} 条消息：${kind(text)}，${bytes(count)}，来自 ${of} 帧`,
    empty: '空',
    bypass: '旁路经过',
    nothingPasses: '这一步没有控制帧。',
    answers: (opcode) => (opcode === 9 ? '立即用 Pong 回应：' : '用关闭帧回应：'),
    noAnswer: '不需要回应。',
    units: (count) => `内容，${bytes(count)}。选中一个字符，看它的字节在哪些卡片上。`,
    unit: (text, frames) => `${text}，来自第 ${frames.join('、')} 帧`,
    failed: (code) => `连接失败，关闭码 ${code}`,
    closed: '已收到关闭帧：之后的帧都不算数。',
    more: (count) => `……还有 ${bytes(count)}`,
  },
  outcome: {
    label: '整个字节流',
    says: ({ frames, delivered, open, stop }) => {
      if (stop?.closeCode != null)
        return `共 ${frames} 帧，停在第 ${stop.frame} 帧，关闭码 ${stop.closeCode}；此前交付了 ${delivered} 条消息。`;
      if (stop) return `共 ${frames} 帧，到第 ${stop.frame} 帧的关闭帧为止；此前交付了 ${delivered} 条消息。`;
      return `共 ${frames} 帧，交付 ${delivered} 条消息${open === null ? '' : `，还有一条未完成（${bytes(open)}）`}。没有违反规则。`;
    },
    go: '跳到那里',
  },
  table: {
    caption: '每一帧之后的接收方',
    frame: '帧',
    size: '负载',
    open: '未完成的消息',
    delivered: '已交付',
    none: '无',
    text: '文本',
    binary: '二进制',
    cell: (text, count, missing) => `${kind(text)}，${bytes(count)}${missing > 0 ? `，停在字符中间（还差 ${missing}）` : ''}`,
    fails: (code) => `失败：${code}`,
    closed: '已关闭',
  },
  steps: {
    label: '帧依次进入接收方',
    name: (number, opcode) => `第 ${number} 帧，${nameOf(opcode)}`,
    start: (first) => `还什么都没到。最先来的是${first}。`,
    says: (number, facts) => {
      const who = `第 ${number} 帧`;
      const shown = (text: string | null): string => (text === null ? '' : `：“${text}”`);
      switch (facts.kind) {
        case 'start':
          return `${who}开始一条${kind(facts.text)}消息：操作码说明类型，FIN 为 0 表示后面还有。${bytes(facts.total)}留在“未完成的消息”里等着。${inside(facts.missing)}`;
        case 'more':
          return `${who}延续这条消息：操作码 0，FIN 为 0。它带来 ${bytes(facts.length)}，目前共 ${bytes(facts.total)}。${inside(facts.missing)}`;
        case 'end':
          return `${who}延续并结束这条消息：操作码 0，FIN 为 1。${facts.frames} 个分片是同一条消息，共 ${bytes(facts.total)}，现在交付${shown(facts.shown)}。`;
        case 'whole':
          return `${who}用一帧装下整条${kind(facts.text)}消息：FIN 为 1。共 ${bytes(facts.total)}，立即交付${shown(facts.shown)}。`;
        case 'ping':
          return `${who}是 Ping。它从旁路经过${facts.open ? '，未完成的消息原样不动' : ''}；接收方用负载相同的 Pong 回应。`;
        case 'pong':
          return `${who}是 Pong。它从旁路经过${facts.open ? '，未完成的消息原样不动' : ''}；不需要回应。`;
        case 'close':
          return `${who}是关闭帧，${facts.code === null ? '没有关闭码' : `关闭码 ${facts.code}`}。接收方回一个关闭帧，之后的帧都不算数。${lost(facts.lost)}`;
        case 'fails':
          return `${who}违反了规则${facts.title === null ? '' : `：${facts.title}`}。接收方使连接失败，关闭码 ${facts.closeCode}（${facts.section}）；之后的帧都不再处理。${lost(facts.lost)}`;
        case 'waits':
          return `${who}还没有到齐。接收方只是等着后面的字节。`;
      }
    },
  },
  deed: (facts) => {
    switch (facts.kind) {
      case 'moved':
        return `现在是 ${facts.of} 帧中的第 ${facts.to} 帧。`;
      case 'split':
        return facts.inside
          ? `第 ${facts.frame} 帧从一个字符中间切开：两帧各有它的一部分。`
          : `第 ${facts.frame} 帧已切开：前一半 FIN 为 0，后一半是延续帧。`;
      case 'merged':
        return `已合并为第 ${facts.frame} 帧，共 ${facts.of} 帧。`;
      case 'removed':
        return facts.of === 0 ? '线路空了。' : `已删除第 ${facts.frame} 帧，还剩 ${facts.of} 帧。`;
      case 'inserted':
        return `新放入第 ${facts.frame} 帧，共 ${facts.of} 帧。`;
      case 'fin':
        return facts.fin
          ? `第 ${facts.frame} 帧的 FIN 为 1：消息的最后一帧。`
          : `第 ${facts.frame} 帧的 FIN 为 0：后面还有这条消息的分片。`;
      case 'obstacle':
        return NO_MERGE[facts.why];
      case 'undone':
        return '已撤销。';
      case 'redone':
        return '已重做。';
      case 'full':
        return `${roomOf(facts)}请先删除或缩短一帧。`;
    }
  },
  empty: '一帧就是一条消息。把它切开，就成了同一条消息的两个分片。',
  notHex: (position, character) => `第 ${position} 位的“${character}”不是十六进制数字（0-9、a-f）。这一帧保持原样。`,
  halfHex: (digit) => `多出一个十六进制数字“${digit}”。一个字节要两位。这一帧保持原样。`,
  open: '在帧页面打开这些字节',
};
