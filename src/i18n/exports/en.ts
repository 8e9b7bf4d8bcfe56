/** English names of the export forms, by the ids of the export registry, and of the copy menu's groups. Knows names only. */
export const en = {
  forms: {
    hex: 'Hex',
    'hex-plain': 'Hex, no spaces',
    escapes: 'String \\x81…',
    base64: 'Base64',
    c: 'C array',
    go: 'Go []byte',
    rust: 'Rust &[u8]',
    python: 'Python bytes',
    java: 'Java byte[]',
    javascript: 'JS Uint8Array',
    erlang: 'Erlang binary',
    printf: 'printf … | nc',
    'hex-dump': 'Hex dump',
    text2pcap: 'text2pcap input',
    figure: 'RFC figure',
    svg: 'SVG',
  },
  groups: { text: 'Text', code: 'Code', tool: 'For tools', drawing: 'Drawings', file: 'Download' },
  files: { svg: 'Drawing, .svg', bin: 'Bytes, .bin', text2pcap: 'text2pcap, .txt' },
};
