/**
 * What a row of the list shows, read from the columns and a few payload bytes: no tree is built for it.
 *
 * Knows documents and indexes. Must not word anything.
 */
import { unmask } from '../../protocol/bytes/xor.ts';
import { partsOf } from '../../protocol/connection/turn-messages.ts';
import { lastRunFrom, placeOf, type FrameDocument, type StreamRun } from '../../state/frame-document.ts';
import { findingsOf } from '../../protocol/findings.ts';
import { ERROR_BITS, PROBLEM_BITS } from '../../protocol/frame/rules.ts';
import { visible } from './frame-characters.ts';

/** Payload bytes that a row shows. */
const EXCERPT = 48;

export interface FrameLine {
  readonly direction: 'c2s' | 's2c' | 'unknown';
  readonly opcode: number;
  readonly fin: boolean;
  readonly length: number;
  readonly incomplete: boolean;
  readonly problems: number;
  /** One of them is an error; else only the sender's side is touched. */
  readonly failing: boolean;
  readonly excerpt: string;
}

const isIncomplete = (run: StreamRun, local: number): boolean => {
  const index = run.index!;
  return local === index.frameCount - 1 && index.lastDeclaredLength !== BigInt(index.payloadLength[local]!);
};

/** The facts of one row, or null when there is no such frame. */
export function frameLine(document: FrameDocument, frame: number): FrameLine | null {
  const place = placeOf(document, frame);
  if (!place) return null;
  const { run, local } = place;
  const index = run.index!;
  const byte0 = index.byte0[local]!;
  return {
    direction: index.direction,
    opcode: byte0 & 0b0000_1111,
    fin: byte0 >= 0b1000_0000,
    length: index.payloadLength[local]!,
    incomplete: isIncomplete(run, local),
    problems: findingsOf(index.findings[local]! & PROBLEM_BITS).length,
    failing: (index.findings[local]! & ERROR_BITS) !== 0,
    excerpt: excerptOf(run, local),
  };
}

/** The beginning of a payload: characters for text, hex for everything else. */
function excerptOf(run: StreamRun, local: number): string {
  const index = run.index!;
  const start = index.offset[local]! + index.headerLength[local]!;
  const length = Math.min(index.payloadLength[local]!, EXCERPT);
  const wire = run.bytes.subarray(start, start + length);
  const payload = index.byte1[local]! >= 0x80 && length > 0 ? unmask(wire, run.bytes.subarray(start - 4, start)) : wire;
  const more = index.payloadLength[local]! > length ? '…' : '';
  const opcode = index.byte0[local]! & 0b0000_1111;
  if (opcode === 8 && payload.length >= 2) {
    return `${(payload[0]! << 8) | payload[1]!} ${readable(payload.subarray(2), more !== '')}${more}`.trim();
  }
  const isText = opcode === 1 || (opcode === 0 && looksReadable(payload)) || (opcode > 8 && looksReadable(payload));
  return isText
    ? readable(payload, more !== '') + more
    : Array.from(payload.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join(' ') + more;
}

const looksReadable = (bytes: Uint8Array): boolean => bytes.every((byte) => byte >= 0x20 && byte !== 0x7f);
/** A cut payload ends with its last whole character. */
const readable = (bytes: Uint8Array, cut: boolean): string =>
  Array.from(new TextDecoder().decode(bytes, { stream: cut }), (character) => (character === ' ' ? character : visible(character))).join(
    '',
  );

export interface MessageLine {
  readonly direction: 'c2s' | 's2c' | 'unknown';
  readonly opcode: number;
  readonly frames: number;
  readonly length: number;
  readonly complete: boolean;
  readonly excerpt: string;
}

/** Where message `message` (counted over all runs) begins; null when there is none. */
export function placeOfMessage(
  document: FrameDocument,
  message: number,
): { readonly run: StreamRun; readonly runIndex: number; readonly local: number; readonly frame: number } | null {
  if (message < 0 || message >= document.messageCount) return null;
  const runIndex = lastRunFrom(document, 'firstMessage', message);
  const run = document.runs[runIndex]!;
  const local = message - run.firstMessage + Number(run.index!.continued);
  return { run, runIndex, local, frame: run.firstFrame + run.index!.messageStart[local]! };
}

/** The message that a frame belongs to, counted over all runs; -1 for control and stray frames. */
export function messageOfFrame(document: FrameDocument, frame: number): number {
  const place = placeOf(document, frame);
  const message = place ? place.run.index!.message[place.local]! : -1;
  if (!place || message < 0) return -1;
  const [first] = partsOf(document.runs, place.runIndex, message);
  const run = document.runs[first!.turn]!;
  return run.firstMessage + first!.message - Number(run.index!.continued);
}

/** The facts of one row of messages, or null. */
export function messageLine(document: FrameDocument, message: number): MessageLine | null {
  const place = placeOfMessage(document, message);
  if (!place) return null;
  const { run, runIndex, local } = place;
  const first = run.index!.messageStart[local]!;
  let [frames, length, complete] = [0, 0, false];
  for (const part of partsOf(document.runs, runIndex, local)) {
    const holder = document.runs[part.turn]!;
    const index = holder.index!;
    const end = part.message + 1 < index.messageCount ? index.messageStart[part.message + 1]! : index.frameCount;
    for (let frame = index.messageStart[part.message]!; frame < end; frame++) {
      if (index.message[frame] !== part.message) continue;
      frames++;
      length += index.payloadLength[frame]!;
      complete = index.byte0[frame]! >= 0b1000_0000 && !isIncomplete(holder, frame);
    }
  }
  return {
    direction: run.index!.direction,
    opcode: run.index!.byte0[first]! & 0b0000_1111,
    frames,
    length,
    complete,
    excerpt: excerptOf(run, first),
  };
}
