/**
 * Bytes as dumps: offset, hex and ASCII columns as Wireshark copies them, and input for text2pcap.
 *
 * Knows the two layouts. Must not know frames; a packet is whatever bytes the caller wants in one.
 */
import type { Direction } from '../protocol/annotation/model.ts';
import { toHex } from '../protocol/bytes/hex.ts';

const PER_LINE = 16;
const offset = (at: number, digits: number): string => at.toString(16).padStart(digits, '0');
const ascii = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');

/** Offset, sixteen bytes, ASCII: the shape of Wireshark's "Copy as hex dump". No bytes give no line. */
export function hexDump(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += PER_LINE) {
    const row = bytes.subarray(at, at + PER_LINE);
    lines.push(`${offset(at, 4)}   ${toHex(row, ' ').padEnd(PER_LINE * 3 - 1)}   ${ascii(row)}`);
  }
  return lines.join('\n');
}

/** Bytes that went one way. */
export interface Packet {
  readonly bytes: Uint8Array;
  readonly direction: Direction;
}

/**
 * A command that turns the text below it into a capture; `-T` adds TCP, IP and Ethernet headers with the ports of what comes in, `-D` reads I
 * and O, and swaps them for O.
 */
const COMMAND = '# text2pcap -D -T 80,49152 frames.txt frames.pcap';

/** An IPv4 packet is no longer than 65,535 bytes, 40 of which are headers; what is left, in whole lines. */
const MOST_IN_A_PACKET = 65_488;

/**
 * Input for text2pcap: each packet begins again at offset 0 and is preceded by `O` (outbound: client to server) or
 * `I` (inbound), when the direction is known. There is no ASCII column: text2pcap cannot tell `be` from a byte. Packets
 * without bytes are left out, since text2pcap has no way to write them; what is too long for one packet makes several.
 */
export function text2pcap(packets: readonly Packet[]): string {
  const blocks = packets.flatMap(({ bytes, direction }) => {
    const made: string[] = [];
    for (let at = 0; at < bytes.length; at += MOST_IN_A_PACKET) made.push(packet(bytes.subarray(at, at + MOST_IN_A_PACKET), direction));
    return made;
  });
  return [COMMAND, ...blocks].join('\n\n') + '\n';
}

function packet(bytes: Uint8Array, direction: Direction): string {
  const lines = direction === 'unknown' ? [] : [direction === 'c2s' ? 'O' : 'I'];
  for (let at = 0; at < bytes.length; at += PER_LINE) lines.push(`${offset(at, 6)} ${toHex(bytes.subarray(at, at + PER_LINE), ' ')}`);
  return lines.join('\n');
}
