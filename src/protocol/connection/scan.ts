/**
 * Scans a stream of one direction into a columnar index: header facts, finding bits and the verdict of a strict
 * receiver, with no object per frame and no copy of the bytes.
 *
 * Knows the order in which a receiver learns things, and history: open message, UTF-8 state, Close, keys. Must not
 * know the rules themselves (frame/rules.ts) or build trees (frame-at.ts does, from this index).
 */
import type { Direction } from '../annotation/model.ts';
import { ACCEPT, REJECT } from '../bytes/utf8.ts';
import { rotateKey, viewOf } from '../bytes/xor.ts';
import { findingBit, findingsOf, findingSpec } from '../findings.ts';
import { CLOSE, CONTINUATION, PONG, TEXT } from '../frame/opcodes.ts';
import { extendedBytes, type LengthForm, readBigEndian } from '../frame/payload-length.ts';
import * as rules from '../frame/rules.ts';
import { FrameColumns, MessageStarts } from './columns.ts';
import { packState } from './frame-state.ts';
import { PayloadReader, type PayloadKind } from './payload-reader.ts';
import type { StreamIndex, StreamOptions, Verdict } from './stream-index.ts';

export interface ScanOptions extends StreamOptions {
  /**
   * Takes the unmasked payload bytes at their own stream offsets, as long as they fit; header bytes are not written.
   * Absent: nothing is kept.
   */
  readonly unmaskInto?: Uint8Array;
}

const HEADER_INCOMPLETE = findingBit('header-incomplete');
const LENGTH_INCOMPLETE = findingBit('length-incomplete');
const KEY_INCOMPLETE = findingBit('key-incomplete');
const PAYLOAD_INCOMPLETE = findingBit('payload-incomplete');
const MESSAGE_UNFINISHED = findingBit('message-unfinished');
const AFTER_CLOSE = findingBit('frame-after-close');
const KEY_REUSED = findingBit('masking-key-reused');
const PONG_UNSOLICITED = findingBit('pong-unsolicited');
const DIRECTION_INFERRED = findingBit('direction-inferred');
const LONGEST_HEADER = 14;

/** Index of a whole stream. Never throws; allocates by the bytes that are there, never by a length they declare. */
export function scanStream(bytes: Uint8Array, options: ScanOptions = {}): StreamIndex {
  const scanner = new StreamScanner(options);
  scanner.push(bytes);
  return scanner.index();
}

/** The same scan fed in pieces, cut anywhere: the index depends on the bytes alone. */
export class StreamScanner {
  private readonly rsv1Allowed: boolean;
  private readonly maxMessage: number | null;
  private direction: Direction;
  private directionInferred = false;
  private readonly columns = new FrameColumns();
  private readonly starts = new MessageStarts();
  private readonly reader: PayloadReader;

  // The stream so far.
  private rows = 0;
  private position = 0;
  private messages = 0;
  private delivered = 0;
  private closeFrame = -1;
  private pongSeen = false;
  private previousKey = 0;
  private verdict: Verdict = { closeCode: null, frame: null, byte: null };

  // The open message.
  private openOpcode = 0;
  private compressed = false;
  private messageLength = 0;
  private messageUtf8 = ACCEPT;
  private lastFragment = -1;

  // The frame being read.
  private readonly header = new Uint8Array(LONGEST_HEADER);
  private headerHave = 0;
  private headerNeeds = 2;
  private inPayload = false;
  private start = 0;
  private byte0 = 0;
  private byte1 = 0;
  private form: LengthForm = 7;
  private declared = 0;
  private done = 0;
  private key = 0;
  private bits = 0;
  private inMessage = false;
  private kind: PayloadKind = 'any';

  constructor(options: ScanOptions = {}) {
    this.direction = options.direction ?? 'unknown';
    this.rsv1Allowed = options.rsv1Allowed ?? false;
    this.maxMessage = options.maxMessage ?? null;
    this.reader = new PayloadReader(options.unmaskInto ?? null);
  }

  /** Frames read to their end so far. */
  get frameCount(): number {
    return this.rows;
  }

  /** Takes the next bytes of the stream, any number of them. */
  push(chunk: Uint8Array): void {
    const view = viewOf(chunk);
    const end = chunk.length;
    let at = 0;
    while (at < end) at = this.inPayload ? this.takePayload(chunk, view, at, end) : this.takeHeader(chunk, at, end);
  }

  private takeHeader(chunk: Uint8Array, from: number, end: number): number {
    if (this.headerHave === 0 && end - from >= LONGEST_HEADER) {
      this.firstByte(chunk[from]!);
      this.secondByte(chunk[from + 1]!);
      this.extendedLength(chunk, from + 2);
      const keyAt = from + 2 + extendedBytes(this.form);
      this.headerHave = this.headerNeeds;
      this.headerDone(chunk, keyAt);
      return from + this.headerNeeds;
    }
    for (let at = from; at < end;) {
      this.header[this.headerHave++] = chunk[at++]!;
      if (this.headerHave === 1) this.firstByte(this.header[0]!);
      if (this.headerHave === 2) this.secondByte(this.header[1]!);
      const lengthEnd = 2 + extendedBytes(this.form);
      if (this.headerHave >= 2 && this.headerHave === lengthEnd) this.extendedLength(this.header, 2);
      if (this.headerHave === this.headerNeeds) {
        this.headerDone(this.header, lengthEnd);
        return at;
      }
    }
    return end;
  }

  private firstByte(byte0: number): void {
    const { columns, rows: row } = this;
    const opcode = byte0 & 0b0000_1111;
    const open = this.openOpcode !== 0;
    columns.reserve(row);
    columns.offset[row] = this.start;
    columns.byte0[row] = byte0;
    columns.state[row] = packState(this.openOpcode, this.compressed, this.messageUtf8);
    columns.messageOffset[row] = open ? this.messageLength : 0;
    this.byte0 = byte0;
    this.byte1 = 0;
    this.form = 7;
    this.headerNeeds = 2;
    this.bits = this.closeFrame >= 0 ? AFTER_CLOSE : 0;
    this.fault(rules.firstByteFaults(byte0, open, this.rsv1Allowed), this.start);
    this.inMessage = opcode === CONTINUATION ? open : opcode <= 2;
    this.kind = opcode === CLOSE ? 'close' : 'any';
    if (opcode === PONG) this.pong();
    if (this.inMessage) {
      if (opcode !== CONTINUATION) this.startMessage(opcode, byte0);
      if (this.openOpcode === TEXT && !this.compressed) this.kind = 'text';
    }
    columns.message[row] = this.inMessage ? this.messages - 1 : -1;
  }

  private startMessage(opcode: number, byte0: number): void {
    this.openOpcode = opcode;
    this.compressed = this.rsv1Allowed && (byte0 & 0b0100_0000) !== 0;
    this.messageLength = 0;
    this.messageUtf8 = ACCEPT;
    this.starts.set(this.messages, this.rows);
    this.messages++;
  }

  /**
   * §5.5.3: "A Pong frame MAY be sent unsolicited." One direction alone cannot know the other side's pings, so no pong
   * is certainly unsolicited. The first pong of a stream carries the remark, for the reader to judge; repeating it on
   * every later one would be noise.
   */
  private pong(): void {
    if (!this.pongSeen) this.bits |= PONG_UNSOLICITED;
    this.pongSeen = true;
  }

  private secondByte(byte1: number): void {
    const masked = byte1 >= 0b1000_0000;
    const code = byte1 & 0b0111_1111;
    this.byte1 = byte1;
    this.columns.byte1[this.rows] = byte1;
    if (this.rows === 0 && this.direction === 'unknown') {
      this.direction = masked ? 'c2s' : 's2c';
      this.directionInferred = true;
      this.bits |= DIRECTION_INFERRED;
    }
    this.fault(rules.secondByteFaults(this.byte0, byte1, this.direction), this.start + 1);
    this.form = code < 126 ? 7 : code === 126 ? 16 : 64;
    this.headerNeeds = 2 + extendedBytes(this.form) + (masked ? 4 : 0);
  }

  /** All of the length is there; its extended bytes begin at `at`. */
  private extendedLength(bytes: Uint8Array, at: number): void {
    const { form } = this;
    if (form === 7) {
      this.declared = this.byte1 & 0b0111_1111;
    } else {
      if (form === 16) this.declared = bytes[at]! * 256 + bytes[at + 1]!;
      else this.declared = this.length64(bytes, at);
      this.extendedFaults(bytes, at, extendedBytes(form));
    }
    if (this.inMessage) {
      const size = rules.messageSizeFaults(this.messageLength + this.declared, this.maxMessage);
      this.fault(size, this.start + 1 + extendedBytes(form));
    }
    this.bits |= rules.fragmentNotes(this.byte0, this.declared);
  }

  /** A double is exact enough to count down by: only a length that no input can fill is rounded. The header keeps the bytes. */
  private length64(bytes: Uint8Array, at: number): number {
    if (bytes !== this.header) this.header.set(bytes.subarray(at, at + 8), 2);
    return word(bytes, at) * 2 ** 32 + word(bytes, at + 4);
  }

  private extendedFaults(bytes: Uint8Array, at: number, have: number): void {
    const bits = rules.extendedLengthFaults(bytes, at, have, this.form);
    const known = bits === findingBit('length-top-bit-set') ? 1 : rules.bytesToKnowMinimal(this.form);
    this.fault(bits, this.start + 1 + known);
  }

  private headerDone(bytes: Uint8Array, keyAt: number): void {
    this.key = 0;
    if (this.byte1 >= 0b1000_0000) {
      this.key = bytes[keyAt]! | (bytes[keyAt + 1]! << 8) | (bytes[keyAt + 2]! << 16) | (bytes[keyAt + 3]! << 24);
      this.bits |= rules.keyNotes(this.key, this.declared);
      if (this.declared > 0) {
        if (this.key === this.previousKey && this.key !== 0) this.bits |= KEY_REUSED;
        this.previousKey = this.key;
      }
    }
    this.columns.headerLength[this.rows] = this.headerNeeds;
    this.position = this.start + this.headerNeeds;
    this.done = 0;
    this.inPayload = true;
    // A Close of one byte is at fault by its length alone; there is no code in it.
    if (this.kind === 'close' && this.declared < 2) this.kind = 'any';
    this.reader.utf8 = this.kind === 'text' ? this.messageUtf8 : ACCEPT;
    if (this.declared === 0) this.finishFrame();
  }

  private takePayload(chunk: Uint8Array, view: DataView, from: number, end: number): number {
    const { reader, kind, position, done, declared } = this;
    const to = declared - done < end - from ? from + declared - done : end;
    const key = rotateKey(this.key, done);
    if (kind === 'text') {
      const before = reader.utf8;
      reader.readText(chunk, view, from, to, key, position);
      const bits = rules.textFaults(before, reader.utf8, false);
      if (bits !== 0) this.fault(bits, position + reader.badAt - from);
    } else if (kind === 'close') {
      const bits = reader.readClose(chunk, view, from, to, key, position, done);
      if (bits !== 0) this.fault(bits, position + reader.badAt - from);
    } else {
      reader.copy(view, from, to, key, position);
    }
    this.position = position + to - from;
    this.done = done + to - from;
    if (this.done === declared) this.finishFrame();
    return to;
  }

  private finishFrame(): void {
    const { columns, rows: row, reader } = this;
    const fin = this.byte0 >= 0b1000_0000;
    if (this.kind === 'text') {
      if (fin) this.fault(rules.textFaults(reader.utf8, reader.utf8, true), this.position - 1);
      this.messageUtf8 = reader.utf8;
    } else if (this.kind === 'close' && reader.utf8 !== REJECT) {
      this.fault(rules.reasonFaults(reader.utf8, true), this.position - 1);
    }
    columns.payloadLength[row] = this.declared;
    columns.findings[row] = this.bits;
    if (this.inMessage) {
      this.messageLength += this.declared;
      this.lastFragment = row;
      if (fin) this.finishMessage();
    }
    if ((this.byte0 & 0b0000_1111) === CLOSE && this.closeFrame < 0) this.closeFrame = row;
    this.rows = row + 1;
    this.start = this.position;
    this.headerHave = 0;
    this.inPayload = false;
  }

  private finishMessage(): void {
    this.openOpcode = 0;
    if (this.verdict.frame === null && this.closeFrame < 0) this.delivered = this.messages;
  }

  /** Adds finding bits; the first error of the stream, known at stream byte `byte`, is the verdict. */
  private fault(bits: number, byte: number): void {
    if (bits === 0) return;
    this.bits |= bits;
    // §5.5.1: after a Close "the application MUST NOT send any more data frames"; what comes is ignored, not judged.
    if ((bits & rules.ERROR_BITS) === 0 || this.verdict.frame !== null || this.closeFrame >= 0) return;
    const closeCode = findingsOf((bits & rules.ERROR_BITS) >>> 0).map((code) => findingSpec(code).closeCode)[0] ?? null;
    this.verdict = { closeCode, frame: this.rows, byte };
  }

  /** The index of what has been pushed. A snapshot: later pushes do not change it. */
  index(): StreamIndex {
    const partial = this.inPayload || this.headerHave > 0;
    const standing = { bits: this.bits, verdict: this.verdict };
    if (partial) this.judgePartial();
    const { columns, verdict } = this;
    const frameCount = this.rows + (partial ? 1 : 0);
    const findings = columns.findings.slice(0, frameCount);
    const unfinished =
      partial && this.inMessage ? (this.byte0 < 0b1000_0000 ? this.rows : -1) : this.openOpcode !== 0 ? this.lastFragment : -1;
    if (unfinished >= 0) findings[unfinished] = (findings[unfinished]! | MESSAGE_UNFINISHED) >>> 0;
    this.bits = standing.bits;
    this.verdict = standing.verdict;
    return {
      frameCount,
      byteLength: this.inPayload ? this.position : this.start + this.headerHave,
      direction: this.direction,
      directionInferred: this.directionInferred,
      rsv1Allowed: this.rsv1Allowed,
      maxMessage: this.maxMessage,
      offset: columns.offset.slice(0, frameCount),
      byte0: columns.byte0.slice(0, frameCount),
      byte1: columns.byte1.slice(0, frameCount),
      headerLength: columns.headerLength.slice(0, frameCount),
      payloadLength: columns.payloadLength.slice(0, frameCount),
      lastDeclaredLength: this.lastDeclared(partial),
      findings,
      message: columns.message.slice(0, frameCount),
      messageCount: this.messages,
      messageStart: this.starts.frames.slice(0, this.messages),
      state: columns.state.slice(0, frameCount),
      messageOffset: columns.messageOffset.slice(0, frameCount),
      deliveredMessages: this.delivered,
      closeFrame: this.closeFrame < 0 ? null : this.closeFrame,
      verdict,
    };
  }

  /** Writes the row of the frame whose end has not come; the next push goes on as if it had not been written. */
  private judgePartial(): void {
    const { columns, rows: row, headerHave } = this;
    if (this.inPayload) {
      this.bits |= PAYLOAD_INCOMPLETE;
    } else {
      columns.headerLength[row] = headerHave;
      if (headerHave < 2) this.bits |= HEADER_INCOMPLETE;
      else if (headerHave < 2 + extendedBytes(this.form)) {
        this.extendedFaults(this.header, 2, headerHave - 2);
        this.bits |= LENGTH_INCOMPLETE;
      } else this.bits |= KEY_INCOMPLETE;
    }
    columns.payloadLength[row] = this.inPayload ? this.done : 0;
    columns.findings[row] = this.bits;
  }

  private lastDeclared(partial: boolean): bigint | null {
    if (!partial) return this.rows === 0 ? null : BigInt(this.declared);
    const extended = extendedBytes(this.form);
    if (!this.inPayload && this.headerHave < 2 + extended) return null;
    return this.form === 64 ? readBigEndian(this.header, 2, 10) : BigInt(this.declared);
  }
}

function word(bytes: Uint8Array, at: number): number {
  return ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0;
}
