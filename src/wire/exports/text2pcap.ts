/**
 * One connection of a wire log as input for Wireshark's text2pcap: what each side sent, with direction and time.
 *
 * Knows the layout that text2pcap reads. Must not know frames, or a clock: when the connection began is an argument.
 */
import { toHex } from '../../protocol/bytes/hex.ts';
import type { WireRecord } from '../record.ts';

const PER_LINE = 16;

/** An IPv4 packet is no longer than 65,535 bytes, 40 of which are the headers that text2pcap writes; what is left, in whole lines. */
const MOST_IN_A_PACKET = 65_488;

export interface Text2pcapOptions {
  readonly connection: number;
  /** Milliseconds since 1970 at the connection's first byte. */
  readonly began: number;
  readonly serverPort: number;
}

/**
 * `O` stands before what the client sent, `I` before what the server sent; text2pcap swaps the ports of `-T` for `O`. The first line is the command that makes a capture of it. Bytes
 * that the tap dropped leave no trace, nor do the ends of TCP: text2pcap writes data only.
 */
export function wireText2pcap(records: readonly WireRecord[], options: Text2pcapOptions): string {
  return [...wireText2pcapParts(records, options)].join('');
}

/** The same text piece by piece, a packet each: for who must not be held up by a long log. */
export function* wireText2pcapParts(
  records: readonly WireRecord[],
  { connection, began, serverPort }: Text2pcapOptions,
): Generator<string> {
  yield `# text2pcap -D -t ISO -T ${serverPort},49152 wire.txt wire.pcap\n`;
  for (const record of records) {
    if (record.connection !== connection || record.kind !== 'bytes') continue;
    const mark = `${record.from === 'client' ? 'O' : 'I'} ${timeOf(began + record.at)}`;
    for (let at = 0; at < record.bytes.length; at += MOST_IN_A_PACKET) {
      yield `\n${packet(mark, record.bytes.subarray(at, at + MOST_IN_A_PACKET))}\n`;
    }
  }
}

/** As ISO 8601, with microseconds. The last instant that a Date can tell stands for all behind it. */
function timeOf(time: number): string {
  const whole = Math.min(Math.floor(time), 8.64e15);
  const microseconds = Math.floor((time - Math.floor(time)) * 1000);
  return new Date(whole).toISOString().replace('Z', `${microseconds.toString().padStart(3, '0')}Z`);
}

function packet(mark: string, bytes: Uint8Array): string {
  const lines = [mark];
  for (let at = 0; at < bytes.length; at += PER_LINE) {
    lines.push(`${at.toString(16).padStart(6, '0')} ${toHex(bytes.subarray(at, at + PER_LINE), ' ')}`);
  }
  return lines.join('\n');
}
