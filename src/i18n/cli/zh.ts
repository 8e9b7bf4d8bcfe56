/** 命令行的中文用语：帮助、失败信息、文本报告的各部分。 */
import type { Shape } from '../catalogue.ts';
import type { en } from './en.ts';

const spaced = (name: string): string => `${/^[\w<]/.test(name) ? ' ' : ''}${name}${/\w$/.test(name) ? ' ' : ''}`;

export const zh = {
  help: `用法：frame-by-frame <命令> [选项]

命令：
  dissect [文本]     读取粘贴的 WebSocket 字节，解释每一位
  build              写出一帧，合不合法都行，格式任选
  handshake [文本]   从 key 到 accept，以及两端怎样判定这次握手
  serve              这个站点，连同能看到字节的回显服务器
  echo               回显服务器，守规矩和不守规矩的场景都有
  tap                中继，展示你的客户端和服务器之间的真实字节

选项：
  --lang en|zh       输出语言
  --help             显示帮助；也可以放在命令之后

示例：
  frame-by-frame dissect "81 85 37 fa 21 3d 7f 9f 4d 51 58"
  frame-by-frame build --text Hello --mask random
  frame-by-frame handshake dGhlIHNhbXBsZSBub25jZQ==
`,
  dissectHelp: (formats) => `用法：frame-by-frame dissect [文本] [选项]

从命令行文本、文件或标准输入读取字节，写法不限（十六进制、Node Buffer、
转义字符串、base64、Wireshark 转储、一行日志），打印每一帧的字段、发现和消息。

选项：
  --file F             读取文件 F 而不是命令行文本；二进制文件也可以
  --from client|server 字节由哪一端发送
  --read-as FORMAT     指定格式，不做猜测；可选：
${formats}
  --max-message BYTES  接收方能接受的最大消息字节数
  --json               打印一个 JSON 对象
  --lines              每一行当作一次粘贴，每行打印一个 JSON 对象
  --strict             只要有一个发现是错误，退出码就是 1
  --lang en|zh         输出语言
  --help               显示本帮助

退出码：0 已读取，1 发现错误（--strict），2 没有可读的内容或用法不对。
只在终端上使用颜色；遵守 NO_COLOR。

示例：
  frame-by-frame dissect "<Buffer 81 85 37 fa 21 3d 7f 9f 4d 51 58>"
  xxd frame.bin | frame-by-frame dissect --from server --json
  tail -f bytes.log | frame-by-frame dissect --lines
`,
  buildHelp: (forms) => `用法：frame-by-frame build [选项]

写出一帧。选项怎么说就怎么写，不管是否合法；接收方会反对的地方在标准错误里说明。

负载取自以下之一，都没有则读标准输入：
  --text T             T 的 UTF-8 编码
  --hex H              成对的十六进制数字
  --file F             文件 F 的原样内容
  --close-code N       关闭码，0 到 65535
  --reason T             以及它后面的原因

帧头：
  --opcode N|名称      0 到 15、0x0 到 0xf，或 continuation、text、binary、
                       close、ping、pong。不给时：负载是 UTF-8 则为 text，不是
                       或用了 --hex 则为 binary，用了 --close-code 则为 close
  --fin、--no-fin      FIN 为 1（默认）或 0
  --rsv 100            RSV1、RSV2、RSV3；默认 000
  --mask KEY           四个十六进制字节、random（随机）或 none（默认，不加掩码）
  --length-form 7|16|64
                       长度用多少位来写；默认用最短的写法

输出：
  --as FORM            可选：
${forms}
                       默认 hex；bin 是字节本身
  --json               打印一个 JSON 对象：dissect --json 的一帧，外加它的字节
  --lang en|zh         输出语言
  --help               显示本帮助

退出码：0 已写出，2 用法不对。

示例：
  frame-by-frame build --text Hello --mask 37fa213d
  frame-by-frame build --close-code 1000 --reason bye --as figure
  frame-by-frame build --opcode ping --text "" --as bin | nc localhost 8080
`,
  handshakeHelp: `用法：frame-by-frame handshake [文本] [选项]

读取 Sec-WebSocket-Key、请求、响应，或请求加响应，写法不限（原样、curl -v、
日志、HAR 条目、十六进制），来自命令行文本、文件或标准输入。打印从 key 到 accept
的每一步、严格的服务器和客户端逐项检查的结果，以及错误的 accept 是怎么来的。

选项：
  --file F             读取文件 F 而不是命令行文本；二进制文件也可以
  --json               输出一个 JSON 对象
  --lines              每行是一个 JSON 字符串，内容是握手的原文；每行输出一个
                       JSON 对象
  --strict             有任何错误时，退出码为 1
  --lang en|zh         输出语言
  --help               显示本帮助

退出码：0 已读取，1 发现错误（--strict），2 没有可读的内容或用法有误。
只在终端上使用颜色；遵守 NO_COLOR。

示例：
  frame-by-frame handshake dGhlIHNhbXBsZSBub25jZQ==
  frame-by-frame handshake KEY ACCEPT
  curl -v --http1.1 URL 2>&1 | frame-by-frame handshake --strict
`,
  handshake: {
    parts: { request: '请求', response: '响应', values: '单独的值' },
    and: '和',
    read: (what, format) => (format === null ? `读到：${what}。` : `按${spaced(format)}读取：${what}。`),
    supplied: {
      'start-line': '这段文本里缺少头部的第一行，已补上通常的写法。',
      'empty-line': '这段文本里缺少头部末尾的空行，这里按有空行处理。',
    },
    behind: (bytes) => `握手之后还有 ${bytes}，可以用 frame-by-frame dissect 读取。`,
    derivation: '从 key 到 accept',
    noKey: '这里没有 key，无法得知 accept 应当是什么。',
    notBase64: '不是 base64',
    steps: {
      key: (length) => `key（${length} 个字符）`,
      decoded: (length) => `解码后（${length} 字节，用不到）`,
      joined: (length) => `key + GUID（${length} 字节）`,
      digest: (length) => `SHA-1（${length} 字节）`,
      accept: (length) => `base64，即 accept（${length} 个字符）`,
    },
    source: (section, item, status) =>
      `（${section}${item === null ? '' : ` 第 ${item} 项`}${status === null ? '' : `，以 ${status} 拒绝`}）`,
    accept: '收到的 accept',
  },
  serveHelp: (port) => `用法：frame-by-frame serve [选项]

在同一个进程里提供构建好的站点和一个回显服务器，站点的页面能展示它的字节。
不指定 --host 时只有本机能访问，而且只有它认识的页面能连回显服务器。

选项：
  --port N             端口；默认 ${port}，被占用就取后面第一个空闲的；
                       0 表示任选一个空闲端口
  --host H             监听的地址；默认 127.0.0.1
  --base 路径          站点和回显服务器所在的路径；默认 /
  --allow-origin URL   也允许这个源的页面连接；多个用逗号隔开
  --lang en|zh         输出语言
  --help               显示这份帮助

示例：
  frame-by-frame serve
  frame-by-frame serve --port 8080 --base /a/b/
`,
  echoHelp: (port) => `用法：frame-by-frame echo [选项]

启动一个回显服务器，每个路径是一个场景：有的守所有规则，有的故意破坏一条。
不指定 --host 时只有本机能连，而且只接受它认识的页面。

选项：
  --port N             端口；默认 ${port}；0 表示任选一个空闲端口
  --host H             监听的地址；默认 127.0.0.1
  --allow-origin URL   也允许这个源的页面连接；多个用逗号隔开
  --lang en|zh         输出语言
  --help               显示这份帮助

连接 /tap，第一条消息是 {"tap": ID}；之后凡是带 ?tap=ID 打开的连接，
它们的字节都会以二进制记录发来。发 {"connection": 1, "command": {"do": "ping"}}
这样的消息，可以让服务器在其中一个连接上发送。

示例：
  frame-by-frame echo
  frame-by-frame echo --port 8080 --allow-origin http://localhost:3000
`,
  tapHelp: (port) => `用法：frame-by-frame tap --to URL [选项]

转发到一个 WebSocket 服务器，并展示两个方向经过的字节，从 HTTP 请求开始。
让客户端改连这个中继，而不是直接连服务器；途中只改 Host 和路径，
好让服务器认得自己。

选项：
  --to URL             服务器，ws:// 或 wss:// 地址
  --port N             端口；默认 ${port}；0 表示任选一个空闲端口
  --host H             监听的地址；默认 127.0.0.1
  --allow-origin URL   也允许这个源的页面连接；多个用逗号隔开。
                       本机的页面总是可以
  --lang en|zh         输出语言
  --help               显示这份帮助

拿到下面打印的探针地址的人，能看到之后建立的每个连接：不要外传。

示例：
  frame-by-frame tap --to ws://localhost:8080
  frame-by-frame tap --to wss://example.org/socket --port 9000
`,
  stops: '按 Ctrl+C 停止。',
  tap: {
    running: (url) => `中继，转发到 ${url}`,
    connect: (url) => `客户端改连 ${url}`,
    token: (url) => `字节在这里看 ${url}`,
  },
  serve: {
    running: (url) => `逐帧看懂 WebSocket：${url}`,
    echo: (url) => `它的回显服务器：  ${url}`,
  },
  echo: {
    running: (address) => `逐帧看懂 WebSocket 的回显服务器：ws://${address}`,
    kinds: { well: '守所有规则：', refused: '不会打开：', broken: '破坏一条规则：' },
    example: (url) => `在浏览器控制台里试试：new WebSocket('${url}')`,
  },
  failures: {
    'unknown-command': (p) => `没有这个命令：${p.command}。请看 frame-by-frame --help。`,
    'unknown-option': (p) => `没有这个选项：${p.option}。请看 --help；以短横开头的文本，前面要加 --。`,
    'option-value': (p) => `${p.option} 不能是“${p.value}”，应为${spaced(p.expected).replace(/ $/, '')}。`,
    'option-value-missing': (p) => `${p.option} 需要一个值。`,
    'options-contradict': (p) => `${p.first} 和 ${p.second} 互相矛盾，只能给一个。`,
    'option-needs': (p) => `${p.option} 要和 ${p.other} 一起用。`,
    'length-does-not-fit': (p) => `--length-form ${p.form} 最多能写 ${p.most} 字节，而负载有 ${p.length} 字节。`,
    'unexpected-text': (p) => `“${p.text}”不属于任何选项。负载来自 --text、--hex、--file 或标准输入。`,
    'two-inputs': () => '文本和 --file 只能给一个。',
    'file-missing': (p) => `没有文件 ${p.file}。`,
    'file-unreadable': (p) => `无法读取 ${p.file}：${p.reason}。`,
    'capture-unsupported': (p) => `这是 ${p.kind} 抓包文件，目前还不能读取。请把字节复制成十六进制（Wireshark：追踪 TCP 流）。`,
    empty: () => '输入为空，没有可读的内容。',
    unreadable: (p) => `无法按${spaced(p.format)}读取。`,
    'access-log': (p) => `这是访问日志：只有请求行和状态码 ${p.status}，没有头字段，无从判断。请用 curl -v 的输出或抓包里的请求原文。`,
    'no-handshake': () => '这里没有握手：没有请求、响应，也没有 key。读取帧请用 frame-by-frame dissect。',
    'option-missing': (p) => `这个命令需要 ${p.option}。`,
    'needs-no-text': (p) => `这个命令不需要文本：“${p.text}”不属于任何选项。`,
    'no-site': () => '程序旁边没有构建好的站点。请先构建：npm run build',
    'port-taken': (p) => `端口 ${p.port} 已被占用。换一个：--port ${p.next}，或用 --port 0 任选空闲端口。`,
    'cannot-listen': (p) => `无法监听 ${p.host}:${p.port}：${p.reason}。`,
    'not-a-json-string': () => '使用 --lines 时，每行是一个 JSON 字符串（带双引号），内容是握手的原文。',
  },
  expected: {
    bytes: '字节数',
    hex: '成对的十六进制数字',
    opcode: '0 到 15 的数字，或 continuation、text、binary、close、ping、pong',
    rsv: '三个位，例如 100',
    mask: '四个十六进制字节、random 或 none',
    closeCode: '0 到 65535 的数字',
    port: '0 到 65535 的端口号',
    base: '由字母、数字和斜杠组成的路径，例如 /a/b/',
    wsUrl: '像 ws://localhost:8080 这样的地址',
    origin: '像 http://localhost:3000 这样的源',
  },
  waitingForPayload: '正在从终端读取负载，按 Ctrl+D 结束。不要负载：--text ""。',
  waiting: '正在从终端读取，按 Ctrl+D 结束。',
  binary: '二进制文件',
  read: (format, bytes) => `按${spaced(format)}读取：${bytes}。`,
  alternatives: (formats) => `也可以读作：${formats}。`,
  truncated: '粘贴的内容被截断了。',
  leftOut: (what) => `已略去：${what}。`,
  run: (number, direction, bytes) => `第 ${number} 部分：${direction}，${bytes}`,
  payloadRun: '消息内容，没有帧头。',
  handshakeRun: '握手报文，没有帧。判定握手请用 frame-by-frame handshake。',
  frame: (number, rest) => `第 ${number} 帧：${rest}`,
  columns: { flags: 'RSV1-3', opcode: '操作码', length: '长度', key: '掩码键', text: '文本：' },
  onTheWire: '线路上',
  unmasked: '去掩码后',
  comma: '、',
  colon: '：',
  space: '',
  moreBytes: (bytes) => `…… 还有 ${bytes}`,
  severity: { error: '错误', warning: '警告', note: '提示' },
  finding: (severity, title) => `${severity}：${title}`,
  source: (section, closeCode) => (closeCode === null ? `（${section}）` : `（${section}，以 ${closeCode} 关闭）`),
  wayOut: (text) => `怎么改：${text}`,
  forExample: (who, text) => `例如 ${who}：${text}`,
  messages: '消息',
  noMessages: '没有完整的消息。',
  message: (number, kind, bytes, frames) => `#${number}  ${kind}，${bytes}，${frames}`,
  inFrames: (frames) => `第 ${frames.join('、')} 帧`,
  noFrames: '没有帧。',
  verdictFine: '判定：严格的接收方找不到问题。',
  verdictSender: '判定：严格的接收方不会使连接失败；标出的问题错在发送方。',
  verdictFails: (code, frame, byte) => `判定：严格的接收方读到第 ${byte} 字节（第 ${frame} 帧）时，以 ${code} 使连接失败。`,
  diagnoses: '可能是什么',
  diagnosis: (title, percent) => `${title}（${percent} %）`,
  repair: (text, bytes) => `修复：${text}：${bytes}`,
} satisfies Shape<typeof en>;
