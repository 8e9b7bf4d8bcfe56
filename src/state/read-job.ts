/**
 * Reading one paste or file into a document, in steps: the head first, then the whole, with progress between.
 *
 * Knows the order of the work and its cuts; runs alike in a worker and on the page. Must not know which of the two it
 * is in, nor what is on screen.
 */
import { diagnoseRuns, type IndexedRun } from '../capture/diagnose/across-runs.ts';
import { readFile } from '../capture/read-file.ts';
import { readPaste } from '../capture/read-paste.ts';
import type { ByteRun, Format, Reading } from '../capture/reading.ts';
import type { Role } from '../protocol/annotation/model.ts';
import { withPongsAnswered } from '../protocol/connection/pong-answers.ts';
import { ConversationScanner } from '../protocol/connection/conversation.ts';
import type { StreamOptions } from '../protocol/connection/stream-index.ts';
import { assemble, directed, spellRuns, type ScannedRun, spelledRest } from './document-of-bytes.ts';
import type { FrameDocument, Guess } from './frame-document.ts';
import type { LinkRun } from './permalink.ts';

export type ReadSource =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  /** Bytes that nobody wrote as a text: edited ones. */
  | { readonly kind: 'runs'; readonly runs: readonly LinkRun[] };

export interface ReadRequest {
  readonly source: ReadSource;
  /** Absent: the best guess. */
  readonly readAs?: Format;
  /** The side that sent what does not say so itself; absent: inferred. */
  readonly from?: Role;
  readonly options: Pick<StreamOptions, 'rsv1Allowed' | 'maxMessage'>;
}

export type ReadUpdate =
  | { readonly kind: 'progress'; readonly stage: 'reading' | 'scanning'; readonly done: number; readonly total: number }
  /** The head of a long paste, to look at meanwhile. */
  | { readonly kind: 'preview'; readonly document: FrameDocument }
  | { readonly kind: 'done'; readonly document: FrameDocument }
  /** A file that is recognised but not read yet. */
  | { readonly kind: 'unsupported'; readonly what: 'pcap' | 'pcapng' };

/** Texts longer than this are shown by their head first, UTF-16 code units. */
const HEAD = 64 * 1024;
/** Bytes scanned between two reports. */
const SCAN_STEP = 1024 * 1024;

/** Cuts behind the last line break, so that the head ends with a whole line; in one long line, behind the last space. */
function headOf(text: string): string {
  const line = text.lastIndexOf('\n', HEAD);
  const cut = line > HEAD / 2 ? line : text.lastIndexOf(' ', HEAD);
  return text.slice(0, cut > HEAD / 2 ? cut : HEAD);
}

/** Scans runs one after the other, and says now and then how far it is over all of them. */
function* scanned(runs: readonly ByteRun[], request: ReadRequest, report: boolean): Generator<ReadUpdate, ScannedRun[]> {
  const total = runs.reduce((sum, { kind, bytes }) => sum + (kind === 'frames' ? bytes.length : 0), 0);
  const turns = runs.map((run) => directed(run, request.from ?? null));
  const scanner = new ConversationScanner(request.options);
  let [done, told] = [0, 0];
  for (const run of turns) {
    if (run.kind !== 'frames') {
      scanner.skip(run.kind);
      continue;
    }
    scanner.begin(run.direction, run.bytes);
    for (let at = 0; at < run.bytes.length; at += SCAN_STEP) {
      const part = run.bytes.subarray(at, at + SCAN_STEP);
      scanner.push(part);
      done += part.length;
      if (!report || (done - told < SCAN_STEP && done < total)) continue;
      told = done;
      yield { kind: 'progress', stage: 'scanning', done, total };
    }
    scanner.end();
  }
  const scans = scanner.indexes();
  const found = turns.map((run, at): IndexedRun => ({ ...run, index: scans[at]! }));
  const diagnoses = diagnoseRuns(found);
  const indexes = withPongsAnswered(found);
  return found.map((run, at) => ({ ...run, index: indexes[at]!, diagnoses: diagnoses[at]! }));
}

const guessesOf = (readings: readonly Reading[]): Guess[] => readings.map(({ format, confidence }) => ({ format, confidence }));

function* documentOf(text: string, shown: string, partial: boolean, request: ReadRequest): Generator<ReadUpdate, FrameDocument> {
  const options = { ...(request.readAs ? { readAs: request.readAs } : {}), ...(request.from ? { from: request.from } : {}) };
  const { guesses } = readPaste(text, options);
  const best = guesses.find((guess) => guess.format === request.readAs) ?? guesses[0];
  return assemble(yield* scanned(best?.runs ?? [], request, !partial), {
    text: shown,
    format: best?.format ?? null,
    ...(best?.formats && { formats: best.formats }),
    guesses: guessesOf(guesses),
    dropped: best?.dropped ?? [],
    notes: best?.notes ?? [],
    truncated: best?.truncated ?? false,
    partial,
  });
}

function* readText(text: string, request: ReadRequest): Generator<ReadUpdate> {
  if (text.length > HEAD) {
    yield { kind: 'progress', stage: 'reading', done: 0, total: text.length };
    const preview = yield* documentOf(headOf(text), text, true, request);
    if (preview.frameCount > 0) yield { kind: 'preview', document: preview };
    yield { kind: 'progress', stage: 'reading', done: HEAD, total: text.length };
  }
  yield { kind: 'done', document: yield* documentOf(text, text, false, request) };
}

/** The same document with the diagnoses of its runs. */
export function diagnosed(document: FrameDocument): FrameDocument {
  const diagnoses = diagnoseRuns(document.runs);
  return { ...document, runs: document.runs.map((run, at) => ({ ...run, map: run.map, index: run.index, diagnoses: diagnoses[at]! })) };
}

/** Does the work of `request`; the last update is `done` or `unsupported`. */
export function* readInSteps(request: ReadRequest): Generator<ReadUpdate> {
  if (request.source.kind === 'text') {
    yield* readText(request.source.text, request);
    return;
  }
  if (request.source.kind === 'runs') {
    const { text, runs } = spellRuns(request.source.runs);
    yield { kind: 'done', document: assemble(yield* scanned(runs, request, true), spelledRest(text)) };
    return;
  }
  const file = readFile(request.source.name, request.source.bytes);
  if ('unsupported' in file) yield { kind: 'unsupported', what: file.unsupported };
  else if ('text' in file) yield* readText(file.text, request);
  else {
    const rest = { text: null, format: null, guesses: [], dropped: [], notes: [], truncated: false, partial: false };
    yield { kind: 'done', document: assemble(yield* scanned([file.run], request, true), rest) };
  }
}
