/**
 * The annotated-bytes model: what a tree of named bit ranges over byte sources looks like.
 *
 * Knows ranges, sources, nodes and findings as plain data. Must not know how a frame or a handshake is
 * laid out, how anything is displayed, or in which language.
 */
import type { FieldId } from '../fields.ts';
import type { FindingCode } from '../findings.ts';

/** Half-open range of bits [start, end). Bit 0 is the most significant bit of byte 0, as RFC 6455 §5.2 draws it. */
export interface BitRange {
  readonly start: number;
  readonly end: number;
}

/** `wire`, or bytes computed from it: `unmasked:3` belongs to frame 3, `message:0` is the first reassembled message. */
export type SourceId = 'wire' | `unmasked:${number}` | `message:${number}`;

export interface Derivation {
  readonly source: SourceId;
  readonly range: BitRange;
  /** Byte offset in the derived source at which this parent run begins. */
  readonly at: number;
  readonly by: 'unmask' | 'reassemble' | 'inflate';
}

/** Bytes that nodes point into: the wire itself, or bytes computed from it (unmasked, reassembled, inflated). */
export interface ByteSource {
  readonly id: SourceId;
  readonly bytes: Uint8Array;
  /** One entry per parent run: a reassembled message has one for each fragment. Absent on `wire`. */
  readonly derivedFrom?: readonly Derivation[];
}

export type FieldValue = boolean | number | bigint | string | Uint8Array;

/** Values a text in either language may need: numbers and identifiers, never display text. */
export type FindingParams = Readonly<Record<string, boolean | number | bigint | string>>;

/**
 * One fault or remark about a range. Severity, section and close code come from the registry; text from i18n.
 * `Code` is the registry: the frames' unless a protocol brings its own, as the handshake does.
 */
export interface Finding<Code extends string = FindingCode> {
  readonly code: Code;
  readonly params: FindingParams;
  /** The offending bits, which may be narrower than the node that carries the finding. */
  readonly source: SourceId;
  readonly range: BitRange;
}

/** One named range. `Field` and `Code` are the registries: the frames' unless a protocol brings its own. */
export interface FieldNode<Field extends string = FieldId, Code extends string = FindingCode> {
  readonly field: Field;
  readonly source: SourceId;
  readonly range: BitRange;
  readonly value?: FieldValue;
  /** `computed`: not read from its own bits, for instance the effective payload length or unmasked payload. */
  readonly origin: 'wire' | 'computed';
  /** Bits that the header promises and the input does not hold; can exceed 2^53. */
  readonly missingBits: bigint;
  readonly children: readonly FieldNode<Field, Code>[];
  readonly findings: readonly Finding<Code>[];
}

/** Which way a run of bytes travelled; `unknown` when nothing has said so yet. */
export type Direction = 'c2s' | 's2c' | 'unknown';
export type Role = 'client' | 'server';
