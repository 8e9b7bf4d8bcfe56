/** Display names of the paste formats in English, used after “Read as”. Knows names only. */
import type { Format } from '../../capture/reading.ts';

export const en: Readonly<Record<Format, string>> = {
  'node-buffer': 'Node Buffer',
  'node-json': 'Node Buffer as JSON',
  escapes: 'string with escapes',
  'lua-escapes': 'Lua string (decimal escapes)',
  decimal: 'decimal bytes',
  'signed-decimal': 'signed decimal bytes',
  erlang: 'Erlang or Elixir binary',
  'hex-list': 'list of 0x bytes',
  hex: 'hex',
  'binary-digits': 'binary digits',
  hexdump: 'hex dump (hexdump, Wireshark)',
  xxd: 'xxd dump',
  od: 'od dump',
  tcpdump: 'tcpdump packet',
  base64: 'base64',
  devtools: 'browser tools hex view',
  'library-log': 'library log',
  har: 'HAR file',
  handshake: 'handshake',
  text: 'text',
};
