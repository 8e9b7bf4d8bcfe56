/**
 * From finding bits to findings: which field carries each, exactly which bits offend, and the facts its text needs.
 *
 * Knows positions and parameters. Must not decide whether a rule is broken (judge.ts does) or word anything.
 */
import type { BitRange, Finding, FindingParams, SourceId } from '../annotation/model.ts';
import { hexByte, toHex } from '../bytes/hex.ts';
import { ACCEPT, REJECT, utf8FirstBad, utf8Missing, utf8Run, utf8Step } from '../bytes/utf8.ts';
import type { FieldId } from '../fields.ts';
import { type FindingCode, findingsOf } from '../findings.ts';
import { type FrameContext, messageOf } from './context.ts';
import type { HeaderLayout } from './header.ts';
import { KEY_LENGTH } from './masking.ts';
import { isControl } from './opcodes.ts';
import { extendedBytes, extendedLength, lengthCode, shortestForm } from './payload-length.ts';

export interface PlacedFinding {
  readonly field: FieldId;
  readonly finding: Finding;
}

/** Where the readable payload is: the wire, or the unmasked source, with the bit at which it begins there. */
export interface ReadablePayload {
  readonly field: 'frame.payload' | 'frame.payload-unmasked';
  readonly source: SourceId;
  readonly start: number;
  readonly bytes: Uint8Array;
}

type Placement = readonly [FieldId, BitRange, FindingParams];

/** The findings whose bits are set, in registry order. */
export function placeFindings(
  bits: number,
  bytes: Uint8Array,
  layout: HeaderLayout,
  payload: ReadablePayload,
  context: FrameContext,
): PlacedFinding[] {
  return findingsOf(bits).flatMap((code) => {
    const inPayload = placeInPayload(code, layout, payload, context);
    if (inPayload !== null) {
      const [field, range, params] = inPayload;
      return [{ field, finding: { code, params, source: payload.source, range } }];
    }
    return placeInHeader(code, bytes, layout, context).map(([field, range, params]) => ({
      field,
      finding: { code, params, source: 'wire' as const, range },
    }));
  });
}

function placeInHeader(code: FindingCode, bytes: Uint8Array, layout: HeaderLayout, context: FrameContext): Placement[] {
  const byte0 = layout.byte0 ?? 0;
  const opcode = byte0 & 0b0000_1111;
  const bit = (from: number, to: number): BitRange => ({ start: layout.offset * 8 + from, end: layout.offset * 8 + to });
  const length7 = bit(9, 16);
  const extended = { start: layout.extendedAt * 8, end: (layout.extendedAt + layout.extendedHave) * 8 };
  const lengthBits = { start: length7.start, end: Math.max(length7.end, extended.end) };
  const key = { start: layout.keyAt * 8, end: (layout.keyAt + layout.keyHave) * 8 };
  const keyBytes = bytes.subarray(layout.keyAt, layout.keyAt + layout.keyHave);
  const lengthField: FieldId = layout.form === 7 ? 'frame.payload-length-7' : `frame.payload-length-${layout.form}`;
  const extendedNeeds = extendedBytes(layout.form);

  switch (code) {
    case 'rsv-without-extension':
      return rsvRuns(byte0, context.rsv1Allowed ?? false).map(([first, last]) => [
        `frame.rsv${first}`,
        bit(first, last + 1),
        { bits: numbersBetween(first, last).join(','), rsv1: first === 1, byte: hexByte(byte0) },
      ]);
    case 'rsv1-misplaced':
      return [['frame.rsv1', bit(1, 2), { opcode }]];
    case 'opcode-reserved':
      return [['frame.opcode', bit(4, 8), { opcode, control: isControl(opcode) }]];
    case 'control-frame-fragmented':
      return [['frame.fin', bit(0, 1), { opcode }]];
    case 'continuation-without-start':
      return [['frame.opcode', bit(4, 8), { fin: (byte0 & 0b1000_0000) !== 0 }]];
    case 'message-interrupted':
      return [['frame.opcode', bit(4, 8), { opcode, openOpcode: context.open?.opcode ?? 0 }]];
    case 'pong-unsolicited':
      return [['frame.opcode', bit(4, 8), { length: layout.declared ?? 0n }]];
    case 'mask-missing-from-client':
    case 'mask-present-from-server':
      return [['frame.mask', bit(8, 9), { opcode }]];
    case 'direction-inferred':
      return [['frame.mask', bit(8, 9), { direction: context.direction ?? 'unknown', masked: layout.masked }]];
    case 'control-frame-too-long':
      return [['frame.payload-length-7', lengthBits, { opcode, ...lengthParams(layout) }]];
    case 'close-body-one-byte':
      return [['frame.payload-length-7', length7, { length: 1n }]];
    case 'length-not-minimal':
      return [[lengthField, extended, { ...lengthParams(layout), form: layout.form, ...shortest(layout) }]];
    case 'length-top-bit-set':
      return [
        [
          lengthField,
          { start: extended.start, end: extended.start + 1 },
          { ...lengthParams(layout), bytes: toHex(bytes.subarray(layout.extendedAt, layout.extendedAt + layout.extendedHave), ' ') },
        ],
      ];
    case 'message-too-big': {
      const before = messageOf(byte0, context)?.length ?? 0;
      const declared = layout.declared ?? 0n;
      return [[lengthField, lengthBits, { length: BigInt(before) + declared, declared, limit: context.maxMessage ?? 0 }]];
    }
    case 'fragment-empty':
    case 'fragment-one-byte':
      return [[lengthField, lengthBits, { opcode, length: layout.declared ?? 0n }]];
    case 'masking-key-zero':
    case 'masking-key-reused':
    case 'masked-empty-payload':
      return [['frame.masking-key', key, { key: toHex(keyBytes, ' ') }]];
    case 'frame-after-close':
      return [['frame', { start: layout.offset * 8, end: (layout.payloadAt + layout.payloadHave) * 8 }, { opcode }]];
    // What is missing has no bits here: the note points at the bits that promise it.
    case 'header-incomplete':
      return [['frame', bit(0, layout.headerHave * 8), { present: layout.headerHave, missing: 2 - layout.headerHave }]];
    case 'length-incomplete':
      return [
        [
          lengthField,
          length7,
          {
            lengthCode: layout.form === 16 ? 126 : 127,
            needed: extendedNeeds,
            present: layout.extendedHave,
            missing: extendedNeeds - layout.extendedHave,
          },
        ],
      ];
    case 'key-incomplete':
      return [['frame.masking-key', bit(8, 9), { present: layout.keyHave, missing: KEY_LENGTH - layout.keyHave }]];
    case 'payload-incomplete': {
      const length = layout.declared ?? 0n;
      return [['frame.payload', lengthBits, { length, present: layout.payloadHave, missing: length - BigInt(layout.payloadHave) }]];
    }
    case 'message-unfinished':
      return [['frame.fin', bit(0, 1), { opcode: messageOf(byte0, context)?.opcode ?? opcode, closed: context.closed ?? false }]];
    default:
      return [];
  }
}

function placeInPayload(code: FindingCode, layout: HeaderLayout, payload: ReadablePayload, context: FrameContext): Placement | null {
  const { bytes } = payload;
  const at = (from: number, to: number): BitRange => ({ start: payload.start + from * 8, end: payload.start + to * 8 });
  switch (code) {
    case 'close-code-never-sent':
    case 'close-code-unusable': {
      const have = Math.min(2, bytes.length);
      // With one byte here no code that begins so is usable; the lowest of them stands for all.
      return ['frame.close-code', at(0, have), { code: (bytes[0]! << 8) | (bytes[1] ?? 0), partial: have < 2 }];
    }
    case 'close-reason-not-utf8': {
      const bad = utf8FirstBad(bytes, 2, bytes.length, ACCEPT);
      if (bad >= 0) return ['frame.close-reason', at(bad, bad + 1), { index: bad - 2, byte: hexByte(bytes[bad]!), missing: 0 }];
      const start = lastLead(bytes, 2);
      const missing = utf8Missing(utf8Run(bytes, start, bytes.length, ACCEPT));
      return ['frame.close-reason', at(start, bytes.length), { index: start - 2, byte: hexByte(bytes[start]!), missing }];
    }
    case 'text-not-utf8': {
      const message = messageOf(layout.byte0 ?? 0, context);
      const bad = utf8FirstBad(bytes, 0, bytes.length, message?.utf8 ?? ACCEPT);
      const index = (message?.length ?? 0) + bad;
      return [payload.field, at(bad, bad + 1), { index, frameIndex: bad, byte: hexByte(bytes[bad]!) }];
    }
    case 'text-ends-inside-character': {
      const message = messageOf(layout.byte0 ?? 0, context);
      const missing = utf8Missing(utf8Run(bytes, 0, bytes.length, message?.utf8 ?? ACCEPT));
      // Empty when the unfinished character came wholly in fragments before this one.
      const start = lastLead(bytes, 0);
      return [payload.field, at(start, bytes.length), { length: (message?.length ?? 0) + bytes.length, missing }];
    }
    default:
      return null;
  }
}

/** Index of the last byte that begins a character, not before `from`; `from` itself when there is none. */
function lastLead(bytes: Uint8Array, from: number): number {
  let at = bytes.length - 1;
  while (at > from && utf8Step(ACCEPT, bytes[at]!) === REJECT) at--;
  return Math.max(from, at);
}

/** The runs of neighbouring RSV bits that no extension owns, as [first, last] bit numbers. */
function rsvRuns(byte0: number, rsv1Allowed: boolean): [1 | 2 | 3, 1 | 2 | 3][] {
  const runs: [1 | 2 | 3, 1 | 2 | 3][] = [];
  for (const bit of [1, 2, 3] as const) {
    if ((byte0 & (0b1000_0000 >> bit)) === 0 || (bit === 1 && rsv1Allowed)) continue;
    const last = runs.at(-1);
    if (last && last[1] === bit - 1) last[1] = bit;
    else runs.push([bit, bit]);
  }
  return runs;
}

function numbersBetween(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** The declared length, or the smallest it can be while its bytes are still coming (`atLeast`). */
function lengthParams(layout: HeaderLayout): { length: bigint; atLeast: boolean } {
  return { length: layout.declared ?? 126n, atLeast: layout.declared === null };
}

/** The shortest spelling as the bytes it takes from byte 1 on; empty while the length itself is unknown. */
function shortest(layout: HeaderLayout): { shortestForm: number; shortest: string } {
  const length = layout.declared;
  if (length === null) return { shortestForm: 16, shortest: '' };
  const form = shortestForm(length);
  const byte1 = (layout.masked ? 0b1000_0000 : 0) | lengthCode(length, form);
  return { shortestForm: form, shortest: toHex(Uint8Array.of(byte1, ...extendedLength(length, form)), ' ') };
}
