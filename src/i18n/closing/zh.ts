/**
 * 关闭页面上两个端点的中文文字。
 *
 * Knows wording. Must not know how a moment comes about: everything that happened comes in as a fact.
 */
import type { Role } from '../../protocol/annotation/model.ts';
import type { Refused } from '../../protocol/connection/refusals.ts';
import type { Phase } from '../../protocol/connection/transitions.ts';
import type { ClosingTexts } from './en.ts';
import type { Cargo, Deed, Outcome } from './facts.ts';

const ROLES: Readonly<Record<Role, string>> = { client: '客户端', server: '服务器' };

const seconds = (ms: number): string => `${(ms / 1000).toLocaleString('en', { maximumFractionDigits: 3 })} 秒`;
const reasonOf = (reason: string): string => (reason === '' ? '' : ` “${reason}”`);

const PHASES: Readonly<Record<Phase, string>> = {
  connecting: 'CONNECTING',
  open: 'OPEN',
  'close-sent': 'CLOSING（已发送关闭帧）',
  'close-received': 'CLOSING（已收到关闭帧）',
  'close-done': 'CLOSING（收发都已完成，等待 TCP）',
  ending: 'CLOSING（正在结束 TCP）',
  closed: 'CLOSED',
};

const cut = (hex: string): string => (hex.length > 20 ? `${hex.slice(0, 17)} …` : hex);

function cargoOf(cargo: Cargo): string {
  switch (cargo.kind) {
    case 'close':
      return cargo.code === null ? '关闭帧（空）' : `关闭帧 ${cargo.code}${reasonOf(cargo.reason)}`;
    case 'text':
      return `文本 “${cargo.text}”`;
    case 'raw':
      return `原始字节 ${cut(cargo.hex)}`;
    default:
      return { ping: 'Ping', pong: 'Pong', fin: 'TCP FIN', rst: 'TCP RST', request: 'GET … Upgrade', response: '101', refusal: '403' }[
        cargo.kind
      ];
  }
}

/** 手机上线路很窄时用。 */
function cargoShort(cargo: Cargo): string {
  if (cargo.kind === 'close') return `关闭 ${cargo.code ?? ''}`;
  if (cargo.kind === 'text') return '文本';
  return cargo.kind === 'raw' ? '字节' : cargo.kind === 'request' ? 'GET' : cargoOf(cargo);
}

function deedOf(deed: Deed): string {
  switch (deed.what) {
    case 'start':
      return deed.established ? '双方都处于 OPEN，线路上什么也没有。' : '客户端还没有发出请求。';
    case 'close':
      return `${ROLES[deed.role]}调用 close(${deed.code === null ? '' : deed.code}${deed.reason === '' ? '' : `, "${deed.reason}"`})。`;
    case 'text':
      return `${ROLES[deed.role]}发送文本 “${deed.text}”。`;
    case 'ping':
      return `${ROLES[deed.role]}发送 Ping。`;
    case 'end':
      return `${ROLES[deed.role]}不做关闭握手，直接关掉 TCP。`;
    case 'lose':
      return `从现在起，${ROLES[deed.role]}发出的任何东西都到不了对端。`;
    case 'raw':
      return `${ROLES[deed.role]}不管规则，直接发出这些字节：${deed.hex}。`;
    case 'connect':
      return '客户端发出握手请求。';
    case 'fail-tls':
      return 'TLS 握手失败，WebSocket 连一个字节都没有发出。';
    case 'refuse':
      return '从现在起，服务器拒绝任何请求。';
    case 'cut':
      return '网线断了。没有任何字节说明这件事，两端都毫无察觉。';
    case 'wait':
      return '时间在流逝。';
    case 'nat-forgets':
      return '太久没有任何数据经过，NAT 设备忘掉了这条连接，也不会告诉任何人。';
    case 'arrival':
      return `${cargoOf(deed.cargo)}到达${ROLES[deed.to]}。`;
    case 'timer':
      return {
        close: `${ROLES[deed.role]}等得够久了，重置 TCP。`,
        handshake: `${ROLES[deed.role]}等握手等得够久了。`,
        heartbeat: `心跳时间到：${ROLES[deed.role]}发送 Ping。`,
        pong: `一直没有 Pong：${ROLES[deed.role]}放弃这条连接。`,
      }[deed.timer];
    case 'tcp-error':
      return `${ROLES[deed.role]}的 TCP 反复重传都没有回音，于是报告错误。`;
  }
}

function outcomeOf(outcome: Outcome): string {
  const who = ROLES[outcome.role];
  switch (outcome.what) {
    case 'sent':
      return `${who}发出${cargoOf(outcome.cargo)}${outcome.lost ? '，但丢失了' : ''}。`;
    case 'phase':
      return `${who}：现在是 ${PHASES[outcome.to]}。`;
    case 'delivered':
      if (!outcome.closing) return `${who}：消息 “${outcome.text}” 已交付。`;
      return outcome.role === 'client'
        ? `${who}：读到消息 “${outcome.text}”。网页得不到它：onmessage 只在 OPEN 时触发；ws 等库会交付。`
        : `${who}：消息 “${outcome.text}” 已交付，尽管它正在关闭。`;
    case 'unanswered':
      return `${who}不回 Pong：它的关闭帧已经发出，关闭帧之后不再发任何内容（§1.4）。`;
    case 'ignored':
      return `${who}忽略 ${outcome.count} 字节。`;
    case 'failed':
      return outcome.closeCode === null
        ? `${who}放弃（${outcome.section}）。`
        : `${who}以 ${outcome.closeCode} 使连接失败：对端违反了 ${outcome.section}。`;
    case 'refused':
      return `${who}拒绝这样做：${REFUSED[outcome.reason]}（${outcome.section}）。`;
    case 'closed':
      return `${who}：CloseEvent ${outcome.code}${reasonOf(outcome.reason)}，wasClean 为 ${outcome.wasClean}。`;
  }
}

const REFUSED: Readonly<Record<Refused, string>> = {
  'not-open': '连接还没有打开；在网页里，CONNECTING 时调用 send() 会抛出 InvalidStateError',
  'close-sent': '自己发出关闭帧之后不得再发任何内容；网页里的 send() 会悄悄丢掉数据',
  'close-received': '收到对端的关闭帧之后，只剩下回复可发',
  'tcp-ended': '这一端的 TCP 已经关闭',
  closed: '连接已关闭；网页里的 send() 会悄悄丢掉数据',
  'message-open': '上一条消息还没结束',
  'no-message-open': '没有未完成的消息',
  'text-not-utf8': '文本必须是 UTF-8',
  'control-too-long': '内容太长，控制帧放不下',
  'reason-too-long': '原因太长，控制帧放不下',
  'reason-without-code': '原因前面必须有关闭码',
  'close-code-never-sent': '这个关闭码从不发送',
  'close-code-unusable': '这个关闭码是保留的或没有定义',
  'close-code-client-only': '1010 只由客户端发送',
};

export const zh: ClosingTexts = {
  roles: ROLES,
  seconds,
  cargo: cargoOf,
  cargoShort,
  deed: deedOf,
  outcome: outcomeOf,
  phases: PHASES,
  nodes: {
    connecting: 'CONNECTING',
    open: 'OPEN',
    'close-sent': '已发送',
    'close-received': '已收到',
    'close-done': '都已完成，等待 TCP',
    ending: '结束 TCP',
    closed: 'CLOSED',
  },
  causes: {
    'handshake-accepted': '握手通过',
    'handshake-refused': '握手被拒',
    'sent-close': '发出关闭帧',
    'received-close': '收到关闭帧',
    violation: '对端违反了规则',
    'gave-up': '没有关闭帧就关掉 TCP',
    'tcp-closed': 'TCP 已关闭',
    'timed-out': '等得够久了',
  },
  why: {
    'client-opens': '应答正确，客户端从此可以发帧。',
    'server-opens': '发出 101，服务器就是 OPEN；客户端要等应答到达。',
    'client-rejects': '网页看不到状态码：所有失败看起来都是 1006。',
    'server-refuses': '它用 HTTP 回答，所以不会有关闭帧。',
    'client-waits-no-longer': '没有握手，也就没有关闭帧：网页看到 1006。',
    'server-waits-no-longer': '没有握手，也就没有关闭帧。',
    'handshake-given-up': '连接还不存在，关闭帧没有人可发。',
    'handshake-lost': '不可能收到过关闭帧。浏览器报告 1006，和其他失败一样。',
    'close-started-here': '它不得再发任何内容，但必须继续接收：对端还不知道。',
    'close-started-there': '它必须用自己的关闭帧回答，通常带同一个关闭码。',
    'close-answered-there': '两个关闭帧都已收发完毕，只剩下 TCP。',
    'close-answered-here': '两个关闭帧都已收发完毕，只剩下 TCP。',
    'failed-open': '它用关闭帧说明原因，然后不等回答就结束 TCP。',
    'failed-closing': '它的关闭帧已经在路上，所以只需结束 TCP。',
    'given-up-open': '没有关闭帧，对端会看到 1006。',
    'given-up-after-own-close': '它不等回答，所以不算正常关闭。',
    'given-up-before-reply': '它不回复，所以对端看不到关闭帧。',
    'lost-open': '没有收到关闭帧，程序得到 1006。没有人发送过这个数字。',
    'lost-before-answer': '没有等到对端的关闭帧，程序得到 1006。没有人发送过这个数字。',
    'lost-before-reply': '关闭码取自收到的关闭帧，但关闭握手没有完成。',
    'closed-cleanly': '两个关闭帧之后 TCP 结束：正常（干净）关闭。',
    'closed-after-ending': 'TCP 已结束。',
    'pong-missing': '如果没有心跳，谁也不会发现。',
    'answer-missing': '没有等到对端的关闭帧，程序得到 1006。',
    'tcp-close-missing': '两个关闭帧都已收发完毕：关闭码不变，仍算正常关闭。',
    'tcp-close-missing-after-ending': '对端一直没有关闭 TCP。',
  },
  serverFirst: '服务器立即关闭 TCP，这样 TIME_WAIT 留在服务器一侧，客户端的端口得以释放。',
  guess: (role) => `${ROLES[role]}现在是 CLOSED。它的 CloseEvent 报告的关闭码是多少？`,
  steps: {
    label: '这个场景的步骤',
    at: (time, name) => `${time} · ${name}`,
    arrival: (cargo) => `${cargo}到达`,
    names: {
      start: '开始',
      close: 'close()',
      text: '文本',
      ping: 'Ping',
      end: 'TCP 关闭',
      lose: '字节丢失',
      raw: '原始字节',
      connect: '请求',
      'fail-tls': 'TLS 失败',
      refuse: '拒绝',
      cut: '网线断开',
      wait: '时间流逝',
      'nat-forgets': 'NAT 遗忘',
      arrival: '到达',
      timer: '定时器',
      'tcp-error': 'TCP 错误',
    },
  },
  presets: {
    label: '场景',
    changed: '你已改动',
    restore: '恢复原场景',
    names: {
      clean: '正常关闭，客户端先',
      server: '正常关闭，服务器先',
      both: '同时关闭，两个关闭码',
      empty: '不带关闭码的 close()（1005）',
      late: '关闭帧之后的数据',
      error: '协议错误（1002）',
      cut: '网线断开（1006）',
      reply: '回复丢失',
      hold: '服务器一直不关 TCP',
      nat: 'NAT 与静默',
      beat: 'NAT 与心跳',
      whole: '从握手到关闭',
      refused: '被 403 拒绝',
      tls: 'TLS 失败',
    },
    says: {
      clean: '关闭帧，回复关闭帧，TCP：客户端先开始，服务器结束 TCP。',
      server: '服务器先开始，客户端回复，结束 TCP 的仍是服务器。',
      both: '两个关闭帧在路上交错。每一方报告的都是对端的关闭码（§7.1.5）。',
      empty: '没有内容的关闭帧。两边的程序都得到 1005，而这个数字从不发送。',
      late: '服务器的消息与关闭帧交错：会被读到，但网页得不到它。客户端在自己的关闭帧之后又发的字节：被忽略。',
      error: '客户端忘了加掩码，服务器必须使连接失败。',
      cut: '没有人告别。发数据的一方很久才发现，只听的一方永远不会发现。',
      reply: '关闭帧到了，回复没有到。两边的结局说法不同。',
      hold: '两个关闭帧都收发完毕，服务器却忘了关 TCP。客户端要等多久？',
      nat: 'NAT 设备会忘掉静默的连接，两端却都以为它还在。',
      beat: '同样的 NAT 设备，服务器定时发送 Ping。',
      whole: '从请求开始，走完四个状态。',
      refused: '服务器不接受这个 Origin。网页看到什么？',
      tls: 'wss:// 遇到坏证书。1015 为此保留，网页看到的却是 1006。',
    },
  },
  stage: {
    heading: '两个端点',
    wire: '线路，时间向下流动',
    empty: '还没有发送任何东西。',
  },
  endpoint: {
    page: '浏览器里的网页',
    program: '服务器程序',
    readyState: 'readyState',
    sent: '已发关闭帧',
    received: '已收关闭帧',
    none: '–',
    emptyBody: '空',
    tcp: 'TCP',
    tcpOpen: '打开',
    tcpHalf: '半关闭',
    tcpClosed: '关闭',
    graph: (who, phase) => `${who}的状态图；现在是 ${phase}`,
    still: '状态没有变化。',
    closing: 'CLOSING',
  },
  result: {
    heading: 'CloseEvent',
    none: '还没有',
    code: 'code',
    reason: 'reason',
    noReason: '""',
    clean: 'wasClean',
    wire: (hex) => `线路上：${hex}`,
    neverSent: {
      1005: '从不出现在线路上：收到的关闭帧没有关闭码',
      1006: '从不出现在线路上：没有收到关闭帧',
      tls: '从不出现在线路上。1015 为 TLS 失败保留，浏览器仍然报告 1006',
      refused: '从不出现在线路上。网页看不到 403',
    },
  },
  controls: {
    heading: '动手试试',
    of: (who) => `${who}的动作`,
    text: '文本',
    textFirst: { client: '你好', server: '新消息' },
    sendText: '发送文本',
    code: '关闭码',
    reason: '原因',
    counter: (used, most) => `${used} / ${most} 字节`,
    close: '关闭',
    end: '关闭 TCP',
    raw: '违反规则',
    ping: 'Ping',
    wire: '路上发生的事',
    latency: '单程延迟',
    latencyValue: (ms) => `${ms} 毫秒`,
    cut: '剪断网线',
    lose: (who) => `丢掉${who}发出的一切`,
    wait: '等 10 秒',
    idle: 'NAT 设备多久后遗忘',
    idleValue: (count) => `${count} 秒`,
    connect: '发出请求',
    refuse: '拒绝（403）',
    failTls: '让 TLS 失败',
    afterTls: 'TLS 已经建立：请求正在里面传输。',
    afterHandshake: '握手已经结束。要拒绝它或让 TLS 失败，请回到第一步。',
    noHandshake: '在这个场景里，TLS 和握手都已完成。',
    toHandshake: '从握手开始',
    full: '这个场景放不下更多动作了。请回到前面的步骤再操作，或恢复原场景。',
    hint: '每个按钮都作用于当前这一刻；原场景中之后的动作随之取消。',
  },
  fault: (fault) => {
    switch (fault.fault) {
      case 'text-too-long':
        return `这段文本有 ${fault.length.toLocaleString('zh')} 个字符，而链接里最多放 ${fault.most} 个。请缩短：文本多长在这里并不重要。`;
      case 'no-code':
        return `“${fault.typed}” 不是关闭码：关闭码是 1000 到 4999 的数字，也可以什么都不填。`;
      case 'api-code':
        return `close(${fault.code}) 会抛出 InvalidAccessError：网页只能用 1000 或 3000-4999，其他关闭码留给浏览器自己用。`;
      case 'never-sent':
        return `${fault.code} 从不发送，它只是接收方对自己所见情形的叫法（§7.4.1）。`;
      case 'unusable':
        return `${fault.code} 不可用：0-999 不使用，1004 和 1016-2999 保留，5000 及以上没有定义。应用请用 4000-4999。`;
      case 'client-only':
        return `${fault.code} 只由客户端发送：服务器缺少扩展时，会直接拒绝握手。`;
      case 'reason-too-long':
        return `这个原因在 UTF-8 中有 ${fault.bytes} 字节，多了 ${fault.over} 字节：关闭码之后控制帧只放得下 ${fault.bytes - fault.over} 字节（§5.5）。网页里的 close() 会抛出 SyntaxError。`;
      case 'reason-without-code':
        return '原因写在关闭码后面，所以要先有关闭码：通常用 1000。';
    }
  },
  log: {
    heading: '经过一览',
    hint: '选择一行就跳到那一刻。',
  },
  share: {
    button: '分享',
    byHand: '复制这个链接',
    copied: '链接已复制',
    explain: '包含这个场景、你做过的一切和当前时刻。不会向服务器发送任何内容。',
  },
};
