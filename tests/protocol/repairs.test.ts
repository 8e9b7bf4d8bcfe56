/** Repairs: the fault is gone after its one repair, and the payload and the rest of the frame are not. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dissectFrame } from '../../src/protocol/frame/dissect.ts';
import { editFrame } from '../../src/protocol/frame/edit.ts';
import { isRepairable, REPAIRABLE, repairOf, type RepairableCode } from '../../src/protocol/frame/repairs.ts';
import { frameAt } from '../../src/protocol/connection/frame-at.ts';
import { scanStream } from '../../src/protocol/connection/scan.ts';
import { frameStream, streamOptions } from './arbitraries.ts';

const KEY = Uint8Array.of(0x5c, 0x1b, 0x93, 0xcf);

describe('repairs', () => {
  it('take their fault away and keep the payload', () => {
    const met = new Set<RepairableCode>();
    fc.assert(
      fc.property(frameStream, streamOptions, (bytes, options) => {
        const index = scanStream(bytes, options);
        for (let at = 0; at < index.frameCount; at++) {
          const frame = frameAt(bytes, index, at);
          for (const finding of frame.findings) {
            const repair = repairOf(frame, finding, KEY);
            // A length that is still coming in may already be known to be too long a spelling; nobody can respell it yet.
            const known = frame.declaredLength !== null || !finding.code.startsWith('length-');
            expect(repair !== null).toBe(isRepairable(finding.code) && known);
            if (repair === null || repair.kind === 'drop') continue;
            let repaired: Uint8Array = bytes.slice(frame.offset, frame.offset + frame.byteLength);
            for (const edit of repair.edits) repaired = editFrame(repaired, edit, 'consistent');
            const context = { direction: index.direction, rsv1Allowed: index.rsv1Allowed, closed: false };
            const after = dissectFrame(repaired, 0, context);
            const still = after.findings.filter(
              (each) => each.code === finding.code && each.range.start === finding.range.start - frame.offset * 8,
            );
            expect(still).toEqual([]);
            expect(after.payload).toEqual(frame.payload);
            met.add(finding.code as RepairableCode);
          }
        }
      }),
      { numRuns: 3000 },
    );
    const unmet = REPAIRABLE.filter((code) => !met.has(code));
    // A length with its top bit set never is in a complete frame; a frame after a Close is taken out.
    expect(unmet.filter((code) => code !== 'length-top-bit-set' && code !== 'frame-after-close')).toEqual([]);
  });

  it('clear the top bit of a length', () => {
    const bytes = Uint8Array.of(0x82, 0x7f, 0x80, 0, 0, 0, 0, 0, 0, 1, 0x41);
    const frame = dissectFrame(bytes);
    const finding = frame.findings.find(({ code }) => code === 'length-top-bit-set')!;
    const repair = repairOf(frame, finding, KEY);
    expect(repair).toEqual({ kind: 'edits', edits: [{ kind: 'bit', bit: 16, value: 0 }] });
  });
});
