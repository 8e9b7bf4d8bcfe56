/** English names of the export forms, by the ids of the export registry. Knows names only. */
export const en = {
  hex: 'Hex',
  'hex-plain': 'Hex, no spaces',
  escapes: 'Escaped string (\\x81…)',
  javascript: 'JavaScript (Uint8Array)',
  c: 'C array',
  go: 'Go ([]byte)',
  python: 'Python (bytes)',
  base64: 'Base64',
  'hex-dump': 'Hex dump, as Wireshark copies it',
  text2pcap: 'Input for text2pcap',
};
