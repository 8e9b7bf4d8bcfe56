/** 各种导出格式的中文名称（键与导出登记表一致）和复制菜单的分组。Knows names only. */
import type { Shape } from '../catalogue.ts';
import type { en } from './en.ts';

export const zh = {
  forms: {
    hex: '十六进制',
    'hex-plain': '十六进制，无空格',
    escapes: '字符串 \\x81…',
    base64: 'Base64',
    c: 'C 数组',
    go: 'Go []byte',
    rust: 'Rust &[u8]',
    python: 'Python bytes',
    java: 'Java byte[]',
    javascript: 'JS Uint8Array',
    erlang: 'Erlang 二进制',
    printf: 'printf … | nc',
    'hex-dump': '十六进制转储',
    text2pcap: 'text2pcap 输入',
    figure: 'RFC 字符图',
    svg: 'SVG',
  },
  groups: { text: '文本', code: '代码', tool: '供工具使用', drawing: '图', file: '下载' },
  files: { svg: '图，.svg', bin: '字节，.bin', text2pcap: 'text2pcap，.txt' },
} satisfies Shape<typeof en>;
