/**
 * Peels Ethernet, Linux cooked, BSD loopback, IPv4, IPv6 and TCP headers off one captured packet.
 *
 * Knows header layouts and which combinations are believable. Must not know WebSocket frames, text formats, or how
 * several packets become a stream. It is strict on purpose: a frame stream must never be mistaken for a packet.
 */
import type { Direction } from '../protocol/annotation/model.ts';

export type LayerName = 'ethernet' | 'vlan' | 'linux-sll' | 'linux-sll2' | 'loopback' | 'ipv4' | 'ipv6' | 'tcp';

export interface LowerLayers {
  /** First byte of the TCP payload: an offset into the given bytes. */
  readonly start: number;
  /** Half-open end of the TCP payload: what the IP length counts, so link padding and checksums behind it are out. */
  readonly end: number;
  /** Outermost first, for instance `['linux-sll2', 'ipv4', 'tcp']`. */
  readonly layers: readonly LayerName[];
  readonly sourcePort: number;
  readonly destinationPort: number;
  /** An acknowledgement that carries nothing: neither payload nor SYN, FIN or RST. */
  readonly bareAck: boolean;
  /** Payload bytes that the IP length promises and the input does not hold. */
  readonly missing: number;
  /** Bytes behind `end`: Ethernet padding, a frame check sequence, or the next packet. */
  readonly trailing: number;
}

/** A network layer's claim: where TCP begins, where the packet ends, how much speaks for it. */
interface Network {
  readonly layers: readonly LayerName[];
  readonly tcp: number;
  readonly end: number;
  readonly evidence: number;
}

const ETHERTYPE_IPV4 = 0x0800;
const ETHERTYPE_IPV6 = 0x86dd;
/** IEEE 802.1Q, 802.1ad and the older 0x9100: each tag is four bytes and is followed by the next EtherType. */
const VLAN_TAGS: readonly number[] = [0x8100, 0x88a8, 0x9100];
const TCP = 6;
/** IPv6 extension headers that may stand before TCP (RFC 8200 §4.1); Authentication counts its length in words. */
const HOP_BY_HOP = 0;
const ROUTING = 43;
const FRAGMENT = 44;
const AUTHENTICATION = 51;
const DESTINATION_OPTIONS = 60;
/** Address family numbers of BSD loopback captures: 2 is IPv4; 24, 28 and 30 are IPv6 on the BSDs and macOS, 10 on Linux. */
const LOOPBACK_FAMILIES = new Map<number, 4 | 6>([
  [2, 4],
  [10, 6],
  [24, 6],
  [28, 6],
  [30, 6],
]);
/** Enough independent signs that headers, not frame bytes, are being read. */
const ENOUGH_EVIDENCE = 3;
/** Through the flags: without them nothing says that this is TCP. */
const TCP_BYTES_NEEDED = 14;
const TCP_MINIMUM = 20;
const TRAILER_LIMIT = 64;

/**
 * Finds the TCP payload of one packet that begins at the first byte with any of the link layers above or with IP itself.
 * A packet cut by the capture is read as far as it goes (`missing` > 0). Null when the bytes are not such a packet;
 * bytes of ordinary frames are not: no legal first frame byte begins an IP header, and a link header alone proves nothing.
 * `isPacket`: who printed the bytes prints packets only, so that cut or edited ones are believed too.
 */
export function stripLowerLayers(bytes: Uint8Array, isPacket = false): LowerLayers | null {
  const network = fromIp(bytes, 0, [], 0) ?? fromEthernet(bytes) ?? fromCooked(bytes) ?? fromCooked2(bytes) ?? fromLoopback(bytes);
  return network === null ? null : fromTcp(bytes, network, isPacket);
}

/**
 * Which way a segment went, judged by its ports: the server is the side with the well-known or clearly lower one.
 * `unknown` when both ports look alike.
 */
export function directionOfPorts(sourcePort: number, destinationPort: number): Direction {
  const source = portRank(sourcePort);
  const destination = portRank(destinationPort);
  return source === destination ? 'unknown' : source < destination ? 's2c' : 'c2s';
}

/** 0: web ports; 1: privileged; 2: registered; 3: ephemeral (IANA from 49152, Linux from 32768). */
function portRank(port: number): number {
  if (port === 80 || port === 443) return 0;
  if (port < 1024) return 1;
  return port < 32768 ? 2 : 3;
}

function fromEthernet(bytes: Uint8Array): Network | null {
  const layers: LayerName[] = ['ethernet'];
  let at = 12;
  while (layers.length < 4 && VLAN_TAGS.includes(uint16(bytes, at))) {
    layers.push('vlan');
    at += 4;
  }
  return fromEtherType(bytes, uint16(bytes, at), at + 2, layers);
}

/** LINKTYPE_LINUX_SLL: packet type, ARPHRD, address length, eight address bytes, EtherType. */
function fromCooked(bytes: Uint8Array): Network | null {
  if (uint16(bytes, 0) > 4 || uint16(bytes, 4) > 8) return null;
  return fromEtherType(bytes, uint16(bytes, 14), 16, ['linux-sll']);
}

/** LINKTYPE_LINUX_SLL2: EtherType, two zero bytes, interface index, ARPHRD, packet type, address length, address. */
function fromCooked2(bytes: Uint8Array): Network | null {
  if (uint16(bytes, 2) !== 0 || byteAt(bytes, 10) > 4 || byteAt(bytes, 11) > 8) return null;
  return fromEtherType(bytes, uint16(bytes, 0), 20, ['linux-sll2']);
}

/** LINKTYPE_NULL and LINKTYPE_LOOP: the address family in the capturing host's byte order, then IP. */
function fromLoopback(bytes: Uint8Array): Network | null {
  const big = uint16(bytes, 0) === 0 && byteAt(bytes, 2) === 0;
  const little = byteAt(bytes, 1) === 0 && uint16(bytes, 2) === 0;
  const version = LOOPBACK_FAMILIES.get(byteAt(bytes, little ? 0 : 3));
  if ((!big && !little) || version === undefined || byteAt(bytes, 4) >> 4 !== version) return null;
  return fromIp(bytes, 4, ['loopback'], 2);
}

function fromEtherType(bytes: Uint8Array, etherType: number, at: number, layers: readonly LayerName[]): Network | null {
  if (etherType === ETHERTYPE_IPV4 && byteAt(bytes, at) >> 4 === 4) return fromIp(bytes, at, layers, 2);
  if (etherType === ETHERTYPE_IPV6 && byteAt(bytes, at) >> 4 === 6) return fromIp(bytes, at, layers, 2);
  return null;
}

function fromIp(bytes: Uint8Array, at: number, layers: readonly LayerName[], evidence: number): Network | null {
  const version = byteAt(bytes, at) >> 4;
  return version === 4 ? fromIpv4(bytes, at, layers, evidence) : version === 6 ? fromIpv6(bytes, at, layers, evidence) : null;
}

/** RFC 791 §3.1. A fragment other than the first has no TCP header and is refused. */
function fromIpv4(bytes: Uint8Array, at: number, layers: readonly LayerName[], evidence: number): Network | null {
  const headerLength = (byteAt(bytes, at) & 0b1111) * 4;
  const total = uint16(bytes, at + 2);
  const fragment = uint16(bytes, at + 6);
  if (headerLength < 20 || bytes.length < at + headerLength + TCP_BYTES_NEEDED) return null;
  if (byteAt(bytes, at + 9) !== TCP || (fragment & 0b1001_1111_1111_1111) !== 0 || byteAt(bytes, at + 8) === 0) return null;
  // Segmentation offload leaves a total length of 0 in captures on the sending host: everything there belongs to it.
  if (total !== 0 && total < headerLength + TCP_MINIMUM) return null;
  const checksum = uint16(bytes, at + 10);
  const sum = onesComplementSum(bytes, at, at + headerLength);
  const end = total === 0 ? bytes.length : at + total;
  return {
    layers: [...layers, 'ipv4'],
    tcp: at + headerLength,
    end,
    // Offload also leaves a zero checksum; an edited address breaks it without making the packet less of one.
    evidence: evidence + (sum === 0xffff ? 3 : checksum === 0 ? 1 : 0) + lengthEvidence(bytes, end),
  };
}

/** RFC 8200 §3 and §4: the fixed header, then extension headers until TCP. */
function fromIpv6(bytes: Uint8Array, at: number, layers: readonly LayerName[], evidence: number): Network | null {
  const length = uint16(bytes, at + 4);
  let next = byteAt(bytes, at + 6);
  let tcp = at + 40;
  for (let headers = 0; next !== TCP; headers++) {
    if (headers === 8 || bytes.length < tcp + 8) return null;
    const here = next;
    next = byteAt(bytes, tcp);
    if (here === HOP_BY_HOP || here === ROUTING || here === DESTINATION_OPTIONS) tcp += (byteAt(bytes, tcp + 1) + 1) * 8;
    else if (here === AUTHENTICATION) tcp += (byteAt(bytes, tcp + 1) + 2) * 4;
    else if (here === FRAGMENT && (uint16(bytes, tcp + 2) & 0xfff8) === 0) tcp += 8;
    else return null;
  }
  if (byteAt(bytes, at + 7) === 0 || bytes.length < tcp + TCP_BYTES_NEEDED) return null;
  const end = length === 0 ? bytes.length : at + 40 + length;
  if (end < tcp + TCP_MINIMUM) return null;
  const linkLocalOrGlobal = isCommonIpv6(byteAt(bytes, at + 8)) && isCommonIpv6(byteAt(bytes, at + 24));
  return { layers: [...layers, 'ipv6'], tcp, end, evidence: evidence + (linkLocalOrGlobal ? 2 : 0) + lengthEvidence(bytes, end) };
}

/** ::1, ::ffff:…, 64:ff9b::, 2000::/3, fc00::/7 and fe80::/10 by their first byte. */
function isCommonIpv6(first: number): boolean {
  return first === 0 || first >> 5 === 1 || first >= 0xfc;
}

function fromTcp(bytes: Uint8Array, network: Network, isPacket: boolean): LowerLayers | null {
  const { tcp, end } = network;
  const sourcePort = uint16(bytes, tcp);
  const destinationPort = uint16(bytes, tcp + 2);
  const dataOffset = (byteAt(bytes, tcp + 12) >> 4) * 4;
  const flags = byteAt(bytes, tcp + 13);
  // RFC 9293 §3.1: the data offset is at least 5 words; Rsrvd must be zero, its last bit once was the NS flag.
  if (dataOffset < TCP_MINIMUM || (byteAt(bytes, tcp + 12) & 0b1110) !== 0 || tcp + dataOffset > end) return null;
  if (sourcePort === 0 || destinationPort === 0 || !areBelievable(flags)) return null;
  if (!isPacket && network.evidence + (flags & ACK ? 1 : 0) < ENOUGH_EVIDENCE) return null;
  const present = Math.min(end, bytes.length);
  const start = Math.min(tcp + dataOffset, present);
  return {
    start,
    end: present,
    layers: [...network.layers, 'tcp'],
    sourcePort,
    destinationPort,
    bareAck: end === tcp + dataOffset && (flags & (ACK | SYN | FIN | RST)) === ACK,
    missing: end - Math.max(present, tcp + dataOffset),
    trailing: bytes.length - present,
  };
}

const FIN = 0b0_0001;
const SYN = 0b0_0010;
const RST = 0b0_0100;
const ACK = 0b1_0000;

/** Every segment but the first SYN and some resets acknowledges; SYN and FIN, SYN and RST never meet. */
function areBelievable(flags: number): boolean {
  if ((flags & SYN) !== 0) return (flags & (FIN | RST)) === 0;
  return (flags & (ACK | RST)) !== 0;
}

/** An IP length that ends where the bytes end, or shortly before (padding, check sequence), speaks for a packet. */
function lengthEvidence(bytes: Uint8Array, end: number): number {
  const over = bytes.length - end;
  return over === 0 ? 2 : over > 0 && over <= TRAILER_LIMIT ? 1 : 0;
}

/** RFC 1071: over a header with its checksum in place the sum is ffff. */
function onesComplementSum(bytes: Uint8Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += 2) sum += uint16(bytes, at);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return sum;
}

/** Bytes behind the end read as 0; every caller has checked the length where that would matter. */
function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}

function uint16(bytes: Uint8Array, at: number): number {
  return (byteAt(bytes, at) << 8) | byteAt(bytes, at + 1);
}
