/** The laws of the annotated-bytes model and of the scan, as properties over legal, illegal and random bytes. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { walk, wireLeaves } from '../../src/protocol/annotation/query.ts';
import { frameAt, messageAt } from '../../src/protocol/connection/frame-at.ts';
import { scanStream, StreamScanner } from '../../src/protocol/connection/scan.ts';
import { findingsOf } from '../../src/protocol/findings.ts';
import { dissectFrame } from '../../src/protocol/frame/dissect.ts';
import { serializeFrame, specOf } from '../../src/protocol/frame/serialize.ts';
import { anyBytes, frameSpec, frameStream, streamOptions } from './arbitraries.ts';
import { cutAt } from './bytes.ts';

const RUNS = { numRuns: 3000 };

describe('tiling', () => {
  it('covers every bit of the bytes once, frame after frame', () => {
    fc.assert(
      fc.property(anyBytes, streamOptions, (bytes, options) => {
        const index = scanStream(bytes, options);
        let bit = 0;
        for (let k = 0; k < index.frameCount; k++) {
          const frame = frameAt(bytes, index, k);
          expect(frame.tree.range).toEqual({ start: bit, end: (frame.offset + frame.byteLength) * 8 });
          for (const leaf of wireLeaves(frame.tree)) {
            expect(leaf.range.start).toBe(bit);
            bit = leaf.range.end;
          }
          expect(bit).toBe(frame.tree.range.end);
        }
        expect(bit).toBe(bytes.length * 8);
      }),
      RUNS,
    );
  });

  it('keeps children inside their parents and values true to their bits', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const frame = dissectFrame(bytes);
        for (const node of walk(frame.tree)) {
          for (const child of node.children) {
            if (child.source !== node.source) continue;
            expect(child.range.start).toBeGreaterThanOrEqual(node.range.start);
            expect(child.range.end).toBeLessThanOrEqual(node.range.end);
          }
          if (node.source !== 'wire' || node.origin !== 'wire' || node.range.end - node.range.start > 64) continue;
          if (typeof node.value === 'object' || typeof node.value === 'string' || node.value === undefined) continue;
          let value = 0n;
          for (let bit = node.range.start; bit < node.range.end; bit++) {
            value = (value << 1n) | BigInt((bytes[bit >> 3]! >> (7 - (bit & 7))) & 1);
          }
          expect(BigInt(node.value)).toBe(value);
        }
      }),
      RUNS,
    );
  });
});

describe('totality', () => {
  it('dissects any bytes at any offset with any context', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 30 }),
        fc.oneof(fc.integer({ min: -5, max: 40 }), fc.double()),
        streamOptions,
        fc.integer({ min: 0, max: 8 }),
        (bytes, offset, options, utf8) => {
          const open = utf8 === 0 ? null : { opcode: 1 as const, compressed: false, length: 7, utf8 };
          const frame = dissectFrame(bytes, offset, { ...options, open, history: 0xffffffff });
          expect(frame.offset + frame.byteLength).toBeLessThanOrEqual(bytes.length);
          expect(frame.byteLength > 0 || frame.findings.some((finding) => finding.code === 'header-incomplete')).toBe(true);
        },
      ),
      RUNS,
    );
  });

  it('attaches every finding to a node, with its range inside its source', () => {
    fc.assert(
      fc.property(anyBytes, streamOptions, (bytes, options) => {
        const index = scanStream(bytes, options);
        for (let k = 0; k < index.frameCount; k++) {
          const frame = frameAt(bytes, index, k);
          const attached = [...walk(frame.tree)].flatMap((node) => node.findings);
          expect(new Set(attached)).toEqual(new Set(frame.findings));
          expect(attached).toHaveLength(frame.findings.length);
          for (const { range, source, params } of frame.findings) {
            const { bytes: within } = frame.sources.find((each) => each.id === source)!;
            expect(range.start).toBeGreaterThanOrEqual(0);
            expect(range.end).toBeGreaterThanOrEqual(range.start);
            expect(range.end).toBeLessThanOrEqual(within.length * 8);
            for (const value of Object.values(params)) expect(value).not.toBeNaN();
          }
        }
      }),
      RUNS,
    );
  });

  it.each([
    ['2^53 - 1', '001fffffffffffff', 2n ** 53n - 1n],
    ['2^53', '0020000000000000', 2n ** 53n],
    ['2^53 + 1', '0020000000000001', 2n ** 53n + 1n],
    ['2^63 - 1', '7fffffffffffffff', 2n ** 63n - 1n],
    ['2^64 - 1', 'ffffffffffffffff', 2n ** 64n - 1n],
  ])('keeps a length of %s exact and allocates nothing for it', (_, hex, length) => {
    const bytes = Uint8Array.from(Buffer.from(`827f${hex}616263`, 'hex'));
    const index = scanStream(bytes);
    const frame = frameAt(bytes, index, 0);
    expect(index.lastDeclaredLength).toBe(length);
    expect(frame.declaredLength).toBe(length);
    expect(frame.missingBytes).toBe(length - 3n);
    expect(frame.tree.missingBits).toBe((length - 3n) * 8n);
    expect(index.payloadLength[0]).toBe(3);
    const read = messageAt(bytes, index, 0)!;
    expect(read.payload).toHaveLength(3);
    expect(read.complete).toBe(false);
  });
});

describe('round trip', () => {
  it('serializes what it dissected to the same bytes', () => {
    fc.assert(
      fc.property(frameStream, (bytes) => {
        const index = scanStream(bytes);
        for (let k = 0; k < index.frameCount; k++) {
          const frame = frameAt(bytes, index, k);
          if (frame.missingBytes > 0n) continue;
          expect(serializeFrame(specOf(frame))).toEqual(bytes.slice(frame.offset, frame.offset + frame.byteLength));
        }
      }),
      RUNS,
    );
  });

  it('dissects what it serialized to the same spec', () => {
    fc.assert(
      fc.property(frameSpec, (spec) => {
        const read = specOf(dissectFrame(serializeFrame(spec)));
        expect({ ...read, payload: [...read.payload] }).toEqual({ ...spec, payload: [...spec.payload] });
      }),
      RUNS,
    );
  });
});

describe('chunk invariance', () => {
  it('gives the same index for any cuts, byte by byte, and with unmasked bytes kept', () => {
    fc.assert(
      fc.property(anyBytes, streamOptions, fc.array(fc.nat({ max: 200 }), { maxLength: 6 }), (bytes, options, cuts) => {
        const whole = scanStream(bytes, options);
        for (const pieces of [cutAt(bytes, cuts), cutAt(bytes, bytes.keys())]) {
          const unmaskInto = new Uint8Array(bytes.length);
          const scanner = new StreamScanner({ ...options, unmaskInto });
          for (const piece of pieces) scanner.push(piece);
          expect(scanner.index()).toEqual(whole);
          for (let k = 0; k < whole.frameCount; k++) {
            const at = whole.offset[k]! + whole.headerLength[k]!;
            expect(unmaskInto.slice(at, at + whole.payloadLength[k]!)).toEqual(frameAt(bytes, whole, k).payload.slice());
          }
        }
      }),
      RUNS,
    );
  });

  it('may be asked for its index at any time without changing the answer', () => {
    fc.assert(
      fc.property(anyBytes, streamOptions, (bytes, options) => {
        const scanner = new StreamScanner(options);
        for (let at = 0; at < bytes.length; at++) {
          expect(scanner.index()).toEqual(scanStream(bytes.subarray(0, at), options));
          scanner.push(bytes.subarray(at, at + 1));
        }
        expect(scanner.index()).toEqual(scanStream(bytes, options));
      }),
      { numRuns: 400 },
    );
  });

  it('never takes a verdict back when more bytes come', () => {
    fc.assert(
      fc.property(anyBytes, streamOptions, fc.nat({ max: 200 }), (bytes, options, cut) => {
        const early = scanStream(bytes.subarray(0, cut), options).verdict;
        const late = scanStream(bytes, options).verdict;
        if (early.byte !== null) expect(late).toEqual(early);
        else if (late.byte !== null) expect(late.byte).toBeGreaterThanOrEqual(Math.min(cut, bytes.length));
      }),
      RUNS,
    );
  });
});

describe('one set of rules', () => {
  it('finds in a dissected frame exactly what the scan put into its index', () => {
    fc.assert(
      fc.property(anyBytes, streamOptions, (bytes, options) => {
        const index = scanStream(bytes, options);
        for (let k = 0; k < index.frameCount; k++) {
          const frame = frameAt(bytes, index, k);
          expect([...new Set(frame.findings.map((finding) => finding.code))]).toEqual(findingsOf(index.findings[k]!));
          expect(frame.headerLength).toBe(index.headerLength[k]);
          expect(frame.payload).toHaveLength(index.payloadLength[k]!);
        }
      }),
      RUNS,
    );
  });

  it('reads messages whose parts map back to their fragments byte by byte', () => {
    fc.assert(
      fc.property(frameStream, streamOptions, (bytes, options) => {
        const index = scanStream(bytes, options);
        for (let m = 0; m < index.messageCount; m++) {
          const message = messageAt(bytes, index, m)!;
          const [whole] = message.sources;
          let at = 0;
          for (const run of whole!.derivedFrom!) {
            const parent = message.sources.find((source) => source.id === run.source)!;
            const part = parent.bytes.subarray(run.range.start / 8, run.range.end / 8);
            expect(run.at).toBe(at);
            expect(message.payload.slice(at, at + part.length)).toEqual(part.slice());
            at += part.length;
          }
          expect(at).toBe(message.payload.length);
          if (message.delivered) expect(message.complete).toBe(true);
        }
        expect(messageAt(bytes, index, index.messageCount)).toBeNull();
      }),
      { numRuns: 1000 },
    );
  });
});
