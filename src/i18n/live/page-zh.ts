/** 实时页面中面板之外的文字。 */
import type { Shape } from '../catalogue.ts';
import type { pageEn } from './page-en.ts';

export const pageZh = {
  lead: '连上去说话。左边是脚本看到的，右边是造成这一切的字节：握手、双方的帧、Ping、关闭帧、TCP 的结束。',
  without: '面板本身需要 JavaScript。它会显示什么，下面有一个示例；全部场景列在表里。',
  see: {
    heading: '看什么',
    list: [
      { text: '一次 send() 是一帧，一帧是一个事件；但如果服务器把消息分片发送，就是好几帧对一个事件。', section: '5.4' },
      { text: 'Ping 是一帧，却没有事件。浏览器自己回应它，脚本根本不知道。', section: '5.5.2' },
      { text: '客户端的每一帧都用自己的掩码键。把同样的文本发两遍，线路上的负载并不一样。', section: '5.3' },
      { text: 'TCP 结束才有 close 事件，而不是收到关闭帧的时候。两者之间就是 CLOSING。', section: '7.1.4' },
      { text: '服务器违反规则时，脚本只得到 error 和 1006。说明原因的关闭码在线路上，正发往服务器。', section: '7.1.7' },
    ],
  },
  honest: {
    heading: '观测的与推算的',
    observed: '观测：服务器一端的探针看到了这些字节，再用另一条连接送到这里。实线。',
    reconstructed:
      '推算：外部服务器没有探针，浏览器也不给页面看字节。面板根据脚本做了什么、得知了什么，推算出必然发送过的内容。虚线，并且没有掩码键：没有人告诉过页面。',
    relay: '想看自己的客户端和自己的服务器之间的真实字节，请把中继架在服务器前面。',
  },
  table: {
    heading: '全部场景',
    caption: '每个场景都是回显服务器的一个路径：/echo、/welcome……用 npm start 启动就有。',
    path: '路径',
    does: '服务器做什么',
    requires: 'RFC 的要求',
    section: '章节',
  },
} satisfies Shape<typeof pageEn>;
