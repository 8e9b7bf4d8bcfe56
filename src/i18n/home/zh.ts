/** 首页的文字。 */
import type { Shape } from '../catalogue.ts';
import type { en } from './en.ts';

export const zh = {
  heading: '粘贴 WebSocket 字节，看清每一位',
  instruction: '这一帧的内容是“Hello”。指向任意一位，看它起什么作用；点一下，它就翻转。',
  paste: {
    action: '粘贴自己的字节',
    text: '十六进制、base64、Node Buffer、Wireshark 转储、一行日志都行：格式自动识别，每处错误都有解释。',
  },
  examples: {
    heading: '也可以先打开一个例子',
    ping: '不带负载的 Ping',
    close: '关闭码为 1000 的关闭帧',
    unmasked: '忘了加掩码的客户端',
    swapped: '字节序写反的关闭码',
    split: '两个分片，把一个汉字从中间切开',
  },
  more: {
    heading: '接下来',
    url: '把一个地址拆开：RFC 6455 和浏览器怎么看它、会发出什么请求、错在哪里。',
    handshake: '像服务器和客户端那样逐行检查请求和响应；从键推导出 Accept，细到 SHA-1 的每一轮。',
    length: '从 0 拖到 2^63-1：分步看长度怎么写，也能反过来读长度字节。',
    masking: '逐字节、逐位地看异或，用已知明文算出掩码键，再看掩码保护的那个缓存。',
    messages: '线路上的帧和严格的接收方：把消息切成分片，让 Ping 从中间经过，再让 TCP 随便切这些字节。',
    closing: '两个端点怎样告别：状态、关闭帧、TCP 和每一个关闭码；剪断网线，看谁会发现。',
    live: '连上去说话：脚本看到的和线路上的字节对照着看，服务器有守规矩的，也有违反规则的。',
    history: '2010 年的握手和帧，与今天的对照着看：给正在读旧教程、旧抓包的人。',
    course: '用真实的字节上课：先猜，再动手，读懂原理，再做练习。',
    review: '每天五张卡片，来自学完的课，每次换新的数。',
    reference: '操作码、关闭码、握手头部的规则、每一条诊断和它的示例，以及中英术语对照，随时查阅，也能打印。',
    about: '哪些数据留在你的设备上、许可证，以及到哪里报告问题。',
  },
} satisfies Shape<typeof en>;
