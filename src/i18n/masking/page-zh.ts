/** 掩码页上工具之外的中文文字。 */
import type { Shape } from '../catalogue.ts';
import type { pageEn } from './page-en.ts';

export const pageZh = {
  lead: '客户端发送的每个负载都要加掩码：第 i 字节与四字节掩码键的第 i mod 4 字节做异或。可以逐字节、逐位地走一遍，再反方向走回来。',
  rule: '规则只有一行：',
  why: {
    heading: '为什么要有掩码',
    reason:
      '浏览器里的网页可以向自己的服务器发送任意字节。途中的设备（例如透明缓存）可能把这些字节误认成 HTTP，并据此行事。掩码让网页失去了选择权：线路上出现什么，取决于一个网页无法预知的键。',
    fresh: '所以每一帧的掩码键都必须是新的、不可预测的；走 wss 的客户端也要加掩码，这条规则没有例外。',
    server: '服务器不加掩码：它发出的字节，不由运行在别人浏览器里的网页来决定。',
    secret: '掩码不是加密。掩码键就在同一帧的帧头里；就算没有它，知道几个字符也能把它算出来。保密是 TLS 的事。',
    further: '原文在这里：',
    between: '、',
  },
} satisfies Shape<typeof pageEn>;
