/**
 * Which frames of a paste the list shows: by opcode, direction, problems and text in the payload.
 *
 * Knows columns and bytes, and how to give way to the page between slices. Must not know the list or any wording.
 * Text is looked for within one frame; a word cut by fragmentation is found in the message, not here.
 */
import { encodeUtf8 } from '../protocol/bytes/utf8.ts';
import type { StreamIndex } from '../protocol/connection/stream-index.ts';
import { PROBLEM_BITS } from '../protocol/frame/rules.ts';
import type { FrameDocument } from './frame-document.ts';

export interface FrameFilter {
  /** An opcode, a family of them, or null for all. */
  readonly opcode: number | 'data' | 'control' | null;
  readonly direction: 'c2s' | 's2c' | null;
  readonly problems: boolean;
  /** Looked for in the unmasked payload; ASCII letters match in either case. */
  readonly text: string;
}

export const NO_FILTER: FrameFilter = { opcode: null, direction: null, problems: false, text: '' };

/** True when `filter` lets every frame through. */
export function isOpen(filter: FrameFilter): boolean {
  return filter.opcode === null && filter.direction === null && !filter.problems && filter.text === '';
}

/** Payload bytes looked at, plus a little for each frame and run, before the page gets a turn: a few milliseconds of work. */
const SLICE = 512 * 1024;
const FRAME_COST = 32;
const RUN_COST = 1024;

const lower = (byte: number): number => (byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte);

function holds(bytes: Uint8Array, start: number, length: number, key: number, needle: Uint8Array): boolean {
  const last = length - needle.length;
  for (let at = 0; at <= last; at++) {
    let i = 0;
    while (i < needle.length && lower(bytes[start + at + i]! ^ ((key >>> (24 - 8 * ((at + i) & 3))) & 0xff)) === needle[i]) i++;
    if (i === needle.length) return true;
  }
  return false;
}

/** The masking key of a frame as one big-endian word; 0 for an unmasked one, which XOR leaves alone. */
function keyOf(bytes: Uint8Array, { byte1, offset, headerLength }: StreamIndex, frame: number): number {
  if (byte1[frame]! < 0x80) return 0;
  const at = offset[frame]! + headerLength[frame]! - 4;
  return ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0;
}

function passes(bytes: Uint8Array, index: StreamIndex, frame: number, filter: FrameFilter, needle: Uint8Array): boolean {
  const opcode = index.byte0[frame]! & 0b0000_1111;
  if (typeof filter.opcode === 'number' && opcode !== filter.opcode) return false;
  if (filter.opcode === 'control' && opcode < 8) return false;
  if (filter.opcode === 'data' && opcode >= 8) return false;
  if (filter.problems && (index.findings[frame]! & PROBLEM_BITS) === 0) return false;
  if (needle.length === 0) return true;
  const start = index.offset[frame]! + index.headerLength[frame]!;
  return holds(bytes, start, index.payloadLength[frame]!, keyOf(bytes, index, frame), needle);
}

const turn = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

/**
 * The frames of the whole paste (counted over its runs) that pass, ascending; null once `isStale` says that nobody
 * wants the answer any more.
 */
export async function matchingFrames(document: FrameDocument, filter: FrameFilter, isStale: () => boolean): Promise<Uint32Array | null> {
  const needle = encodeUtf8(filter.text).map(lower);
  const found: number[] = [];
  let spent = 0;
  for (const { bytes, index, firstFrame } of document.runs) {
    spent += RUN_COST;
    const last = index === null || (filter.direction !== null && index.direction !== filter.direction) ? 0 : index.frameCount;
    for (let frame = 0; frame < last; frame++) {
      if (passes(bytes, index!, frame, filter, needle)) found.push(firstFrame + frame);
      spent += FRAME_COST + (needle.length > 0 ? index!.payloadLength[frame]! : 0);
      if (spent < SLICE) continue;
      spent = 0;
      await turn();
      if (isStale()) return null;
    }
  }
  return Uint32Array.from(found);
}
