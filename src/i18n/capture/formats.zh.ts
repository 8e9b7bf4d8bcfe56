/** 粘贴格式的中文名称。Knows names only. */
import type { Format } from '../../capture/reading.ts';

export const zh: Readonly<Record<Format, string>> = {
  'node-buffer': 'Node Buffer',
  'node-json': 'JSON 形式的 Node Buffer',
  escapes: '带转义的字符串',
  'lua-escapes': 'Lua 字符串（十进制转义）',
  decimal: '十进制字节',
  'signed-decimal': '有符号十进制字节',
  erlang: 'Erlang 或 Elixir 二进制',
  'hex-list': '0x 字节列表',
  hex: '十六进制',
  'binary-digits': '二进制数字',
  hexdump: '十六进制转储（hexdump、Wireshark）',
  xxd: 'xxd 转储',
  od: 'od 转储',
  tcpdump: 'tcpdump 数据包',
  base64: 'base64',
  devtools: '浏览器开发者工具的十六进制视图',
  'library-log': '库日志',
  har: 'HAR 文件',
  handshake: '握手报文',
  text: '文本',
};
