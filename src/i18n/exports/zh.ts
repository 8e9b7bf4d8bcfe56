/** 各种导出格式的中文名称，键与导出登记表一致。Knows names only. */
import type { Shape } from '../catalogue.ts';
import type { en } from './en.ts';

export const zh = {
  hex: '十六进制',
  'hex-plain': '十六进制（无空格）',
  escapes: '转义字符串（\\x81…）',
  javascript: 'JavaScript（Uint8Array）',
  c: 'C 数组',
  go: 'Go（[]byte）',
  python: 'Python（bytes）',
  base64: 'Base64',
  'hex-dump': '十六进制转储（Wireshark 的复制格式）',
  text2pcap: 'text2pcap 的输入',
} satisfies Shape<typeof en>;
