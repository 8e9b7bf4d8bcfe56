/** 回显服务器的场景，每个一行：服务器做什么。 */
import type { ScenarioId } from '../../wire/scenarios.ts';

export const scenariosZh: Readonly<Record<ScenarioId, string>> = {
  echo: '收到什么就发回什么',
  welcome: '文本前面加上“welcome: ”再发回',
  ticker: '每秒发一个 JSON 计数；?every=毫秒',
  fragments: '分成三片发回，中间插一个 Ping',
  ping: '每两秒发一个 Ping；?every=毫秒',
  close: '连上就关；?code=1000&reason=文字',
  subprotocol: '从客户端提出的子协议里选 chat、superchat 或 echo',
  deflate: '收到什么就发回什么；客户端提出 permessage-deflate 时压缩',
  slow: '每半秒只读一条消息；?every=毫秒',
  limit: '消息最大 1 KiB，超过就以 1009 关闭',
  refuse: '拒绝握手；?status=403',
  'wrong-accept': '响应里的 Sec-WebSocket-Accept 漏了 GUID',
  'masked-frame': '服务器给帧加了掩码',
  'rsv-set': '没有协商扩展就置了 RSV2',
  'reserved-opcode': '发送操作码 3',
  'invalid-utf8': '发送不是 UTF-8 的文本',
  'long-control': '发送 126 字节的 Ping',
  'fragmented-ping': '发送没有 FIN 的 Ping',
  'lone-continuation': '没有起始帧就发延续帧',
  'one-byte-close': 'Close 的正文只有一个字节',
  'close-1005': '把 1005 放进 Close，它不该出现在线路上',
  'frame-after-close': '发了 Close 之后又发文本',
  reset: '直接断开 TCP',
  silence: '之后什么都不回应，连 Close 也不回',
};
