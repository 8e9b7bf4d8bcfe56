/**
 * The wire log: what was seen of a connection at one end of its wire, as a server's tap sends it and as pages show it.
 *
 * Knows records and their bytes on the tap's own connection. Must not know who records or shows them.
 */

/** `end`: that side closed its end of TCP. `lost`: TCP broke off. `dropped`: bytes of that side that the tap could not keep up with. */
export type WireEvent =
  | { readonly kind: 'opened'; readonly path: string }
  | { readonly kind: 'bytes'; readonly from: WireSide; readonly bytes: Uint8Array }
  | { readonly kind: 'end'; readonly from: WireSide }
  | { readonly kind: 'lost' }
  | { readonly kind: 'dropped'; readonly from: WireSide; readonly count: number };

export type WireSide = 'client' | 'server';

/** One event of one connection. A read or a write is one record, which need not be one frame. */
export type WireRecord = WireEvent & {
  /** Number of the connection among those of this tap, from 1. */
  readonly connection: number;
  /** Milliseconds since the connection's first byte. */
  readonly at: number;
};

/** Most bytes of a piece: of the smallest frames, as many as can be read without a page being held up. */
const PIECE = 4096;

/** The same event in pieces that are read one by one; one that is short is its own piece. */
export function inPieces(record: WireRecord): readonly WireRecord[] {
  if (record.kind !== 'bytes' || record.bytes.length <= PIECE) return [record];
  const { bytes } = record;
  return Array.from({ length: Math.ceil(bytes.length / PIECE) }, (_, at) => ({
    ...record,
    bytes: bytes.subarray(at * PIECE, (at + 1) * PIECE),
  }));
}

/** Kind, side, connection (32 bits), time (64-bit float): then what the kind has. All numbers big-endian. */
const HEADER = 14;
const KINDS = ['opened', 'bytes', 'end', 'lost', 'dropped'] as const;
const SIDES = ['client', 'server'] as const;

export function encodeRecord(record: WireRecord): Uint8Array {
  const body = bodyOf(record);
  const message = new Uint8Array(HEADER + body.length);
  const view = new DataView(message.buffer);
  view.setUint8(0, KINDS.indexOf(record.kind));
  view.setUint8(1, 'from' in record ? SIDES.indexOf(record.from) : 0);
  view.setUint32(2, record.connection);
  view.setFloat64(6, record.at);
  message.set(body, HEADER);
  return message;
}

function bodyOf(record: WireRecord): Uint8Array {
  switch (record.kind) {
    case 'opened':
      return new TextEncoder().encode(record.path);
    case 'bytes':
      return record.bytes;
    case 'dropped': {
      const count = new Uint8Array(8);
      new DataView(count.buffer).setFloat64(0, record.count);
      return count;
    }
    default:
      return new Uint8Array(0);
  }
}

/** The record that a message holds; null when it holds none. */
export function decodeRecord(message: Uint8Array): WireRecord | null {
  if (message.length < HEADER) return null;
  const view = new DataView(message.buffer, message.byteOffset, message.length);
  const kind = KINDS[view.getUint8(0)];
  const from = SIDES[view.getUint8(1)];
  if (kind === undefined || from === undefined) return null;
  const shared = { connection: view.getUint32(2), at: view.getFloat64(6) };
  const body = message.slice(HEADER);
  switch (kind) {
    case 'opened':
      return { ...shared, kind, path: new TextDecoder().decode(body) };
    case 'bytes':
      return { ...shared, kind, from, bytes: body };
    case 'end':
      return { ...shared, kind, from };
    case 'lost':
      return { ...shared, kind };
    case 'dropped':
      return body.length === 8 ? { ...shared, kind, from, count: view.getFloat64(HEADER) } : null;
  }
}
