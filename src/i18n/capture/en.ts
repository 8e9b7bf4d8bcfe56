/**
 * English words for reading a paste: formats, notes, what was left out, diagnoses.
 *
 * Knows wording; takes numbers from the note's or diagnosis's facts. Must not know how they are found.
 */
import type { DiagnosisCode } from '../../capture/diagnoses.ts';
import type { Dropped, Format, ReadingNoteCode } from '../../capture/reading.ts';
import { en as diagnoses } from './diagnoses.en.ts';
import { en as formats } from './formats.en.ts';
import { LOG_HEX } from './log-hex.ts';
import { fact, namesOf, type CaptureParams, type DiagnosisText } from './shape.ts';

const plural = (p: CaptureParams, key: string, one: string, many: string): string => `${fact(p, key)} ${Number(p[key]) === 1 ? one : many}`;

const NOTES: Readonly<Record<ReadingNoteCode, (params: CaptureParams) => string>> = {
  'hex-digit-left-over': (p) =>
    p['readAs'] === undefined
      ? `One hex digit is left over at position ${fact(p, 'position')}: “${fact(p, 'digit')}”. A byte is two digits: write 0${fact(p, 'digit')}, or add the missing one.`
      : `A single hex digit at position ${fact(p, 'position')}: “${fact(p, 'digit')}” was read as ${fact(p, 'readAs')}. A byte is two digits.`,
  'not-a-hex-digit': (p) =>
    `“${fact(p, 'character')}” at position ${fact(p, 'position')} is not a hex digit (0-9, a-f). If this is text or base64, change “Read as”.`,
  'number-out-of-range': (p) =>
    `${fact(p, 'number')} at position ${fact(p, 'position')} is not a byte: a byte is 0 to 255, or -128 to 127 when signed.`,
  'truncated-by-tool': (p) =>
    p['more'] === undefined
      ? 'The tool that printed this cut it short; the bytes after the cut are not in the paste.'
      : `The tool that printed this cut it short: ${plural(p, 'more', 'byte is', 'bytes are')} missing here.`,
  'repeat-expanded': (p) => `A “*” line stands for repeated lines; ${plural(p, 'count', 'byte was', 'bytes were')} filled in for it.`,
  'columns-dropped': () => 'Read as a dump; the offset and text columns were dropped.',
  'lower-layers-stripped': () => 'The headers of the layers below (link, IP, TCP) were taken off; what is left is the TCP payload.',
  'bare-ack': () => 'This packet is a bare TCP acknowledgement: it carries no WebSocket bytes.',
  'messages-not-frames': () =>
    'These are message contents, not frames: the browser tools show what came out of the frames. The frame can be built from them.',
  'line-numbers-not-offsets': () => 'The numbers at the left are line numbers or positions of the viewer, not bytes.',
  'text-was-decoded': () =>
    'Bytes were decoded as text before they were printed. What was not valid text is lost and cannot be brought back: log them as hex.',
  'text-made-frame': () => 'This is text, not bytes. A frame that carries it can be built.',
  'pieces-joined': (p) => `${fact(p, 'count')} pieces were joined in the order in which they stand.`,
  'directions-split': () => 'Masked and unmasked pieces stand side by side, so they were split: masked ones come from the client.',
  'direction-doubted': (p) =>
    p['said'] === 'c2s'
      ? 'The words around these bytes say that they come from the client, but MASK is 0, so they are read as from the server. If the words are right, choose the client as the sender.'
      : 'The words around these bytes say that they come from the server, but MASK is 1, so they are read as from the client. If the words are right, choose the server as the sender.',
  'padding-dropped': (p) =>
    p['count'] === undefined
      ? 'Padding after the end of the packet was dropped: Ethernet fills short packets up.'
      : `Padding after the end of the packet was dropped (${plural(p, 'count', 'byte', 'bytes')}): Ethernet fills short packets up.`,
  'base64-bad-character': (p) => `“${fact(p, 'character')}” at position ${fact(p, 'position')} does not belong to base64; it was left out.`,
  'bits-left-over': (p) =>
    `${plural(p, 'count', 'binary digit is', 'binary digits are')} left over at position ${fact(p, 'position')}. A byte is eight.`,
  'little-endian-words': () =>
    'This dump shows two-byte words, low byte first (the default of hexdump and od). The bytes were put back in their order. “hexdump -C” or “od -t x1” avoids it.',
  'sign-extended': (p) =>
    `The number at position ${fact(p, 'position')} is a negative byte printed as a 32-bit number (ffffff81 is 81); it was read as one byte.`,
  'bytes-missing': (p) => `The offsets jump: ${plural(p, 'count', 'byte is', 'bytes are')} missing from the dump.`,
  'formats-mixed': (p) =>
    `This paste mixes ways of writing, so each part was read in its own: ${namesOf(p, formats).join(', ')}. To read all of it in one way, choose that under “Read as”.`,
  'spelled-again': () => 'The same bytes stand in the paste twice, in two ways of writing; they were read once.',
};

const DROPPED: Readonly<Record<Dropped['what'], string>> = {
  'offset-column': 'offset column',
  'ascii-column': 'text column',
  prefix: 'prefix',
  suffix: 'suffix',
  comment: 'comment',
  assignment: 'assignment',
  elision: 'elision',
  prose: 'words around the bytes',
  'lower-layers': 'headers below WebSocket',
  padding: 'padding',
};

export interface CaptureText {
  /** Display names, used after `Read as`. */
  readonly formats: Readonly<Record<Format, string>>;
  readonly readAs: (format: Format) => string;
  readonly notes: Readonly<Record<ReadingNoteCode, (params: CaptureParams) => string>>;
  readonly dropped: Readonly<Record<Dropped['what'], string>>;
  readonly diagnoses: Readonly<Record<DiagnosisCode, DiagnosisText>>;
  readonly logHex: { readonly title: string; readonly snippets: typeof LOG_HEX };
}

export const en: CaptureText = {
  formats,
  readAs: (format) => `Read as ${formats[format]}`,
  notes: NOTES,
  dropped: DROPPED,
  diagnoses,
  logHex: { title: 'How to log hex instead', snippets: LOG_HEX },
};
