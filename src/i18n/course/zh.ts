/** 课程页的文字，以及各部分、各课的名称。 */
import type { Shape } from '../catalogue.ts';
import type { en } from './en.ts';

export const zh = {
  lead: (written, all) =>
    written === all
      ? '从字节入手学协议：每课都很短，用的就是本站的工具。'
      : `从字节入手学协议：每课都很短，用的就是本站的工具。全部 ${all} 课中，现在可以打开 ${written} 课，其余正在编写。`,
  how: '每课六到十五分钟：先猜，再动手操作真实的字节，然后读原理，最后做几道在浏览器里判分的练习。各课之间没有锁，你做的一切都不会离开你的设备。',
  parts: { why: '为什么、在哪里', in: '进门', wire: '线路上', world: '真实世界' },
  lessons: {
    'first-frame': '十一个字节说 Hello',
    'why-websocket': '等消息的五种办法',
    'layers-and-urls': 'WebSocket 在哪一层：TCP、TLS、HTTP 与 URL',
    'opening-handshake': '一次请求，一个 101',
    'accept-key': '读过的证明：Sec-WebSocket-Accept',
    'frame-header': '最前面的两个字节',
    'payload-length': '一个长度，三种写法',
    masking: '和四个字节做异或',
    'why-masking': '掩码保护的是谁',
    'text-and-binary': '字符不是字节',
    fragmentation: '把一条消息拆开',
    'ping-pong': '你还在吗？Ping 与 Pong',
    closing: '体面地说再见',
    'browser-api': '四个事件，四个状态',
    'origin-security': '谁可以敲门：Origin 与劫持',
    extensions: '子协议、RSV1 与压缩',
    'build-a-server': '写一个（几乎）能上线的服务器',
    'history-and-future': '从 0x00…0xFF 到 HTTP/3',
  },
} satisfies Shape<typeof en>;
