/**
 * Bytes as dumps: offset, hex and ASCII columns as Wireshark copies them, and input for text2pcap.
 *
 * Knows the two layouts. Must not know frames; a packet is whatever bytes the caller wants in one.
 */
import type { Direction } from '../protocol/annotation/model.ts';

const PER_LINE = 16;
const pair = (byte: number): string => byte.toString(16).padStart(2, '0');
const hex = (bytes: Uint8Array): string => Array.from(bytes, pair).join(' ');
const offset = (at: number, digits: number): string => at.toString(16).padStart(digits, '0');
const ascii = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');

/** Offset, sixteen bytes, ASCII: the shape of Wireshark's "Copy as hex dump". No bytes give no line. */
export function hexDump(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += PER_LINE) {
    const row = bytes.subarray(at, at + PER_LINE);
    lines.push(`${offset(at, 4)}   ${hex(row).padEnd(PER_LINE * 3 - 1)}   ${ascii(row)}`);
  }
  return lines.join('\n');
}

export interface Packet {
  readonly bytes: Uint8Array;
  readonly direction: Direction;
}

/** A command that turns the text below it into a capture; `-T` adds TCP, IP and Ethernet headers, `-D` reads I and O. */
const COMMAND = '# text2pcap -D -T 49152,80 frames.txt frames.pcap';

/**
 * Input for text2pcap: each packet begins again at offset 0 and is preceded by `O` (outbound: client to server) or
 * `I` (inbound), when the direction is known. There is no ASCII column: text2pcap cannot tell `be` from a byte. Packets without bytes are left out, since
 * text2pcap has no way to write them.
 */
export function text2pcap(packets: readonly Packet[]): string {
  const blocks = packets
    .filter(({ bytes }) => bytes.length > 0)
    .map(({ bytes, direction }) => {
      const lines = direction === 'unknown' ? [] : [direction === 'c2s' ? 'O' : 'I'];
      for (let at = 0; at < bytes.length; at += PER_LINE) lines.push(`${offset(at, 6)} ${hex(bytes.subarray(at, at + PER_LINE))}`);
      return lines.join('\n');
    });
  return [COMMAND, ...blocks].join('\n\n') + '\n';
}
