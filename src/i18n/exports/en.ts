/** English names of the export forms, by the ids of the export registry. Knows names only. */
export const en = {
  hex: 'Hex',
  'hex-plain': 'Hex, no spaces',
  escapes: 'Escaped string (\\x81…)',
  base64: 'Base64',
  c: 'C array',
  go: 'Go ([]byte)',
  rust: 'Rust (&[u8])',
  python: 'Python (bytes)',
  java: 'Java (byte[], signed)',
  javascript: 'JavaScript (Uint8Array)',
  erlang: 'Erlang (<<129,…>>)',
  printf: 'Shell: printf … | nc',
  'hex-dump': 'Hex dump, as Wireshark copies it',
  text2pcap: 'Input for text2pcap',
  figure: 'RFC figure (text)',
  svg: 'Drawing (SVG)',
};
