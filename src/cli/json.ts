/**
 * A report as JSON, with the keys that CLI.md promises and a few more.
 *
 * Knows names and the order of keys. Must not analyse anything. Yields pieces, so that a report of any length can be
 * written while it is made.
 */
import type { DissectedFrame } from '../protocol/frame/dissect.ts';
import { findingSpec } from '../protocol/findings.ts';
import type { Failure } from './failure.ts';
import { framesOf, messagesOf, verdictOf, type Report, type ReportMessage, type RunReport } from './report.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
/** 64-bit lengths travel as decimal strings: JSON numbers lose digits above 2^53. */
const json = (value: unknown): string => JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? each.toString() : each));

/** One object. `lines`: true puts each frame, message and diagnosis on a line of its own; false keeps all on one line. */
export function* jsonReport(report: Report, lines: boolean): Generator<string> {
  const newline = lines ? '\n' : '';
  const indent = lines ? '  ' : '';
  function* list<T>(key: string, items: Iterable<T>, write: (item: T) => unknown): Generator<string> {
    yield `${newline}${indent}"${key}":[`;
    let separator = '';
    for (const item of items) {
      yield `${separator}${newline}${indent}${indent}${json(write(item))}`;
      separator = ',';
    }
    yield separator === '' ? '],' : `${newline}${indent}],`;
  }
  const { runs } = report;
  yield `{${newline}${indent}"read":${json(readOf(report))},`;
  yield `${newline}${indent}"direction":${json(runs.find(({ index }) => index.frameCount > 0)?.index.direction ?? runs[0]?.run.direction ?? 'unknown')},`;
  yield* list('frames', pairs(runs, framesOf), ([run, { frame }]) => frameOf(run, frame));
  yield* list(
    'messages',
    pairs(runs, (run) => messagesOf(run, report)),
    ([run, message]) => messageOf(run, message),
  );
  yield `${newline}${indent}"verdict":${json(verdictOf(report))},`;
  const last = [
    ...list(
      'diagnoses',
      pairs(runs, (run) => run.diagnoses),
      ([run, { repair, ...diagnosis }]) => ({
        ...diagnosis,
        run: run.number,
        ...(repair && { repair: { ...repair, bytes: hex(repair.bytes) } }),
      }),
    ),
  ].join('');
  yield `${last.slice(0, -1)}${newline}}\n`;
}

/** What `--lines` prints for a line that cannot be read. */
export function jsonFailure({ code }: Failure, message: string): string {
  return `${json({ error: { code, message } })}\n`;
}

function* pairs<T>(runs: readonly RunReport[], itemsOf: (run: RunReport) => Iterable<T>): Generator<[RunReport, T]> {
  for (const run of runs) for (const item of itemsOf(run)) yield [run, item];
}

function readOf({ format, formats, alternatives, truncated, notes, dropped, runs }: Report): unknown {
  return {
    format,
    ...(formats.length > 1 && { formats }),
    alternatives,
    bytes: runs.map(({ run }) => hex(run.bytes)).join(''),
    truncated,
    runs: runs.map(({ run, index }) => ({
      kind: run.kind,
      direction: run.kind === 'frames' && index.frameCount > 0 ? index.direction : run.direction,
      directionMarked: run.directionMarked,
      directionInferred: index.directionInferred,
      length: run.bytes.length,
    })),
    notes,
    dropped,
  };
}

/** What `build` prints: the frame as `dissect` shows it, and its bytes. */
export function jsonFrame(run: RunOfFrame, frame: DissectedFrame, bytes: Uint8Array): string {
  return `${json({ ...frameOf(run, frame), bytes: hex(bytes) })}\n`;
}

type RunOfFrame = Pick<RunReport, 'number' | 'index'>;

function frameOf({ number, index }: RunOfFrame, frame: DissectedFrame): Record<string, unknown> {
  const broken = frame.findings.some(({ code }) => code === 'text-not-utf8' || code === 'text-ends-inside-character');
  return {
    offset: frame.offset,
    headerLength: frame.headerLength,
    fin: frame.fin,
    rsv1: frame.rsv1,
    rsv2: frame.rsv2,
    rsv3: frame.rsv3,
    opcode: frame.opcode,
    masked: frame.masked,
    maskingKey: frame.maskingKey && hex(frame.maskingKey),
    lengthForm: frame.lengthForm,
    payloadLength: frame.declaredLength,
    missingBytes: frame.missingBytes,
    payload: hex(frame.payload),
    ...(frame.opcode === 1 && frame.text !== null && !broken && { text: frame.text }),
    run: number,
    direction: index.direction,
    findings: frame.findings.map(({ code, params, source, range }) => {
      const { severity, section, closeCode } = findingSpec(code);
      return { code, severity, section, closeCode, params, source, bits: [range.start, range.end] };
    }),
  };
}

function messageOf({ number }: RunReport, { message: { opcode, payload, text, compressed }, frames }: ReportMessage): unknown {
  return {
    opcode,
    payload: hex(payload),
    ...(text !== null && { text }),
    frames,
    compressed,
    run: number,
  };
}
