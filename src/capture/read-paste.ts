/**
 * Any pasted text to ranked readings: every family of readers is asked, the likeliest answers are kept.
 *
 * Knows the readers and how far to look. Must not know any format, nor what the bytes mean.
 */
import { assemble } from './assemble.ts';
import { plainSpelling } from './characters.ts';
import type { Draft, Reader, Source } from './draft.ts';
import { brokenAtFormats } from './formats-in-line.ts';
import { readPiecewise } from './piecewise.ts';
import { framePlausibility } from './plausibility.ts';
import { rank } from './rank.ts';
import { abnf } from './readers/abnf.ts';
import { base64 } from './readers/base64.ts';
import { binaryDigits } from './readers/binary-digits.ts';
import { chrCalls } from './readers/chr-calls.ts';
import { curlCommand } from './readers/curl-command.ts';
import { dump } from './readers/dump.ts';
import { erlang } from './readers/erlang.ts';
import { escapes } from './readers/escapes.ts';
import { handshake } from './readers/handshake.ts';
import { har } from './readers/har.ts';
import { headerList } from './readers/header-list.ts';
import { headerObject } from './readers/header-object.ts';
import { hexList } from './readers/hex-list.ts';
import { hex } from './readers/hex.ts';
import { libraryLog } from './readers/library-log.ts';
import { nodeBuffer } from './readers/node-buffer.ts';
import { nodeJson } from './readers/node-json.ts';
import { numbers } from './readers/numbers.ts';
import { rowNumbers } from './readers/row-numbers.ts';
import { shownControls } from './readers/shown-controls.ts';
import { text as plainText } from './readers/text.ts';
import { charsOfByte } from './source-map.ts';
import type { Format, PasteReading, Reading } from './reading.ts';

const READERS: readonly Reader[] = [
  nodeBuffer,
  nodeJson,
  escapes,
  shownControls,
  chrCalls,
  numbers,
  erlang,
  hexList,
  abnf,
  hex,
  binaryDigits,
  dump,
  rowNumbers,
  base64,
  libraryLog,
  har,
  handshake,
  curlCommand,
  headerObject,
  headerList,
  plainText,
];

export interface PasteOptions {
  /** Read as this format, whatever the text looks like; it becomes the first guess. */
  readonly readAs?: Format;
  /** The side that sent what the paste does not mark. */
  readonly from?: 'client' | 'server';
}

/** Longer texts are first judged by samples, so that only likely readers see all of them. */
const SAMPLE = 32_768;
/** A runner-up below this is no use; of a long text it is not worth reading either. */
const LEAST_CONFIDENCE = 0.1;
const LONG_SHOT = 0.2;
/** On a long text a runner-up is read only when it comes this close to the best. */
const CLOSE = 0.7;
const MAX_GUESSES = 5;
const MAX_GUESSES_OF_LONG_TEXT = 2;

/**
 * Reads a paste of any size in time linear in its length. Never throws; empty or blank text has no guesses.
 * The guesses hold distinct bytes, best first.
 */
export function readPaste(text: string, options: PasteOptions = {}): PasteReading {
  if (!/\S/.test(text) && options.readAs !== 'text') return { guesses: [] };
  const readAs = options.readAs ?? null;
  const isLong = text.length > 2 * SAMPLE;
  const source: Source = { text: plainSpelling(text), raw: text, readAs: null };
  const readers = isLong ? likelyReaders(source) : READERS;
  const readerOf = new Map(readers.flatMap((reader) => reader.read(source).map((draft) => [draft, reader] as const)));
  const ranked = rank([...readerOf.keys()]);
  const most = isLong ? MAX_GUESSES_OF_LONG_TEXT : MAX_GUESSES;
  const guesses: Reading[] = [];
  if (readAs !== null) guesses.push(forced(source, readAs, options));
  else if (ranked[0] !== undefined) {
    const byLine = readPiecewise(source, ranked[0].draft, readerOf.get(ranked[0].draft)!, READERS);
    const pieces = byLine?.formats === undefined ? (readWithinLines(source, ranked[0].draft) ?? byLine) : byLine;
    // Of one format, it is the best reading with more to say; of several, that reading alone is the runner-up.
    if (pieces !== null) {
      guesses.push(toReading(pieces, ranked[0].confidence, source, options));
      if (pieces.formats === undefined) {
        ranked.splice(
          ranked.findIndex(({ draft }) => draft.format === pieces.format),
          1,
        );
      }
    }
  }
  for (const { draft, confidence } of ranked) {
    const isChosen = guesses[0]?.format === draft.format && readAs !== null;
    if (!isChosen && guesses.length < most && (confidence >= LEAST_CONFIDENCE || guesses.length === 0)) {
      guesses.push(toReading(draft, confidence, source, options));
    }
  }
  return { guesses };
}

/** Bytes of a line that goes over into another format are taken on only where the whole then reads as frames. */
const LEAST_WITHIN = 0.9;

/** What the paste says when its lines may change their format midway; null where that says no more than `best`. */
function readWithinLines(source: Source, best: Draft): Draft | null {
  const text = brokenAtFormats(source.text);
  if (text === null) return null;
  const broken: Source = { ...source, text };
  const readerOf = new Map(READERS.flatMap((reader) => reader.read(broken).map((draft) => [draft, reader] as const)));
  const first = rank([...readerOf.keys()])[0]?.draft;
  const pieces = first === undefined ? null : readPiecewise(broken, first, readerOf.get(first)!, READERS);
  if (pieces === null || framePlausibility(pieces.bytes) < LEAST_WITHIN) return null;
  return pieces.bytes.length > best.bytes.length || framePlausibility(best.bytes) < LEAST_WITHIN ? pieces : null;
}

function toReading(draft: Draft, confidence: number, { raw }: Source, options: PasteOptions): Reading {
  const reading = assemble(draft, confidence, options.from);
  return draft.format === 'handshake' && reading.runs.length > 0 ? withFramesBehind(reading, raw, options) : reading;
}

/**
 * The frames that follow a handshake in the same paste, in whatever format they have. What precedes them is blanked, so
 * that their characters keep their places.
 */
function withFramesBehind(reading: Reading, text: string, options: PasteOptions): Reading {
  const last = reading.runs[reading.runs.length - 1]!;
  const end = charsOfByte(last.map, last.bytes.length - 1)!.end;
  if (text.slice(end).trim() === '') return reading;
  const from = options.from === undefined ? {} : { from: options.from };
  const behind = readPaste(' '.repeat(end) + text.slice(end), from).guesses[0];
  if (behind === undefined || behind.confidence < 0.6 || behind.runs[0]?.kind !== 'frames') return reading;
  return {
    ...reading,
    runs: [...reading.runs, ...behind.runs],
    dropped: [...reading.dropped.filter((range) => range.start < end), ...behind.dropped],
    notes: [...reading.notes, ...behind.notes],
    truncated: reading.truncated || behind.truncated,
  };
}

/**
 * The chosen format's best draft: as the reader finds it unasked, else as well as can be. An empty run when the text holds
 * nothing of it.
 */
function forced(source: Source, readAs: Format, options: PasteOptions): Reading {
  const readers = READERS.filter(({ formats }) => formats.includes(readAs));
  const read = (how: Source): Draft[] => readers.flatMap((reader) => reader.read(how));
  const unasked = read(source).filter(({ format, bytes }) => format === readAs && bytes.length > 0);
  const asked = unasked.length > 0 ? unasked : read({ ...source, readAs });
  const exact = asked.filter(({ format }) => format === readAs);
  const best = rank(exact.length > 0 ? exact : asked)[0];
  const draft: Draft | undefined = best && { ...best.draft, format: readAs };
  if (draft !== undefined) return toReading(draft, best!.confidence, source, options);
  const everything = { start: 0, end: source.text.length, what: 'prose' as const };
  return { format: readAs, confidence: 0, runs: [], dropped: [everything], notes: [], truncated: false };
}

/** Readers that make something of samples: the beginning, and, when that says nothing, places spread over the text. */
function likelyReaders(source: Source): readonly Reader[] {
  const head = judge(source, 0, SAMPLE);
  const best = head[0]!.confidence;
  if (best > 0.5) return head.filter(({ confidence }) => confidence >= best * CLOSE).map(({ reader }) => reader);
  const likely = new Map(head.map((judged) => [judged.reader, judged.confidence]));
  for (let part = 1; part <= 8; part++) {
    const at = Math.floor((source.text.length - SAMPLE / 4) * (part / 8));
    for (const { reader, confidence } of judge(source, at, SAMPLE / 4)) likely.set(reader, Math.max(confidence, likely.get(reader) ?? 0));
  }
  return READERS.filter((reader) => (likely.get(reader) ?? 0) >= LONG_SHOT || reader === plainText);
}

/** Each reader's best confidence on the sample, best first. */
function judge(source: Source, start: number, length: number): { reader: Reader; confidence: number }[] {
  const end = cutAtSpace(source.text, start + length);
  const sample: Source = { text: source.text.slice(start, end), raw: source.raw.slice(start, end), readAs: null };
  return READERS.map((reader) => ({ reader, confidence: rank(reader.read(sample), false)[0]?.confidence ?? 0 })).sort(
    (a, b) => b.confidence - a.confidence,
  );
}

/** A sample ends at white space near `at`, so that it cuts no word. */
function cutAtSpace(text: string, at: number): number {
  for (let end = at; end > at - 200; end--) if (/\s/.test(text.charAt(end))) return end;
  return at;
}
