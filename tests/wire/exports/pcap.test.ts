/** Wire logs as capture files: read by a reader of the test's own, by our paste reader's peeler of headers, and by tcpdump where it is installed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as property } from '@fast-check/vitest';
import { afterAll, describe, expect, it } from 'vitest';
import { stripLowerLayers } from '../../../src/capture/lower-layers.ts';
import { wirePcap } from '../../../src/wire/exports/pcap.ts';
import type { WireRecord, WireSide } from '../../../src/wire/record.ts';
import { anyRecords, conversation } from './logs.ts';

const BEGAN = Date.UTC(2026, 10, 25, 12, 0, 0);
const OPTIONS = { began: (connection: number) => BEGAN + connection, serverPort: 4180 };

interface Read {
  readonly time: number;
  readonly packet: Uint8Array;
  readonly source: number;
  readonly destination: number;
  readonly sequence: number;
  readonly acknowledgement: number;
  readonly flags: string;
  readonly payload: Uint8Array;
}

/** A sum over 16-bit words as RFC 1071 has it; 0xffff over bytes with a right checksum among them. */
function sumOf(bytes: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 2) {
    sum += (bytes[at]! << 8) | (bytes[at + 1] ?? 0);
    sum = (sum & 0xffff) + (sum >>> 16);
  }
  return sum;
}

function read(file: Uint8Array): Read[] {
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  expect([view.getUint32(0), view.getUint16(4), view.getUint16(6), view.getUint32(20)]).toEqual([0xa1b2c3d4, 2, 4, 101]);
  const packets: Read[] = [];
  let at = 24;
  while (at < file.length) {
    const length = view.getUint32(at + 8);
    expect(view.getUint32(at + 12)).toBe(length);
    const time = view.getUint32(at) * 1000 + view.getUint32(at + 4) / 1000;
    const packet = file.subarray(at + 16, at + 16 + length);
    expect(packet).toHaveLength(length);
    expect(sumOf(packet.subarray(0, 20))).toBe(0xffff);
    const pseudo = Uint8Array.of(...packet.subarray(12, 20), 0, 6, (length - 20) >> 8, (length - 20) & 0xff);
    expect(sumOf(Uint8Array.of(...pseudo, ...packet.subarray(20)))).toBe(0xffff);
    const tcp = new DataView(packet.buffer, packet.byteOffset + 20);
    const bits = tcp.getUint8(13);
    packets.push({
      time,
      packet,
      source: tcp.getUint16(0),
      destination: tcp.getUint16(2),
      sequence: tcp.getUint32(4),
      acknowledgement: tcp.getUint32(8),
      flags: [...'FSRPA'].filter((_, bit) => (bits & (1 << bit)) !== 0).join(''),
      payload: packet.subarray(40),
    });
    at += 16 + length;
  }
  return packets;
}

const bytesOf = (records: readonly WireRecord[], connection: number, from: WireSide): Uint8Array =>
  new Uint8Array(
    records.flatMap((each) => (each.kind === 'bytes' && each.connection === connection && each.from === from ? [...each.bytes] : [])),
  );

describe('a wire log as a capture', () => {
  const records = conversation();
  const packets = read(wirePcap(records, OPTIONS));
  const of = (port: number): Read[] => packets.filter(({ source, destination }) => source === port || destination === port);

  it('begins each connection with TCP’s handshake, in order of time', () => {
    for (const port of [49_152, 49_153]) {
      expect(of(port).slice(0, 3)).toMatchObject([
        { source: port, destination: 4180, flags: 'S', sequence: 0, acknowledgement: 0, time: BEGAN + port - 49_151 },
        { source: 4180, destination: port, flags: 'SA', sequence: 0, acknowledgement: 1 },
        { source: port, destination: 4180, flags: 'A', sequence: 1, acknowledgement: 1 },
      ]);
    }
    expect(packets.map(({ time }) => time)).toEqual(packets.map(({ time }) => time).sort((a, b) => a - b));
  });

  it('numbers and acknowledges every byte', () => {
    const next: Record<number, number> = { 49_152: 0, 4180: 0 };
    for (const { source, destination, sequence, acknowledgement, flags, payload } of of(49_152)) {
      expect(sequence).toBe(next[source]);
      if (flags !== 'S') expect(acknowledgement).toBe(next[destination]);
      next[source]! += payload.length + (/[SF]/.test(flags) ? 1 : 0);
    }
    const joined = (port: number): Uint8Array =>
      new Uint8Array(of(49_152).flatMap(({ source, payload }) => (source === port ? [...payload] : [])));
    expect(joined(49_152)).toEqual(bytesOf(records, 1, 'client'));
    expect(joined(4180)).toEqual(bytesOf(records, 1, 'server'));
  });

  it('ends as the connection ended', () => {
    expect(of(49_152).slice(-3)).toMatchObject([
      { source: 4180, flags: 'FA' },
      { source: 49_152, flags: 'FA' },
      { source: 4180, flags: 'A' },
    ]);
    expect(of(49_153).at(-1)).toMatchObject({ source: 4180, flags: 'RA' });
  });

  it('its packets are peeled by the reader of pastes', () => {
    for (const { packet, payload, source } of packets) {
      const peeled = stripLowerLayers(packet, true)!;
      expect(peeled.layers).toEqual(['ipv4', 'tcp']);
      expect(peeled.sourcePort).toBe(source);
      expect(packet.subarray(peeled.start, peeled.end)).toEqual(payload);
    }
  });

  it('a gap stands for what the tap dropped, and a log that begins in the middle has no SYN', () => {
    const middle: WireRecord[] = [
      { kind: 'bytes', from: 'server', bytes: Uint8Array.of(1, 2, 3), connection: 1, at: 1 },
      { kind: 'dropped', from: 'server', count: 1000, connection: 1, at: 2 },
      { kind: 'bytes', from: 'server', bytes: Uint8Array.of(4), connection: 1, at: 2 },
      { kind: 'bytes', from: 'client', bytes: Uint8Array.of(5), connection: 1, at: 3 },
    ];
    expect(read(wirePcap(middle, OPTIONS))).toMatchObject([
      { sequence: 1, acknowledgement: 1, flags: 'PA' },
      { sequence: 1004, acknowledgement: 1, flags: 'PA' },
      { sequence: 1, acknowledgement: 1005, flags: 'PA' },
    ]);
  });

  it('a record too long for one packet makes several', () => {
    const bytes = new Uint8Array(200_000).map((_, at) => at * 31);
    const long = read(wirePcap([{ kind: 'bytes', from: 'client', bytes, connection: 1, at: 0 }], OPTIONS));
    expect(long.map(({ payload }) => payload.length)).toEqual([65_495, 65_495, 65_495, 3_515]);
    expect(new Uint8Array(long.flatMap(({ payload }) => [...payload]))).toEqual(bytes);
  });

  it('sequence numbers begin again at 2^32', () => {
    const wrapped: WireRecord[] = [
      { kind: 'dropped', from: 'client', count: 2 ** 32 + 5, connection: 1, at: 0 },
      { kind: 'bytes', from: 'client', bytes: Uint8Array.of(1), connection: 1, at: 0 },
    ];
    expect(read(wirePcap(wrapped, OPTIONS))).toMatchObject([{ sequence: 6 }]);
  });

  it('a hundred thousand records take no more than their share', () => {
    const many: WireRecord[] = Array.from({ length: 100_000 }, (_, at) => ({
      kind: 'bytes',
      from: at % 2 === 0 ? 'client' : 'server',
      bytes: Uint8Array.of(0x81, 0),
      connection: 1 + (at % 3),
      at: at / 10,
    }));
    expect(wirePcap(many, OPTIONS)).toHaveLength(24 + 100_000 * 58);
  });

  property.prop([anyRecords])('any records make a whole file with right checksums', (any) => {
    const data = read(wirePcap(any, OPTIONS)).reduce((sum, { payload }) => sum + payload.length, 0);
    expect(data).toBe(any.reduce((sum, each) => sum + (each.kind === 'bytes' ? each.bytes.length : 0), 0));
  });
});

describe.skipIf(spawnSync('tcpdump', ['--version']).error !== undefined)('tcpdump', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wire-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('reads it and finds every checksum right', () => {
    const path = join(folder, 'wire.pcap');
    writeFileSync(path, wirePcap(conversation(), OPTIONS));
    const { stdout, status } = spawnSync('tcpdump', ['-nvvr', path], { encoding: 'utf8' });
    expect(status).toBe(0);
    expect(stdout).not.toMatch(/incorrect|bad|truncated/);
    expect(stdout.match(/\(correct\)/g)).toHaveLength(read(wirePcap(conversation(), OPTIONS)).length);
    expect(stdout).toContain('127.0.0.1.49152 > 127.0.0.1.4180: Flags [S]');
  });
});
