/** 关于页的文字。 */
import type { Shape } from '../catalogue.ts';
import type { en } from './en.ts';

export const zh = {
  lead: '“逐帧看懂 WebSocket”让你看清 WebSocket 流量里到底有什么：手头是什么形式的字节就粘贴什么，每一位叫什么、长度怎么来的、哪里违反了哪条规则、该怎么改，都会告诉你。',
  how: '页面上的一切都由这些字节在你的浏览器里算出来，用的是同一个小型核心库，它也能在命令行里运行。每条规则都标明出自 RFC 的哪一节，方便你自己核对。',
  privacy: {
    heading: '哪些数据留在你的设备上',
    intro: '全部。除了提供网页文件，本站没有别的服务器：没有账号，没有 Cookie，没有统计，也不向任何第三方发请求。',
    link: '分享链接把字节放在 # 之后。浏览器从不把这一部分发给服务器；但拿到链接的人就拿到了这些字节。',
    storage: '浏览器会为本站保存这些内容：',
    theme: '你选择的主题。改回“跟随系统”后即删除。',
    motion: '你关闭了动画。重新打开后即删除。',
    course: '你在课程里做过的：猜测、尝试和已完成的练习。在课程页清空后即删除。',
    paste: '最近一次粘贴的内容和读取方式，刷新页面不会丢。关闭标签页或点“清空”后即删除。',
    payload: '掩码页里长得放不进链接的负载，刷新页面不会丢。关闭标签页或点“不再保留”后即删除。',
    offline: '网站文件的副本，没有网络也能打开。',
    offlineName: '离线副本',
    where: { local: 'localStorage', session: 'sessionStorage', cache: 'Cache Storage' },
  },
  report: {
    heading: '报告问题',
    repository: '请在项目仓库里提交 issue：',
    noRepository: '请在你获得本站的那个仓库里提交 issue。',
    bring: '最有用的是：字节本身（或带有字节的链接）、你期望看到的结果，以及所用的浏览器。提交抓包内容之前，请先去掉其中的敏感信息。',
  },
  licence: {
    heading: '许可证、版本与致谢',
    version: (version: string) => `当前版本：${version}。本项目是自由软件，采用 MIT 许可证。`,
    font: '字节使用 JetBrains Mono 字体的子集显示，© The JetBrains Mono Project Authors，采用 SIL Open Font License：',
    fontLink: '许可证全文',
    software: '页面用 Svelte（MIT 许可证）构建。协议即 RFC 6455，作者 I. Fette 和 A. Melnikov；文中只标注出处，不照搬原文。',
  },
} satisfies Shape<typeof en>;
