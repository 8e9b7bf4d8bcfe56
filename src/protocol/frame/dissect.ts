/**
 * One frame as an annotated tree: every bit named, every fault attached to the bits that commit it.
 *
 * Knows how RFC 6455 §5.2 lays a frame out. Must not fail, walk the stream, or allocate by a declared length: it shows
 * what is there and counts what is missing.
 */
import type { BitRange, ByteSource, FieldNode, FieldValue, Finding, SourceId } from '../annotation/model.ts';
import { ACCEPT, decodeUtf8, REJECT, utf8Missing, utf8Run } from '../bytes/utf8.ts';
import { unmask } from '../bytes/xor.ts';
import type { FieldId } from '../fields.ts';
import { type FrameContext, isPlainText, messageOf } from './context.ts';
import { type HeaderLayout, readHeader } from './header.ts';
import { judgeFrame } from './judge.ts';
import { KEY_LENGTH } from './masking.ts';
import { CLOSE } from './opcodes.ts';
import { extendedBytes, type LengthForm } from './payload-length.ts';
import { type PlacedFinding, placeFindings, type ReadablePayload } from './place-findings.ts';

export interface DissectedFrame {
  readonly index: number;
  /** Byte offset of the frame in the bytes given. */
  readonly offset: number;
  /** Bytes of the frame that are there. */
  readonly byteLength: number;
  /** Header bytes that are there. */
  readonly headerLength: number;
  readonly fin: boolean;
  readonly rsv1: boolean;
  readonly rsv2: boolean;
  readonly rsv3: boolean;
  readonly opcode: number;
  readonly masked: boolean;
  /** Null when there is none, or not all of it yet. */
  readonly maskingKey: Uint8Array | null;
  readonly lengthForm: LengthForm;
  /** Null until every byte of the length is there. */
  readonly declaredLength: bigint | null;
  /** Bytes known to be missing, of the header and of the payload. */
  readonly missingBytes: bigint;
  readonly tree: FieldNode;
  readonly sources: readonly ByteSource[];
  /** Every finding of the tree, in registry order. */
  readonly findings: readonly Finding[];
  /** What is there of the payload, unmasked. */
  readonly payload: Uint8Array;
  /**
   * The characters that lie wholly in this frame's payload, for frames of an uncompressed text message; null for every
   * other frame and where the payload breaks UTF-8. Parts of a character at either end are left out.
   */
  readonly text: string | null;
}

/**
 * Dissects the frame at byte `offset` of `bytes`, which is the source `wire`: all wire ranges count from its bit 0.
 * Never throws; an offset that is not in the bytes yields an empty frame that misses its header. RFC 6455 §5.2.
 */
export function dissectFrame(bytes: Uint8Array, offset = 0, context: FrameContext = {}): DissectedFrame {
  const layout = readHeader(bytes, cleanOffset(offset, bytes.length));
  const byte0 = layout.byte0 ?? 0;
  const index = context.index ?? 0;
  const wirePayload = bytes.subarray(layout.payloadAt, layout.payloadAt + layout.payloadHave);
  const maskingKey = layout.keyHave === KEY_LENGTH ? bytes.subarray(layout.keyAt, layout.keyAt + KEY_LENGTH) : null;
  const payload = maskingKey === null ? wirePayload : unmask(wirePayload, maskingKey);
  const readable = readableAs(layout, index, payload);
  const placed = placeFindings(judgeFrame(bytes, layout, payload, context), bytes, layout, readable, context);

  const wire: ByteSource = { id: 'wire', bytes };
  const range = { start: layout.payloadAt * 8, end: (layout.payloadAt + layout.payloadHave) * 8 };
  const unmasked: ByteSource = {
    id: readable.source,
    bytes: payload,
    derivedFrom: [{ source: 'wire', range, at: 0, by: 'unmask' }],
  };
  return {
    index,
    offset: layout.offset,
    byteLength: layout.headerHave + layout.payloadHave,
    headerLength: layout.headerHave,
    fin: (byte0 & 0b1000_0000) !== 0,
    rsv1: (byte0 & 0b0100_0000) !== 0,
    rsv2: (byte0 & 0b0010_0000) !== 0,
    rsv3: (byte0 & 0b0001_0000) !== 0,
    opcode: byte0 & 0b0000_1111,
    masked: layout.masked,
    maskingKey,
    lengthForm: layout.form,
    declaredLength: layout.declared,
    missingBytes: BigInt(layout.headerNeeds - layout.headerHave) + missingPayload(layout),
    tree: new TreeBuilder(bytes, layout, readable, placed).build(),
    sources: readable.source === 'wire' ? [wire] : [wire, unmasked],
    findings: placed.map((each) => each.finding),
    payload,
    text: textOf(byte0, payload, context),
  };
}

function cleanOffset(offset: number, length: number): number {
  return Number.isNaN(offset) ? length : Math.min(Math.max(0, Math.trunc(offset)), length);
}

function missingPayload(layout: HeaderLayout): bigint {
  return layout.declared === null ? 0n : layout.declared - BigInt(layout.payloadHave);
}

/** A masked payload is read in a source of its own, from its bit 0; an unmasked one where it lies. */
function readableAs(layout: HeaderLayout, index: number, bytes: Uint8Array): ReadablePayload {
  if (!layout.masked) return { field: 'frame.payload', source: 'wire', start: layout.payloadAt * 8, bytes };
  return { field: 'frame.payload-unmasked', source: `unmasked:${index}`, start: 0, bytes };
}

function textOf(byte0: number, payload: Uint8Array, context: FrameContext): string | null {
  const message = messageOf(byte0, context);
  if (!isPlainText(message)) return null;
  const state = utf8Run(payload, 0, payload.length, message.utf8);
  if (state === REJECT) return null;
  const from = Math.min(utf8Missing(message.utf8), payload.length);
  let to = payload.length;
  while (to > from && utf8Run(payload, from, to, ACCEPT) !== ACCEPT) to--;
  return decodeUtf8(payload.subarray(from, to));
}

/** Lays nodes over one frame; its only state is where the findings go. */
class TreeBuilder {
  constructor(
    private readonly bytes: Uint8Array,
    private readonly layout: HeaderLayout,
    private readonly readable: ReadablePayload,
    private readonly placed: readonly PlacedFinding[],
  ) {}

  build(): FieldNode {
    const { layout } = this;
    const children: FieldNode[] = [];
    if (layout.byte0 !== null) children.push(...this.firstByte(layout.byte0));
    children.push(...this.secondByte(), ...this.length(), ...this.key(), ...this.payload());
    const range = { start: layout.offset * 8, end: (layout.payloadAt + layout.payloadHave) * 8 };
    const missing = BigInt(layout.headerNeeds - layout.headerHave) + missingPayload(layout);
    return this.node('frame', range, { missing: missing * 8n, children });
  }

  private node(
    field: FieldId,
    range: BitRange,
    more: {
      value?: FieldValue | undefined;
      missing?: bigint;
      children?: readonly FieldNode[];
      source?: SourceId;
      origin?: 'wire' | 'computed';
    } = {},
  ): FieldNode {
    return {
      field,
      source: more.source ?? 'wire',
      range,
      ...(more.value === undefined ? {} : { value: more.value }),
      origin: more.origin ?? 'wire',
      missingBits: more.missing ?? 0n,
      children: more.children ?? [],
      findings: this.placed.filter((each) => each.field === field).map((each) => each.finding),
    };
  }

  private firstByte(byte0: number): FieldNode[] {
    const start = this.layout.offset * 8;
    const flag = (field: FieldId, bit: number) =>
      this.node(field, { start: start + bit, end: start + bit + 1 }, { value: (byte0 & (0b1000_0000 >> bit)) !== 0 });
    return [
      flag('frame.fin', 0),
      flag('frame.rsv1', 1),
      flag('frame.rsv2', 2),
      flag('frame.rsv3', 3),
      this.node('frame.opcode', { start: start + 4, end: start + 8 }, { value: byte0 & 0b0000_1111 }),
    ];
  }

  private secondByte(): FieldNode[] {
    const { byte1, offset, headerHave } = this.layout;
    if (byte1 === null) {
      // Byte 1 is still to come: its fields are named, so that the shape of a header can be seen before its bytes.
      const end = (offset + headerHave) * 8;
      const nowhere = { start: end, end };
      return [this.node('frame.mask', nowhere, { missing: 1n }), this.node('frame.payload-length-7', nowhere, { missing: 7n })];
    }
    const start = (offset + 1) * 8;
    return [
      this.node('frame.mask', { start, end: start + 1 }, { value: this.layout.masked }),
      this.node('frame.payload-length-7', { start: start + 1, end: start + 8 }, { value: byte1 & 0b0111_1111 }),
    ];
  }

  private length(): FieldNode[] {
    const { form, extendedAt, extendedHave, declared, offset } = this.layout;
    const nodes: FieldNode[] = [];
    const end = (extendedAt + extendedHave) * 8;
    if (form !== 7) {
      const value = declared === null ? undefined : form === 16 ? Number(declared) : declared;
      const missing = BigInt(extendedBytes(form) - extendedHave) * 8n;
      nodes.push(this.node(`frame.payload-length-${form}`, { start: extendedAt * 8, end }, { value, missing }));
    }
    if (declared !== null) {
      nodes.push(this.node('frame.payload-length', { start: offset * 8 + 9, end }, { value: declared, origin: 'computed' }));
    }
    return nodes;
  }

  private key(): FieldNode[] {
    const { masked, keyAt, keyHave } = this.layout;
    if (!masked) return [];
    const range = { start: keyAt * 8, end: (keyAt + keyHave) * 8 };
    const value = keyHave === KEY_LENGTH ? this.bytes.subarray(keyAt, keyAt + keyHave) : undefined;
    return [this.node('frame.masking-key', range, { value, missing: BigInt(KEY_LENGTH - keyHave) * 8n })];
  }

  private payload(): FieldNode[] {
    const { layout, readable } = this;
    if (layout.declared === null) return [];
    const range = { start: layout.payloadAt * 8, end: (layout.payloadAt + layout.payloadHave) * 8 };
    const wire = {
      value: this.bytes.subarray(layout.payloadAt, layout.payloadAt + layout.payloadHave),
      missing: missingPayload(layout) * 8n,
    };
    if (!layout.masked) return [this.node('frame.payload', range, { ...wire, children: this.closeBody() })];
    const whole = { start: 0, end: readable.bytes.length * 8 };
    return [
      this.node('frame.payload', range, wire),
      this.node('frame.payload-unmasked', whole, {
        value: readable.bytes,
        missing: wire.missing,
        children: this.closeBody(),
        source: readable.source,
        origin: 'computed',
      }),
    ];
  }

  /** Code and reason of a Close whose header promises at least a code. */
  private closeBody(): FieldNode[] {
    const { layout, readable } = this;
    const { bytes, source, start } = readable;
    const declared = layout.declared ?? 0n;
    if (layout.byte0 === null || (layout.byte0 & 0b0000_1111) !== CLOSE || declared < 2n) return [];
    const origin = source === 'wire' ? 'wire' : 'computed';
    const codeHave = Math.min(2, bytes.length);
    const reason = bytes.subarray(2);
    const nodes = [
      this.node(
        'frame.close-code',
        { start, end: start + codeHave * 8 },
        { value: codeHave === 2 ? (bytes[0]! << 8) | bytes[1]! : undefined, missing: BigInt(2 - codeHave) * 8n, source, origin },
      ),
    ];
    if (declared > 2n) {
      const range = { start: start + codeHave * 8, end: start + bytes.length * 8 };
      const missing = (declared - 2n - BigInt(reason.length)) * 8n;
      nodes.push(this.node('frame.close-reason', range, { value: decodeUtf8(reason) ?? reason, missing, source, origin }));
    }
    return nodes;
  }
}
