/**
 * Scans a stream of one direction into a columnar index: header facts, finding bits and the verdict of a strict
 * receiver, with no object per frame and no copy of the bytes. A stream may come in turns, each with an index of its own.
 *
 * Knows the order in which a receiver learns things, and history: open message, UTF-8 state, Close, keys. Must not
 * know the rules themselves (frame/rules.ts) or build trees (frame-at.ts does, from this index).
 */
import type { Direction } from '../annotation/model.ts';
import { ACCEPT, REJECT } from '../bytes/utf8.ts';
import { rotateKey, viewOf } from '../bytes/xor.ts';
import { findingBit, findingsOf, findingSpec } from '../findings.ts';
import { CLOSE, CONTINUATION, PONG, TEXT } from '../frame/opcodes.ts';
import { extendedBytes, formOfCode, type LengthForm, readBigEndian } from '../frame/payload-length.ts';
import * as rules from '../frame/rules.ts';
import { messageStarts } from './columns.ts';
import { packState } from './frame-state.ts';
import { PayloadReader, type PayloadKind } from './payload-reader.ts';
import { takePlainFrames } from './plain-frames.ts';
import { ScanState } from './scan-state.ts';
import type { StreamIndex, StreamOptions } from './stream-index.ts';

export interface ScanOptions extends StreamOptions {
  /**
   * Takes the unmasked payload bytes at their own stream offsets, as long as they fit; header bytes are not written.
   * Must not be the memory of a chunk that is pushed. Absent: nothing is kept.
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
const TOP_BIT = findingBit('length-top-bit-set');
const LONGEST_HEADER = 14;

/** Index of a whole stream. Never throws; allocates by the bytes that are there, never by a length they declare. */
export function scanStream(bytes: Uint8Array, options: ScanOptions = {}): StreamIndex {
  const scanner = new StreamScanner(options);
  scanner.push(bytes);
  return scanner.index();
}

/** The same scan fed in pieces, cut anywhere: the index depends on the bytes alone. */
export class StreamScanner {
  private readonly state: ScanState;
  private readonly reader: PayloadReader;

  // The frame being read.
  private readonly header = new Uint8Array(LONGEST_HEADER);
  private headerHave = 0;
  private headerNeeds = 2;
  private inPayload = false;
  private byte0 = 0;
  private byte1 = 0;
  private form: LengthForm = 7;
  private declared = 0;
  /** Payload bytes read. */
  private done = 0;
  private key = 0;
  private bits = 0;
  private inMessage = false;
  private kind: PayloadKind = 'any';

  constructor(options: ScanOptions = {}) {
    this.state = new ScanState(options);
    this.reader = new PayloadReader(options.unmaskInto ?? null);
  }

  /** Frames read to their end so far. */
  get frameCount(): number {
    return this.state.columns.count;
  }

  /** Bytes pushed so far. */
  get byteLength(): number {
    return this.state.start + this.headerHave + this.done;
  }

  /** Takes the next bytes of the stream, any number of them. */
  push(chunk: Uint8Array): void {
    const view = viewOf(chunk);
    let at = 0;
    while (at < chunk.length) {
      if (this.inPayload) at = this.takePayload(chunk, view, at);
      else if (this.headerHave > 0) at = this.takeHeader(chunk, at);
      else {
        at = takePlainFrames(this.state, this.reader, chunk, view, at);
        if (at < chunk.length) at = this.takeHeader(chunk, at);
      }
    }
  }

  /** True between two frames: only there can a turn end that another one goes on from. */
  get isBetweenFrames(): boolean {
    return this.headerHave === 0;
  }

  /** The number of the last fragment in this turn of a message still waiting for its FIN; -1 when there is none. */
  get openFragment(): number {
    return this.state.openOpcode === 0 ? -1 : this.state.lastFragment;
  }

  /** The stream goes on in a turn of its own: rows and offsets count from 0 again. Call between frames. */
  turn(direction: Direction): void {
    this.state.turn(direction === 'unknown');
  }

  private takeHeader(chunk: Uint8Array, from: number): number {
    if (this.headerHave === 0 && chunk.length - from >= LONGEST_HEADER) {
      this.firstByte(chunk[from]!);
      this.secondByte(chunk[from + 1]!);
      this.length(chunk, from + 2);
      this.headerDone(chunk, from + 2 + extendedBytes(this.form));
      return from + this.headerNeeds;
    }
    for (let at = from; at < chunk.length;) {
      this.header[this.headerHave++] = chunk[at++]!;
      if (this.headerHave === 1) this.firstByte(this.header[0]!);
      if (this.headerHave === 2) this.secondByte(this.header[1]!);
      const lengthEnd = 2 + extendedBytes(this.form);
      if (this.headerHave >= 2 && this.headerHave === lengthEnd) this.length(this.header, 2);
      if (this.headerHave === this.headerNeeds) {
        this.headerDone(this.header, lengthEnd);
        return at;
      }
    }
    return chunk.length;
  }

  private firstByte(byte0: number): void {
    const { state } = this;
    const { block, row } = state.columns;
    const opcode = byte0 & 0b0000_1111;
    const open = state.openOpcode !== 0;
    block.offset[row] = state.start;
    block.byte0[row] = byte0;
    block.byte1[row] = 0;
    block.state[row] = open ? packState(state.openOpcode, state.compressed, state.messageUtf8) : 0;
    this.byte0 = byte0;
    this.byte1 = 0;
    this.form = 7;
    this.headerNeeds = 2;
    this.bits = state.closed ? AFTER_CLOSE : 0;
    this.fault(rules.firstByteFaults(byte0, open, state.rsv1Allowed), state.start);
    this.inMessage = opcode === CONTINUATION ? open : opcode <= 2;
    this.kind = opcode === CLOSE ? 'close' : 'any';
    if (opcode === PONG) this.pong();
    if (this.inMessage) {
      if (opcode !== CONTINUATION) this.startMessage(opcode, byte0);
      else if (!state.openHere) this.continueMessage();
      if (state.openOpcode === TEXT && !state.compressed) this.kind = 'text';
    }
    block.message[row] = this.inMessage ? state.messages - 1 : -1;
  }

  private startMessage(opcode: number, byte0: number): void {
    const { state } = this;
    state.openOpcode = opcode;
    state.compressed = state.rsv1Allowed && (byte0 & 0b0100_0000) !== 0;
    state.messageLength = 0;
    state.messageUtf8 = ACCEPT;
    state.openHere = true;
    state.messages++;
  }

  /** A message of a turn before goes on in this one, where it has a number too. */
  private continueMessage(): void {
    const { state } = this;
    state.continued = true;
    state.openHere = true;
    state.messages++;
  }

  /**
   * §5.5.3: "A Pong frame MAY be sent unsolicited." One direction alone cannot know the other side's pings, so no pong
   * is certainly unsolicited. The first pong of a stream carries the remark, for the reader to judge; repeating it on
   * every later one would be noise. Whoever has the other direction too takes it off the answers (pong-answers.ts).
   */
  private pong(): void {
    if (!this.state.pongSeen) this.bits |= PONG_UNSOLICITED;
    this.state.pongSeen = true;
  }

  private secondByte(byte1: number): void {
    const { state } = this;
    const masked = byte1 >= 0b1000_0000;
    this.byte1 = byte1;
    state.columns.block.byte1[state.columns.row] = byte1;
    if (state.columns.count === 0 && state.inferring) {
      state.direction = masked ? 'c2s' : 's2c';
      state.directionInferred = true;
      this.bits |= DIRECTION_INFERRED;
    }
    this.fault(rules.secondByteFaults(this.byte0, byte1, state.direction), state.start + 1);
    this.form = formOfCode(byte1 & 0b0111_1111);
    this.headerNeeds = 2 + extendedBytes(this.form) + (masked ? 4 : 0);
  }

  /** All of the length is there; its extended bytes begin at `at`. */
  private length(bytes: Uint8Array, at: number): void {
    const { form, state } = this;
    if (form === 7) {
      this.declared = this.byte1 & 0b0111_1111;
    } else {
      this.declared = form === 16 ? bytes[at]! * 256 + bytes[at + 1]! : this.length64(bytes, at);
      this.extendedFaults(bytes, at, extendedBytes(form));
    }
    if (this.inMessage) {
      const size = rules.messageSizeFaults(state.messageLength + this.declared, state.maxMessage);
      this.fault(size, state.start + 1 + extendedBytes(form));
    }
    this.bits |= rules.fragmentNotes(this.byte0, this.declared);
  }

  /** A double is exact enough to count by: only a length that no input can fill is rounded. The header keeps its bytes. */
  private length64(bytes: Uint8Array, at: number): number {
    if (bytes !== this.header) this.header.set(bytes.subarray(at, at + 8), 2);
    return word(bytes, at) * 2 ** 32 + word(bytes, at + 4);
  }

  private extendedFaults(bytes: Uint8Array, at: number, have: number): void {
    const bits = rules.extendedLengthFaults(bytes, at, have, this.form);
    const known = bits === TOP_BIT ? 1 : rules.bytesToKnowMinimal(this.form);
    this.fault(bits, this.state.start + 1 + known);
  }

  /** The header is there to its end; its key, if it has one, begins at `keyAt`. */
  private headerDone(bytes: Uint8Array, keyAt: number): void {
    const { state, reader, declared } = this;
    const { block, row } = state.columns;
    this.key = 0;
    if (this.byte1 >= 0b1000_0000) {
      this.key = bytes[keyAt]! | (bytes[keyAt + 1]! << 8) | (bytes[keyAt + 2]! << 16) | (bytes[keyAt + 3]! << 24);
      this.bits |= rules.keyNotes(this.key, declared);
      if (declared > 0) {
        // §5.3: "the client MUST pick a fresh masking key from the set of allowed 32-bit values".
        // A sender that never draws another key is told at the first repetition; each later one would only say it again.
        const repeats = this.key === state.previousKey && this.key !== 0;
        if (repeats && !state.keyRepeats) this.bits |= KEY_REUSED;
        state.keyRepeats = repeats;
        state.previousKey = this.key;
      }
    }
    block.headerLength[row] = this.headerNeeds;
    this.headerHave = this.headerNeeds;
    this.done = 0;
    this.inPayload = true;
    // A Close of one byte is at fault by its length alone; there is no code in it.
    if (this.kind === 'close' && declared < 2) this.kind = 'any';
    reader.utf8 = this.kind === 'text' ? state.messageUtf8 : ACCEPT;
    if (declared === 0) this.finishFrame();
  }

  private takePayload(chunk: Uint8Array, view: DataView, from: number): number {
    const { reader, kind, done, declared } = this;
    const position = this.byteLength;
    const to = declared - done < chunk.length - from ? from + declared - done : chunk.length;
    const key = rotateKey(this.key, done);
    let bits = 0;
    if (kind === 'any') {
      reader.copy(view, from, to, key, position);
    } else if (kind === 'text') {
      const before = reader.utf8;
      reader.readText(chunk, view, from, to, key, position);
      bits = rules.textFaults(before, reader.utf8, false);
    } else {
      bits = reader.readClose(chunk, view, from, to, key, position, done);
    }
    if (bits !== 0) this.fault(bits, position + reader.badAt - from);
    this.done = done + to - from;
    if (this.done === declared) this.finishFrame();
    return to;
  }

  private finishFrame(): void {
    const { state, reader, declared } = this;
    const { columns } = state;
    const fin = this.byte0 >= 0b1000_0000;
    const end = this.byteLength;
    if (this.kind === 'text') {
      if (fin) this.fault(rules.textFaults(reader.utf8, reader.utf8, true), end - 1);
      state.messageUtf8 = reader.utf8;
    } else if (this.kind === 'close' && reader.utf8 !== REJECT) {
      this.fault(rules.reasonFaults(reader.utf8, true), end - 1);
    }
    columns.block.payloadLength[columns.row] = declared;
    columns.block.findings[columns.row] = this.bits;
    if (this.inMessage) {
      state.messageLength += declared;
      state.lastFragment = columns.count;
      if (fin) {
        state.openOpcode = 0;
        if (!state.failed && !state.closed) state.delivered = state.messages;
      }
    }
    if ((this.byte0 & 0b0000_1111) === CLOSE && !state.closed) {
      state.closeFrame = columns.count;
      state.closed = true;
    }
    columns.next();
    state.start = end;
    this.headerHave = 0;
    this.done = 0;
    this.inPayload = false;
  }

  /** Adds finding bits; the first error of the turn, known at its byte `byte`, is the verdict. */
  private fault(bits: number, byte: number): void {
    if (bits === 0) return;
    this.bits |= bits;
    const { state } = this;
    // §1.4: "after receiving a control frame indicating the connection should be closed, a peer discards any further data
    // received." What is discarded is not judged.
    if ((bits & rules.ERROR_BITS) === 0 || state.verdict.frame !== null || state.closed) return;
    state.failed = true;
    const closeCode = findingsOf((bits & rules.ERROR_BITS) >>> 0).map((code) => findingSpec(code).closeCode)[0] ?? null;
    state.verdict = { closeCode, frame: state.columns.count, byte };
  }

  /** The index of what has been pushed. A snapshot: later pushes do not change it. */
  index(): StreamIndex {
    const { state } = this;
    const partial = this.headerHave > 0;
    const standing = { bits: this.bits, verdict: state.verdict, failed: state.failed };
    if (partial) this.judgePartial();
    const { verdict } = state;
    this.bits = standing.bits;
    state.verdict = standing.verdict;
    state.failed = standing.failed;

    const frameCount = state.columns.count + (partial ? 1 : 0);
    const columns = state.columns.join(frameCount);
    const unfinished = this.unfinishedFrame(partial);
    if (unfinished >= 0) columns.findings[unfinished]! |= MESSAGE_UNFINISHED;
    return {
      frameCount,
      byteLength: this.byteLength,
      direction: state.direction,
      directionInferred: state.directionInferred,
      rsv1Allowed: state.rsv1Allowed,
      maxMessage: state.maxMessage,
      offset: columns.offset,
      byte0: columns.byte0,
      byte1: columns.byte1,
      headerLength: columns.headerLength,
      payloadLength: columns.payloadLength,
      lastDeclaredLength: this.lastDeclared(partial, columns.payloadLength),
      findings: columns.findings,
      message: columns.message,
      messageCount: state.messages,
      messageStart: messageStarts(columns.message, state.messages),
      state: columns.state,
      continued: state.continued,
      openLength: state.openLength,
      deliveredMessages: state.delivered,
      closeFrame: state.closeFrame < 0 ? null : state.closeFrame,
      closed: state.closed,
      verdict,
    };
  }

  /** Writes the row of the frame whose end has not come; the next push goes on as if it had not been written. */
  private judgePartial(): void {
    const { headerHave } = this;
    const { block, row } = this.state.columns;
    block.headerLength[row] = headerHave;
    if (this.inPayload) this.bits |= PAYLOAD_INCOMPLETE;
    else if (headerHave < 2) this.bits |= HEADER_INCOMPLETE;
    else if (headerHave < 2 + extendedBytes(this.form)) {
      this.extendedFaults(this.header, 2, headerHave - 2);
      this.bits |= LENGTH_INCOMPLETE;
    } else this.bits |= KEY_INCOMPLETE;
    block.payloadLength[row] = this.done;
    block.findings[row] = this.bits;
  }

  /** The last fragment that has arrived of a message still waiting for its FIN; -1 when no message is. */
  private unfinishedFrame(partial: boolean): number {
    const { state } = this;
    if (partial && this.inMessage) return this.byte0 >= 0b1000_0000 ? -1 : state.columns.count;
    return state.openOpcode === 0 ? -1 : state.lastFragment;
  }

  private lastDeclared(partial: boolean, payloadLength: Float64Array): bigint | null {
    if (!partial) return payloadLength.length === 0 ? null : BigInt(payloadLength.at(-1)!);
    if (!this.inPayload && this.headerHave < 2 + extendedBytes(this.form)) return null;
    return this.form === 64 ? readBigEndian(this.header, 2, 10) : BigInt(this.declared);
  }
}

function word(bytes: Uint8Array, at: number): number {
  return ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0;
}
