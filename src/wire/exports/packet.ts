/**
 * A TCP segment in an IPv4 packet between two ends on one machine, checksums included.
 *
 * Knows the layouts of RFC 791 and RFC 9293. Must not know what the bytes mean.
 */

export const FIN = 0b0000_0001;
export const SYN = 0b0000_0010;
export const RST = 0b0000_0100;
export const PSH = 0b0000_1000;
export const ACK = 0b0001_0000;

const IP_HEADER = 20;
const TCP_HEADER = 20;

/** Bytes of both headers; neither has options. */
export const HEADERS = IP_HEADER + TCP_HEADER;

/** RFC 791 §3.1: "Total Length is the length of the datagram […]. This field allows the length of a datagram to be up to 65,535 octets." */
export const MOST_PAYLOAD = 65_535 - HEADERS;

const LOOPBACK = 0x7f00_0001;
const TCP = 6;

export interface TcpSegment {
  readonly sourcePort: number;
  readonly destinationPort: number;
  /** Counted from 0; taken modulo 2^32. */
  readonly sequence: number;
  readonly acknowledgement: number;
  readonly flags: number;
  /** Of the IPv4 packet; taken modulo 2^16. */
  readonly identification: number;
  /** At most MOST_PAYLOAD bytes. */
  readonly payload: Uint8Array;
}

/** Writes the packet at `at`, where there are HEADERS bytes of zero and room for the payload. */
export function writePacket(view: DataView, at: number, segment: TcpSegment): void {
  const { payload } = segment;
  const length = HEADERS + payload.length;
  // Version 4, five words of header.
  view.setUint8(at, 0x45);
  view.setUint16(at + 2, length);
  view.setUint16(at + 4, segment.identification);
  // Don't Fragment.
  view.setUint16(at + 6, 0x4000);
  view.setUint8(at + 8, 64);
  view.setUint8(at + 9, TCP);
  view.setUint32(at + 12, LOOPBACK);
  view.setUint32(at + 16, LOOPBACK);
  view.setUint16(at + 10, checksum(view, at, IP_HEADER, 0));

  const tcp = at + IP_HEADER;
  view.setUint16(tcp, segment.sourcePort);
  view.setUint16(tcp + 2, segment.destinationPort);
  view.setUint32(tcp + 4, segment.sequence);
  view.setUint32(tcp + 8, segment.acknowledgement);
  // Five words of header.
  view.setUint8(tcp + 12, 0x50);
  view.setUint8(tcp + 13, segment.flags);
  view.setUint16(tcp + 14, 65_535);
  new Uint8Array(view.buffer, view.byteOffset + tcp + TCP_HEADER, payload.length).set(payload);
  // RFC 9293 §3.1: "The checksum also covers a pseudo-header […] conceptually prefixed to the TCP header": addresses, protocol, length.
  const pseudo = 2 * ((LOOPBACK >>> 16) + (LOOPBACK & 0xffff)) + TCP + TCP_HEADER + payload.length;
  view.setUint16(tcp + 16, checksum(view, tcp, TCP_HEADER + payload.length, pseudo));
}

/** RFC 1071: "the 16-bit ones' complement of the ones' complement sum" of the words, an odd byte at the end padded with zero. */
function checksum(view: DataView, at: number, length: number, start: number): number {
  let sum = start;
  const even = at + length - (length % 2);
  for (let word = at; word < even; word += 2) sum += view.getUint16(word);
  if (length % 2 === 1) sum += view.getUint8(even) << 8;
  while (sum > 0xffff) sum = (sum & 0xffff) + Math.floor(sum / 0x1_0000);
  return ~sum & 0xffff;
}
