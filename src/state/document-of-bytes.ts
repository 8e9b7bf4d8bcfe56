/**
 * Documents made of bytes: scanning runs, numbering them, and writing bytes that nobody pasted as a text.
 *
 * Knows the scan and the spelling of hex. Must not know how pasted text is read (read-job.ts) or what is on screen.
 */
import type { ByteRun, SourceMap } from '../capture/reading.ts';
import type { Role } from '../protocol/annotation/model.ts';
import { withPongsAnswered } from '../protocol/connection/pong-answers.ts';
import { scanConversation } from '../protocol/connection/conversation.ts';
import type { StreamIndex, StreamOptions } from '../protocol/connection/stream-index.ts';
import { PROBLEM_BITS } from '../protocol/frame/rules.ts';
import type { FrameDocument, StreamRun } from './frame-document.ts';
import type { LinkRun } from './permalink.ts';

function bitCount(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x5555_5555);
  rest = (rest & 0x3333_3333) + ((rest >>> 2) & 0x3333_3333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

/** Adds the frames of `index` that break a rule to `frames`, counted from `first`; yields the number of their problems. */
function problemsOf(index: StreamIndex, first: number, frames: number[]): number {
  const { findings } = index;
  let sum = 0;
  for (let frame = 0; frame < index.frameCount; frame++) {
    const bits = findings[frame]! & PROBLEM_BITS;
    if (bits === 0) continue;
    frames.push(first + frame);
    sum += bitCount(bits);
  }
  return sum;
}

/** A run with its index, before it is numbered. */
export type ScannedRun = Omit<StreamRun, 'firstFrame' | 'firstMessage'>;

/** Numbers the runs and adds up their counts. */
export function assemble(
  runs: readonly ScannedRun[],
  rest: Pick<FrameDocument, 'text' | 'format' | 'formats' | 'guesses' | 'dropped' | 'notes' | 'truncated' | 'partial'>,
): FrameDocument {
  let frameCount = 0;
  let messageCount = 0;
  let problemCount = 0;
  let waits = false;
  const problemFrames: number[] = [];
  const failing: number[] = [];
  const numbered = runs.map((run, at): StreamRun => {
    const placed = { ...run, firstFrame: frameCount, firstMessage: messageCount };
    const { index } = run;
    if (index === null) return placed;
    problemCount += problemsOf(index, frameCount, problemFrames);
    if (index.verdict.closeCode !== null) failing.push(at);
    waits ||= index.lastDeclaredLength !== BigInt(index.payloadLength[index.frameCount - 1] ?? 0);
    frameCount += index.frameCount;
    // A message that goes on from a turn before is counted there.
    messageCount += index.messageCount - Number(index.continued);
    return placed;
  });
  return {
    ...rest,
    runs: numbered,
    frameCount,
    messageCount,
    problemCount,
    problemFrames: Uint32Array.from(problemFrames),
    failing,
    waits,
  };
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

/** A run that does not say who sent it is taken as sent by `from`, where one was chosen. */
export function directed(run: ByteRun, from: Role | null): ByteRun {
  if (!from || run.directionMarked) return run;
  return { ...run, direction: from === 'client' ? 'c2s' : 's2c' };
}

/** What there is to say about a text that the page spelled itself. */
export function spelledRest(
  text: string,
): Pick<FrameDocument, 'text' | 'format' | 'guesses' | 'dropped' | 'notes' | 'truncated' | 'partial'> {
  const format = text === '' ? null : ('hex' as const);
  return { text, format, guesses: format ? [{ format, confidence: 1 }] : [], dropped: [], notes: [], truncated: false, partial: false };
}

/** A document of bytes that nobody wrote as text: a link, an example, a repair. It shows them as hex. */
export function documentOfBytes(runs: readonly LinkRun[], options: StreamOptions, from: Role | null = null): FrameDocument {
  const spelled = spellRuns(runs);
  const turns = spelled.runs.map((run) => directed(run, from));
  const scans = scanConversation(turns, options);
  const indexes = withPongsAnswered(turns.map(({ bytes }, at) => ({ bytes, index: scans[at]! })));
  return assemble(
    turns.map((run, at) => ({ ...run, index: indexes[at]!, diagnoses: [] })),
    spelledRest(spelled.text),
  );
}
