/**
 * The way out of a finding where there is exactly one: an edit of the frame, or taking the frame out.
 *
 * Knows which faults have a single repair. Must not word it (i18n does) or carry it out (edit.ts does). A fault that could be
 * mended in two ways (a lone continuation, a reserved opcode, an unusable close code) has none here.
 */
import type { Finding } from '../annotation/model.ts';
import type { FindingCode } from '../findings.ts';
import type { DissectedFrame } from './dissect.ts';
import type { FlagName, FrameEdit } from './edit.ts';
import { shortestForm } from './payload-length.ts';

/** `drop`: the frame itself is the fault. Edits are meant in consistent mode. */
export type FrameRepair = { readonly kind: 'edits'; readonly edits: readonly FrameEdit[] } | { readonly kind: 'drop' };

/** The findings that have one repair. Each gets its words in the catalogues of the frames page. */
export const REPAIRABLE = [
  'rsv-without-extension',
  'rsv1-misplaced',
  'mask-missing-from-client',
  'mask-present-from-server',
  'control-frame-fragmented',
  'length-not-minimal',
  'length-top-bit-set',
  'frame-after-close',
  'masking-key-zero',
  'masking-key-reused',
] as const satisfies readonly FindingCode[];

export type RepairableCode = (typeof REPAIRABLE)[number];

export function isRepairable(code: FindingCode): code is RepairableCode {
  return (REPAIRABLE as readonly FindingCode[]).includes(code);
}

const RSV: readonly FlagName[] = ['rsv1', 'rsv2', 'rsv3'];

/** The one repair of `finding` in `frame`, or null where it has none or several. `freshKey` is used where a key is wanted. */
export function repairOf(frame: DissectedFrame, finding: Finding, freshKey: Uint8Array): FrameRepair | null {
  const { code, range } = finding;
  if (!isRepairable(code)) return null;
  const edits = (...list: readonly FrameEdit[]): FrameRepair => ({ kind: 'edits', edits: list });
  switch (code) {
    case 'rsv-without-extension': {
      // The finding's bits, counted from the frame's first: RSV1 is bit 1.
      const first = range.start - frame.offset * 8;
      const flags = RSV.slice(first - 1, range.end - frame.offset * 8 - 1);
      return edits(...flags.map((flag): FrameEdit => ({ kind: 'flag', flag, value: false })));
    }
    case 'rsv1-misplaced':
      return edits({ kind: 'flag', flag: 'rsv1', value: false });
    case 'mask-missing-from-client':
      return edits({ kind: 'mask', maskingKey: freshKey });
    case 'mask-present-from-server':
      return edits({ kind: 'mask', maskingKey: null });
    case 'control-frame-fragmented':
      return edits({ kind: 'flag', flag: 'fin', value: true });
    case 'length-not-minimal': {
      const { declaredLength } = frame;
      return declaredLength === null ? null : edits({ kind: 'respell', form: shortestForm(declaredLength) });
    }
    case 'length-top-bit-set': {
      const { declaredLength } = frame;
      return declaredLength === null ? null : edits({ kind: 'bit', bit: 16, value: 0 });
    }
    case 'frame-after-close':
      return { kind: 'drop' };
    case 'masking-key-zero':
    case 'masking-key-reused':
      return edits({ kind: 'key', maskingKey: freshKey });
  }
}
