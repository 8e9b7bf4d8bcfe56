/**
 * A wire log as a capture file that Wireshark and tcpdump read: every connection as TCP over IPv4, with the headers that were not seen made
 * up around the bytes that were.
 *
 * Knows records and the file's layout. Must not know headers (packet.ts has them), or a clock: when connections began is an argument.
 */
import { joinBytes } from '../../protocol/bytes/join.ts';
import type { WireRecord, WireSide } from '../record.ts';
import { ACK, FIN, HEADERS, MOST_PAYLOAD, PSH, RST, SYN, type TcpSegment, writePacket } from './packet.ts';

export interface PcapOptions {
  /** Milliseconds since 1970 at a connection's first byte. */
  readonly began: (connection: number) => number;
  readonly serverPort: number;
}

/** draft-ietf-opsawg-pcap: "0xA1B2C3D4 […] the Seconds and Microseconds"; the packets begin with their IPv4 header. */
const MAGIC = 0xa1b2c3d4;
const LINKTYPE_RAW = 101;
const FILE_HEADER = 24;
const RECORD_HEADER = 16;
const SNAP_LENGTH = 262_144;

/** Packets that are written at a time; a packet has up to 64 KiB. */
const PACKETS_A_PART = 32;

/** The first of the ports that systems give to clients (RFC 6335 §6), and how many there are. */
const FIRST_CLIENT_PORT = 49_152;
const CLIENT_PORTS = 16_384;

interface Packet extends TcpSegment {
  /** Milliseconds since 1970. */
  readonly time: number;
}

/**
 * The file. Addresses are loopback ones; sequence numbers begin at 0, so that they count bytes. What the tap dropped is a gap in them. A log
 * that begins in the middle of a connection begins without its SYN. `lost` is a reset by the server, where the tap is.
 */
export function wirePcap(records: readonly WireRecord[], options: PcapOptions): Uint8Array {
  return joinBytes([...wirePcapParts(records, options)]);
}

/** The same file piece by piece, some of them empty: for who must not be held up by a long log. */
export function* wirePcapParts(records: readonly WireRecord[], options: PcapOptions): Generator<Uint8Array<ArrayBuffer>> {
  const connections = new Map<number, Conversation>();
  const packets: Packet[] = [];
  for (const record of records) {
    let conversation = connections.get(record.connection);
    if (conversation === undefined)
      connections.set(record.connection, (conversation = new Conversation(record.connection, options, packets)));
    conversation.take(record);
    yield NOTHING;
  }
  // Connections overlap: each has its packets in order, and sorting keeps those of one instant as they are.
  packets.sort((a, b) => a.time - b.time);
  yield fileHeader();
  for (let at = 0; at < packets.length; at += PACKETS_A_PART) yield partOf(packets.slice(at, at + PACKETS_A_PART));
}

function fileHeader(): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(FILE_HEADER));
  view.setUint32(0, MAGIC);
  // Version 2.4, then two fields that are zero.
  view.setUint16(4, 2);
  view.setUint16(6, 4);
  view.setUint32(16, SNAP_LENGTH);
  view.setUint32(20, LINKTYPE_RAW);
  return new Uint8Array(view.buffer);
}

function partOf(packets: readonly Packet[]): Uint8Array<ArrayBuffer> {
  const part = new Uint8Array(packets.reduce((sum, { payload }) => sum + RECORD_HEADER + HEADERS + payload.length, 0));
  const view = new DataView(part.buffer);
  let at = 0;
  for (const packet of packets) {
    const length = HEADERS + packet.payload.length;
    const microseconds = Math.round(packet.time * 1000);
    view.setUint32(at, Math.floor(microseconds / 1_000_000));
    view.setUint32(at + 4, microseconds % 1_000_000);
    view.setUint32(at + 8, length);
    view.setUint32(at + 12, length);
    writePacket(view, at + RECORD_HEADER, packet);
    at += RECORD_HEADER + length;
  }
  return part;
}

const NOTHING = new Uint8Array(0);
const other = (side: WireSide): WireSide => (side === 'client' ? 'server' : 'client');

/** One connection's TCP: who has sent how much. */
class Conversation {
  readonly #next: Record<WireSide, number> = { client: 0, server: 0 };
  readonly #ended: Record<WireSide, boolean> = { client: false, server: false };
  readonly #ports: Readonly<Record<WireSide, number>>;
  readonly #began: number;
  #packets = 0;
  #isBegun = false;

  constructor(
    connection: number,
    { began, serverPort }: PcapOptions,
    private readonly all: Packet[],
  ) {
    this.#ports = { client: FIRST_CLIENT_PORT + ((connection - 1) % CLIENT_PORTS), server: serverPort };
    this.#began = began(connection);
  }

  take(record: WireRecord): void {
    const { at } = record;
    if (record.kind === 'opened') this.#shakeHands(at);
    // The SYN counts as one byte, whether it was seen or not.
    else if (!this.#isBegun) this.#begin();
    if (record.kind === 'bytes') this.#data(at, record.from, record.bytes);
    else if (record.kind === 'dropped') this.#next[record.from] += record.count;
    else if (record.kind === 'end') this.#end(at, record.from);
    else if (record.kind === 'lost') this.#send(at, 'server', RST | ACK);
  }

  #begin(): void {
    this.#isBegun = true;
    this.#next.client = this.#next.server = 1;
  }

  #shakeHands(at: number): void {
    this.#send(at, 'client', SYN);
    this.#next.client = 1;
    this.#send(at, 'server', SYN | ACK);
    this.#begin();
    this.#send(at, 'client', ACK);
  }

  #data(at: number, from: WireSide, bytes: Uint8Array): void {
    for (let start = 0; start < bytes.length; start += MOST_PAYLOAD) {
      const payload = bytes.subarray(start, start + MOST_PAYLOAD);
      this.#send(at, from, PSH | ACK, payload);
      this.#next[from] += payload.length;
    }
  }

  #end(at: number, from: WireSide): void {
    this.#send(at, from, FIN | ACK);
    this.#next[from]++;
    this.#ended[from] = true;
    if (this.#ended[other(from)]) this.#send(at, other(from), ACK);
  }

  #send(at: number, from: WireSide, flags: number, payload: Uint8Array = NOTHING): void {
    this.all.push({
      time: this.#began + at,
      sourcePort: this.#ports[from],
      destinationPort: this.#ports[other(from)],
      sequence: this.#next[from],
      acknowledgement: (flags & ACK) === 0 ? 0 : this.#next[other(from)],
      flags,
      identification: this.#packets++,
      payload,
    });
  }
}
