/**
 * The wire log as rows: records read into heads, frames of both directions and the end of TCP, one row each, as they come.
 *
 * Knows where units begin and end, which message a frame belongs to, and whether compression was agreed on. Must not judge frames, and
 * must not know who looks at the rows. Times are what the records say.
 */
import { latin1 } from '../protocol/handshake/octets.ts';
import { bytesColumn, floatColumn, intColumn } from './columns.ts';
import type { WireRecord, WireSide } from './record.ts';
import { SideReader, type Unit } from './side-reader.ts';

export const WIRE_KINDS = ['request', 'response', 'frame', 'bytes', 'end', 'lost', 'dropped'] as const;
export type WireKind = (typeof WIRE_KINDS)[number];

export interface WireRow {
  readonly kind: WireKind;
  /** Null for TCP that broke off: that is nobody's doing. */
  readonly from: WireSide | null;
  readonly connection: number;
  /** Milliseconds since the connection's first byte. */
  readonly at: number;
  /** Bytes on the wire. */
  readonly length: number;
  /** Of a frame: number of its data message among those of its side, from 1; 0 for every other frame. */
  readonly message: number;
  /** Of a frame: it is the first, or the last, of its message. */
  readonly first: boolean;
  readonly last: boolean;
  /** Its message is compressed as agreed (RFC 7692): RSV1 was set on the first frame. */
  readonly compressed: boolean;
  /** It broke off before its end. */
  readonly cut: boolean;
  /** Nobody saw these bytes: they were put together from what a script was told. */
  readonly reconstructed: boolean;
}

/** Bytes kept of one row: with them a frame is dissected. */
export const MOST_OF_ROW = 64 * 1024 + 14;
/** Bytes kept of all rows; behind them a row keeps only as many as a list shows. */
const MOST_OF_LOG = 64 * 1024 * 1024;
const SHOWN = 64;

const FIRST = 1;
const LAST = 2;
const COMPRESSED = 4;
const CUT = 8;
const RECONSTRUCTED = 16;
const SIDES = ['client', 'server'] as const;
const NOBODY = 2;
const FRAME = WIRE_KINDS.indexOf('frame');

/** One side's place in its conversation. */
interface Side {
  readonly reader: SideReader;
  messages: number;
  /** The message that is open is compressed; null: none is open. */
  open: { readonly compressed: boolean } | null;
}

interface Connection {
  readonly path: string;
  readonly sides: Readonly<Record<WireSide, Side>>;
  /** permessage-deflate was agreed on. */
  deflate: boolean;
  upgraded: boolean;
}

const newSide = (): Side => ({ reader: new SideReader(), messages: 0, open: null });

export class WireLog {
  readonly #kind = bytesColumn();
  readonly #from = bytesColumn();
  readonly #flags = bytesColumn();
  readonly #connection = intColumn();
  readonly #message = intColumn();
  readonly #at = floatColumn();
  readonly #length = floatColumn();
  readonly #start = floatColumn();
  readonly #kept = intColumn();
  readonly #bytes = bytesColumn();
  readonly #connections = new Map<number, Connection>();

  get count(): number {
    return this.#kind.count;
  }

  row(index: number): WireRow {
    const flags = this.#flags.at(index);
    return {
      kind: this.kindOf(index),
      from: SIDES[this.#from.at(index)] ?? null,
      connection: this.#connection.at(index),
      at: this.#at.at(index),
      length: this.#length.at(index),
      message: this.#message.at(index),
      first: (flags & FIRST) !== 0,
      last: (flags & LAST) !== 0,
      compressed: (flags & COMPRESSED) !== 0,
      cut: (flags & CUT) !== 0,
      reconstructed: (flags & RECONSTRUCTED) !== 0,
    };
  }

  kindOf(index: number): WireKind {
    return WIRE_KINDS[this.#kind.at(index)]!;
  }

  /** Of a frame its opcode, of anything else -1: what a look at very many rows asks for. */
  opcodeOf(index: number): number {
    return this.#kind.at(index) === FRAME ? this.#bytes.at(this.#start.at(index)) & 0b0000_1111 : -1;
  }

  /** The row's bytes as far as they are kept, in the log's own memory: copy what must last. */
  bytesOf(index: number): Uint8Array<ArrayBuffer> {
    const start = this.#start.at(index);
    return this.#bytes.slice(start, start + this.#kept.at(index));
  }

  /** Path of a connection's request as its `opened` record gave it; null for one that is not known. */
  pathOf(connection: number): string | null {
    return this.#connections.get(connection)?.path ?? null;
  }

  /** permessage-deflate was agreed on for this connection. */
  isDeflated(connection: number): boolean {
    return this.#connections.get(connection)?.deflate ?? false;
  }

  /** Gives up all rows. Connections go on where they are: a frame that is half here is still read to its end. */
  clear(): void {
    for (const column of [this.#kind, this.#from, this.#flags, this.#bytes]) column.clear();
    for (const column of [this.#connection, this.#message, this.#kept]) column.clear();
    for (const column of [this.#at, this.#length, this.#start]) column.clear();
  }

  /** Adds what a record completes; returns how many rows that are. */
  append(record: WireRecord, reconstructed = false): number {
    const before = this.count;
    const source = reconstructed ? RECONSTRUCTED : 0;
    if (record.kind === 'opened') {
      const sides = { client: newSide(), server: newSide() };
      this.#connections.set(record.connection, { path: record.path, sides, deflate: false, upgraded: false });
      return 0;
    }
    const connection = this.#connections.get(record.connection);
    if (connection === undefined) return 0;
    const put = (side: WireSide, unit: Unit): void => this.#put(connection, side, unit, record, source);
    const finish = (side: WireSide): void => {
      const left = connection.sides[side].reader.end();
      if (left !== null) put(side, left);
    };
    switch (record.kind) {
      case 'bytes': {
        const { from } = record;
        const units = connection.sides[from].reader.take(record.bytes, (head) => {
          // A response decides for both sides what comes behind the heads.
          if (from === 'client') return 'frame';
          const status = /^HTTP\/\d\.\d (\d{3})/.exec(latin1(head, 0, 16))?.[1];
          if (status === '101') {
            connection.upgraded = true;
            connection.deflate = /^sec-websocket-extensions:.*permessage-deflate/im.test(latin1(head));
            return 'frame';
          }
          return status?.startsWith('1') === true ? 'head' : 'bytes';
        });
        for (const unit of units) put(from, unit);
        break;
      }
      case 'end':
        finish(record.from);
        this.#push('end', record.from, record, source);
        break;
      case 'lost':
        finish('client');
        finish('server');
        this.#push('lost', null, record, source);
        break;
      case 'dropped': {
        const left = connection.sides[record.from].reader.lose();
        if (left !== null) put(record.from, left);
        this.#push('dropped', record.from, record, source, { length: record.count });
        break;
      }
    }
    return this.count - before;
  }

  #put(connection: Connection, from: WireSide, { kind, bytes, cut }: Unit, record: WireRecord, source: number): void {
    const flags = source | (cut ? CUT : 0);
    if (kind === 'head') this.#push(from === 'client' ? 'request' : 'response', from, record, flags, { bytes });
    else if (kind === 'bytes') this.#push('bytes', from, record, flags, { bytes });
    else this.#putFrame(connection, from, bytes, record, flags);
  }

  #putFrame({ sides, deflate }: Connection, from: WireSide, bytes: Uint8Array, record: WireRecord, flags: number): void {
    const side = sides[from];
    const byte0 = bytes[0] ?? 0;
    const opcode = byte0 & 0b0000_1111;
    const fin = byte0 >= 0b1000_0000;
    const isFirst = opcode === 1 || opcode === 2;
    if (isFirst) {
      side.messages++;
      side.open = { compressed: deflate && (byte0 & 0b0100_0000) !== 0 };
    }
    const { open } = side;
    const isData = isFirst || (opcode === 0 && open !== null);
    const more = isData ? (isFirst ? FIRST : 0) | (fin ? LAST : 0) | (open?.compressed === true ? COMPRESSED : 0) : 0;
    if (isData && fin) side.open = null;
    this.#push('frame', from, record, flags | more, { bytes, message: isData ? side.messages : 0 });
  }

  #push(
    kind: WireKind,
    from: WireSide | null,
    { connection, at }: WireRecord,
    flags: number,
    { bytes = new Uint8Array(0), length = bytes.length, message = 0 }: { bytes?: Uint8Array; length?: number; message?: number } = {},
  ): void {
    const room = this.#bytes.count < MOST_OF_LOG ? MOST_OF_ROW : SHOWN;
    const kept = Math.min(bytes.length, room);
    this.#kind.push(WIRE_KINDS.indexOf(kind));
    this.#from.push(from === null ? NOBODY : SIDES.indexOf(from));
    this.#flags.push(flags);
    this.#connection.push(connection);
    this.#message.push(message);
    this.#at.push(at);
    this.#length.push(length);
    this.#start.push(this.#bytes.count);
    this.#kept.push(kept);
    this.#bytes.append(bytes.slice(0, kept));
  }
}
