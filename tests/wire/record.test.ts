/** Records on their way from a tap to a page. */
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { decodeRecord, encodeRecord, inPieces, type WireRecord } from '../../src/wire/record.ts';

const from = fc.constantFrom('client' as const, 'server' as const);
const shared = { connection: fc.nat({ max: 0xffff_ffff }), at: fc.double({ min: 0, noNaN: true }) };
const record: fc.Arbitrary<WireRecord> = fc.oneof(
  fc.record({ ...shared, kind: fc.constant('opened' as const), path: fc.string({ unit: 'grapheme' }) }),
  fc.record({ ...shared, kind: fc.constant('bytes' as const), from, bytes: fc.uint8Array({ maxLength: 300 }) }),
  fc.record({ ...shared, kind: fc.constant('end' as const), from }),
  fc.record({ ...shared, kind: fc.constant('lost' as const) }),
  fc.record({ ...shared, kind: fc.constant('dropped' as const), from, count: fc.maxSafeNat() }),
);

describe('a record', () => {
  test.prop([record, fc.nat({ max: 9 })])('comes out as it went in, wherever it lies in memory', (sent, before) => {
    const message = encodeRecord(sent);
    const elsewhere = new Uint8Array(before + message.length);
    elsewhere.set(message, before);
    expect(decodeRecord(elsewhere.subarray(before))).toEqual(sent);
  });

  test.prop([fc.uint8Array({ maxLength: 40 })])('is never read with an exception', (bytes) => {
    const read = decodeRecord(bytes);
    if (read !== null) expect(encodeRecord(read).slice(0, 2)).toHaveLength(2);
  });

  it('can be read in pieces, which hold the same bytes', () => {
    const bytes = Uint8Array.from({ length: 10_000 }, (_, at) => at);
    const long: WireRecord = { kind: 'bytes', from: 'server', bytes, connection: 3, at: 5 };
    const pieces = inPieces(long);
    expect(pieces.map((each) => (each.kind === 'bytes' ? each.bytes.length : 0))).toEqual([4096, 4096, 1808]);
    expect(Buffer.concat(pieces.flatMap((each) => (each.kind === 'bytes' ? [each.bytes] : [])))).toEqual(Buffer.from(bytes));
    expect(pieces.every(({ connection, at }) => connection === 3 && at === 5)).toBe(true);
    expect(inPieces({ kind: 'end', from: 'client', connection: 1, at: 0 })).toHaveLength(1);
  });

  it('is none without its header, or of a kind nobody knows', () => {
    expect(decodeRecord(new Uint8Array(13))).toBeNull();
    expect(decodeRecord(Uint8Array.from({ length: 14 }, () => 9))).toBeNull();
  });
});
