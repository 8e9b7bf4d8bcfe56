/**
 * `build`: writes one frame from options, in any export form, as JSON or as the bytes themselves.
 *
 * Knows the options of CLI.md and which part of a frame each one says. Must not refuse a frame for being illegal, only
 * options that no frame can follow; what the bytes mean it learns by dissecting them.
 */
import { DRAWINGS, EXPORT_IDS, exportRuns, isDrawing } from '../export/exports.ts';
import type { Words } from '../i18n/cli/all.ts';
import { decodeUtf8, encodeUtf8 } from '../protocol/bytes/utf8.ts';
import { fromHex } from '../protocol/bytes/hex.ts';
import { frameAt } from '../protocol/connection/frame-at.ts';
import { scanStream } from '../protocol/connection/scan.ts';
import { findingSpec } from '../protocol/findings.ts';
import { dissectFrame } from '../protocol/frame/dissect.ts';
import { KEY_LENGTH } from '../protocol/frame/masking.ts';
import { BINARY, CLOSE, isReserved, opcodeName, TEXT } from '../protocol/frame/opcodes.ts';
import { CODE_16, type LengthForm } from '../protocol/frame/payload-length.ts';
import { serializeFrame, simpleSpec } from '../protocol/frame/serialize.ts';
import type { Command } from './command.ts';
import { Failure } from './failure.ts';
import { inputBytes } from './input.ts';
import type { Io } from './io.ts';
import { jsonFrame } from './json.ts';
import { harmless, wrap } from './layout.ts';
import { onlyOne, oneOf, readAs, wholeNumber, type Given, type OptionTable } from './options.ts';

const OPTIONS = {
  text: { type: 'string' },
  hex: { type: 'string' },
  file: { type: 'string' },
  'close-code': { type: 'string' },
  reason: { type: 'string' },
  opcode: { type: 'string' },
  fin: { type: 'boolean' },
  'no-fin': { type: 'boolean' },
  rsv: { type: 'string' },
  mask: { type: 'string' },
  'length-form': { type: 'string' },
  as: { type: 'string' },
  json: { type: 'boolean' },
} as const satisfies OptionTable;

const FORMS = [...EXPORT_IDS, 'bin'] as const;
type Form = (typeof FORMS)[number];

export const build: Command = { options: OPTIONS, help, run };

function help({ cli }: Words): string {
  const forms = wrap(FORMS.join(', '), 56).map((line) => `${' '.repeat(23)}${line}`);
  return cli.buildHelp(forms.join('\n'));
}

async function run({ values, texts }: Given, io: Io, words: Words): Promise<number> {
  if (texts[0] !== undefined) throw new Failure('unexpected-text', { text: texts[0] });
  onlyOne(values, ['as', 'json']);
  const form = oneOf('--as', values['as'], FORMS) ?? 'hex';
  const bytes = await frameBytes(values, io, words);
  if (values['json']) {
    const index = scanStream(bytes);
    await io.write(jsonFrame({ number: 0, index }, frameAt(bytes, index, 0), bytes));
    return 0;
  }
  await writeForm(form, bytes, io);
  for (const line of objections(bytes, words)) io.writeError(`${line}\n`);
  return 0;
}

async function frameBytes(values: Given['values'], io: Io, words: Words): Promise<Uint8Array> {
  const { expected } = words.cli;
  onlyOne(values, ['fin', 'no-fin']);
  onlyOne(values, ['text', 'hex', 'file', 'close-code']);
  if (values['reason'] !== undefined && values['close-code'] === undefined)
    throw new Failure('option-needs', { option: '--reason', other: '--close-code' });
  const chosen = readAs('--opcode', values['opcode'], expected.opcode, opcodeOf);
  if (values['close-code'] !== undefined && chosen !== undefined && chosen !== CLOSE)
    throw new Failure('options-contradict', { first: '--close-code', second: `--opcode ${String(values['opcode'])}` });
  const rsv = readAs('--rsv', values['rsv'], expected.rsv, (text) => (/^[01]{3}$/.test(text) ? text : null)) ?? '000';
  const key = readAs('--mask', values['mask'], expected.mask, (text) => keyOf(text, io)) ?? 'none';
  const form = oneOf('--length-form', values['length-form'], ['7', '16', '64']);

  const payload = await payloadOf(values, io, words);
  const spec = simpleSpec(chosen ?? opcodeFor(values, payload), payload, key === 'none' ? null : key);
  return serializeFrame({
    ...spec,
    fin: values['no-fin'] === undefined,
    rsv1: rsv[0] === '1',
    rsv2: rsv[1] === '1',
    rsv3: rsv[2] === '1',
    lengthForm: form === undefined ? spec.lengthForm : formFor(payload.length, Number(form) as LengthForm),
  });
}

/** A number in decimal or hex, or the RFC's word; null for anything else. */
function opcodeOf(text: string): number | null {
  const number = /^(?:\d{1,2}|0x[0-9a-f])$/i.test(text) ? Number(text) : -1;
  if (number >= 0 && number < 16) return number;
  const named = Array.from({ length: 16 }, (_, opcode) => opcode).find((opcode) => !isReserved(opcode) && opcodeName(opcode) === text);
  return named ?? null;
}

function opcodeFor(values: Given['values'], payload: Uint8Array): number {
  if (values['close-code'] !== undefined) return CLOSE;
  return values['hex'] === undefined && decodeUtf8(payload) !== null ? TEXT : BINARY;
}

function keyOf(text: string, io: Io): Uint8Array | 'none' | null {
  if (text === 'none') return 'none';
  if (text === 'random') return io.randomBytes(KEY_LENGTH);
  const key = pairsOf(text);
  return key?.length === KEY_LENGTH ? key : null;
}

/** Pairs of hex digits, with or without `0x`, spaces, colons, dashes and commas between them; null for anything else. */
function pairsOf(text: string): Uint8Array | null {
  const pairs = text.replace(/0x(?=[0-9a-f]{2})|[\s:,-]/gi, '');
  return /^(?:[0-9a-f]{2})*$/i.test(pairs) ? fromHex(pairs) : null;
}

async function payloadOf(values: Given['values'], io: Io, words: Words): Promise<Uint8Array> {
  const { expected, waitingForPayload } = words.cli;
  const code = wholeNumber('--close-code', values['close-code'], expected.closeCode, 0xffff);
  if (code !== undefined) {
    const reason = typeof values['reason'] === 'string' ? values['reason'] : '';
    return Uint8Array.of(code >> 8, code & 0xff, ...encodeUtf8(reason));
  }
  const { text, file } = values;
  if (typeof text === 'string') return encodeUtf8(text);
  const hex = readAs('--hex', values['hex'], expected.hex, pairsOf);
  return hex ?? (await inputBytes(typeof file === 'string' ? file : undefined, io, waitingForPayload));
}

/** The form, where the length fits into it: bits that are not written could not be told from a wrong length. */
function formFor(length: number, form: LengthForm): LengthForm {
  const most = form === 7 ? CODE_16 - 1 : form === 16 ? 0xffff : Infinity;
  if (length > most) throw new Failure('length-does-not-fit', { form: String(form), most: String(most), length: String(length) });
  return form;
}

async function writeForm(form: Form, bytes: Uint8Array, io: Io): Promise<void> {
  if (form === 'bin') {
    await io.writeBytes(bytes);
    return;
  }
  const text = isDrawing(form)
    ? DRAWINGS[form](dissectFrame(bytes))
    : exportRuns(form, [{ bytes, direction: scanStream(bytes).direction }]);
  await io.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** What there is to say about the frame by itself, a line each. A continuation is not blamed for the message that it continues. */
function objections(bytes: Uint8Array, { cli, findings }: Words): string[] {
  return dissectFrame(bytes)
    .findings.filter(({ code }) => code !== 'continuation-without-start')
    .map(({ code, params }) => {
      const { severity, section, closeCode } = findingSpec(code);
      return harmless(`${cli.finding(cli.severity[severity], findings[code].text(params))}${cli.source(section, closeCode)}`);
    });
}
