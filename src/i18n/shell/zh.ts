/** 每个页面外框上的文字，以及各页的名称、标题和描述。 */
import type { Shape } from '../catalogue.ts';
import type { en } from './en.ts';

export const zh = {
  product: '逐帧看懂 WebSocket',
  brand: { name: '逐帧看懂', tail: 'WebSocket' },
  skip: '跳到正文',
  navigation: '页面',
  otherLanguage: 'English',
  socialAlt: '一个 WebSocket 帧被逐位拆开，每个字段一种颜色。',
  theme: { legend: '主题', system: '跟随系统', light: '浅色主题', dark: '深色主题' },
  still: 'JavaScript 没有启用：各个工具停在第一个例子上，按钮不起作用；文字是完整的。',
  update: { ready: '新版本已就绪。', reload: '刷新' },
  footer: {
    privacy: '你粘贴的内容只留在这个浏览器里。除了你自己打开的 WebSocket 连接，什么都不会发出去。',
    version: (version: string) => `版本 ${version}`,
    licence: 'MIT 许可证',
    source: '源代码',
    report: '报告问题',
    reduceMotion: '减少动画',
  },
  pages: {
    home: {
      nav: '首页',
      title: '逐帧看懂 WebSocket：每一位都有名字',
      description: '粘贴日志或抓包里的 WebSocket 字节，每一位叫什么、长度怎么来的、错在哪里，一看就懂。',
    },
    frames: {
      nav: '帧',
      title: '帧解析与构造',
      description: '粘贴十六进制、base64、Node Buffer、Wireshark 转储或一行日志，逐位查看每个 WebSocket 帧；违反 RFC 6455 的地方都有解释。',
    },
    url: {
      nav: '地址',
      title: '拆开 WebSocket 地址',
      description:
        '输入 ws:// 或 wss:// 地址，逐个部分解释：RFC 6455 和 new WebSocket() 怎么看它、由它得出的请求行和 Host，每处错误都有解释和修复。',
    },
    handshake: {
      nav: '握手',
      title: '握手',
      description:
        '粘贴 WebSocket 的键、请求或响应：像两端那样逐个检查头部，一步步推导 Sec-WebSocket-Accept，说明错误的 Accept 是怎么算出来的，并给出修复。',
    },
    length: {
      nav: '长度',
      title: '负载长度',
      description: '从 0 拖到 2^63-1，分步看 WebSocket 怎样用 7 位、16 位或 64 位写出负载长度；也可以贴入长度字节，看看哪里写错了。',
    },
    masking: {
      nav: '掩码',
      title: '一步步看掩码',
      description: '逐字节、逐位地给 WebSocket 负载加掩码、去掩码，用已知明文算出掩码键，再看掩码保护的是谁。',
    },
    messages: {
      nav: '消息',
      title: '消息与分片',
      description:
        '把 WebSocket 消息切成分片，往中间插 Ping，调换帧的顺序，一步一步看严格的接收方怎样拼出消息；无论 TCP 怎样切这些字节，结果都一样。',
    },
    closing: {
      nav: '关闭',
      title: '关闭连接',
      description:
        '在两端同时分步观看 WebSocket 关闭握手：状态、关闭码、断网和 NAT 设备，谁会看到 1005 和 1006、为什么，以及每个关闭码的含义。',
    },
    live: {
      nav: '实时',
      title: '实时：脚本与线路',
      description:
        '连接本页之内的回显服务器、你自己的或任意一台服务器，把脚本看到的每个 WebSocket 事件和线路上的真实字节对照着看：握手、帧、Ping、关闭，还有违反规则时会怎样。',
    },
    history: {
      nav: '历史',
      title: 'RFC 6455 之前',
      description:
        '2010 到 2011 年已废弃的 WebSocket 握手和帧格式：分步推算 Hixie-76 的键，把 00 … ff 帧和 RFC 6455 对照着读，还能给旧教程断代。',
    },
    course: {
      nav: '课程',
      title: '课程',
      description: '用一节节短课学 WebSocket 协议，每一课都由可以动手操作的字节组成：先猜，再动手，再读原理，最后做在浏览器里判分的练习。',
    },
    review: {
      nav: '复习',
      title: '复习',
      description: '每天五张 WebSocket 卡片，来自你学完的课，每次换新的数；1、3、7、14 天后再来，一切都只留在你的浏览器里。',
    },
    reference: {
      nav: '速查',
      title: '速查',
      description:
        'WebSocket 操作码、帧字段、关闭码、握手头部、中英术语对照，以及本站能给出的全部诊断，每一条都有章节出处和可以打开的示例。',
    },
    about: {
      nav: '关于',
      title: '关于',
      description: '逐帧看懂 WebSocket 是什么、许可证与版本、哪些数据留在你的设备上，以及到哪里报告问题。',
    },
  },
} satisfies Shape<typeof en>;
