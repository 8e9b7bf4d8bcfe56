/**
 * `dissect`: reads a paste, a file or standard input and prints its frames, as text or JSON.
 *
 * Knows the options of CLI.md and which input they mean. Must not know how a report is made (report.ts) or laid out.
 */
import { readFile } from '../capture/read-file.ts';
import { readPaste } from '../capture/read-paste.ts';
import { FORMATS, type Format } from '../capture/reading.ts';
import type { Words } from '../i18n/cli/all.ts';
import type { Command } from './command.ts';
import { Failure } from './failure.ts';
import { failureText, inputBytes, inputLines } from './input.ts';
import { writeAll, type Io } from './io.ts';
import { jsonFailure, jsonReport } from './json.ts';
import { painter, wrap } from './layout.ts';
import { oneOf, wholeNumber, type Given, type OptionTable } from './options.ts';
import { hasErrors, reportOnBinary, reportOnReading, type Report } from './report.ts';
import { textReport } from './text.ts';

const OPTIONS = {
  file: { type: 'string' },
  from: { type: 'string' },
  'read-as': { type: 'string' },
  'max-message': { type: 'string' },
  json: { type: 'boolean' },
  lines: { type: 'boolean' },
  strict: { type: 'boolean' },
} as const satisfies OptionTable;

interface Settings {
  readonly from: 'client' | 'server' | undefined;
  readonly readAs: Format | undefined;
  readonly maxMessage: number | null;
}

export const dissect: Command = { options: OPTIONS, help, run };

function help({ cli }: Words): string {
  const formats = wrap(FORMATS.join(', '), 56).map((line) => `${' '.repeat(23)}${line}`);
  return cli.dissectHelp(formats.join('\n'));
}

/** Exit code 0, or 1 for an error found under `--strict`. */
async function run({ values, texts }: Given, io: Io, words: Words): Promise<number> {
  const settings: Settings = {
    from: oneOf('--from', values['from'], ['client', 'server'] as const),
    readAs: oneOf('--read-as', values['read-as'], FORMATS),
    maxMessage: wholeNumber('--max-message', values['max-message'], words.cli.expected.bytes) ?? null,
  };
  const file = typeof values['file'] === 'string' ? values['file'] : undefined;
  if (file !== undefined && texts.length > 0) throw new Failure('two-inputs');
  const strict = values['strict'] === true;
  // A paste without quotes arrives as many arguments: `dissect 81 05 48 65 6c 6c 6f`.
  const text = texts.length > 0 ? texts.join(' ') : undefined;

  if (values['lines']) return await eachLine(inputLines(text, file, io, words.cli.waiting), settings, strict, io, words);
  const report =
    text === undefined
      ? reportOnFile(await inputBytes(file, io, words.cli.waiting), file ?? '', settings, words)
      : reportOnText(text, settings, words);
  const page = { words, paint: painter(io.colours), columns: io.columns };
  await writeAll(io, values['json'] ? jsonReport(report, true) : textReport(report, page));
  return strict && hasErrors(report) ? 1 : 0;
}

async function eachLine(lines: AsyncIterable<string>, settings: Settings, strict: boolean, io: Io, words: Words): Promise<number> {
  let faulty = false;
  for await (const line of lines) {
    try {
      const report = reportOnText(line, settings, words);
      faulty ||= hasErrors(report);
      await writeAll(io, jsonReport(report, false));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      await io.write(jsonFailure(error, failureText(error, words)));
    }
  }
  return strict && faulty ? 1 : 0;
}

function reportOnText(text: string, { from, readAs, maxMessage }: Settings, words: Words): Report {
  const { guesses } = readPaste(text, { ...(from && { from }), ...(readAs && { readAs }) });
  const best = guesses[0];
  if (!best) throw new Failure('empty');
  // A format that was asked for and found nothing is a failure; a guess always has something to show.
  if (readAs && best.runs.every(({ bytes }) => bytes.length === 0))
    throw new Failure('unreadable', { format: words.capture.formats[readAs] });
  return reportOnReading(
    best,
    guesses.slice(1).map(({ format }) => format),
    maxMessage,
  );
}

function reportOnFile(bytes: Uint8Array, name: string, settings: Settings, words: Words): Report {
  const { from, readAs, maxMessage } = settings;
  const content = readFile(name, bytes);
  if ('unsupported' in content) throw new Failure('capture-unsupported', { kind: content.unsupported });
  if ('text' in content) return reportOnText(content.text, settings, words);
  // Bytes that are no text, although the user says how to read them as text: read what there is of it.
  if (readAs) return reportOnText(new TextDecoder().decode(bytes), settings, words);
  return reportOnBinary({ ...content.run, ...(from && { direction: from === 'client' ? 'c2s' : 's2c' }) }, maxMessage);
}
