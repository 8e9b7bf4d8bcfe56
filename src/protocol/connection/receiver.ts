/**
 * Reads frames as they come, in pieces of any size: each byte is judged when it is there, messages are put together, control
 * frames are answered.
 *
 * Knows the order in which a receiver learns things. Must not know the rules themselves (frame/rules.ts has them) or how a
 * connection closes (closing.ts does).
 */
import type { Direction } from '../annotation/model.ts';
import { joinBytes } from '../bytes/join.ts';
import { ACCEPT, decodeUtf8, REJECT, utf8Run } from '../bytes/utf8.ts';
import { copyUnmasked, rotateKey, viewOf } from '../bytes/xor.ts';
import { findingBit, findingsOf, findingSpec } from '../findings.ts';
import { BINARY, CLOSE, CONTINUATION, isControl, PING, PONG, TEXT } from '../frame/opcodes.ts';
import { KEY_LENGTH } from '../frame/masking.ts';
import { extendedBytes, formOfCode, readBigEndian } from '../frame/payload-length.ts';
import * as rules from '../frame/rules.ts';
import { failConnection, receiveClose } from './closing.ts';
import type { Draft } from './draft.ts';
import type { CloseBody, ReceivedFrame } from './machine-io.ts';
import { type ConnectionState, type FrameInProgress, type IncomingMessage, NO_BYTES } from './machine-state.ts';
import { PayloadReader } from './payload-reader.ts';
import { addPiece, joinPieces } from './pieces.ts';
import { sendFrame } from './sending.ts';

const LONGEST_HEADER = 14;
/** RSV1 in the three RSV bits as one number. */
const RSV1 = 0b100;

/** Bytes that came together; the first has the offset `base` in the peer's stream. */
export interface Chunk {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly base: number;
}

/**
 * Reads a chunk from the index `from` on, up to the end of a frame or of the chunk, or to a fault. Returns the index behind what it read.
 */
export function takeFrame(draft: Draft, chunk: Chunk, from: number): number {
  const { header, frame: begun } = draft.state;
  if (begun === null && header.length === 0) {
    const end = takeWhole(draft, chunk, from);
    if (end >= 0) return end;
  }
  const at = begun === null ? takeHeader(draft, chunk, from) : from;
  const { frame } = draft.state;
  return frame === null ? at : takePayload(draft, frame, chunk, at);
}

/**
 * The short way for a frame that lies in the chunk from its first byte to its last and breaks nothing: the same rules, asked once instead
 * of byte by byte. Returns the index behind it; or -1, and nothing has changed, for every other frame: the long way finds its faults and
 * the bytes that make them certain.
 */
function takeWhole(draft: Draft, { bytes, view, base }: Chunk, from: number): number {
  const there = bytes.length - from;
  const headerEnd = there < 2 ? 0 : headerLength(bytes[from + 1]!);
  if (headerEnd === 0 || headerEnd > there) return -1;
  const begin = from + headerEnd;
  const declared = declaredLength(bytes, from);
  const opcode = bytes[from]! & 0b0000_1111;
  // A Close is rare, and its body has rules of its own.
  if (declared > bytes.length - begin || opcode === CLOSE) return -1;
  const lengthEnd = 2 + extendedBytes(formOfCode(bytes[from + 1]! & 0b0111_1111));
  if (headerFaults(draft, bytes, from, 1) !== 0 || headerFaults(draft, bytes, from, 2) !== 0) return -1;
  if (lengthEnd > 2 && headerFaults(draft, bytes, from, lengthEnd) !== 0) return -1;

  const end = begin + declared;
  const masked = bytes[from + 1]! >= 0b1000_0000;
  const payload = declared === 0 ? NO_BYTES : new Uint8Array(declared);
  const seen = copyUnmasked(view, begin, end, masked ? view.getInt32(begin - KEY_LENGTH, true) : 0, payload);
  let utf8 = ACCEPT;
  if (isText(draft, opcode, bytes[from]!)) {
    utf8 = opcode === CONTINUATION ? draft.state.message!.utf8 : ACCEPT;
    if (utf8 !== ACCEPT || (seen & 0x80808080) !== 0) utf8 = utf8Run(payload, 0, declared, utf8);
    if (utf8 === REJECT || (utf8 !== ACCEPT && bytes[from]! >= 0b1000_0000)) return -1;
  }
  draft.set({ frameStart: base + from });
  deliver(draft, frameOf(draft, bytes[from]!, masked, headerEnd, payload, base + end), utf8);
  return end;
}

function takeHeader(draft: Draft, chunk: Chunk, from: number): number {
  const { base } = chunk;
  const { header: before } = draft.state;
  if (before.length === 0) draft.set({ frameStart: base + from });
  // Most headers lie in one chunk; one that does not is looked at in bytes of its own.
  const bytes = before.length === 0 ? chunk.bytes : joinBytes([before, chunk.bytes.subarray(from, from + LONGEST_HEADER)]);
  const start = before.length === 0 ? from : 0;
  /** From an index in `bytes` to one in the chunk. */
  const shift = before.length === 0 ? 0 : from - before.length;
  for (let have = before.length + 1; start + have <= bytes.length; have++) {
    const faults = headerFaults(draft, bytes, start, have);
    const at = start + have + shift;
    if (faults !== 0) {
      fail(draft, faults, base + at - 1);
      return at;
    }
    if (have >= 2 && have === headerLength(bytes[start + 1]!)) {
      draft.set({ header: NO_BYTES, frame: begun(draft, bytes.slice(start, start + have)) });
      return at;
    }
  }
  draft.set({ header: bytes.slice(start) });
  return chunk.bytes.length;
}

/** Bytes of a header whose second byte is this one. */
function headerLength(byte1: number): number {
  return 2 + extendedBytes(formOfCode(byte1 & 0b0111_1111)) + (byte1 >= 0b1000_0000 ? KEY_LENGTH : 0);
}

/** What the last of the first `have` bytes of a header breaks; it begins at `start`. */
function headerFaults({ state }: Draft, bytes: Uint8Array, start: number, have: number): number {
  const byte0 = bytes[start]!;
  if (have === 1) return errors(rules.firstByteFaults(byte0, state.message !== null, state.rsv1Owned));
  const byte1 = bytes[start + 1]!;
  const form = formOfCode(byte1 & 0b0111_1111);
  const extended = have - 2;
  if (extended > extendedBytes(form)) return 0;
  const direction: Direction = state.role === 'server' ? 'c2s' : 's2c';
  let bits =
    extended === 0 ? rules.secondByteFaults(byte0, byte1, direction) : rules.extendedLengthFaults(bytes, start + 2, extended, form);
  if (extended === extendedBytes(form) && !isControl(byte0 & 0b0000_1111)) bits |= sizeFaults(state, byte0, declaredLength(bytes, start));
  return errors(bits);
}

function errors(bits: number): number {
  return (bits & rules.ERROR_BITS) >>> 0;
}

function sizeFaults({ options, message }: ConnectionState, byte0: number, declared: number): number {
  const before = (byte0 & 0b0000_1111) === CONTINUATION ? (message?.length ?? 0) : 0;
  return (
    rules.messageSizeFaults(before + declared, options.maxMessage ?? null) | rules.messageSizeFaults(declared, options.maxFrame ?? null)
  );
}

/** A double is exact enough to count by: only a length that no input can fill is rounded. */
function declaredLength(bytes: Uint8Array, start: number): number {
  const code = bytes[start + 1]! & 0b0111_1111;
  const extended = extendedBytes(formOfCode(code));
  return extended === 0 ? code : Number(readBigEndian(bytes, start + 2, start + 2 + extended));
}

function begun({ state }: Draft, header: Uint8Array): FrameInProgress {
  const opcode = header[0]! & 0b0000_1111;
  const masked = header[1]! >= 0b1000_0000;
  const key = masked ? viewOf(header).getInt32(header.length - KEY_LENGTH, true) : 0;
  const utf8 = opcode === CONTINUATION ? (state.message?.utf8 ?? ACCEPT) : ACCEPT;
  return { header, opcode, key, declared: declaredLength(header, 0), done: 0, payload: null, utf8 };
}

/** True when the payload of a frame with this first byte is text as it stands. */
function isText(draft: Draft, opcode: number, byte0: number): boolean {
  if (opcode !== CONTINUATION) return opcode === TEXT && !isCompressed(draft, byte0);
  const { message } = draft.state;
  return message !== null && message.opcode === TEXT && !message.compressed;
}

function isCompressed(draft: Draft, byte0: number): boolean {
  return draft.state.rsv1Owned && (byte0 & 0b0100_0000) !== 0;
}

function takePayload(draft: Draft, frame: FrameInProgress, chunk: Chunk, from: number): number {
  const { bytes, view, base } = chunk;
  const { done, declared } = frame;
  const to = declared - done < bytes.length - from ? from + declared - done : bytes.length;
  const piece = new Uint8Array(to - from);
  const reader = new PayloadReader(piece);
  const key = rotateKey(frame.key, done);
  let utf8 = frame.utf8;
  if (isText(draft, frame.opcode, frame.header[0]!)) {
    reader.utf8 = utf8;
    reader.readText(bytes, view, from, to, key, 0);
    const faults = rules.textFaults(utf8, reader.utf8, false);
    if (faults !== 0) return failAt(draft, faults, chunk, reader.badAt);
    utf8 = reader.utf8;
  } else {
    reader.copy(view, from, to, key, 0);
  }
  const next = { ...frame, done: done + piece.length, payload: addPiece(frame.payload, piece), utf8 };
  if (frame.opcode === CLOSE && declared >= 2) {
    const { bits: all, badAt } = closeFaults(joinPieces(next.payload));
    const bits = draft.state.options.anyCloseCode === true ? all & ~findingBit('close-code-unusable') : all;
    // The body so far began `done` bytes before this piece.
    if (bits !== 0) return failAt(draft, bits, chunk, from - done + badAt);
  }
  draft.set({ frame: next });
  if (next.done === declared) finishFrame(draft, next, base + to);
  return to;
}

/** What a Close body breaks as far as it is there. At most 125 bytes: it is read from its beginning each time. */
function closeFaults(body: Uint8Array): { bits: number; badAt: number } {
  const reader = new PayloadReader(null);
  const bits = reader.readClose(body, viewOf(body), 0, body.length, 0, 0, 0);
  return { bits, badAt: reader.badAt };
}

function failAt(draft: Draft, bits: number, { base }: Chunk, index: number): number {
  fail(draft, bits, base + index);
  return index + 1;
}

/** Fails for the first of the findings, certain at the byte with this offset. */
function fail(draft: Draft, bits: number, byte: number): void {
  const finding = findingsOf(errors(bits))[0]!;
  const { closeCode, section } = findingSpec(finding);
  draft.set({ header: NO_BYTES });
  draft.offset = byte + 1;
  failConnection(draft, { by: 'frame', finding, closeCode: closeCode ?? 1002, section, byte });
}

/** All of the frame is there; `end` is the offset behind it. */
function finishFrame(draft: Draft, done: FrameInProgress, end: number): void {
  const { header, utf8 } = done;
  const payload = joinPieces(done.payload);
  const faults = endFaults(draft, done, payload);
  if (faults !== 0) return fail(draft, faults, end - 1);
  draft.set({ frame: null });
  deliver(draft, frameOf(draft, header[0]!, header[1]! >= 0b1000_0000, header.length, payload, end), utf8);
}

/** The frame with this first byte that ends at the offset `end`. */
function frameOf({ state }: Draft, byte0: number, masked: boolean, headerLength: number, payload: Uint8Array, end: number): ReceivedFrame {
  const { frames: index, frameStart: start } = state;
  const fin = byte0 >= 0b1000_0000;
  return { index, start, end, headerLength, fin, rsv: (byte0 >> 4) & 0b111, opcode: byte0 & 0b0000_1111, masked, payload };
}

/** Tells of a whole frame, and does what its opcode says. `utf8`: the state of its message's text behind it. */
function deliver(draft: Draft, frame: ReceivedFrame, utf8: number): void {
  const { index, end, opcode, payload } = frame;
  draft.offset = end;
  draft.set({ frames: index + 1 });
  draft.tell({ type: 'frame', frame });
  if (opcode === CLOSE) return receiveClose(draft, closeBody(payload), index);
  if (opcode === PING) return receivePing(draft, frame);
  if (opcode === PONG) return receivePong(draft, frame);
  receiveFragment(draft, frame, utf8);
}

/** What only the end of a frame breaks: text or a reason that ends inside a character. */
function endFaults(draft: Draft, done: FrameInProgress, payload: Uint8Array): number {
  if (done.header[0]! >= 0b1000_0000 && isText(draft, done.opcode, done.header[0]!)) return rules.textFaults(done.utf8, done.utf8, true);
  return done.opcode === CLOSE ? rules.reasonFaults(utf8Run(payload, 2, payload.length, ACCEPT), true) : 0;
}

/** The body of a Close in which nothing is wrong. */
function closeBody(payload: Uint8Array): CloseBody {
  if (payload.length === 0) return { code: null, reason: '' };
  return { code: (payload[0]! << 8) | payload[1]!, reason: decodeUtf8(payload.subarray(2)) ?? '' };
}

function receivePing(draft: Draft, { payload, index }: ReceivedFrame): void {
  // §5.5.2: "Upon receipt of a Ping frame, an endpoint MUST send a Pong frame in response, unless it already received a Close frame."
  // By the letter that goes for a Ping that crosses this end's own Close, too. We let it pass in silence, as Chromium and ws do: §1.4, "after
  // receiving a control frame indicating the connection should be closed, a peer discards any further data received", so nobody is left to
  // read that Pong, and whoever pinged learns from the Close that this end is alive.
  const answered = draft.state.phase === 'open' && draft.state.options.answerPings !== false;
  draft.tell({ type: 'ping', payload, frame: index, answered });
  // §5.5.3: "A Pong frame sent in response to a Ping frame must have identical "Application data"".
  if (answered) sendFrame(draft, { fin: true, opcode: PONG, payload }, 'ping');
}

function receivePong(draft: Draft, { payload, index }: ReceivedFrame): void {
  const { pings } = draft.state;
  const answers = pings.findLastIndex((ping) => ping.length === payload.length && ping.every((byte, i) => byte === payload[i]));
  draft.tell({ type: 'pong', payload, frame: index, solicited: answers >= 0 });
  if (answers < 0) return;
  // §5.5.3: an endpoint "MAY elect to send a Pong frame for only the most recently processed Ping frame": it answers those before, too.
  draft.set({ pings: pings.slice(answers + 1) });
  draft.stop('pong');
}

function receiveFragment(draft: Draft, { payload, index, fin, rsv, opcode }: ReceivedFrame, utf8: number): void {
  const open = draft.state.message;
  const compressed = open === null ? draft.state.rsv1Owned && (rsv & RSV1) !== 0 : open.compressed;
  if (open === null && fin) {
    const kind = opcode === TEXT ? 'text' : 'binary';
    return draft.tell({ type: 'message', kind, payload, firstFrame: index, lastFrame: index, fragments: 1, compressed });
  }
  const message: IncomingMessage = {
    opcode: open?.opcode ?? (opcode === TEXT ? TEXT : BINARY),
    compressed,
    length: (open?.length ?? 0) + payload.length,
    utf8,
    firstFrame: open?.firstFrame ?? index,
    fragments: (open?.fragments ?? 0) + 1,
    pieces: addPiece(open?.pieces ?? null, payload),
  };
  if (open === null) draft.tell({ type: 'message-opened', opcode: message.opcode, frame: index });
  draft.tell({ type: 'fragment', frame: index, number: message.fragments - 1, length: message.length });
  draft.set({ message: fin ? null : message });
  if (!fin) return;
  const { firstFrame, fragments } = message;
  const kind = message.opcode === TEXT ? 'text' : 'binary';
  draft.tell({ type: 'message', kind, payload: joinPieces(message.pieces), firstFrame, lastFrame: index, fragments, compressed });
}
