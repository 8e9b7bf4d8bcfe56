/** Wire logs as input for text2pcap: read back by our own paste reader, and by text2pcap where it is installed. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { readPaste } from '../../../src/capture/read-paste.ts';
import { readHead } from '../../../src/protocol/handshake/head.ts';
import { wireText2pcap } from '../../../src/wire/exports/text2pcap.ts';
import type { WireRecord } from '../../../src/wire/record.ts';
import { bytesFrom } from '../embedded/harness.ts';
import { conversation } from './logs.ts';

const OPTIONS = { connection: 1, began: Date.UTC(2026, 10, 25, 12, 0, 0), serverPort: 4180 };

const SHORT: readonly WireRecord[] = [
  { kind: 'opened', path: '/echo', connection: 1, at: 0 },
  { kind: 'bytes', from: 'client', bytes: Uint8Array.of(0x81, 0x80, 1, 2, 3, 4), connection: 1, at: 0 },
  { kind: 'bytes', from: 'client', bytes: Uint8Array.of(0xff), connection: 2, at: 1 },
  { kind: 'bytes', from: 'server', bytes: Uint8Array.from({ length: 17 }, (_, at) => at), connection: 1, at: 1.2345 },
  { kind: 'end', from: 'client', connection: 1, at: 2 },
];

describe('a wire log as input for text2pcap', () => {
  it('has direction and time before each packet, and the command on top', () => {
    expect(wireText2pcap(SHORT, OPTIONS)).toBe(
      [
        '# text2pcap -D -t ISO -T 4180,49152 wire.txt wire.pcap',
        '',
        'O 2026-11-25T12:00:00.000000Z',
        '000000 81 80 01 02 03 04',
        '',
        'I 2026-11-25T12:00:00.001234Z',
        '000000 00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f',
        '000010 10',
        '',
      ].join('\n'),
    );
  });

  it('cuts what is too long for one packet', () => {
    const bytes = new Uint8Array(70_000);
    const text = wireText2pcap([{ kind: 'bytes', from: 'client', bytes, connection: 1, at: 0 }], OPTIONS);
    expect(text.match(/^O /gm)).toHaveLength(2);
  });

  it('a time beyond all calendars is told as their last day', () => {
    expect(wireText2pcap([{ ...SHORT[1]!, at: 1e300 }], OPTIONS)).toContain('O +275760-09-13T00:00:00.000000Z');
  });

  it('comes back from the reader of pastes: heads, directions, frames', () => {
    const records = conversation();
    const runs = readPaste(wireText2pcap(records, OPTIONS)).guesses[0]!.runs;
    const of = (direction: 'c2s' | 's2c', kind: string): Uint8Array =>
      new Uint8Array(runs.flatMap((run) => (run.direction === direction && run.kind === kind ? [...run.bytes] : [])));
    for (const [side, direction, kind] of [
      ['client', 'c2s', 'request'],
      ['server', 's2c', 'response'],
    ] as const) {
      const sent = bytesFrom(records, side);
      const { length } = readHead(sent, kind);
      expect(of(direction, 'handshake')).toEqual(sent.slice(0, length));
      expect(of(direction, 'frames')).toEqual(sent.slice(length));
    }
  });
});

describe.skipIf(spawnSync('text2pcap', ['--version']).error !== undefined)('text2pcap', () => {
  it('makes a capture of it, with every byte', () => {
    const records = conversation();
    const made = spawnSync('text2pcap', ['-q', '-D', '-t', 'ISO', '-T', '4180,49152', '-F', 'pcap', '-', '-'], {
      input: wireText2pcap(records, OPTIONS),
      maxBuffer: 1 << 26,
    });
    expect(made.status).toBe(0);
    const file = made.stdout;
    const lengths = records.flatMap((each) => (each.kind === 'bytes' && each.connection === 1 ? [each.bytes.length] : []));
    const packets = lengths.reduce((sum, length) => sum + Math.ceil(length / 65_488), 0);
    const total = lengths.reduce((sum, length) => sum + length, 0);
    // Ethernet, IPv4 and TCP in front of each.
    expect(file).toHaveLength(24 + packets * (16 + 14 + 20 + 20) + total);
    expect(file.readUInt32LE(24)).toBe(OPTIONS.began / 1000);
    // The first packet is the client's request.
    const tcp = 24 + 16 + 14 + 20;
    expect([file.readUInt16BE(tcp), file.readUInt16BE(tcp + 2)]).toEqual([49_152, 4180]);
  });
});
