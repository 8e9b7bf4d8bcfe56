/**
 * The registry of export forms: what the copy menu and the command line offer, in this order.
 *
 * Knows ids, which function writes each, and what each is: a byte form holds bytes and can be pasted back, a drawing shows
 * one frame and cannot. Must not know their display names (i18n/exports has them).
 */
import type { DissectedFrame } from '../protocol/frame/dissect.ts';
import { hexDump, text2pcap, type Packet } from './dumps.ts';
import { figure } from './figure.ts';
import { base64, cArray, erlang, escapedString, go, hexPlain, hexSpaced, java, javascript, python, rust } from './literals.ts';
import { printfLine } from './shell.ts';
import { svg } from './svg.ts';

export type FormGroup = 'text' | 'code' | 'tool';

export interface ByteForm {
  /** Where a menu lists it. */
  readonly group: FormGroup;
  /** The name by which the paste reader takes it back (`Format` of src/capture, the command line's `--read-as`). */
  readonly readAs: string;
  /** Any bytes; `name` is for forms that give them one. */
  readonly write: (bytes: Uint8Array, name?: string) => string;
  /** What begins a comment line, if the form has such lines: the place for a direction. */
  readonly comment: '#' | '//' | '%' | null;
  /** For a form with directions of its own. */
  readonly writeAll?: (packets: readonly Packet[]) => string;
}

export const BYTE_FORMS = {
  hex: { group: 'text', readAs: 'hex', comment: '#', write: hexSpaced },
  'hex-plain': { group: 'text', readAs: 'hex', comment: null, write: hexPlain },
  escapes: { group: 'text', readAs: 'escapes', comment: '//', write: escapedString },
  base64: { group: 'text', readAs: 'base64', comment: null, write: base64 },
  c: { group: 'code', readAs: 'hex-list', comment: '//', write: cArray },
  go: { group: 'code', readAs: 'hex-list', comment: '//', write: go },
  rust: { group: 'code', readAs: 'hex-list', comment: '//', write: rust },
  python: { group: 'code', readAs: 'hex-list', comment: '#', write: python },
  java: { group: 'code', readAs: 'signed-decimal', comment: '//', write: java },
  javascript: { group: 'code', readAs: 'hex-list', comment: '//', write: javascript },
  erlang: { group: 'code', readAs: 'erlang', comment: '%', write: erlang },
  printf: { group: 'tool', readAs: 'escapes', comment: '#', write: printfLine },
  'hex-dump': { group: 'tool', readAs: 'hexdump', comment: '#', write: hexDump },
  text2pcap: {
    group: 'tool',
    readAs: 'hexdump',
    comment: '#',
    write: (bytes) => text2pcap([{ bytes, direction: 'unknown' }]),
    writeAll: text2pcap,
  },
} as const satisfies Record<string, ByteForm>;

export type ByteFormId = keyof typeof BYTE_FORMS;
export const BYTE_FORM_IDS = Object.keys(BYTE_FORMS) as readonly ByteFormId[];

/** Drawings of one frame, which nothing reads back. */
export const DRAWINGS = {
  figure,
  svg: (frame) => svg(frame),
} as const satisfies Record<string, (frame: DissectedFrame) => string>;

export type DrawingId = keyof typeof DRAWINGS;
export const DRAWING_IDS = Object.keys(DRAWINGS) as readonly DrawingId[];
export type ExportId = ByteFormId | DrawingId;
export const EXPORT_IDS: readonly ExportId[] = [...BYTE_FORM_IDS, ...DRAWING_IDS];

export function isDrawing(id: ExportId): id is DrawingId {
  return id in DRAWINGS;
}

/** The words that a comment has for a direction; the paste reader knows them. */
const DIRECTIONS = { c2s: 'client to server', s2c: 'server to client' } as const;

/**
 * Several runs of bytes in one form, each below a comment that names its direction where the form has comments and the
 * direction is known. One run alone is written without a comment, except where directions are part of the form.
 */
export function exportRuns(id: ByteFormId, packets: readonly Packet[]): string {
  const form: ByteForm = BYTE_FORMS[id];
  if (form.writeAll) return form.writeAll(packets);
  const [only] = packets;
  if (packets.length < 2) return form.write(only?.bytes ?? new Uint8Array(0));
  return packets
    .map(({ bytes, direction }, index) => {
      const text = form.write(bytes, `frame${index + 1}`);
      return form.comment === null || direction === 'unknown' ? text : `${form.comment} ${DIRECTIONS[direction]}\n${text}`;
    })
    .join('\n');
}
