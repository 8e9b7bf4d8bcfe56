/**
 * `handshake`: reads a key, a request, an answer or both, and prints the derivation and what both ends make of it, as text or JSON.
 *
 * Knows its options and which input they mean. Must not know how a handshake is found in a paste, judged, or laid out.
 */
import { accessLogStatus } from '../capture/access-log.ts';
import { readFile } from '../capture/read-file.ts';
import type { Words } from '../i18n/cli/all.ts';
import type { Command } from './command.ts';
import { Failure } from './failure.ts';
import { type HandshakeInput, handshakeInput, handshakeInputOfBytes } from './handshake-input.ts';
import { handshakeJson } from './handshake-json.ts';
import { type HandshakeReport, hasHandshakeErrors, reportOnHandshake } from './handshake-report.ts';
import { handshakeText } from './handshake-text.ts';
import { failureText, inputBytes, inputLines } from './input.ts';
import { writeAll, type Io } from './io.ts';
import { jsonFailure } from './json.ts';
import { painter } from './layout.ts';
import type { Given, OptionTable } from './options.ts';

const OPTIONS = {
  file: { type: 'string' },
  json: { type: 'boolean' },
  lines: { type: 'boolean' },
  strict: { type: 'boolean' },
} as const satisfies OptionTable;

export const handshake: Command = { options: OPTIONS, help: ({ cli }) => cli.handshakeHelp, run };

/** Exit code 0, or 1 for an error found under `--strict`. */
async function run({ values, texts }: Given, io: Io, words: Words): Promise<number> {
  const file = typeof values['file'] === 'string' ? values['file'] : undefined;
  if (file !== undefined && texts.length > 0) throw new Failure('two-inputs');
  const strict = values['strict'] === true;
  const text = texts.length > 0 ? texts.join(' ') : undefined;
  if (values['lines']) return await eachLine(inputLines(text, file, io, words.cli.waiting), strict, io, words);
  const report = text === undefined ? reportOnFile(await inputBytes(file, io, words.cli.waiting), file ?? '') : reportOnText(text);
  const page = { words, paint: painter(io.colours), columns: io.columns };
  await writeAll(io, values['json'] ? [handshakeJson(report, 2)] : handshakeText(report, page));
  return strict && hasHandshakeErrors(report) ? 1 : 0;
}

/** Each line is a JSON string that holds the octets of a handshake, or a paste in any other shape. */
async function eachLine(lines: AsyncIterable<string>, strict: boolean, io: Io, words: Words): Promise<number> {
  let faulty = false;
  for await (const line of lines) {
    try {
      const text = jsonString(line);
      const report = reportOn(text.trim() === '' ? 'empty' : handshakeInput(text, { exact: true }));
      faulty ||= hasHandshakeErrors(report);
      await io.write(handshakeJson(report, 0));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      await io.write(jsonFailure(error, failureText(error, words)));
    }
  }
  return strict && faulty ? 1 : 0;
}

function jsonString(line: string): string {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'string') return value;
  } catch {
    // No JSON at all is the same fault as JSON of another kind.
  }
  throw new Failure('not-a-json-string');
}

function reportOnFile(bytes: Uint8Array, name: string): HandshakeReport {
  const content = readFile(name, bytes);
  if ('unsupported' in content) throw new Failure('capture-unsupported', { kind: content.unsupported });
  if (!('text' in content)) return reportOn(handshakeInputOfBytes(bytes));
  return reportOnText(content.text);
}

function reportOnText(text: string): HandshakeReport {
  const status = accessLogStatus(text);
  if (status !== null) throw new Failure('access-log', { status: String(status) });
  return reportOn(text.trim() === '' ? 'empty' : handshakeInput(text));
}

function reportOn(paste: HandshakeInput | 'empty' | null): HandshakeReport {
  if (paste === 'empty') throw new Failure('empty');
  if (paste === null) throw new Failure('no-handshake');
  return reportOnHandshake(paste);
}
