/**
 * From a draft to a reading: layers below WebSocket peeled off, heads of handshakes set apart, pieces of one direction
 * joined into runs.
 *
 * Knows drafts and readings. Must not know how a format is spelled.
 */
import { directPieces, type DirectedPiece, type PieceRange } from './directions.ts';
import type { Draft } from './draft.ts';
import { directionOfPorts, stripLowerLayers } from './lower-layers.ts';
import type { ByteRun, Dropped, Format, Reading, ReadingNote, RunKind } from './reading.ts';
import { charsOfByte, sliceSourceMap } from './source-map.ts';

/** Formats in which whole packets are pasted. */
const PACKETS: readonly Format[] = ['hexdump', 'xxd', 'od', 'tcpdump', 'hex', 'hex-list', 'escapes', 'base64'];
/** A packet is no larger; what comes in larger pieces is a stream. */
const LARGEST_PACKET = 65_600;
const MAX_PACKETS = 20_000;

export function assemble(draft: Draft, confidence: number, from: 'client' | 'server' | undefined): Reading {
  const notes: ReadingNote[] = [...draft.notes];
  const dropped: Dropped[] = [...draft.dropped];
  const parts = stripPackets(draft, notes, dropped);
  const bytes = draft.bytes;
  const { pieces, splitByMask, doubted } = directPieces(bytes, parts, draft.lines, from);
  if (splitByMask) {
    const joined = notes.findIndex(({ code }) => code === 'pieces-joined');
    if (joined >= 0) notes.splice(joined, 1);
    notes.push({ code: 'directions-split', params: {} });
  }
  if (doubted !== null) notes.push({ code: 'direction-doubted', params: { said: doubted } });
  const runs = joinPieces(pieces).flatMap((run) => splitHeads(bytes, run));
  return {
    format: draft.format,
    ...(draft.formats && { formats: draft.formats }),
    confidence,
    runs: runs.map((run) => toRun(draft, run)),
    dropped: dropped.sort((a, b) => a.start - b.start),
    notes,
    truncated: draft.truncated,
  };
}

function stripPackets(draft: Draft, notes: ReadingNote[], dropped: Dropped[]): PieceRange[] {
  const parts = draft.pieces.map((piece, i) => ({ piece, start: piece.byte, end: draft.pieces[i + 1]?.byte ?? draft.bytes.length }));
  if (parts.length > MAX_PACKETS) return parts;
  let stripped = 0;
  /** Bytes that the packet before promises and does not hold. */
  let missing = 0;
  const kept = parts.flatMap((part): PieceRange[] => {
    const format = part.piece.format ?? draft.format;
    if (!PACKETS.includes(format) || part.piece.kind !== 'frames' || part.end - part.start > LARGEST_PACKET) return [part];
    const packet = stripLowerLayers(draft.bytes.subarray(part.start, part.end), format === 'tcpdump');
    if (packet === null) return [part];
    stripped++;
    const gap = part.piece.gap || missing > 0;
    missing = packet.missing;
    if (missing > 0) notes.push({ code: 'bytes-missing', params: { count: missing } });
    const start = part.start + packet.start;
    const end = part.start + packet.end;
    dropBytes(draft, part.start, start, 'lower-layers', dropped);
    dropBytes(draft, end, part.end, 'padding', dropped);
    notes.push({
      code: 'lower-layers-stripped',
      params: {
        bytes: packet.start,
        layers: packet.layers.join(', '),
        sourcePort: packet.sourcePort,
        destinationPort: packet.destinationPort,
      },
    });
    if (end < part.end) notes.push({ code: 'padding-dropped', params: { bytes: part.end - end } });
    if (packet.bareAck) notes.push({ code: 'bare-ack', params: {} });
    const direction = directionOfPorts(packet.sourcePort, packet.destinationPort);
    const mark = direction === 'unknown' ? part.piece.mark : direction;
    return end > start ? [{ piece: { ...part.piece, byte: start, mark, gap }, start, end }] : [];
  });
  return stripped > 0 ? kept : parts;
}

/** The characters of bytes [start, end) become dropped ranges, over the single separators between them. */
function dropBytes(draft: Draft, start: number, end: number, what: Dropped['what'], dropped: Dropped[]): void {
  let open: { start: number; end: number } | null = null;
  for (let i = start; i < end; i++) {
    const chars = charsOfByte(draft.map, i)!;
    if (open !== null && chars.start <= open.end + 1) open.end = Math.max(open.end, chars.end);
    else {
      if (open !== null) dropped.push({ ...open, what });
      open = { ...chars };
    }
  }
  if (open !== null) dropped.push({ ...open, what });
}

interface Joined extends Omit<DirectedPiece, 'piece'> {
  readonly kind: RunKind;
  readonly opcode: number | undefined;
}

/** Pieces of frames that follow each other in one direction, with nothing missing between, are one run. Messages and heads stay apart. */
function joinPieces(pieces: readonly DirectedPiece[]): Joined[] {
  const joined: Joined[] = [];
  for (const { piece, start, end, direction, marked } of pieces) {
    if (end <= start) continue;
    const last = joined[joined.length - 1];
    const continues =
      last !== undefined &&
      last.end === start &&
      last.direction === direction &&
      last.kind === piece.kind &&
      !piece.gap &&
      piece.kind === 'frames';
    if (continues) joined[joined.length - 1] = { ...last, end, marked: last.marked || marked };
    else joined.push({ start, end, direction, marked, kind: piece.kind, opcode: piece.opcode });
  }
  return joined;
}

const HEAD_LIMIT = 65_536;

/** HTTP heads at the beginning of wire bytes are handshakes; frames may follow the last one's empty line. */
function splitHeads(bytes: Uint8Array, run: Joined): Joined[] {
  if (run.kind !== 'frames') return [run];
  const parts: Joined[] = [];
  let start = run.start;
  for (let kind = headAt(bytes, start, run.end); kind !== null; kind = headAt(bytes, start, run.end)) {
    const end = headEnd(bytes, start, run.end);
    parts.push({ ...run, start, end, kind: 'handshake', direction: kind === 'request' ? 'c2s' : 's2c' });
    start = end;
  }
  return start < run.end ? [...parts, { ...run, start }] : parts;
}

function headAt(bytes: Uint8Array, start: number, end: number): 'request' | 'response' | null {
  if (startsWith(bytes, start, end, 'GET /')) return 'request';
  return startsWith(bytes, start, end, 'HTTP/1.1 ') ? 'response' : null;
}

/** Behind the head's empty line, or `end` when none is near. */
function headEnd(bytes: Uint8Array, start: number, end: number): number {
  const limit = Math.min(end, start + HEAD_LIMIT) - 3;
  for (let at = start; at < limit; at++) {
    if (bytes[at] === 0x0d && bytes[at + 1] === 0x0a && bytes[at + 2] === 0x0d && bytes[at + 3] === 0x0a) return at + 4;
  }
  return end;
}

function startsWith(bytes: Uint8Array, start: number, end: number, word: string): boolean {
  if (start + word.length > end) return false;
  for (let i = 0; i < word.length; i++) if (bytes[start + i] !== word.charCodeAt(i)) return false;
  return true;
}

function toRun(draft: Draft, { start, end, direction, marked, kind, opcode }: Joined): ByteRun {
  const whole = start === 0 && end === draft.bytes.length;
  const run: ByteRun = {
    bytes: whole ? draft.bytes : draft.bytes.slice(start, end),
    direction,
    directionMarked: marked,
    kind,
    map: whole ? draft.map : sliceSourceMap(draft.map, start, end),
  };
  return opcode === undefined ? run : { ...run, opcode };
}
