/** The streams of streams.json and random-streams.json: frames, events, failures with their first possible byte. */
import { describe, expect, it } from 'vitest';
import { toHex } from '../../src/protocol/bytes/hex.ts';
import { frameAt } from '../../src/protocol/connection/frame-at.ts';
import { scanStream, StreamScanner } from '../../src/protocol/connection/scan.ts';
import { eventsOf, type VectorEvent } from './expect-stream.ts';
import { bytesOf, optionsOf, pick, type Vector, vectors } from './stream-vectors.ts';

/** The frames that lie in the stream as the vector lists them; a truncated stream ends inside the last of them. */
function expectFrames(vector: Vector, bytes: Uint8Array): void {
  const index = scanStream(bytes, optionsOf(vector));
  const listed = vector.frames.filter((frame) => frame.offset < bytes.length);
  for (const frame of listed) {
    const seen = frameAt(bytes, index, frame.i);
    const rsv = (seen.rsv1 ? 4 : 0) | (seen.rsv2 ? 2 : 0) | (seen.rsv3 ? 1 : 0);
    expect({ offset: seen.offset, fin: seen.fin, rsv, opcode: seen.opcode }, vector.id).toEqual({
      offset: frame.offset,
      fin: frame.fin,
      rsv: frame.rsv,
      opcode: frame.opcode,
    });
    if (frame.end > bytes.length) continue;
    expect(seen.headerLength, vector.id).toBe(frame.headerLength);
    expect(seen.masked, vector.id).toBe(frame.masked);
    expect(seen.lengthForm, vector.id).toBe(frame.lenForm);
    expect(String(seen.declaredLength), vector.id).toBe(frame.declaredLength);
    if (seen.missingBytes > 0n) continue;
    expect(seen.offset + seen.byteLength, vector.id).toBe(frame.end);
    expect(toHex(seen.payload), vector.id).toBe(toHex(bytesOf(frame.payload)));
    expect(seen.maskingKey === null ? null : toHex(seen.maskingKey), vector.id).toBe(frame.key ?? null);
  }
}

describe.each(vectors)('stream $id ($about)', (vector) => {
  const bytes = bytesOf(vector.stream);
  const options = optionsOf(vector);
  const { fail } = vector.expect;

  it('has the listed frames', () => expectFrames(vector, bytes));

  it('fails where the vector says, at the first byte that can tell, or not at all', () => {
    const { verdict } = scanStream(bytes, options);
    if (fail === null) {
      expect(verdict).toEqual({ closeCode: null, frame: null, byte: null });
    } else {
      expect([fail.code, ...(fail.codesAlsoAccepted ?? [])]).toContain(verdict.closeCode);
      expect(verdict.frame).toBe(fail.frame);
      expect(verdict.byte).toBe(fail.earliest - 1);
    }
  });

  it('knows the failure from the earliest prefix on, and not before', () => {
    if (fail === null) return expect(scanStream(bytes, options).verdict.closeCode).toBeNull();
    expect(scanStream(bytes.subarray(0, fail.earliest), options).verdict.closeCode).not.toBeNull();
    expect(scanStream(bytes.subarray(0, fail.earliest - 1), options).verdict.closeCode).toBeNull();
  });

  it('reports the events, whole, cut and byte by byte', () => {
    const whole = scanStream(bytes, options);
    const compared = (events: readonly VectorEvent[]) => events.map((event) => pick(vector, event));
    expect(compared(eventsOf(bytes, whole))).toEqual(compared(vector.expect.events));
    for (const cuts of [vector.cuts ?? [], bytes.keys()]) {
      const scanner = new StreamScanner(options);
      let from = 0;
      for (const cut of [...cuts, bytes.length]) {
        scanner.push(bytes.subarray(from, cut));
        from = cut;
      }
      expect(scanner.index()).toEqual(whole);
    }
  });
});
