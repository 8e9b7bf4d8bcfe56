/**
 * What a row shows, as facts: of the script a call or an event, of the wire a unit and its first bytes by field.
 *
 * Knows where each field's bytes lie. Must not know wording.
 */
import { latin1 } from '../../protocol/handshake/octets.ts';
import { readHeader } from '../../protocol/frame/header.ts';
import type { WireSide } from '../../wire/record.ts';
import type { WireKind } from '../../wire/wire-log.ts';
import type { ScriptRow } from './script-log.ts';
import type { LineRow, TimeLine } from './time-line.ts';

/** Which field a byte belongs to; `opcode` is byte 0, `length` byte 1: both are shared. */
export type BytePart = 'opcode' | 'length' | 'extended' | 'key' | 'payload' | 'plain';

export interface ShownByte {
  /** Two digits; `??` for one that nobody can know. */
  readonly hex: string;
  readonly part: BytePart;
}

export interface WireView {
  readonly index: number;
  readonly kind: WireKind;
  readonly from: WireSide | null;
  readonly at: number;
  readonly length: number;
  /** Of a frame; -1 for anything else. */
  readonly opcode: number;
  readonly fin: boolean;
  readonly compressed: boolean;
  readonly cut: boolean;
  readonly reconstructed: boolean;
  /** Of a head: its first line. */
  readonly text: string;
  readonly bytes: readonly ShownByte[];
  readonly more: boolean;
  /** Of another program's connection, which a relay shows too: its path. */
  readonly foreign: string | null;
}

export interface RowView {
  readonly script: (ScriptRow & { readonly index: number }) | null;
  readonly wire: WireView | null;
  /** Why the script's side is empty beside this row of the wire. */
  readonly gap: GapReason | null;
  readonly joined: boolean;
}

export type GapReason = 'ping' | 'pong' | 'fragment' | 'close' | 'end' | 'later' | 'earlier' | 'nothing';

const SHOWN = 12;

export function rowView(line: TimeLine, { script, wire }: LineRow): RowView {
  const shown = wire < 0 ? null : wireView(line, wire);
  return {
    script: script < 0 ? null : { ...line.script.row(script), index: script },
    wire: shown,
    gap: shown === null || script >= 0 ? null : gapOf(line, shown),
    joined: script >= 0 && wire >= 0,
  };
}

/** Why nothing stands beside a row of the wire. A client's own frames have their call above; the browser's own have none. */
function gapOf(line: TimeLine, { index, kind, from, opcode }: WireView): GapReason | null {
  if (kind === 'request' || kind === 'response') return line.scriptOf(index) >= 0 ? (kind === 'request' ? 'earlier' : 'later') : null;
  if (kind === 'end' || kind === 'lost') return 'end';
  if (kind !== 'frame') return null;
  if (opcode === 9) return 'ping';
  if (opcode === 10) return 'pong';
  if (line.scriptOf(index) >= 0) return from === 'client' ? 'earlier' : 'later';
  if (opcode === 8) return 'close';
  const { message, last } = line.wire.row(index);
  return message > 0 && !last ? 'fragment' : 'nothing';
}

function wireView(line: TimeLine, index: number): WireView {
  const row = line.wire.row(index);
  const bytes = line.wire.bytesOf(index);
  const isFrame = row.kind === 'frame';
  const isHead = row.kind === 'request' || row.kind === 'response';
  const byte0 = bytes[0] ?? 0;
  return {
    index,
    kind: row.kind,
    from: row.from,
    at: line.timeOfWire(index),
    length: row.length,
    opcode: isFrame ? byte0 & 0b0000_1111 : -1,
    fin: byte0 >= 0b1000_0000,
    compressed: row.compressed,
    cut: row.cut,
    reconstructed: row.reconstructed,
    text: isHead ? latin1(bytes.subarray(0, 120)).split(/\r?\n/, 1)[0]! : '',
    bytes: isHead ? [] : shownBytes(bytes, isFrame, row.reconstructed),
    more: row.length > SHOWN,
    foreign: line.socketOf(row.connection) === null ? line.wire.pathOf(row.connection) : null,
  };
}

export function shownBytes(bytes: Uint8Array, isFrame: boolean, reconstructed: boolean, most = SHOWN): ShownByte[] {
  const { extendedAt, extendedHave, keyHave, payloadAt } = readHeader(bytes, 0);
  return Array.from(bytes.subarray(0, most), (byte, at) => {
    const part = !isFrame ? 'plain' : partAt(at, extendedAt + extendedHave, keyHave, payloadAt);
    return { hex: reconstructed && part === 'key' ? '??' : byte.toString(16).padStart(2, '0'), part };
  });
}

function partAt(at: number, extendedEnd: number, keyHave: number, payloadAt: number): BytePart {
  if (at === 0) return 'opcode';
  if (at === 1) return 'length';
  if (at < extendedEnd) return 'extended';
  return keyHave > 0 && at < payloadAt ? 'key' : 'payload';
}
