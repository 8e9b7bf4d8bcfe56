/**
 * Framings from before RFC 6455: Hixie-76 and the hybi drafts 01 to 06.
 *
 * Knows their layouts as far as recognising and rewriting needs. Must not know handshakes or how a guess is tried.
 */
import { unmask } from '../../protocol/bytes/xor.ts';
import { readHeader } from '../../protocol/frame/header.ts';
import { CLOSE, TEXT } from '../../protocol/frame/opcodes.ts';
import { ByteSink } from './byte-sink.ts';
import { endOf, writeHead } from './dialect.ts';
import { EXAMPLE_KEY } from './masks.ts';
import type { Proposal } from './proposal.ts';
import { isReadable, previewOf } from './readable.ts';
import type { Scene } from './scene.ts';

/** A draft's stream read to its end: frames as first byte of RFC 6455 and plain payload. */
interface Draft {
  readonly frames: readonly { readonly byte0: number; readonly payload: Uint8Array }[];
  /** The draft's own first opcode. */
  readonly opcode: number;
}

/** A draft is only looked for where the run begins: its bytes break the RFC's rules at once. */
export function draftProposals(scene: Scene): Proposal[] {
  if (!scene.violated && !scene.incomplete) return [];
  const bytes = scene.bytes.subarray(0, scene.limit);
  return [...hixie76(scene, bytes), ...hybi(scene, bytes)];
}

const isReadableText = ({ byte0, payload }: Draft['frames'][number]) =>
  (byte0 & 0b1111) !== TEXT || payload.length === 0 || isReadable(payload);

/** draft-ietf-hybi-thewebsocketprotocol-00 §4.2: `00` text `ff`; `ff 00` closes; a type with its top bit set has a length. */
function hixie76(scene: Scene, bytes: Uint8Array): Proposal[] {
  const frames: { byte0: number; payload: Uint8Array }[] = [];
  let texts = 0;
  let longBinaries = 0;
  let at = 0;
  let closing = false;
  while (at < bytes.length && !closing) {
    if (bytes[at] === 0xff && bytes[at + 1] === 0) {
      frames.push({ byte0: 0b1000_0000 | CLOSE, payload: new Uint8Array(0) });
      closing = true;
      at += 2;
    } else if (bytes[at] === 0) {
      const end = bytes.indexOf(0xff, at);
      if (end < 0) return [];
      frames.push({ byte0: 0b1000_0001, payload: bytes.subarray(at + 1, end) });
      texts++;
      at = end + 1;
    } else if (bytes[at] === 0x80) {
      const length = base128(bytes, at + 1);
      if (length === null || length.next + length.value > bytes.length) return [];
      if (length.next > at + 2) longBinaries++;
      frames.push({ byte0: 0b1000_0010, payload: bytes.subarray(length.next, length.next + length.value) });
      at = length.next + length.value;
    } else return [];
  }
  // A short binary frame alone reads the same as a final continuation frame of the RFC: that proves nothing.
  if (at !== bytes.length || (texts === 0 && longBinaries === 0 && !closing) || !frames.every(isReadableText)) return [];
  const draft = { frames, opcode: bytes[0]! };
  if (texts === 0 && longBinaries > 0) return [rewritten(scene, draft, '76-binary', 0.9)];
  const first = frames.find((frame) => frame.payload.length > 0);
  const params = {
    count: frames.length - (closing ? 1 : 0),
    closing: closing ? 'yes' : 'no',
    preview: first ? previewOf(first.payload) : '',
  };
  const confidence = first === undefined ? 0.7 : 0.95;
  return [{ code: 'hixie-76', confidence, start: 0, end: bytes.length, params, fix: fixOf(scene, draft) }];
}

/** Base 128, most significant first, top bit set on all bytes but the last. */
function base128(bytes: Uint8Array, from: number): { value: number; next: number } | null {
  let value = 0;
  for (let at = from; at < Math.min(bytes.length, from + 5); at++) {
    value = value * 128 + (bytes[at]! & 0b0111_1111);
    if (bytes[at]! < 0x80) return { value, next: at + 1 };
  }
  return null;
}

/** Opcodes of drafts 01 to 06: 0 continuation, 1 close, 2 ping, 3 pong, 4 text, 5 binary. */
const OPCODES: readonly number[] = [0x0, 0x8, 0x9, 0xa, 0x1, 0x2];

function hybi(scene: Scene, bytes: Uint8Array): Proposal[] {
  const more = hybiFrames(bytes, (byte) => (byte & 0b1000_0000) === 0);
  const fin = hybiFrames(bytes, (byte) => (byte & 0b1000_0000) !== 0);
  const masked = maskedHybiFrames(bytes);
  return [
    ...(more === null ? [] : [rewritten(scene, more, '01-03', 0.9)]),
    ...(fin === null ? [] : [rewritten(scene, fin, '04-06', 0.9)]),
    ...(masked === null ? [] : [rewritten(scene, masked, '04-06-masked', 0.94)]),
  ];
}

/** Drafts 01 to 03 have a MORE bit where FIN is now; 04 to 06 have FIN. A stream that leaves its message open is not believed. */
function hybiFrames(bytes: Uint8Array, isFinal: (byte0: number) => boolean): Draft | null {
  const frames: { byte0: number; payload: Uint8Array }[] = [];
  let open = false;
  let at = 0;
  while (at < bytes.length) {
    const byte0 = bytes[at]!;
    const header = readHeader(bytes, at);
    const end = endOf(header);
    const opcode = OPCODES[byte0 & 0b0000_1111];
    if ((byte0 & 0b0111_0000) !== 0 || opcode === undefined || header.masked || end < 0 || end > bytes.length) return null;
    if (opcode < 8) open = !isFinal(byte0);
    frames.push({ byte0: (isFinal(byte0) ? 0b1000_0000 : 0) | opcode, payload: closeless(opcode, bytes.subarray(header.payloadAt, end)) });
    at = end;
  }
  return open ? null : believed(frames, bytes[0]! & 0b0000_1111);
}

/** Drafts 04 to 06, client side: a key, then the frame with its header masked too. */
function maskedHybiFrames(bytes: Uint8Array): Draft | null {
  const frames: { byte0: number; payload: Uint8Array }[] = [];
  let first = -1;
  for (let at = 0; at < bytes.length;) {
    if (bytes.length < at + 6) return null;
    const key = bytes.subarray(at, at + 4);
    const head = readHeader(unmask(bytes.subarray(at + 4, at + 14), key), 0);
    const opcode = OPCODES[head.byte0! & 0b0000_1111];
    if ((head.byte0! & 0b0111_0000) !== 0 || opcode === undefined || head.masked || head.declared === null) return null;
    const end = at + 4 + head.headerNeeds + Number(head.declared);
    if (end > bytes.length) return null;
    const frame = unmask(bytes.subarray(at + 4, end), key);
    frames.push({ byte0: (head.byte0! & 0b1000_0000) | opcode, payload: closeless(opcode, frame.subarray(head.headerNeeds)) });
    if (first < 0) first = head.byte0! & 0b0000_1111;
    at = end;
  }
  return believed(frames, first);
}

/** A draft's Close says nothing in the RFC's terms: its body, if any, is left out. */
function closeless(opcode: number, payload: Uint8Array): Uint8Array {
  return opcode === CLOSE ? payload.subarray(0, 0) : payload;
}

/** At least one text or binary message, and every text readable. */
function believed(frames: Draft['frames'], opcode: number): Draft | null {
  const hasData = frames.some(({ byte0 }) => (byte0 & 0b1111) === 1 || (byte0 & 0b1111) === 2);
  return hasData && frames.every(isReadableText) ? { frames, opcode } : null;
}

function rewritten(scene: Scene, draft: Draft, name: string, confidence: number): Proposal {
  const params = { draft: name, count: draft.frames.length, opcode: draft.opcode };
  return { code: 'early-hybi-draft', confidence, start: 0, end: scene.limit, params, fix: fixOf(scene, draft) };
}

/** The same messages in frames of the RFC; a client's are masked. Behind the window the bytes stay as they are. */
function fixOf(scene: Scene, draft: Draft) {
  const key = scene.direction === 'c2s' ? EXAMPLE_KEY : null;
  const build = (limit: number) => {
    const sink = new ByteSink();
    for (const { byte0, payload } of draft.frames) {
      writeHead(sink, byte0, key !== null, payload.length);
      if (key !== null) sink.copy(key);
      sink.copy(key === null ? payload : unmask(payload, key));
    }
    sink.copy(scene.bytes, scene.limit, Math.max(limit, scene.limit));
    return sink.bytes();
  };
  return { keep: 0, build, direction: scene.direction ?? ('s2c' as const) };
}
