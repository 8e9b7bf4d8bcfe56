/**
 * What the frames page looks at: the runs of bytes of one paste with their scanned indexes, numbered as one list.
 *
 * Knows how runs line up (frames and messages count over all runs, in paste order) and how bytes without a paste are
 * written as one. Must not know how text is read (read-job.ts), what is selected, or any wording.
 */
import type { Diagnosis } from '../capture/diagnoses.ts';
import type { ByteRun, Dropped, Format, ReadingNote, SourceMap } from '../capture/reading.ts';
import type { Role } from '../protocol/annotation/model.ts';
import type { StreamIndex, StreamOptions } from '../protocol/connection/stream-index.ts';
import { scanStream } from '../protocol/connection/scan.ts';
import { FINDING_CODES, findingBit, findingSpec } from '../protocol/findings.ts';
import type { LinkRun } from './permalink.ts';

/** One run with what was found in it. Payload and handshake runs hold no frames: their index is null. */
export interface StreamRun extends ByteRun {
  readonly index: StreamIndex | null;
  readonly diagnoses: readonly Diagnosis[];
  /** Frames and messages of the runs before this one. */
  readonly firstFrame: number;
  readonly firstMessage: number;
}

/** A way to read the paste, without its bytes. */
export interface Guess {
  readonly format: Format;
  readonly confidence: number;
}

export interface FrameDocument {
  /** The paste as text; null when the bytes came from a binary file and were never text. */
  readonly text: string | null;
  /** How the text was read; null when there was nothing to read. */
  readonly format: Format | null;
  readonly guesses: readonly Guess[];
  readonly runs: readonly StreamRun[];
  readonly dropped: readonly Dropped[];
  readonly notes: readonly ReadingNote[];
  /** The paste itself was cut. */
  readonly truncated: boolean;
  /** Only the head of a long paste has been read so far. */
  readonly partial: boolean;
  readonly frameCount: number;
  readonly messageCount: number;
  /** Findings that break a rule (errors and warnings), each counted once a frame. */
  readonly problemCount: number;
}

/** The bits of the findings column that break a rule; notes (legal, incomplete) are left out. */
export const PROBLEM_BITS = FINDING_CODES.filter((code) => findingSpec(code).severity !== 'note').reduce(
  (bits, code) => (bits | findingBit(code)) >>> 0,
  0,
);

function bitCount(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x5555_5555);
  rest = (rest & 0x3333_3333) + ((rest >>> 2) & 0x3333_3333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

function problemsOf(index: StreamIndex): number {
  let sum = 0;
  for (let frame = 0; frame < index.frameCount; frame++) sum += bitCount(index.findings[frame]! & PROBLEM_BITS);
  return sum;
}

/** A run with its index, before it is numbered. */
export type ScannedRun = Omit<StreamRun, 'firstFrame' | 'firstMessage'>;

/** Numbers the runs and adds up their counts. */
export function assemble(
  runs: readonly ScannedRun[],
  rest: Pick<FrameDocument, 'text' | 'format' | 'guesses' | 'dropped' | 'notes' | 'truncated' | 'partial'>,
): FrameDocument {
  let frameCount = 0;
  let messageCount = 0;
  let problemCount = 0;
  const numbered = runs.map((run): StreamRun => {
    const placed = { ...run, firstFrame: frameCount, firstMessage: messageCount };
    frameCount += run.index?.frameCount ?? 0;
    messageCount += run.index?.messageCount ?? 0;
    problemCount += run.index ? problemsOf(run.index) : 0;
    return placed;
  });
  return { ...rest, runs: numbered, frameCount, messageCount, problemCount };
}

/** Nothing pasted. */
export const EMPTY_DOCUMENT: FrameDocument = assemble([], {
  text: '',
  format: null,
  guesses: [],
  dropped: [],
  notes: [],
  truncated: false,
  partial: false,
});

/** Which run holds frame `frame` of the whole paste and its number there; null when there is no such frame. */
export function placeOf(
  document: FrameDocument,
  frame: number,
): { readonly run: StreamRun; readonly runIndex: number; readonly local: number } | null {
  if (frame < 0 || frame >= document.frameCount) return null;
  for (let runIndex = document.runs.length - 1; runIndex >= 0; runIndex--) {
    const run = document.runs[runIndex]!;
    if (run.index && run.firstFrame <= frame) return { run, runIndex, local: frame - run.firstFrame };
  }
  return null;
}

/** The findings bits of a frame of the whole paste. */
export function findingsAt(document: FrameDocument, frame: number): number {
  const place = placeOf(document, frame);
  return place ? place.run.index!.findings[place.local]! : 0;
}

const HEX_DIGITS = Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));

/** `81 85 37`: written as character codes, since a link may hold a million bytes. */
function spacedHex(bytes: Uint8Array): string {
  const codes = new Uint8Array(Math.max(0, bytes.length * 3 - 1)).fill(0x20);
  for (let i = 0; i < bytes.length; i++) {
    codes[3 * i] = HEX_DIGITS[bytes[i]! >> 4]!;
    codes[3 * i + 1] = HEX_DIGITS[bytes[i]! & 15]!;
  }
  return new TextDecoder().decode(codes);
}

const evenMap = (char: number, count: number): SourceMap => ({
  stretchCount: count > 0 ? 1 : 0,
  byteLength: count,
  byte: Uint32Array.of(0),
  char: Uint32Array.of(char),
  stride: Uint32Array.of(3),
  width: Uint32Array.of(2),
});

const ARROWS = { c2s: '→ ', s2c: '← ', unknown: '' } as const;

/**
 * Writes runs as spaced hex with the map back to the bytes: one line a run, behind an arrow when there are several
 * (the same marks that the paste reader knows), so that the text can be read again.
 */
export function spellRuns(runs: readonly LinkRun[]): { readonly text: string; readonly runs: readonly ByteRun[] } {
  const lines: string[] = [];
  const spelled: ByteRun[] = [];
  let at = 0;
  for (const { bytes, direction, kind } of runs) {
    const arrow = runs.length > 1 ? ARROWS[direction] : '';
    const line = arrow + spacedHex(bytes);
    spelled.push({ bytes, direction, directionMarked: direction !== 'unknown', kind, map: evenMap(at + arrow.length, bytes.length) });
    lines.push(line);
    at += line.length + 1;
  }
  return { text: lines.join('\n'), runs: spelled };
}

/** Scans a run that holds frames. */
export function scanRun(run: ByteRun, options: StreamOptions): ScannedRun {
  const index = run.kind === 'frames' ? scanStream(run.bytes, { ...options, direction: run.direction }) : null;
  return { ...run, index, diagnoses: [] };
}

/** A run that does not say who sent it is taken as sent by `from`, where one was chosen. */
export function directed(run: ByteRun, from: Role | null): ByteRun {
  if (!from || run.directionMarked) return run;
  return { ...run, direction: from === 'client' ? 'c2s' : 's2c' };
}

/** A document of bytes that nobody wrote as text: a link, an example, a repair. It shows them as hex. */
export function documentOfBytes(runs: readonly LinkRun[], options: StreamOptions, from: Role | null = null): FrameDocument {
  const spelled = spellRuns(runs);
  return assemble(
    spelled.runs.map((run) => scanRun(directed(run, from), options)),
    {
      text: spelled.text,
      format: spelled.text === '' ? null : 'hex',
      guesses: spelled.text === '' ? [] : [{ format: 'hex', confidence: 1 }],
      dropped: [],
      notes: [],
      truncated: false,
      partial: false,
    },
  );
}

/** The frame of `index` that holds byte `byte` of its run (the last one that begins at or before it). */
export function frameAtByte(index: StreamIndex, byte: number): number {
  let low = 0;
  let high = index.frameCount;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (index.offset[middle]! <= byte) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
