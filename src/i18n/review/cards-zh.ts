/**
 * 复习卡片的中文。
 *
 * Knows sentences; takes every number from the card's facts. Must not know how a card is drawn or judged.
 */
import { zh as terms } from '../terms/zh.ts';
import type { CardTexts, CloseSituation } from './facts.ts';

const who = (masked: boolean): string => (masked ? '客户端' : '服务器');
const bytes = (n: number): string => `${n.toLocaleString('en')} 字节`;

const SITUATIONS: Readonly<Record<CloseSituation, string>> = {
  done: '双方都说完了，聊天到此结束。',
  leaving: '服务器晚上要停机，或者浏览器正在离开页面。',
  rule: '没有协商扩展，却来了一帧保留位为 1 的帧。',
  type: '只接受文本的一端收到了二进制消息。',
  utf8: '一条文本消息里有字节 `ff`，UTF-8 里不可能有它。',
  policy: '消息违反了应用自己的规定，又没有更贴切的关闭码。',
  size: '消息太大，这一端处理不了。',
  inside: '服务器自己的代码抛出了异常。',
};
const codeOption = (code: number) => ({
  text: `${code}`,
  why: `${code} 是 ${terms.closeCode(code).name}：${terms.closeCode(code).meaning}。请找含义与这种情形一致的那一个。`,
});

export const cardsZh: CardTexts = {
  'who-sent': ({ bytes: shown, masked, second }) => ({
    title: '是谁发的？',
    prompt: `一帧以 \`${shown}\` 开头，是哪一端发的？`,
    right: `第二个字节是 \`${second}\`，第一位就是 MASK，${masked ? '为 1：只有客户端加掩码。' : '为 0：服务器从不加掩码，客户端一定加。'}`,
    options: {
      client: { text: '客户端', why: `MASK 是第二个字节 \`${second}\` 的第一位，这里是 0。客户端必须置 1。` },
      server: { text: '服务器', why: `MASK 是第二个字节 \`${second}\` 的第一位，这里是 1。服务器不能置 1。` },
    },
  }),
  'frame-size': ({ payload, masked, header, size }) => ({
    title: '一整帧有多长',
    prompt: `${who(masked)}用一帧发送 ${bytes(payload)}负载，这一帧一共多少字节？`,
    label: '字节数',
    right: `帧头 ${header} 字节，负载 ${payload} 字节，共 ${size}。`,
    wrong: {
      payload: `${payload} 只是负载。前面还有帧头：两个字节，MASK 为 1 时再加四个字节的掩码键。`,
      'no-key': '头两个字节算上了，掩码键没算：客户端的帧要带四个字节的键。',
    },
    otherwise: `你写的是 {value}。负载不超过 125 时帧头两个字节${masked ? '，客户端再加四个字节的键' : ''}，然后加上负载。`,
  }),
  'resource-name': ({ url, resource }) => ({
    title: '从 URL 到请求行',
    prompt: `客户端连接 \`${url}\`，\`GET\` 和 \`HTTP/1.1\` 之间写什么？`,
    label: '请求目标',
    right: `\`${resource}\`：路径加查询；没有路径就写一个斜杠。`,
    wrong: {
      'path-only': '差一点：先写路径，为空就写 `/`，再写带问号的查询。',
      whole: '整个地址不会出现在请求行里。协议和主机要去掉，主机另有 Host 一行。',
    },
    otherwise: '你写的是 {value}。去掉协议和主机，空路径写 `/`，保留查询。',
  }),
  port: ({ url, port, isDefault }) => ({
    title: '哪个端口？',
    prompt: `\`${url}\` 连接的是哪个 TCP 端口？`,
    label: '端口',
    right: isDefault ? `没有写端口，就是默认的 ${port}。` : `URL 里写着：${port}。`,
    wrong: {
      other: isDefault
        ? '那是另一种协议的默认端口：`ws` 与 HTTP 相同，`wss` 与 HTTPS 相同。'
        : '那是默认端口。URL 里写了端口，就以它为准。',
    },
    otherwise: '你写的是 {value}。先看主机后面有没有端口；没有的话，`ws` 是 80，`wss` 是 443。',
  }),
  'strict-server': ({ line, fault }) => ({
    title: '服务器怎么回答？',
    prompt: `一个请求其余各行都没有问题，其中有一行是 \`${line}\`。严格的服务器回什么状态码？`,
    right: {
      none: '没有任何错误：101，之后就可以发帧。',
      method: '只有大写的 `GET` 才能升级：405。',
      version: 'RFC 6455 的版本号是 13。回 426，并列出服务器支持的版本。',
      key: '键是 16 个字节的 base64，共 24 个字符：400。',
      upgrade: '`Upgrade` 里必须有 `websocket`：400。',
      http: '至少要 HTTP/1.1：505。',
    }[fault],
    options: {
      '101': { text: '101 Switching Protocols', why: `101 表示什么错都没有。请再看一眼 \`${line}\`：方法、版本、长度、拼写。` },
      '400': {
        text: '400 Bad Request',
        why:
          fault === 'none'
            ? '这里没有写错的地方，每一行都符合 §4.2.1。'
            : '确实有错，但这种错误有专门的状态码。是方法、WebSocket 的版本，还是 HTTP 的版本？',
      },
      '405': { text: '405 Method Not Allowed', why: '405 说的是方法，也就是请求行的第一个词；这里错的不是它。' },
      '426': { text: '426 Upgrade Required', why: '426 的意思是换个版本，并列出支持哪些；这里 `Sec-WebSocket-Version` 没有错。' },
      '505': { text: '505 HTTP Version Not Supported', why: '505 说的是请求行末尾 HTTP 自己的版本。' },
    },
  }),
  'which-message': ({ header }) => ({
    title: '请求、响应，还是都有？',
    prompt: `\`${header}\` 属于握手的哪条报文？`,
    right: `\`${header}\`：${{ Host: '请求用它说明要找哪台服务器', Upgrade: '请求里提出，响应里同意', Connection: '请求里提出，响应里同意', 'Sec-WebSocket-Key': '客户端的一次性随机数，在请求里', 'Sec-WebSocket-Accept': '服务器的证明，在响应里', 'Sec-WebSocket-Version': '请求里写一个；响应只在拒绝时才有', Origin: '浏览器在请求里说明是哪个网页要连' }[header]}。`,
    options: {
      request: { text: '请求', why: `想一想谁先用得着它：\`${header}\` 不只是客户端的事。` },
      response: { text: '101 响应', why: `服务器用它没什么可说的：\`${header}\` 来自客户端。` },
      both: { text: '两条都有', why: `两条报文里都有的只有 \`Upgrade\` 和 \`Connection\`，\`${header}\` 只属于其中一条。` },
    },
  }),
  'key-bytes': ({ key, octets, characters }) => ({
    title: '这个键有多长？',
    prompt: `\`Sec-WebSocket-Key: ${key}\` 解码后是多少字节？`,
    label: '字节数',
    right: `${characters} 个 base64 字符，${octets} 字节。${octets === 16 ? '可以作键。' : '键必须是 16 字节，服务器会拒绝它。'}`,
    wrong: { characters: `${characters} 是字符数。每四个字符对应三个字节，末尾每个 = 再减一。` },
    otherwise: '你写的是 {value}。每四个字符对应三个字节，末尾每个 = 减去一个。',
  }),
  'spare-bits': ({ keys: [first, second, third], last, means }) => ({
    title: '哪个键不可能？',
    prompt: '这三个键里，有两个是正确的编码器能写出来的，一个写不出来。是哪一个？',
    right: `它的第 22 个字符是 ${last}。这个字符的六位里只有前两位属于那 16 个字节，编码器会把其余四位写成 0，所以应当是 ${means}；一般只会是 A、Q、g 或 w。`,
    options: {
      a: { text: `\`${first}\``, why: '它的第 22 个字符，也就是 == 前的最后一个，是 A、Q、g 或 w，多余的四位正好都是 0。' },
      b: { text: `\`${second}\``, why: '它的第 22 个字符，也就是 == 前的最后一个，是 A、Q、g 或 w，多余的四位正好都是 0。' },
      c: { text: `\`${third}\``, why: '它的第 22 个字符，也就是 == 前的最后一个，是 A、Q、g 或 w，多余的四位正好都是 0。' },
    },
  }),
  'read-opcode': ({ byte, bits, opcode }) => ({
    title: '读出操作码',
    prompt: `一帧以字节 \`${byte}\` 开头，操作码是多少？`,
    label: '操作码',
    right: `\`${byte}\` 就是 \`${bits}\`，右边四位是 ${opcode}：${terms.frameNoun(opcode)}。`,
    wrong: {
      byte: '那是整个字节。操作码是右半个字节，也就是第二个十六进制数字。',
      left: '那是左半个字节：FIN 和三个保留位。操作码在右半个字节。',
    },
    otherwise: `你读出的是 {value}。把这个字节写成二进制 \`${bits}\`，取右边四位。`,
  }),
  'first-byte': ({ opcode, fin, bits }) => ({
    title: '写出首字节',
    prompt: `没有协商扩展。一个${terms.frameNoun(opcode)}，${fin ? '是消息的最后一帧（FIN 为 1）' : '不是消息的最后一帧（FIN 为 0）'}，首字节是什么？`,
    label: '十六进制字节',
    right: `\`${bits}\`：FIN 为 ${fin ? 1 : 0}，三个 0，操作码 ${opcode}。`,
    wrong: {
      fin: `FIN 是这个字节的第一位，权值 \`80\`，这里应为 ${fin ? 1 : 0}。`,
      opcode: `左半个字节对了。右半个字节是操作码，${terms.opcodeName(opcode)}是 ${opcode}。`,
    },
    otherwise: '你写的是 {value}。左半个字节是 FIN 加三个 0，所以是 8 或 0；右半个字节是操作码的十六进制数字。',
  }),
  'first-byte-legal': ({ byte, bits, opcode }) => ({
    title: '一帧可以这样开头吗？',
    prompt: `没有协商扩展，也没有未完成的消息。一帧以 \`${byte}\` 开头，接收方怎么看？`,
    right: `\`${bits}\`：一位 FIN，三位保留位，四位操作码（${opcode}，${terms.opcodeName(opcode)}）。`,
    options: {
      legal: {
        text: '合法',
        why: `从左到右看 \`${bits}\`：操作码不小于 8 时 FIN 是否为 1，接下来三位是否为 0，操作码是否属于已定义的六个？`,
      },
      rsv: { text: '保留位被置 1', why: `保留位是 \`${bits}\` 的第二到第四位，它们都是 0。` },
      opcode: { text: '操作码是保留的', why: `操作码是 ${opcode}（${terms.opcodeName(opcode)}），是有定义的。` },
      fragmented: { text: '控制帧被分片', why: `那需要操作码不小于 8 而 FIN 为 0，\`${bits}\` 不是这样。` },
    },
  }),
  'header-size': ({ payload, masked, more, size }) => ({
    title: '帧头有多长？',
    prompt: `${who(masked)}发送的一帧带 ${bytes(payload)}负载，帧头有多少字节？`,
    label: '帧头字节数',
    right: `2${more > 0 ? ` + 长度 ${more}` : ''}${masked ? ' + 掩码键 4' : ''} = ${size}。`,
    wrong: {
      'no-key': '漏了掩码键：客户端的帧头以四个字节的键结尾。',
      'no-length': `${payload.toLocaleString('en')} 用七位放不下：头两个字节之后还有 ${more} 个长度字节。`,
      'with-payload': '那是一整帧。帧头只是负载之前的部分。',
    },
    otherwise: '你写的是 {value}。两个字节；长度超过 125 再加 2，超过 65,535 再加 8；客户端再加 4 个字节的键。',
  }),
  'second-byte': ({ payload, masked, code }) => ({
    title: '写出第二个字节',
    prompt: `${who(masked)}发送的一帧带 ${bytes(payload)}负载，第二个字节是什么？`,
    label: '十六进制字节',
    right: `MASK 为 ${masked ? 1 : 0}，长度码 ${code}${code > 125 ? `，真正的长度在其后的 ${code === 126 ? 2 : 8} 个字节里` : ''}。`,
    wrong: {
      mask: `长度码对了。MASK 是第一位，权值 \`80\`：${masked ? '客户端必须置 1' : '服务器保持为 0'}。`,
      number: `七位只能直接表示不超过 125 的长度。${payload.toLocaleString('en')} 的长度码是 ${code}，长度写在后面。`,
    },
    otherwise: '你写的是 {value}。长度码：不超过 125 就是长度本身，不超过 65,535 是 126，再大是 127；MASK 为 1 时再加 `80`。',
  }),
  'length-bytes': ({ payload }) => ({
    title: '写出长度',
    prompt: `长度码是 126，负载 ${bytes(payload)}，后面的两个字节是什么？`,
    label: '两个十六进制字节',
    right: `${payload} = ${payload >> 8} × 256 + ${payload & 0xff}，高位在前。`,
    wrong: { swapped: '字节对了，顺序反了：网络字节序高位在前。' },
    otherwise: `你写的是 {value}。用 ${payload} 除以 256，商是第一个字节，余数是第二个。`,
  }),
  'mask-byte': ({ byte, key, keyByte, index, at, result }) => ({
    title: '给一个字节加掩码',
    prompt: `掩码键是 \`${key}\`。负载的第 ${index} 个字节（从 0 数起）\`${byte}\` 变成什么？`,
    label: '十六进制字节',
    right: `${index} mod 4 = ${at}：\`${byte}\` XOR \`${keyByte}\` = \`${result}\`。`,
    wrong: {
      'first-key-byte': `你用了键的第一个字节。第 ${index} 个字节对应键的第 ${index} mod 4 = ${at} 个字节，即 \`${keyByte}\`。`,
      same: '那还是原来的字节。要和键里对应的字节做异或。',
    },
    otherwise: `你写的是 {value}。键的字节：${index} mod 4 = ${at}，即 \`${keyByte}\`。异或：两位不同得 1，相同得 0。`,
  }),
  'unmask-letter': ({ byte, keyByte, plain }) => ({
    title: '去掉掩码',
    prompt: `线路上是 \`${byte}\`，键里对应的字节是 \`${keyByte}\`。这是哪个字母？`,
    label: '字母',
    right: `\`${byte}\` XOR \`${keyByte}\` 就是 ${plain} 的编码。异或两次就还原。`,
    wrong: { hex: `编码算对了，写成字母就是 ${plain}。` },
    otherwise: `你写的是 {value}。先算 \`${byte}\` XOR \`${keyByte}\`，再查表：\`61\` 是 a，\`62\` 是 b，依此类推。`,
  }),
  'guessed-key': ({ wanted, wantedByte, keyByte, result }) => ({
    title: '如果掩码键能被猜到',
    prompt: `攻击者的脚本知道下一个键字节是 \`${keyByte}\`。负载里放哪个字节，线路上才会出现“${wanted}”（\`${wantedByte}\`）？`,
    label: '十六进制字节',
    right: `\`${wantedByte}\` XOR \`${keyByte}\` = \`${result}\`。所以掩码键必须是脚本猜不到的。`,
    wrong: { wanted: `直接放 \`${wantedByte}\`，加掩码之后就变了。要放的是加掩码后变成 \`${wantedByte}\` 的字节。` },
    otherwise: `你写的是 {value}。掩码就是异或，所以要放 \`${wantedByte}\` XOR \`${keyByte}\`。`,
  }),
  'utf8-length': ({ text, characters, bytes: sum, each }) => ({
    title: '字符与字节',
    prompt: `一条文本消息是“${text}”，负载长度是多少？`,
    label: '字节数',
    right: `${each.map((one) => `${one.character} ${one.bytes}`).join('、')}，共 ${sum}。`,
    wrong: {
      characters: `${characters} 是字符数。长度数的是 UTF-8 的字节。`,
      utf16: '那是 JavaScript 里 `length` 的值，按 UTF-16 计数。帧里数的是 UTF-8 的字节。',
    },
    otherwise: '你写的是 {value}。ASCII 占 1 字节，带重音的字母和希腊字母占 2，汉字、€ 和箭头占 3，表情符号占 4。',
  }),
  'utf8-lead': ({ byte, bits, bytes: length }) => ({
    title: '这个字符有几个字节？',
    prompt: `一个字符的 UTF-8 以字节 \`${byte}\` 开头，它一共几个字节？`,
    label: '字节数',
    right: `\`${bits}\` ${length === 1 ? '以 0 开头：一个字节，ASCII' : `开头有 ${length} 个 1：${length} 个字节`}。`,
    wrong: {
      less: '少了一个：开头 1 的个数把首字节也算在内。',
      more: `多了一个：数一数 \`${bits}\` 开头有几个 1；一上来就是 0 表示只有一个字节。`,
    },
    otherwise: `你写的是 {value}。写成二进制 \`${bits}\`，数第一个 0 之前有几个 1；一个也没有就是一个字节。`,
  }),
  'fragment-byte': ({ type, place }) => ({
    title: '分片的首字节',
    prompt: `一条${terms.opcodeName(type)}消息分三帧发送，第${{ first: '一', middle: '二', last: '三' }[place]}帧的首字节是什么？`,
    label: '十六进制字节',
    right: `${place === 'first' ? `类型 ${type} 只写在第一片` : '第一片之后都是延续，操作码 0'}；FIN ${place === 'last' ? '为 1，因为是最后一片' : '为 0，因为后面还有'}。`,
    wrong: {
      whole: '那是一帧就发完的消息。这里 FIN 和操作码分在三帧里。',
      fin: '操作码对了。FIN 只在最后一片为 1。',
      opcode: 'FIN 对了。类型写在第一片，之后各片都是 0（延续）。',
    },
    otherwise: '你写的是 {value}。左半个字节：最后一片是 8，其他是 0。右半个字节：第一片写类型，其他写 0。',
  }),
  'frames-legal': ({ bytes: first }) => ({
    title: '这些帧可以这样排吗？',
    prompt: `一方先后发送几帧，首字节依次是 ${first.map((byte) => `\`${byte}\``).join(' ')}。接收方怎么看？`,
    right: '操作码 1 或 2 开始一条消息，0 延续它，FIN 为 1 结束它；控制帧可以插在中间。',
    options: {
      legal: {
        text: '没有问题，每条消息都完整',
        why: '顺着消息看：哪个字节开始（1、2），哪个延续（0），哪个结束（FIN 为 1）？有一步对不上。',
      },
      'no-start': { text: '延续帧没有可延续的消息', why: '这里每个操作码为 0 的帧之前都有未完成的消息。' },
      interrupted: {
        text: '上一条还没完，又开始了新消息',
        why: '这里没有哪个 1 或 2 出现在前一条的 FIN 之前。Ping 和 Pong 可以插在中间。',
      },
      unfinished: { text: '到此为止合法，但有一条消息没有完', why: '这里最后一条消息已经有了 FIN 为 1 的一帧，或者前面已经出错。' },
    },
  }),
  'pong-frame': ({ payload, length }) => ({
    title: '回应一个 Ping',
    prompt: `客户端的 Ping 带着负载 \`${payload}\`（去掉掩码之后）。写出服务器回应的整帧。`,
    label: '整帧（十六进制）',
    right: `Pong（\`8a\`），不加掩码，长度 ${length}，负载照抄。`,
    wrong: {
      ping: '那又是一个 Ping：操作码 9。回应的操作码是 10，即 `8a`。',
      masked: '服务器的 MASK 为 0：第二个字节只有长度。',
    },
    otherwise: '你写的是 {value}。先写 `8a`，再写不带 MASK 的长度，然后照抄负载。',
  }),
  'ping-length': ({ length }) => ({
    title: 'Ping 可以这么长吗？',
    prompt: `一个 Ping 带 ${bytes(length)}负载，接收方怎么看？`,
    right: '控制帧最多带 125 字节，这样长度总能用七位写下。',
    options: {
      legal: { text: '合法', why: `${length} 超过了七位能直接表示的长度：上限是 125。` },
      'too-long': { text: '太长', why: `${length} 没有超过 125。什么都不带也是合法的。` },
    },
  }),
  'code-bytes': ({ code }) => ({
    title: '把关闭码写成字节',
    prompt: `关闭帧里，关闭码 ${code} 写成哪两个字节？`,
    label: '两个十六进制字节',
    right: `${code} = ${code >> 8} × 256 + ${code & 0xff}，高位在前。`,
    wrong: { swapped: '字节对了，顺序反了：高位在前。' },
    otherwise: `你写的是 {value}。1000 是 \`03 e8\`，可以从它数起，或者用 ${code} 除以 256。`,
  }),
  'read-code': ({ bytes: frame, code }) => ({
    title: '读出关闭码',
    prompt: `服务器发来 \`${frame}\`，关闭码是多少？`,
    label: '关闭码',
    right: `${code}：${terms.closeCode(code).name}。`,
    wrong: { swapped: '你把低位字节读在了前面。高位在前。' },
    otherwise: '你写的是 {value}。`88 02` 之后的两个字节是负载：第一个 × 256 + 第二个。',
  }),
  'which-code': ({ situation }) => ({
    title: '用哪个关闭码？',
    prompt: `${SITUATIONS[situation]}关闭帧里用哪个关闭码？`,
    right: '这个码就是为此定义的（§7.4.1）。',
    options: {
      '1000': codeOption(1000),
      '1001': codeOption(1001),
      '1002': codeOption(1002),
      '1003': codeOption(1003),
      '1007': codeOption(1007),
      '1008': codeOption(1008),
      '1009': codeOption(1009),
      '1011': codeOption(1011),
    },
  }),
  'code-on-wire': ({ code }) => ({
    title: '这个码可以发送吗？',
    prompt: `收到一个关闭帧，关闭码是 ${code}。严格的接收方怎么处理？`,
    right: `${code}，${terms.closeCode(code).name}：${terms.closeCode(code).meaning}。`,
    options: {
      usable: { text: '接受', why: `${code} 不能出现在线路上：只有 1000–1003、1007–1014 和 3000–4999 可以。` },
      'never-sent': { text: '使连接失败：这个码只用来报告，从不发送', why: '只有 1005、1006 和 1015 是这样的叫法，用来称呼没有码的情形。' },
      unusable: {
        text: '使连接失败：这个码不能用',
        why: `${code} 另有归属：看看它是可以发送的（1000–1003、1007–1014、3000–4999），还是只用来报告的（1005、1006、1015）。`,
      },
    },
  }),
  'close-call': ({ code }) => ({
    title: '在网页里关闭',
    prompt: `脚本调用 \`socket.close(${code})\`，结果如何？`,
    right: '脚本可以用 1000 和 3000 到 4999，其余归浏览器用，调用会抛出 InvalidAccessError。',
    options: {
      works: { text: '发送带这个码的关闭帧', why: `${code} 既不是 1000，也不在 3000 到 4999 之间，网页不能用。` },
      throws: { text: '调用抛出异常', why: `${code} 是网页可以用的：1000，以及 3000 到 4999。` },
    },
  }),
  'buffered-amount': ({ texts, bytes: sum }) => ({
    title: '还有多少没发出去',
    prompt: `网页一口气发送 ${texts.map((text) => `“${text}”`).join('和')}，还没有任何内容发出去，这时 \`bufferedAmount\` 是多少？`,
    label: '字节数',
    right: `它们的 UTF-8 字节数，不算帧头：${sum}。`,
    wrong: {
      characters: '那是 JavaScript 里的 `length`。等待发送的量按 UTF-8 的字节数计算。',
      'with-headers': '帧头和键不算在内：`bufferedAmount` 只数应用数据。',
    },
    otherwise: '你写的是 {value}。把每个字符的 UTF-8 字节数（1、2、3 或 4）加起来。',
  }),
  'key-number': ({ key, digits, spaces }) => ({
    title: '2010 年的键',
    prompt: `Hixie-76：\`Sec-WebSocket-Key1: ${key}\` 代表哪个数？`,
    label: '数',
    right: `数字 ${digits}，${spaces} 个空格：${digits} / ${spaces}。`,
    wrong: {
      digits: '那是其中的数字。还要除以空格的个数。',
      'all-spaces': '是除，不是乘：数字除以空格数。',
    },
    otherwise: `你写的是 {value}。把数字连成一个数，忽略其他字符，再除以空格数（${spaces}）。`,
  }),
};
