/**
 * A report as text: the reading, each frame as an annotated hex dump with its findings, messages, verdict, diagnoses.
 *
 * Knows the page it fills. Must not analyse anything; all words come from i18n. Yields lines as they are made.
 */
import { spokenFacts } from '../capture/diagnoses.ts';
import type { Words } from '../i18n/cli/all.ts';
import { says } from '../i18n/findings/says.ts';
import { findField } from '../protocol/annotation/query.ts';
import type { Finding } from '../protocol/annotation/model.ts';
import { toHex } from '../protocol/bytes/hex.ts';
import type { FieldId } from '../protocol/fields.ts';
import { findingSpec } from '../protocol/findings.ts';
import type { DissectedFrame } from '../protocol/frame/dissect.ts';
import { headerRows, payloadRows, type HeaderRow } from './frame-rows.ts';
import { harmless, pad, widthOf, wrap, type Paint } from './layout.ts';
import { PROBLEM_BITS } from '../protocol/frame/rules.ts';
import { framesOf, hasFindings, messagesOf, verdictOf, type Report, type RunReport } from './report.ts';

export interface Page {
  readonly words: Words;
  readonly paint: Paint;
  readonly columns: number;
}

/** Longer payloads are shown by their beginning; `--json` has all of them. */
const PAYLOAD_ROWS = 8;
const TEXT_LIMIT = 400;
const REPAIR_BYTES = 64;
const SIGN = { error: '✗', warning: '!', note: '·' } as const;

export function* textReport(report: Report, page: Page): Generator<string> {
  yield* readingPart(report, page);
  for (const run of report.runs) yield* runPart(run, report.runs.length, page);
  yield* endPart(report, page);
}

/** Wrapped text; `hang` more columns before every line but the first. */
function* paragraph(text: string, page: Page, indent = 0, style: Parameters<Paint>[0] = null, hang = 0): Generator<string> {
  let margin = indent;
  for (const line of wrap(harmless(text), page.columns - indent - hang)) {
    yield `${' '.repeat(margin)}${page.paint(style, line)}\n`;
    margin = indent + hang;
  }
}

function* readingPart(report: Report, page: Page): Generator<string> {
  const { cli, capture, terms } = page.words;
  const { runs, formats, alternatives, truncated, notes, dropped } = report;
  const bytes = runs.reduce((sum, { run }) => sum + run.bytes.length, 0);
  const name = formats.map((format) => (format === 'binary' ? cli.binary : capture.formats[format])).join(' + ');
  yield* paragraph(cli.read(name, terms.bytes(bytes)), page, 0, 'bold');
  if (alternatives.length > 0) yield* paragraph(cli.alternatives(alternatives.map((each) => capture.formats[each]).join(cli.comma)), page);
  if (dropped.length > 0)
    yield* paragraph(cli.leftOut([...new Set(dropped.map(({ what }) => capture.dropped[what]))].join(cli.comma)), page);
  if (truncated && notes.every(({ code }) => code !== 'truncated-by-tool')) yield* paragraph(cli.truncated, page);
  for (const { code, params } of notes) yield* paragraph(capture.notes[code](params), page);
  if (notes.some(({ code }) => code === 'text-was-decoded')) {
    yield `\n${capture.logHex.title}\n`;
    for (const { language, code } of capture.logHex.snippets) yield `  ${pad(language, 8)}${code}\n`;
  }
}

function* runPart(report: RunReport, runs: number, page: Page): Generator<string> {
  const { cli, terms } = page.words;
  const { run, index, number } = report;
  if (runs > 1) {
    const direction = index.frameCount > 0 ? index.direction : run.direction;
    yield `\n${page.paint('bold', cli.run(number + 1, terms.direction(direction), terms.bytes(run.bytes.length)))}\n`;
  }
  if (run.kind !== 'frames') yield* paragraph(run.kind === 'payload' ? cli.payloadRun : cli.handshakeRun, page);
  for (const { number: k, frame } of framesOf(report)) yield* framePart(run.bytes, k, frame, page);
}

function* framePart(bytes: Uint8Array, number: number, frame: DissectedFrame, page: Page): Generator<string> {
  const { cli, explain } = page.words;
  yield '\n';
  yield* paragraph(cli.frame(number + 1, explain.frameSentence(frame)), page, 0, 'bold');
  yield '\n';
  for (const row of headerRows(bytes, frame)) yield headerLine(row, frame, page);
  yield* payloadPart(bytes, frame, page);
  for (const finding of frame.findings) yield* findingPart(finding, page);
}

function headerLine(row: HeaderRow, frame: DissectedFrame, { words, paint }: Page): string {
  const offset = row.offset === null ? '' : row.offset.toString(16).padStart(4, '0');
  const cells = [pad(offset, 6), paint(row.role, pad(toHex(row.bytes, ' '), 23)), paint(row.role, pad(row.bits, 9))];
  return `  ${cells.join('  ')}  ${valueOf(row.part, frame, words)}\n`;
}

function valueOf(part: HeaderRow['part'], frame: DissectedFrame, { cli, terms }: Words): string {
  const named = (name: string, value: string): string => `${pad(name, 8)} ${value}`;
  const code = frame.lengthForm === 7 ? frame.declaredLength : frame.lengthForm === 16 ? 126 : 127;
  switch (part) {
    case 'fin':
      return named('FIN', frame.fin ? '1' : '0');
    case 'rsv':
      return named(cli.columns.flags, [frame.rsv1, frame.rsv2, frame.rsv3].map(Number).join(''));
    case 'opcode':
      return named(cli.columns.opcode, `0x${frame.opcode.toString(16)} ${terms.opcodeName(frame.opcode)}`);
    case 'mask':
      return named('MASK', frame.masked ? '1' : '0');
    case 'length':
      return named(cli.columns.length, String(code));
    case 'extended-length':
      return named(cli.columns.length, frame.declaredLength === null ? '…' : String(frame.declaredLength));
    case 'key':
      return cli.columns.key;
  }
}

function* payloadPart(bytes: Uint8Array, frame: DissectedFrame, page: Page): Generator<string> {
  const { cli, terms, explain } = page.words;
  const { rows, rest } = payloadRows(bytes, frame, PAYLOAD_ROWS);
  const indent = ' '.repeat(10);
  if (rows.length > 0 && frame.masked) yield `${indent}${page.paint('dim', `${pad(cli.onTheWire, 25)}${cli.unmasked}`)}\n`;
  for (const { offset, wire, plain } of rows) {
    const size = frame.masked ? 23 : 47;
    const cells = [toHex(wire, ' '), ...(frame.masked ? [toHex(plain, ' ')] : [])].map((cell) => page.paint('payload', pad(cell, size)));
    yield `  ${pad(offset.toString(16).padStart(4, '0'), 6)}  ${cells.join('  ')}  ${ascii(plain)}\n`;
  }
  if (rest > 0) yield `${indent}${cli.moreBytes(terms.bytes(rest))}\n`;
  const told: FieldId[] = frame.opcode === 8 ? ['frame.close-code', 'frame.close-reason'] : [];
  for (const field of told) {
    const node = findField(frame.tree, field);
    if (node) yield* paragraph(explain.explain(node, frame), page, 2);
  }
  if (frame.text !== null && frame.text !== '') yield* paragraph(`${cli.columns.text}${terms.quote(shortened(frame.text))}`, page, 2);
}

const ascii = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');

function shortened(text: string): string {
  const characters = Array.from(text.slice(0, TEXT_LIMIT * 2));
  return characters.length > TEXT_LIMIT ? `${characters.slice(0, TEXT_LIMIT).join('')}…` : text;
}

function* findingPart({ code, params }: Finding, page: Page): Generator<string> {
  const { cli, findings } = page.words;
  const { severity, section, closeCode } = findingSpec(code);
  const { title, text, consequence, repair } = findings[code];
  const source = cli.source(section, closeCode);
  if (severity === 'note') {
    yield* paragraph(`${SIGN.note} ${text(params)}${source}`, page, 2, 'note', 2);
    return;
  }
  const head = `${SIGN[severity]} ${cli.finding(cli.severity[severity], title)}`;
  const fits = widthOf(head + source) <= page.columns - 2;
  yield `\n  ${page.paint(severity, head)}${fits ? source : ''}\n`;
  if (!fits) yield* paragraph(source.trim(), page, 4);
  yield* paragraph(`${text(params)}${cli.space}${consequence(params)}`, page, 4);
  yield* paragraph(cli.wayOut(repair(params)), page, 4);
  const said = says(code, params);
  for (const words of new Set(said.map(({ text: each }) => each))) {
    const who = said.filter(({ text: each }) => each === words).map((each) => each.who);
    yield* paragraph(cli.forExample(who.join(cli.comma), words), page, 4, 'dim');
  }
}

function* endPart(report: Report, page: Page): Generator<string> {
  const { cli, capture, terms } = page.words;
  const frames = report.runs.reduce((sum, { index }) => sum + index.frameCount, 0);
  if (frames > 0) {
    yield `\n${page.paint('bold', cli.messages)}\n`;
    let count = 0;
    for (const run of report.runs) {
      for (const { message, frames: parts } of messagesOf(run, report)) {
        const { opcode, payload, text } = message;
        const numbers = parts.map((each) => each + 1);
        const content =
          text === null ? toHex(payload.subarray(0, 24), ' ') + (payload.length > 24 ? ' …' : '') : terms.quote(shortened(text));
        yield* paragraph(
          `${cli.message(++count, terms.opcodeName(opcode), terms.bytes(payload.length), cli.inFrames(numbers))}${cli.colon}${content}`,
          page,
          2,
        );
      }
    }
    if (count === 0) yield* paragraph(cli.noMessages, page, 2);
    const { closeCode, frame, byte } = verdictOf(report);
    const fails = closeCode !== null && frame !== null && byte !== null;
    yield '\n';
    if (fails) yield* paragraph(cli.verdictFails(closeCode, frame + 1, byte), page, 0, 'error');
    else if (hasFindings(report, PROBLEM_BITS)) yield* paragraph(cli.verdictSender, page, 0, 'warning');
    else yield* paragraph(cli.verdictFine, page, 0, 'good');
  } else yield `\n${cli.noFrames}\n`;
  const diagnoses = report.runs.flatMap((run) => run.diagnoses.map((each) => ({ ...each, facts: spokenFacts(each, run.firstFrame) })));
  if (diagnoses.length > 0) yield `\n${page.paint('bold', cli.diagnoses)}\n`;
  for (const { code, confidence, facts, repair } of diagnoses) {
    const text = capture.diagnoses[code];
    yield* paragraph(`${cli.diagnosis(text.title, Math.round(confidence * 100))}${cli.colon}${text.reason(facts)}`, page, 2);
    if (!repair || text.repair === '') continue;
    const bytes = `${toHex(repair.bytes.subarray(0, REPAIR_BYTES), ' ')}${repair.bytes.length > REPAIR_BYTES ? ' …' : ''}`;
    yield* paragraph(cli.repair(text.repair, bytes), page, 4);
  }
}
