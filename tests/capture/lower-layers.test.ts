import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { directionOfPorts, stripLowerLayers, type LayerName } from '../../src/capture/lower-layers.ts';
import { fromHexText } from './helpers/bytes.ts';
import { packet, type PacketSpec } from './helpers/packets.ts';

const HELLO = fromHexText('81 85 37 fa 21 3d 7f 9f 4d 51 58');

const links: { name: NonNullable<PacketSpec['link']>; layers: LayerName[] }[] = [
  { name: 'none', layers: [] },
  { name: 'ethernet', layers: ['ethernet'] },
  { name: 'vlan', layers: ['ethernet', 'vlan'] },
  { name: 'qinq', layers: ['ethernet', 'vlan', 'vlan'] },
  { name: 'sll', layers: ['linux-sll'] },
  { name: 'sll2', layers: ['linux-sll2'] },
  { name: 'loopback-little', layers: ['loopback'] },
  { name: 'loopback-big', layers: ['loopback'] },
];

describe('stripLowerLayers', () => {
  for (const { name, layers } of links) {
    for (const version of [4, 6] as const) {
      it(`finds the payload behind ${name} and IPv${version}`, () => {
        for (const [ipOptions, tcpOptions] of [
          [0, 0],
          [1, 3],
          [10, 10],
        ] as const) {
          const bytes = packet({ link: name, version, ipOptions, tcpOptions, payload: HELLO });
          const found = stripLowerLayers(bytes);
          expect(found).toMatchObject({
            layers: [...layers, version === 4 ? 'ipv4' : 'ipv6', 'tcp'],
            sourcePort: 51234,
            destinationPort: 0x8161,
            bareAck: false,
            missing: 0,
            trailing: 0,
          });
          expect(bytes.slice(found!.start, found!.end)).toEqual(HELLO);
        }
      });
    }
  }

  it('cuts the padding that fills a short Ethernet frame', () => {
    const bytes = packet({ link: 'ethernet', payload: fromHexText('89 00'), padding: 4 });
    const found = stripLowerLayers(bytes)!;
    expect(bytes.slice(found.start, found.end)).toEqual(fromHexText('89 00'));
    expect(found.trailing).toBe(4);
  });

  it('says that an acknowledgement carries nothing, padded or not', () => {
    for (const padding of [0, 6]) {
      const found = stripLowerLayers(packet({ link: 'ethernet', payload: new Uint8Array(0), flags: 0x10, padding }))!;
      expect(found.bareAck).toBe(true);
      expect(found.end).toBe(found.start);
    }
  });

  it('does not call SYN, FIN or RST a bare acknowledgement', () => {
    for (const flags of [0x02, 0x12, 0x11, 0x14, 0x04]) {
      expect(stripLowerLayers(packet({ payload: new Uint8Array(0), flags }))).toMatchObject({ bareAck: false });
    }
  });

  it('reads the packet of the sipwise report: cooked v2, IPv4, TCP with timestamps, cut by the capture', () => {
    const head =
      '08000000000000020001040652540028c4416ba64500023dc2ed400040067e12969665439696654b1f919834375a2fa8bd74217e80180458f9ea00000101080a75ae097063d55b02';
    const bytes = fromHexText(head + '827e0205' + '64343361656235612d35');
    expect(stripLowerLayers(bytes)).toMatchObject({
      start: 72,
      end: bytes.length,
      layers: ['linux-sll2', 'ipv4', 'tcp'],
      sourcePort: 8081,
      missing: 521 - 14,
    });
  });

  it('reads offloaded packets: total length 0, checksum 0', () => {
    const bytes = packet({ payload: HELLO, totalLength: 0, checksum: 0 });
    const found = stripLowerLayers(bytes)!;
    expect(bytes.slice(found.start, found.end)).toEqual(HELLO);
  });

  it('reads a packet whose address was edited, so that its checksum is wrong', () => {
    expect(stripLowerLayers(packet({ payload: HELLO, checksum: 0x1234 }))).not.toBeNull();
    expect(stripLowerLayers(packet({ link: 'ethernet', payload: HELLO, checksum: 0x1234 }))).not.toBeNull();
  });

  it('reads a cut packet down to its headers and never past the input', () => {
    for (const version of [4, 6] as const) {
      const whole = packet({ link: 'ethernet', version, payload: HELLO, tcpOptions: 3 });
      for (let length = 0; length <= whole.length; length++) {
        const found = stripLowerLayers(whole.subarray(0, length));
        if (found === null) continue;
        expect(found.start).toBeLessThanOrEqual(found.end);
        expect(found.end).toBeLessThanOrEqual(length);
        expect(found.end - found.start + found.missing).toBe(HELLO.length);
      }
      expect(stripLowerLayers(whole.subarray(0, whole.length - 1))).toMatchObject({ missing: 1 });
    }
  });

  it('refuses UDP, later fragments, a data offset under 5, zero ports and SYN with FIN', () => {
    const base = packet({ payload: HELLO });
    const edits: [number, number][] = [
      [9, 17],
      [7, 1],
      [32, 0x40],
      [33, 0x03],
      [33, 0x00],
    ];
    for (const [at, value] of edits) expect(stripLowerLayers(base.with(at, value))).toBeNull();
    expect(stripLowerLayers(base.with(20, 0).with(21, 0))).toBeNull();
  });

  it('knows the server by its port', () => {
    expect(directionOfPorts(51234, 8080)).toBe('c2s');
    expect(directionOfPorts(443, 8080)).toBe('s2c');
    expect(directionOfPorts(3000, 40000)).toBe('s2c');
    expect(directionOfPorts(50000, 51000)).toBe('unknown');
  });

  test.prop([fc.uint8Array({ maxLength: 300 })], { numRuns: 5000 })('never throws and stays inside the input', (bytes) => {
    const found = stripLowerLayers(bytes);
    if (found === null) return;
    expect(found.start).toBeLessThanOrEqual(found.end);
    expect(found.end).toBeLessThanOrEqual(bytes.length);
  });

  test.prop(
    [fc.constantFrom(0x00, 0x01, 0x02, 0x80, 0x81, 0x82, 0x88, 0x89, 0x8a, 0xc1, 0xc2), fc.uint8Array({ minLength: 40, maxLength: 300 })],
    {
      numRuns: 5000,
    },
  )('never fires on bytes that begin like a frame', (first, rest) => {
    expect(stripLowerLayers(Uint8Array.of(first, ...rest))).toBeNull();
  });

  test.prop([fc.string({ minLength: 60, maxLength: 300 })], { numRuns: 5000 })('never fires on text', (text) => {
    expect(stripLowerLayers(new TextEncoder().encode(text))).toBeNull();
  });
});
