/** 课程页的文字（课程编写期间）。 */
import type { Shape } from '../catalogue.ts';
import type { en } from './en.ts';

export const zh = {
  lead: '课程正在编写，目前还打不开任何一课。下面是将来的样子。',
  how: '每课六到十五分钟，用的就是本站的工具：先猜，再动手操作真实的字节，然后读原理，最后做几道在浏览器里判分的练习。各课之间没有锁，你做的一切都不会离开你的设备。',
  meanwhile: '在那之前，手头的任何一帧都可以先交给它：',
  parts: [
    { name: '为什么、在哪里', lessons: ['十一个字节说 Hello', '等消息的五种办法', 'WebSocket 在哪一层：TCP、TLS、HTTP 与 URL'] },
    { name: '进门', lessons: ['一次请求，一个 101', '读过的证明：Sec-WebSocket-Accept'] },
    {
      name: '线路上',
      lessons: [
        '最前面的两个字节',
        '一个长度，三种写法',
        '和四个字节做异或',
        '掩码保护的是谁',
        '字符不是字节',
        '把一条消息拆开',
        '你还在吗？Ping 与 Pong',
        '体面地说再见',
      ],
    },
    {
      name: '真实世界',
      lessons: [
        '四个事件，四个状态',
        '谁可以敲门：Origin 与劫持',
        '子协议、RSV1 与压缩',
        '写一个（几乎）能上线的服务器',
        '从 0x00…0xFF 到 HTTP/3',
      ],
    },
  ],
} satisfies Shape<typeof en>;
