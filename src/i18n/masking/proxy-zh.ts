/** 代理场景的中文文字。事件记录就是图的无障碍版本。 */
import type { ProxyTexts } from './proxy-en.ts';

const n = (count: number): string => count.toLocaleString('en');
const large = (count: number): string => (count >= 10_000 ? `${n(Math.round(count / 10_000))} 万` : `${n(Math.round(count))} `);

export const proxyZh: ProxyTexts = {
  heading: '掩码保护的是谁',
  lead: '不是消息，而是途中的设备。网页可以决定自己发送的每一个字节。不认识 WebSocket 的缓存可能把这些字节当成请求，再把恶意服务器的应答存下来，发给它后面的所有人。所以浏览器要混入四个网页无法预知的字节。',
  message: '网页希望线路上出现的内容',
  masking: '掩码',
  maskings: { off: '关闭', predictable: '键可预测', fresh: '键是新的' },
  maskingHints: {
    off: '没有浏览器会这样做：这里演示的是规则要防止的事。',
    predictable: '网页事先知道键，于是自己先加一遍掩码。浏览器再加一遍，线路上出现的正是它想要的内容。',
    fresh: '这是 RFC 6455 的要求：每一帧用新的随机键，并且在网页交出字节之后才选定。',
  },
  label: '场景的步骤',
  names: ['网页写入', '浏览器组帧', '字节经过缓存', '缓存判断', '服务器应答', '缓存里留下什么'],
  boxes: { browser: '浏览器', cache: '缓存', server: '恶意服务器' },
  store: { empty: '什么也没存', poisoned: '已存给所有人' },
  start: '恶意网站的网页与自己的服务器之间有一条 WebSocket 连接，中间隔着一个不认识 WebSocket 的缓存。',
  events: {
    written: (bytes, prepared, looksLikeRequest) =>
      prepared
        ? `网页把 ${n(bytes)} 字节交给 send()：先用它预料的键给文本加了一遍掩码。`
        : looksLikeRequest
          ? `网页把 ${n(bytes)} 字节交给 send()：一段看起来像 HTTP 请求的文本。`
          : `网页把 ${n(bytes)} 字节交给 send()。`,
    framed: (key) => (key === null ? '浏览器加上帧头，没有加掩码。' : `浏览器取掩码键 ${key}，写进帧头，并用它给负载加掩码。`),
    passes: (hex, more) =>
      hex === '' ? '帧经过缓存。帧头之后什么也没有。' : `字节经过缓存。帧头之后，它看到的是 ${hex}${more ? ' ……' : '。'}`,
    believed: (prefix) => `“${prefix}”正是请求的开头。缓存把负载当成请求，等着它的应答。`,
    ignored: '没有“GET ”“POST ”或“HEAD ”：在缓存看来只是杂乱的字节，直接放行。',
    answered: '恶意服务器发回一段看起来像 HTTP 响应的内容，里面是它准备好的脚本。',
    read: '服务器去掉掩码，得到了文本。掩码并没有对它隐藏什么。',
    stored: (address) =>
      address === null
        ? '缓存把应答存了下来。此后向它请求该地址的人，拿到的都是恶意脚本。'
        : `缓存把应答存到 ${address} 名下。此后向它请求该地址的人，拿到的都是恶意脚本。`,
    clean: '缓存里什么也没存，它后面的人都没有受害。',
  },
  log: '发生了什么',
  nothingYet: '还什么都没有发送。',
  noKey: '没有掩码键',
  trials: {
    heading: (count) => `同一条消息发 ${n(count)} 次`,
    hits: '被当成请求',
    beginnings: '线路上不同的开头',
    again: (count) => `再发 ${n(count)} 次`,
    off: '网页发什么，经过的就是什么，次次成功。',
    fixed: '键从不改变，线路上的字节也就不变：成功一次，就次次成功。',
    fresh: ({ bits, methods, oneIn, runs }) =>
      `键的 ${bits} 位必须全部碰对。2^${bits} 个键里只有 ${methods.length} 个可行（得到的是 ${methods.join(' 或 ')}）：平均 ${n(oneIn)} 帧才有一次。每组发 ${n(runs)} 次，大约 ${large(oneIn / runs)}组里才有一组命中。`,
    never: (bits) => `全部 2^${bits} 个键里，没有一个能把这条消息变成请求。`,
  },
};
