/**
 * Payload lengths written wrong: off by one, in the wrong byte order or width, sign-extended, in characters.
 *
 * Knows how each mistake spells a length. Must not know masks or how a guess is tried.
 */
import { ACCEPT, REJECT, utf8Step } from '../../protocol/bytes/utf8.ts';
import { toHex } from '../../protocol/bytes/hex.ts';
import { type HeaderLayout, readHeader } from '../../protocol/frame/header.ts';
import { CONTINUATION, TEXT } from '../../protocol/frame/opcodes.ts';
import { type Dialect, dialectFix, type Extent, ordinary, respelled, walkDialect } from './dialect.ts';
import { littleEndianLength, signExtendedLength } from './length-mistakes.ts';
import type { Params, Proposal } from './proposal.ts';
import { isControlByte, previewOf } from './readable.ts';
import type { Scene } from './scene.ts';
import type { DiagnosisCode } from '../diagnoses.ts';

/** What the sender meant: so many bytes, and where the key or payload begins. Null where the mistake cannot be. */
type Meant = (bytes: Uint8Array, header: HeaderLayout) => { readonly length: number; readonly keyAt: number } | null;

/** Reads each length as the sender meant it; frames without the mistake are copied. */
function lengthDialect(meant: Meant): Dialect {
  return (walk, at) => {
    const header = readHeader(walk.bytes, at);
    const real = meant(walk.bytes, header);
    if (real === null) return ordinary(walk, at);
    const end = respelled(walk, header, real.length, real.keyAt);
    if (end >= 0) walk.change(at);
    return end;
  };
}

const littleEndian: Meant = (bytes, header) => {
  const length = littleEndianLength(bytes, header);
  return length === null ? null : { length: Number(length), keyAt: header.keyAt };
};

const thirtyTwoBits: Meant = (bytes, header) => {
  if (header.form !== 64 || header.extendedHave < 4) return null;
  const big = new DataView(bytes.buffer, bytes.byteOffset + header.extendedAt, 4).getUint32(0);
  const little = littleEndianAt(bytes, header.extendedAt, 4);
  const room = bytes.length - header.extendedAt - 4;
  return { length: big <= room ? big : little, keyAt: header.extendedAt + 4 };
};

const signExtended: Meant = (bytes, header) => {
  const length = signExtendedLength(bytes, header);
  return length === null ? null : { length: Number(length), keyAt: header.keyAt };
};

function offBy(delta: 1 | -1): Meant {
  return (_, header) =>
    header.declared === null || header.declared > 0xffff_ffffn ? null : { length: Number(header.declared) - delta, keyAt: header.keyAt };
}

/** The declared number of characters, counted in UTF-16 code units (JavaScript, Java, C#) or in code points (Python, Go runes). */
function characters(unit: 'utf-16' | 'code-point'): Meant {
  return (bytes, header) => {
    const opcode = (header.byte0 ?? 0) & 0b0000_1111;
    if ((opcode !== TEXT && opcode !== CONTINUATION) || header.declared === null || header.declared > BigInt(header.payloadHave))
      return null;
    const length = bytesOfCharacters(bytes, header, Number(header.declared), unit);
    return length === null || length === Number(header.declared) ? null : { length, keyAt: header.keyAt };
  };
}

function bytesOfCharacters(bytes: Uint8Array, header: HeaderLayout, count: number, unit: 'utf-16' | 'code-point'): number | null {
  let state = ACCEPT;
  let seen = 0;
  for (let i = 0; header.payloadAt + i <= bytes.length; i++) {
    if (seen === count && state === ACCEPT) return i;
    if (seen > count) return null;
    const byte = payloadByte(bytes, header, i);
    if (isControlByte(byte)) return null;
    if (state === ACCEPT) seen += unit === 'utf-16' && byte >= 0xf0 ? 2 : 1;
    state = utf8Step(state, byte);
    if (state === REJECT) return null;
  }
  return null;
}

/** Payload byte `i` unmasked, also behind the declared end. */
function payloadByte(bytes: Uint8Array, header: HeaderLayout, i: number): number {
  const key = header.masked ? (bytes[header.keyAt + (i & 3)] ?? 0) : 0;
  return (bytes[header.payloadAt + i] ?? 0) ^ key;
}

interface Mistake {
  readonly code: DiagnosisCode;
  readonly confidence: number;
  readonly meant: Meant;
  readonly extents: readonly Extent[];
  readonly params: (scene: Scene, header: HeaderLayout, actual: number) => Params;
}

const lengthBytes = ({ bytes }: Scene, { extendedAt }: HeaderLayout, count: number) =>
  toHex(bytes.subarray(extendedAt, extendedAt + count));

const counted = (unit: 'utf-16' | 'code-point', confidence: number): Mistake => ({
  code: 'length-counts-characters',
  confidence,
  meant: characters(unit),
  extents: ['always', 'once'],
  params: (scene, header, actual) => ({ declared: Number(header.declared), actual, unit, preview: textAt(scene, header, actual) }),
});

const off = (delta: 1 | -1, extent: Extent, confidence: number): Mistake => ({
  code: 'length-off-by-one',
  confidence,
  meant: offBy(delta),
  extents: [extent],
  params: (_, header, actual) => ({ declared: Number(header.declared), actual, delta }),
});

const MISTAKES: readonly Mistake[] = [
  {
    code: 'length-sign-extended',
    confidence: 0.95,
    meant: signExtended,
    extents: ['always', 'once'],
    params: (scene, header, actual) => ({ bytes: lengthBytes(scene, header, header.extendedHave), actual }),
  },
  {
    code: 'length-32-bit',
    confidence: 0.94,
    meant: thirtyTwoBits,
    extents: ['always', 'once'],
    params: (scene, header, actual) => ({ bytes: lengthBytes(scene, header, 4), actual }),
  },
  {
    code: 'length-little-endian',
    confidence: 0.92,
    meant: littleEndian,
    extents: ['always', 'once'],
    params: (scene, header, actual) => ({
      bytes: lengthBytes(scene, header, header.extendedHave),
      declared: String(header.declared),
      actual,
    }),
  },
  counted('utf-16', 0.91),
  counted('code-point', 0.9),
  off(1, 'always', 0.84),
  off(-1, 'always', 0.84),
  off(1, 'once', 0.8),
  off(-1, 'once', 0.8),
];

/** A last frame that lacks one byte is more often cut than miscounted. */
const CUT_BY_ONE = 0.3;

/** Every way in which a suspect's length could be wrong; the trial decides. */
export function lengthProposals(scene: Scene): Proposal[] {
  return scene.suspects.flatMap((row) => {
    const at = scene.index.offset[row]!;
    const header = readHeader(scene.bytes, at);
    return MISTAKES.flatMap((mistake) => mistake.extents.flatMap((extent) => proposalOf(scene, header, mistake, extent)));
  });
}

function proposalOf(scene: Scene, header: HeaderLayout, mistake: Mistake, extent: Extent): Proposal[] {
  const { bytes, limit } = scene;
  const real = mistake.meant(bytes, header);
  if (real === null || real.length < 0) return [];
  const dialect = lengthDialect(mistake.meant);
  const walk = walkDialect(bytes, header.offset, dialect, extent, limit);
  if (walk === null) return [];
  const onlyCut = !scene.violated && mistake.code === 'length-off-by-one';
  return [
    {
      code: mistake.code,
      confidence: onlyCut ? CUT_BY_ONE : mistake.confidence - (extent === 'once' ? 0.01 : 0),
      start: header.offset + 1,
      end: Math.max(header.offset + 2, header.keyAt),
      params: { ...mistake.params(scene, header, real.length), count: walk.changed },
      fix: dialectFix(bytes, header.offset, dialect, extent),
      mustEnd: mistake.code === 'length-off-by-one',
    },
  ];
}

function textAt({ bytes }: Scene, header: HeaderLayout, length: number): string {
  return previewOf(Uint8Array.from({ length: Math.min(length, 160) }, (_, i) => payloadByte(bytes, header, i)));
}

function littleEndianAt(bytes: Uint8Array, at: number, count: number): number {
  let value = 0;
  for (let i = count - 1; i >= 0; i--) value = value * 256 + (bytes[at + i] ?? 0);
  return value;
}
