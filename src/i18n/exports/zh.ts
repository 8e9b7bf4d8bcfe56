/** 各种导出格式的中文名称，键与导出登记表一致。Knows names only. */
import type { Shape } from '../catalogue.ts';
import type { en } from './en.ts';

export const zh = {
  hex: '十六进制',
  'hex-plain': '十六进制（无空格）',
  escapes: '转义字符串（\\x81…）',
  base64: 'Base64',
  c: 'C 数组',
  go: 'Go（[]byte）',
  rust: 'Rust（&[u8]）',
  python: 'Python（bytes）',
  java: 'Java（byte[]，有符号）',
  javascript: 'JavaScript（Uint8Array）',
  erlang: 'Erlang（<<129,…>>）',
  printf: 'Shell：printf … | nc',
  'hex-dump': '十六进制转储（Wireshark 的复制格式）',
  text2pcap: 'text2pcap 的输入',
  figure: 'RFC 式字符图',
  svg: '图形（SVG）',
} satisfies Shape<typeof en>;
