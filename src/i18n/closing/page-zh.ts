/** 关闭页面工具之外的中文文字。 */
import type { Shape } from '../catalogue.ts';
import type { CloseLimits } from './facts.ts';
import type { pageEn } from './page-en.ts';

export const pageZh: Shape<typeof pageEn> = (limits: CloseLimits) => ({
  lead: '告别分三步：一个关闭帧，对端回一个关闭帧，然后结束 TCP。看两端怎样一步步完成，又各自在什么时候知道什么。',
  order: {
    heading: '先后顺序',
    list: [
      {
        text: `任何一端都可以先发关闭帧：操作码 0x8，内容是两字节关闭码加最多 ${limits.reason} 字节原因，或者什么都没有。它的状态变成 CLOSING。`,
        section: '5.5.1',
      },
      {
        text: '从此它不再发送，但继续接收：已经在路上的消息照样会到。ws 等库会交付它们；浏览器则会丢掉，因为 onmessage 只在 OPEN 时触发。',
        section: '1.4',
      },
      { text: '对端用自己的关闭帧回答，通常带同一个关闭码。至此两个关闭帧都已收发完毕。', section: '5.5.1' },
      { text: '服务器立即关闭 TCP；客户端等它关闭，但只等一段合理的时间。', section: '7.1.1' },
      { text: 'TCP 关闭之后，状态是 CLOSED，程序得到 CloseEvent。两个关闭帧都收发完毕，才算正常（干净）关闭。', section: '7.1.4' },
    ],
  },
  myths: {
    heading: '常见误解',
    list: [
      {
        myth: '“服务器给我发了 1006。”',
        fact: '谁也发不了：1006 从不出现在线路上。TCP 断了又没有收到关闭帧，你自己这一端就这么叫它。1005 和 1015 也一样。',
        section: '7.4.1',
      },
      {
        myth: '“close() 就是关掉连接。”',
        fact: '它只是开始关闭握手。等到回复和 TCP 结束之前，状态一直是 CLOSING，期间还可能收到消息，只是网页得不到。',
        section: '7.1.2',
      },
      {
        myth: '“不带参数的 close() 会发 1000。”',
        fact: `它发的是空的关闭帧，两边的程序都得到 1005。只有 close(1000) 才会发出 ${limits.normal}。`,
        section: '7.1.5',
      },
      {
        myth: '“两个关闭帧都到了就是 CLOSED。”',
        fact: '还要关闭 TCP。由服务器先关，TIME_WAIT 就留在服务器一侧：客户端可以马上用同一个端口重连。',
        section: '7.1.1',
      },
      {
        myth: '“拔了网线，浏览器马上就知道。”',
        fact: '没有任何字节会说明这件事。发数据的一方要等 TCP 放弃才发现，要好几分钟；只听的一方永远不会发现。Ping 就是为此准备的。',
        section: '5.5.2',
      },
      {
        myth: '“每个 Ping 都有 Pong。”',
        fact: '与关闭帧交错的那个就没有。按字面规定，收到关闭帧之前都应当回 Pong；但 Chromium、ws 和本页在自己发出关闭帧之后都不再发送，因为对端反正会丢弃（§1.4）。',
        section: '5.5.2',
      },
      {
        myth: '“原因是给用户看的。”',
        fact: `它给调试和脚本用，不是给人看的；而且最多 ${limits.reason} 字节 UTF-8，也就是 ${limits.han} 个汉字。`,
        section: '5.5.1',
      },
    ],
  },
  table: {
    heading: '全部关闭码',
    caption: 'RFC 6455 §7.4.1 与 IANA 注册表',
    code: '关闭码',
    hex: '字节',
    name: '名称',
    meaning: '何时使用',
    wire: '线路上',
    api: '网页里的 close()',
    yes: '可以',
    no: '不可以',
    never: '从不',
  },
});
