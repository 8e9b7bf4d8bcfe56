/** Builds captured packets from the header layouts of RFC 791, RFC 8200, RFC 9293 and the tcpdump link types. */
import { concat } from './bytes.ts';

export interface PacketSpec {
  readonly link?: 'none' | 'ethernet' | 'vlan' | 'qinq' | 'sll' | 'sll2' | 'loopback-little' | 'loopback-big';
  readonly version?: 4 | 6;
  readonly payload: Uint8Array;
  /** Option words for IPv4; for IPv6 a destination options header when above 0. */
  readonly ipOptions?: number;
  readonly tcpOptions?: number;
  readonly sourcePort?: number;
  readonly destinationPort?: number;
  readonly flags?: number;
  readonly padding?: number;
  readonly totalLength?: number;
  readonly checksum?: number;
}

const be16 = (value: number) => [value >> 8, value & 0xff];

export function packet(spec: PacketSpec): Uint8Array {
  const version = spec.version ?? 4;
  const segment = tcpSegment(spec);
  const ip = version === 4 ? ipv4(spec, segment) : ipv6(spec, segment);
  return concat(linkHeader(spec.link ?? 'none', version), ip, new Uint8Array(spec.padding ?? 0));
}

function tcpSegment(spec: PacketSpec): Uint8Array {
  const words = spec.tcpOptions ?? 0;
  return concat(
    be16(spec.sourcePort ?? 51234),
    be16(spec.destinationPort ?? 0x8161),
    [0x37, 0x5a, 0x2f, 0xa8, 0xbd, 0x74, 0x21, 0x7e],
    [(5 + words) << 4, spec.flags ?? 0x18, 0x04, 0x58, 0xf9, 0xea, 0, 0],
    new Array<number>(words * 4).fill(1),
    spec.payload,
  );
}

function ipv4(spec: PacketSpec, segment: Uint8Array): Uint8Array {
  const words = spec.ipOptions ?? 0;
  const total = spec.totalLength ?? 20 + words * 4 + segment.length;
  const header = [0x45 + words, 0, ...be16(total), 0xc2, 0xed, 0x40, 0, 64, 6, 0, 0, 10, 0, 0, 7, 192, 168, 1, 9];
  header.push(...new Array<number>(words * 4).fill(1));
  let sum = 0;
  for (let i = 0; i < header.length; i += 2) sum += (header[i]! << 8) | header[i + 1]!;
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  const checksum = spec.checksum ?? 0xffff - sum;
  header.splice(10, 2, ...be16(checksum));
  return concat(header, segment);
}

function ipv6(spec: PacketSpec, segment: Uint8Array): Uint8Array {
  const words = spec.ipOptions ?? 0;
  const options = words === 0 ? [] : [6, words - 1, 1, 4, 0, 0, 0, 0, ...new Array<number>((words - 1) * 8).fill(0)];
  const length = spec.totalLength ?? options.length + segment.length;
  const address = (last: number) => [0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, last];
  return concat([0x60, 0, 0, 0, ...be16(length), words === 0 ? 6 : 60, 64], address(1), address(2), options, segment);
}

function linkHeader(link: NonNullable<PacketSpec['link']>, version: 4 | 6): number[] {
  const type = version === 4 ? [0x08, 0x00] : [0x86, 0xdd];
  const macs = [0x02, 0x42, 0xac, 0x11, 0x00, 0x02, 0x02, 0x42, 0xb1, 0x02, 0x33, 0x44];
  const family = version === 4 ? 2 : 30;
  switch (link) {
    case 'none':
      return [];
    case 'ethernet':
      return [...macs, ...type];
    case 'vlan':
      return [...macs, 0x81, 0x00, 0x00, 0x64, ...type];
    case 'qinq':
      return [...macs, 0x88, 0xa8, 0x00, 0x0a, 0x81, 0x00, 0x00, 0x64, ...type];
    case 'sll':
      return [0x00, 0x04, 0x00, 0x01, 0x00, 0x06, 0x52, 0x54, 0x00, 0x28, 0xc4, 0x41, 0x6b, 0xa6, ...type];
    case 'sll2':
      return [...type, 0, 0, 0, 0, 0, 2, 0, 1, 4, 6, 0x52, 0x54, 0x00, 0x28, 0xc4, 0x41, 0x6b, 0xa6];
    case 'loopback-little':
      return [family, 0, 0, 0];
    case 'loopback-big':
      return [0, 0, 0, family];
  }
}
