/** Writers of bytes as tools print them, each with the format that its output is read as. */
import type { Format } from '../../../src/capture/reading.ts';

export const hex2 = (byte: number): string => byte.toString(16).padStart(2, '0');
const list = (bytes: Uint8Array, spell: (byte: number) => string, separator = ', '): string => [...bytes].map(spell).join(separator);

function dumpLines(bytes: Uint8Array, line: (offset: number, part: Uint8Array) => string): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += 16) lines.push(line(at, bytes.subarray(at, at + 16)));
  return lines.join('\n');
}
const ascii = (part: Uint8Array): string =>
  [...part].map((byte) => (byte > 0x1f && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
export const octal = (value: number, width: number): string => value.toString(8).padStart(width, '0');
/** One value as C and Python spell it: itself when printable, else two hex digits. */
export const escaped = (byte: number): string =>
  byte > 0x1f && byte < 0x7f && byte !== 0x22 && byte !== 0x5c ? String.fromCharCode(byte) : `\\x${hex2(byte)}`;

/** How tools write any bytes, and as what they are read. */
export const WRITERS: Readonly<Record<string, readonly [Format, (bytes: Uint8Array) => string]>> = {
  'Node Buffer': ['node-buffer', (bytes) => `<Buffer ${list(bytes, hex2, ' ')}>`],
  'Node Buffer with words around': ['node-buffer', (bytes) => `got\n  <Buffer ${list(bytes, hex2, ' ')}>\n${bytes.length}`],
  'Node JSON': ['node-json', (bytes) => JSON.stringify({ type: 'Buffer', data: [...bytes] })],
  'Uint8Array as JSON': ['node-json', (bytes) => JSON.stringify(bytes)],
  'C escapes': ['escapes', (bytes) => `"${list(bytes, (byte) => `\\x${hex2(byte)}`, '')}"`],
  'escapes and text': ['escapes', (bytes) => `b"${list(bytes, escaped, '')}"`],
  'C octal': ['escapes', (bytes) => `b"${list(bytes, (byte) => `\\${octal(byte, 3)}`, '')}"`],
  Lua: ['lua-escapes', (bytes) => `"${list(bytes, (byte) => `\\${String(byte).padStart(3, '0')}`, '')}"`],
  'JavaScript list': ['decimal', (bytes) => `[${list(bytes, String)}]`],
  'Go %v': ['decimal', (bytes) => `[${list(bytes, String, ' ')}]`],
  'bare decimal': ['decimal', (bytes) => list(bytes, String, ' ')],
  Java: ['signed-decimal', (bytes) => `[${list(bytes, (byte) => String((byte << 24) >> 24))}]`],
  Erlang: ['erlang', (bytes) => `<<${list(bytes, String, ',')}>>`],
  'C array': ['hex-list', (bytes) => `uint8_t x[${bytes.length}] = {\n${list(bytes, (byte) => `0x${hex2(byte)}`)}\n};`],
  '0x list': ['hex-list', (bytes) => list(bytes, (byte) => `0x${byte.toString(16)}`, ' ')],
  'Java casts': ['hex-list', (bytes) => `{${list(bytes, (byte) => `(byte) 0x${hex2(byte).toUpperCase()}`)}}`],
  'spaced hex': ['hex', (bytes) => list(bytes, hex2, ' ')],
  'colon hex': ['hex', (bytes) => list(bytes, hex2, ':')],
  'BitConverter.ToString': ['hex', (bytes) => list(bytes, (byte) => hex2(byte).toUpperCase(), '-')],
  'hex of two lines': ['hex', (bytes) => `${list(bytes.subarray(0, 9), hex2, ' ')}\n${list(bytes.subarray(9), hex2, ' ')}`],
  'bare hex': ['hex', (bytes) => list(bytes, hex2, '')],
  'binary digits': ['binary-digits', (bytes) => list(bytes, (byte) => byte.toString(2).padStart(8, '0'), ' ')],
  'binary digits in a row': ['binary-digits', (bytes) => list(bytes, (byte) => byte.toString(2).padStart(8, '0'), '')],
  'hexdump -C': [
    'hexdump',
    (bytes) =>
      `${dumpLines(bytes, (at, part) => `${at.toString(16).padStart(8, '0')}  ${list(part, hex2, ' ').padEnd(47)}  |${ascii(part)}|`)}\n${bytes.length.toString(16).padStart(8, '0')}`,
  ],
  Wireshark: [
    'hexdump',
    (bytes) => dumpLines(bytes, (at, part) => `${at.toString(16).padStart(4, '0')}   ${list(part, hex2, ' ').padEnd(47)}   ${ascii(part)}`),
  ],
  'rows of hex and text without offsets': [
    'hex',
    (bytes) => dumpLines(bytes, (_, part) => `${list(part, hex2, ' ').padEnd(47)}   ${ascii(part)}`),
  ],
  Netty: [
    'hexdump',
    (bytes) =>
      `+--------+----------------+\n${dumpLines(bytes, (at, part) => `|${at.toString(16).padStart(8, '0')}| ${list(part, hex2, ' ').padEnd(47)} |${ascii(part).padEnd(16)}|`)}\n+--------+----------------+`,
  ],
  xxd: [
    'xxd',
    (bytes) =>
      dumpLines(
        bytes,
        (at, part) =>
          `${at.toString(16).padStart(8, '0')}: ${list(part, hex2, '')
            .replace(/(.{4})(?=.)/g, '$1 ')
            .padEnd(39)}  ${ascii(part)}`,
      ),
  ],
  'od -t x1': ['od', (bytes) => `${dumpLines(bytes, (at, part) => `${octal(at, 7)} ${list(part, hex2, ' ')}`)}\n${octal(bytes.length, 7)}`],
  'od -b': [
    'od',
    (bytes) =>
      `${dumpLines(bytes, (at, part) => `${octal(at, 7)} ${list(part, (byte) => octal(byte, 3), ' ')}`)}\n${octal(bytes.length, 7)}`,
  ],
  base64: ['base64', (bytes) => Buffer.from(bytes).toString('base64')],
  base64url: ['base64', (bytes) => Buffer.from(bytes).toString('base64url')],
  'data: URL': ['base64', (bytes) => `data:application/octet-stream;base64,${Buffer.from(bytes).toString('base64')}`],
  'Autobahn log': ['library-log', (bytes) => `TX Octets to tcp4:127.0.0.1:9000 : sync = False, octets = ${list(bytes, hex2, '')}`],
};
