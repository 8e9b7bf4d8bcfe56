/** 实时面板使用之后才出现的中文。 */
import type { LaterTexts } from './later-en.ts';

const n = (value: number): string => value.toLocaleString('en');

export const laterZh: LaterTexts = {
  deeds: {
    heading: '让服务器发送',
    label: '文本',
    text: '文本',
    fragments: '分成 3 片',
    ping: 'Ping',
    broken: '坏帧',
    whyNot: {
      page: '',
      server: '',
      relay: '中继只转发字节，发什么由你自己的服务器决定。页面也不能自己发 Ping：API 里没有这个调用。',
      url: '页面不能发送 Ping、分片或坏帧：API 里没有这样的调用。外部服务器也不听这里的指挥。',
      closed: '请先连接：这些命令发给当前连接的服务器。',
      lost: '探针已断开，命令也就无法送到服务器。请关闭这条连接，再重新连接。',
    },
    refused: {
      'not-open': '没有发送：连接不在打开状态，而只有打开时才能发送消息。请等 open，或重新连接。',
      'close-sent': '没有发送：服务器已发出关闭帧，关闭帧之后什么都不能再发。要继续，请重新连接。',
      'close-received': '没有发送：客户端的关闭帧已经到了，只剩下回复它。要继续，请重新连接。',
      'tcp-ended': '没有发送：服务器已关闭自己这一侧的 TCP，之后什么都发不出去。要继续，请重新连接。',
      closed: '没有发送：连接已经关闭。要继续，请重新连接。',
      'message-open': '没有发送：服务器还有一条消息没发完，中间不能插进另一条。请等它的最后一个分片；Ping 可以插在中间。',
      'no-message-open': '没有发送：延续帧要有可延续的消息，而现在没有。请先发第一个分片。',
      'text-not-utf8': '没有发送：文本消息必须是合法的 UTF-8，这些字节不是。请改正，或按二进制发送。',
      'control-too-long': '没有发送：控制帧最多容纳 125 字节。请缩短文本。',
      'reason-too-long': '没有发送：关闭原因最多 123 字节（UTF-8）。请缩短。',
      'reason-without-code': '没有发送：原因要跟在关闭码后面，而这里没有关闭码。请一并给出。',
      'close-code-never-sent': '没有发送：这个关闭码从不上线路，只用来告诉脚本发生了什么。请用 1000，或 3000 以上的码。',
      'close-code-unusable': '没有发送：这个关闭码是保留的，或没有含义。请用 1000，或 3000 以上的码。',
      'close-code-client-only': '没有发送：1010 只由客户端使用，服务器会直接拒绝握手。请换一个码。',
      unreadable: '服务器读不懂这条命令。页面和服务器可能不是同一个版本，请刷新本页。',
      'too-large': '没有发送：超过了服务器一条命令能接受的大小。请缩短文本。',
      'no-connection': '没有发送：在服务器那里，这条连接并未打开，它已经结束或正在结束。要继续，请重新连接。',
      'not-reading': '没有发送：客户端还没读完先前的内容，服务器不让它们继续堆积。请等它跟上。',
      relay: '没有发送：中继只转发字节，自己不发任何内容。请选“本页之内”或“本站服务器”。',
    },
    hint: '由所连的服务器发出。客户端的反应，和面对任何服务器时一样。',
    first: '服务器说：你好',
  },
  scripts: {
    heading: '现成的会话',
    list: {
      hello: { name: '你好', says: '连接回显场景，发一条消息：一次 send() 就是一帧。' },
      storm: { name: '回显风暴', says: '一口气发 1,000 条消息，看 bufferedAmount 涨上去再落下来。' },
      flood: { name: '洪流', says: '在页面保持流畅的前提下尽快发出 50,000 条消息，连同回显超过 100,000 行。期间可以滚动、筛选、暂停。' },
      slow: { name: '慢服务器', says: '给每半秒才读一条的服务器发 40 条 32 KiB 的消息：send() 从不让你等。' },
      closes: { name: '以 1011 关闭', says: '服务器出了问题，并且说了出来：1011，附带原因。' },
      masked: { name: '带掩码的帧', says: '服务器违反规则：看客户端怎样反应，脚本又知道得多么少。' },
      big: { name: '太大', says: '给上限 1 KiB 的服务器发 2,000 字节：1009。' },
    },
    foreign: '这些需要我们的服务器：请选“本页之内”或“本站服务器”。',
  },
  ending: {
    heading: '怎样结束的',
    required: '规则怎么说',
    did: { browser: '这个浏览器实际做的', engine: '客户端实际做的（与 Chromium 一致）' },
    event: ({ code, reason, wasClean }) => `code ${code}，reason ${reason === '' ? '""' : JSON.stringify(reason)}，wasClean ${wasClean}`,
    told: ({ opened, errored, wasClean }) => {
      const first = opened ? '' : 'open 始终没有来。';
      if (errored) return `${first}脚本先收到 error（不带原因），再收到 close。`;
      return `${first}脚本收到 close，没有 error${wasClean ? '：双方的关闭帧都已通过' : ''}。`;
    },
    wire: ({ closeSent, pings, pongs, messages }) => {
      const close =
        closeSent === null ? '它没有发送关闭帧' : closeSent < 0 ? '它发送了不带关闭码的关闭帧' : `它发送了关闭码为 ${closeSent} 的关闭帧`;
      const pong = pings === 0 ? '' : `；${n(pings)} 个 Ping 回应了 ${n(pongs)} 个`;
      return `线路上，${close}${pong}。${messages === 0 ? '没有消息到达脚本。' : `脚本收到 ${n(messages)} 条消息。`}`;
    },
    unseen: '它在线路上做了什么，没有人看到。',
    failed: {
      text: '连接失败。浏览器不会告诉页面原因：拒绝、证书错误、403、断网看起来都是 1006。请检查：',
      checks: [
        '服务器在运行吗？主机和端口对吗？',
        '路径对吗？从这里看，404 也是这个样子。',
        '服务器允许本页的源吗？',
        '如果是 wss://：证书对这个名字有效吗？',
        '浏览器是否问过能不能让本页访问你的网络，而回答是“不”？',
      ],
      console: '浏览器自己的控制台说得往往比告诉页面的多。',
    },
    noTap: {
      server: '这台服务器的探针没有打开。它还在运行吗？运行之后请刷新本页。',
      relay: '中继的探针没有打开。它在运行吗？地址和令牌是它打印的那一对吗？',
      other: '端点没有加载成功。请刷新本页再试。',
    },
    tapLost: {
      open: '探针断开了：连接还在，但从这里开始，它在线路上的内容都看不到了。请关闭这条连接再重新连接，探针就会再打开。',
      over: '探针也断开了，所以线路上最后的内容可能没有显示出来。服务器还在运行吗？重新连接就会再打开探针。',
    },
    trouble: '出了什么问题',
  },
  detail: {
    heading: '选中的一行',
    close: '收起',
    script: '在脚本里',
    prints: '这样的代码会打印它：',
    calls: '就是这个调用：',
    noEvent: '什么都没有：没有对应的事件。',
    partner: '它的另一半',
    toPartner: { wire: '到线路上看', script: '到脚本里看' },
    wire: '在线路上',
    nothing: '没有自己的字节。',
    open: '在帧页面打开',
    openHead: '在握手页面打开',
    findings: (count) => `关于这一帧，有 ${n(count)} 点要说`,
    part: (shown, all) => `共 ${n(all)} 字节，这里是前 ${n(shown)} 字节。`,
    compressed:
      '已协商 permessage-deflate，第一帧的 RSV1 表示这条消息经过压缩：负载按它在线路上的样子显示，所以读不成文本；脚本拿到的是解压后的内容。想看未压缩的字节，就让一方不用这个扩展：换一个“压缩”以外的场景，或在你的服务器里设 perMessageDeflate: false。',
    reconstructed: '这是外部服务器的消息。浏览器隐藏了帧、掩码键、Ping 和分片，虚线字节是推算的，不是观测到的。',
    unknownKey: '掩码键未知：?? ?? ?? ??。负载显示的是加掩码之前的样子。',
    trip: (milliseconds) => `从 Ping 到回应它的 Pong：${milliseconds} 毫秒（以探针的时钟为准）。`,
    end: 'TCP 没有为此准备字节：一方表示自己不再发送（FIN）。',
    lost: 'TCP 断开了，没有双方都认可的结束。',
    lostReconstructed: '脚本得知连接已经结束。TCP 怎样结束的，页面无从得知。',
    bytes: '这些字节既不是报文头也不是帧：它们随一个不是 101 的响应而来，或者位于记录的缺口之后。',
    dropped: '这些字节确实通过了，但探针没有跟上。后面的内容再也无法切分成帧。',
    messageOf: (number, from) =>
      from === 'client'
        ? `属于客户端的第 ${n(number)} 条消息；脚本用一次 send() 发出。`
        : `属于服务器的第 ${n(number)} 条消息；收完整之后，脚本得到一个事件。`,
  },
  exports: {
    button: '导出',
    forms: { pcap: '抓包文件（pcap，供 Wireshark）', text2pcap: 'text2pcap 的输入', json: 'JSON' },
    hint: '探针看到的原样字节。抓包文件里的 TCP 头是补上去的；text2pcap 只含最近一条连接。',
    writing: '正在写文件……',
    nothing: '还没有观测到任何字节。推算的内容不是抓包，所以不导出。',
  },
  trips: {
    heading: '往返时间',
    none: '从 send() 到同样的消息回来用了多久，会画在这里。',
    says: (count, least, middle, most) => `${n(count)} 次往返：最快 ${least} 毫秒，中位数 ${middle} 毫秒，最慢 ${most} 毫秒。`,
    axis: (most) => `${most} ms`,
    label: '每次往返的毫秒数，最新的在右边',
  },
  program: {
    heading: '写成脚本',
    hint: '贴到任何允许连接那里的页面的控制台里。',
    inPage: '本页之内的端点没有自己的地址；换成本项目的回显服务器就是',
    copy: '复制',
    copied: '已复制',
  },
  announce: {
    script: (events, last) => `脚本：${n(events)} 个事件。最近：${last}`,
    wire: (received, sent) =>
      [received > 0 ? `收到 ${n(received)} 帧` : '', sent > 0 ? `发出 ${n(sent)} 帧` : ''].filter((each) => each !== '').join('，'),
  },
};
