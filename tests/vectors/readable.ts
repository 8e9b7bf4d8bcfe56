/**
 * Reads the vectors in *.md: a heading with its section, a sentence why, a `hex` block and what must come of it.
 *
 * - `hex c2s|s2c|unknown [rsv1] [max=N]`: the stream; `61*126` repeats a byte; `#` begins a comment.
 * - `fields`: every node of every frame, as `source@byte.bit len=bits field=value [missing=bits]`; offsets in their source.
 * - `findings`: every finding, as `frame code source@byte.bit len=bits [param=value …]`; absent: there is none.
 * - `events`: what a strict receiver reports, and `fail closeCode frame f byte b` when it fails.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { walk } from '../../src/protocol/annotation/query.ts';
import type { FieldNode, FieldValue } from '../../src/protocol/annotation/model.ts';
import { toHex } from '../../src/protocol/bytes/hex.ts';
import { frameAt, messageAt } from '../../src/protocol/connection/frame-at.ts';
import type { StreamIndex, StreamOptions } from '../../src/protocol/connection/stream-index.ts';
import type { DissectedFrame } from '../../src/protocol/frame/dissect.ts';

export interface ReadableVector {
  readonly file: string;
  readonly line: number;
  readonly title: string;
  readonly why: string;
  readonly bytes: Uint8Array;
  readonly options: StreamOptions;
  readonly fields: readonly string[] | null;
  readonly findings: readonly string[];
  readonly events: readonly string[] | null;
}

/** Every vector of every *.md file beside this module. */
export function readVectors(): ReadableVector[] {
  const folder = import.meta.dirname;
  const files = readdirSync(folder).filter((file) => file.endsWith('.md'));
  return files.flatMap((file) => parse(file, readFileSync(`${folder}/${file}`, 'utf8')));
}

function parse(file: string, text: string): ReadableVector[] {
  const vectors: ReadableVector[] = [];
  const lines = text.split('\n');
  let heading = { title: '', line: 0 };
  let prose: string[] = [];
  let blocks = new Map<string, { info: string; lines: string[] }>();
  const finish = () => {
    const hex = blocks.get('hex');
    if (hex) vectors.push(vector(file, heading, prose.join(' ').trim(), hex, blocks));
    else if (blocks.size > 0) throw new Error(`${file}:${heading.line}: no hex block`);
    prose = [];
    blocks = new Map();
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.startsWith('## ')) {
      finish();
      heading = { title: line.slice(3), line: i + 1 };
    } else if (line.startsWith('```')) {
      const [kind = '', ...info] = line.slice(3).split(' ');
      const end = lines.indexOf('```', i + 1);
      if (!['hex', 'fields', 'findings', 'events'].includes(kind) || end < 0) throw new Error(`${file}:${i + 1}: what block is this?`);
      blocks.set(kind, { info: info.join(' '), lines: lines.slice(i + 1, end).filter((each) => each.trim() !== '') });
      i = end;
    } else if (heading.line > 0) {
      prose.push(line);
    }
  }
  finish();
  return vectors;
}

function vector(
  file: string,
  { title, line }: { title: string; line: number },
  why: string,
  hex: { info: string; lines: string[] },
  blocks: Map<string, { lines: string[] }>,
): ReadableVector {
  const words = hex.info.split(' ');
  const max = words.find((word) => word.startsWith('max='));
  const direction = words.find((word) => word === 'c2s' || word === 's2c' || word === 'unknown');
  if (direction === undefined) throw new Error(`${file}:${line}: no direction`);
  return {
    file,
    line,
    title,
    why,
    bytes: Uint8Array.from(hex.lines.flatMap((each) => bytesOf(each))),
    options: {
      direction,
      rsv1Allowed: words.includes('rsv1'),
      ...(max ? { maxMessage: Number(max.slice(4)) } : {}),
    },
    fields: blocks.get('fields')?.lines ?? null,
    findings: blocks.get('findings')?.lines ?? [],
    events: blocks.get('events')?.lines ?? null,
  };
}

function bytesOf(line: string): number[] {
  const words = line.replace(/#.*/, '').trim().split(/\s+/).filter((word) => word !== '');
  return words.flatMap((word) => {
    const [byte = '', times = '1'] = word.split('*');
    if (!/^[0-9a-f]{2}$/.test(byte)) throw new Error(`no byte: ${word}`);
    return Array<number>(Number(times)).fill(parseInt(byte, 16));
  });
}

const place = (source: string, start: number, end: number) => `${source}@${Math.floor(start / 8)}.${start % 8} len=${end - start}`;

function show(value: FieldValue): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'object') return value.length > 32 ? `(${value.length} bytes)` : toHex(value, ' ');
  return String(value);
}

/** A frame's tree in the words of a `fields` block. */
export function fieldLines(tree: FieldNode): string[] {
  return [...walk(tree)].map((node) => {
    const value = node.value === undefined ? '' : `=${show(node.value)}`;
    const missing = node.missingBits === 0n ? '' : ` missing=${node.missingBits}`;
    return `${place(node.source, node.range.start, node.range.end)} ${node.field}${value}${missing}`;
  });
}

/** A frame's findings in the words of a `findings` block, with every parameter. */
export function findingLines(frame: DissectedFrame): string[] {
  return frame.findings.map(({ code, source, range, params }) => {
    const facts = Object.entries(params).map(([name, value]) => ` ${name}=${String(value).replaceAll(' ', '.')}`);
    return `${frame.index} ${code} ${place(source, range.start, range.end)}${facts.join('')}`;
  });
}

/** What a strict receiver reports of a stream, in the words of an `events` block. */
export function eventLines(bytes: Uint8Array, index: StreamIndex): string[] {
  const lines: string[] = [];
  const { verdict, closeFrame } = index;
  const end = Math.min(verdict.frame ?? Infinity, (closeFrame ?? Infinity) + 1, index.frameCount);
  for (let k = 0; k < end; k++) {
    const frame = frameAt(bytes, index, k);
    if (frame.missingBytes > 0n) break;
    const { opcode, payload, fin } = frame;
    if (opcode === 8) {
      const code = payload.length === 0 ? 1005 : (payload[0]! << 8) | payload[1]!;
      lines.push(`close ${code} ${JSON.stringify(new TextDecoder().decode(payload.subarray(2)))}`);
    } else if (opcode > 8) {
      lines.push(`${opcode === 9 ? 'ping' : 'pong'} ${show(payload)}`.trim());
    } else if (fin) {
      const message = messageAt(bytes, index, index.message[k]!)!;
      if (message.compressed) lines.push(`message compressed ${show(message.payload)}`);
      else if (message.opcode === 1) lines.push(`message text ${shortText(message.text!)}`);
      else lines.push(`message binary ${show(message.payload)}`.trim());
    }
  }
  if (verdict.closeCode !== null) lines.push(`fail ${verdict.closeCode} frame ${verdict.frame} byte ${verdict.byte}`);
  return lines;
}

const shortText = (text: string) => (text.length > 32 ? `(${text.length} characters)` : JSON.stringify(text));
