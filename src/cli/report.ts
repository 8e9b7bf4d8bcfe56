/**
 * One paste or binary file, analysed: its runs with their frames numbered through, messages, verdict, diagnoses.
 *
 * Knows how readings, indexes and diagnoses fit together. Must not print.
 */
import { diagnose } from '../capture/diagnose/diagnose.ts';
import type { Diagnosis, DiagnosisCode } from '../capture/diagnoses.ts';
import type { ByteRun, Dropped, Format, Reading, ReadingNote } from '../capture/reading.ts';
import { scanConversation } from '../protocol/connection/conversation.ts';
import { frameAt, type ReadMessage } from '../protocol/connection/frame-at.ts';
import { withPongsAnswered } from '../protocol/connection/pong-answers.ts';
import { scanStream } from '../protocol/connection/scan.ts';
import { messageOfTurns } from '../protocol/connection/turn-messages.ts';
import type { StreamIndex, Verdict } from '../protocol/connection/stream-index.ts';
import type { DissectedFrame } from '../protocol/frame/dissect.ts';
import { ERROR_BITS } from '../protocol/frame/rules.ts';

/** `binary`: the bytes of a file as they are, with no text behind them. */
export type ReadFormat = Format | 'binary';

export interface RunReport {
  readonly number: number;
  readonly run: ByteRun;
  readonly index: StreamIndex;
  /** Number of the run's first frame among all frames. */
  readonly firstFrame: number;
  readonly diagnoses: readonly Diagnosis[];
}

export interface Report {
  readonly format: ReadFormat;
  /** All formats of a paste that mixes them, in the order in which they first stand; else `format` alone. */
  readonly formats: readonly ReadFormat[];
  readonly alternatives: readonly Format[];
  readonly truncated: boolean;
  readonly notes: readonly ReadingNote[];
  readonly dropped: readonly Dropped[];
  readonly runs: readonly RunReport[];
}

/** What these diagnoses are sure of is no frame stream at all, so there are no frames to list. */
const NO_FRAMES: ReadonlySet<DiagnosisCode> = new Set<DiagnosisCode>([
  'tls-records',
  'http-text',
  'payload-without-header',
  'lower-layers',
]);
const SURE = 0.85;
const NOTHING = scanStream(new Uint8Array(0));

export function reportOnReading(reading: Reading, alternatives: readonly Format[], maxMessage: number | null): Report {
  const { format, formats = [format], truncated, notes, dropped } = reading;
  return { format, formats, alternatives, truncated, notes, dropped, runs: runsOf(reading.runs, maxMessage) };
}

export function reportOnBinary(run: ByteRun, maxMessage: number | null): Report {
  return {
    format: 'binary',
    formats: ['binary'],
    alternatives: [],
    truncated: false,
    notes: [],
    dropped: [],
    runs: runsOf([run], maxMessage),
  };
}

/** Of a handshake only that it is one is said: guesses at frames in HTTP text would be noise. */
function runsOf(runs: readonly ByteRun[], maxMessage: number | null): RunReport[] {
  const options = maxMessage === null ? {} : { maxMessage };
  const scans = scanConversation(runs, options);
  let firstFrame = 0;
  const reports = runs.map((run, number): RunReport => {
    const scanned = scans[number] ?? scanStream(run.bytes, { ...options, direction: run.direction });
    const diagnoses = diagnose(run, scanned).filter(({ code }) => run.kind !== 'handshake' || code === 'http-text');
    const [first] = diagnoses;
    const headerless = first && (NO_FRAMES.has(first.code) || first.params['rsv1'] === 'no-header');
    const foreign = run.kind !== 'frames' || (headerless && first.confidence >= SURE && first.start === 0);
    const report = { number, run, index: foreign ? NOTHING : scanned, firstFrame, diagnoses };
    firstFrame += report.index.frameCount;
    return report;
  });
  const indexes = withPongsAnswered(reports.map(({ run, index }) => ({ bytes: run.bytes, index })));
  return reports.map((report, at) => ({ ...report, index: indexes[at]! }));
}

/** The run's frames in order, each built when it is asked for. `number` counts through all runs. */
export function* framesOf({ run, index, firstFrame }: RunReport): Generator<{ number: number; frame: DissectedFrame }> {
  for (let k = 0; k < index.frameCount; k++) yield { number: firstFrame + k, frame: frameAt(run.bytes, index, k) };
}

/** A message with the numbers of its frames among all frames. */
export interface ReportMessage {
  readonly message: ReadMessage;
  readonly frames: readonly number[];
}

/** Data messages that were complete before the first violation or Close, where their last fragment is. */
export function* messagesOf(report: RunReport, { runs }: Report): Generator<ReportMessage> {
  const turns = runs.map(({ run, index }) => ({ bytes: run.bytes, index }));
  for (let m = 0; m < report.index.deliveredMessages; m++) {
    const message = messageOfTurns(turns, report.number, m);
    if (message === null) continue;
    yield { message, frames: message.parts.flatMap((part) => part.frames.map((frame) => runs[part.turn]!.firstFrame + frame)) };
  }
}

/** The verdict on the first run that violates a rule, with the frame's number among all frames. */
export function verdictOf({ runs }: Report): Verdict & { readonly run: number | null } {
  const violating = runs.find(({ index }) => index.verdict.frame !== null);
  if (!violating) return { closeCode: null, frame: null, byte: null, run: null };
  const { closeCode, frame, byte } = violating.index.verdict;
  return { closeCode, frame: (frame ?? 0) + violating.firstFrame, byte, run: violating.number };
}

/** True when any frame, also one after the first violation, has a finding of severity `error`. */
export function hasErrors(report: Report): boolean {
  return hasFindings(report, ERROR_BITS);
}

/** True when any frame has one of the findings whose bits are set in `wanted`. */
export function hasFindings({ runs }: Report, wanted: number): boolean {
  return runs.some(({ index }) => index.findings.subarray(0, index.frameCount).some((bits) => (bits & wanted) !== 0));
}
