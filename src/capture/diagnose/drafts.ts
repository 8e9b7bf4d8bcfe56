/**
 * Framings from before RFC 6455: Hixie-76 and the hybi drafts 01 to 06.
 *
 * Knows their layouts as far as recognising and rewriting needs. Must not know handshakes or how a guess is tried.
 */
import { unmask } from '../../protocol/bytes/xor.ts';
import { readHeader } from '../../protocol/frame/header.ts';
import { BINARY, CLOSE, TEXT } from '../../protocol/frame/opcodes.ts';
import { readLegacyFrame } from '../../protocol/legacy/frames.ts';
import { ByteSink } from './byte-sink.ts';
import { endOf, writeHead } from './dialect.ts';
import { EXAMPLE_KEY } from './masks.ts';
import type { Fix, Proposal } from './proposal.ts';
import { isReadable, previewOf } from './readable.ts';
import type { Scene } from './scene.ts';

/** A draft's stream: frames as first byte of RFC 6455 and plain payload. Bytes that are `cut` on purpose may end inside one. */
interface Draft {
  readonly frames: readonly { readonly byte0: number; readonly payload: Uint8Array }[];
  /** The draft's own first opcode. */
  readonly opcode: number;
}

/** Of a frame with a length, as the few who sent binary wrote it. */
const BINARY_TYPE = 0x80;

/** A draft is only looked for where the run begins: its bytes break the RFC's rules at once. */
export function draftProposals(scene: Scene): Proposal[] {
  if (!scene.violated && !scene.incomplete) return [];
  return [...hixie76(scene), ...hybi(scene)];
}

const isReadableText = ({ byte0, payload }: Draft['frames'][number]) =>
  (byte0 & 0b1111) !== TEXT || payload.length === 0 || isReadable(payload);

type Parse = (bytes: Uint8Array, isCut: boolean) => Draft | null;

/** draft-ietf-hybi-thewebsocketprotocol-00 §4.2: `00` text `ff`; `ff 00` closes; a type with its top bit set has a length. */
function hixie76(scene: Scene): Proposal[] {
  const draft = parseHixie76(scene.bytes.subarray(0, scene.limit), scene.limit < scene.bytes.length);
  if (draft === null) return [];
  const texts = draft.frames.filter(({ byte0 }) => byte0 === 0b1000_0001);
  const isClosed = draft.frames.at(-1)!.byte0 === (0b1000_0000 | CLOSE);
  if (texts.length === 0 && !isClosed) return [rewritten(scene, draft, parseHixie76, '76-binary', 0.9)];
  const first = texts.find((frame) => frame.payload.length > 0);
  const count = draft.frames.length - (isClosed ? 1 : 0);
  const params = { count, closing: isClosed ? 'yes' : 'no', preview: first ? previewOf(first.payload) : '' };
  const confidence = first === undefined ? 0.7 : 0.95;
  return [{ code: 'hixie-76', confidence, start: 0, end: scene.limit, params, fix: fixOf(scene, parseHixie76) }];
}

/** Text frames, binary ones (`80` and a length), the closing handshake at the end; at anything else it is another stream. */
function parseHixie76(bytes: Uint8Array, isCut: boolean): Draft | null {
  const frames: { byte0: number; payload: Uint8Array }[] = [];
  let isProven = false;
  for (let at = 0; at < bytes.length;) {
    const { kind, type, data, complete, byteLength } = readLegacyFrame(bytes, at)!;
    at += byteLength;
    if (kind === 'closing' ? at < bytes.length : kind === 'discarded' && type !== BINARY_TYPE) return null;
    if (!complete) {
      if (isCut) break;
      return null;
    }
    const opcode = kind === 'text' ? TEXT : kind === 'closing' ? CLOSE : BINARY;
    frames.push({ byte0: 0b1000_0000 | opcode, payload: data });
    // A short binary frame alone reads the same as a final continuation frame of the RFC: that proves nothing.
    isProven ||= kind !== 'discarded' || byteLength > 2 + data.length;
  }
  return isProven && frames.every(isReadableText) ? { frames, opcode: bytes[0]! } : null;
}

/** Opcodes of drafts 01 to 06: 0 continuation, 1 close, 2 ping, 3 pong, 4 text, 5 binary. */
const OPCODES: readonly number[] = [0x0, 0x8, 0x9, 0xa, 0x1, 0x2];

const parseMore: Parse = (bytes, isCut) => parseHybi(bytes, isCut, (byte0) => (byte0 & 0b1000_0000) === 0);
const parseFin: Parse = (bytes, isCut) => parseHybi(bytes, isCut, (byte0) => (byte0 & 0b1000_0000) !== 0);

function hybi(scene: Scene): Proposal[] {
  const drafts: readonly (readonly [Parse, string, number])[] = [
    [parseMore, '01-03', 0.9],
    [parseFin, '04-06', 0.9],
    [parseMasked, '04-06-masked', 0.94],
  ];
  return drafts.flatMap(([parse, name, confidence]) => {
    const draft = parse(scene.bytes.subarray(0, scene.limit), scene.limit < scene.bytes.length);
    return draft === null ? [] : [rewritten(scene, draft, parse, name, confidence)];
  });
}

/** Drafts 01 to 03 have a MORE bit where FIN is now; 04 to 06 have FIN. A stream that leaves its message open is not believed. */
function parseHybi(bytes: Uint8Array, isCut: boolean, isFinal: (byte0: number) => boolean): Draft | null {
  const frames: { byte0: number; payload: Uint8Array }[] = [];
  let open = false;
  let at = 0;
  while (at < bytes.length) {
    const byte0 = bytes[at]!;
    const header = readHeader(bytes, at);
    const end = endOf(header);
    const opcode = OPCODES[byte0 & 0b0000_1111];
    if ((byte0 & 0b0111_0000) !== 0 || opcode === undefined || header.masked) return null;
    if (end < 0 || end > bytes.length) {
      if (isCut) break;
      return null;
    }
    if (opcode < 8) open = !isFinal(byte0);
    frames.push({ byte0: (isFinal(byte0) ? 0b1000_0000 : 0) | opcode, payload: closeless(opcode, bytes.subarray(header.payloadAt, end)) });
    at = end;
  }
  return open && !isCut ? null : believed(frames, bytes[0]! & 0b0000_1111);
}

/** Drafts 04 to 06, client side: a key, then the frame with its header masked too. */
function parseMasked(bytes: Uint8Array, isCut: boolean): Draft | null {
  const frames: { byte0: number; payload: Uint8Array }[] = [];
  let first = -1;
  for (let at = 0; at < bytes.length;) {
    const key = bytes.subarray(at, at + 4);
    const head = readHeader(unmask(bytes.subarray(at + 4, at + 14), key), 0);
    const opcode = OPCODES[(head.byte0 ?? 0) & 0b0000_1111];
    if (((head.byte0 ?? 0) & 0b0111_0000) !== 0 || opcode === undefined || head.masked) return null;
    const end = head.declared === null ? Infinity : at + 4 + head.headerNeeds + Number(head.declared);
    if (end > bytes.length) {
      if (isCut) break;
      return null;
    }
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

function rewritten(scene: Scene, draft: Draft, parse: Parse, name: string, confidence: number): Proposal {
  const params = { draft: name, count: draft.frames.length, opcode: draft.opcode };
  return { code: 'early-hybi-draft', confidence, start: 0, end: scene.limit, params, fix: fixOf(scene, parse) };
}

/** The same messages in frames of the RFC; a client's are masked. */
function fixOf(scene: Scene, parse: Parse): Fix {
  const key = scene.direction === 'c2s' ? EXAMPLE_KEY : null;
  const build = (limit: number) => {
    const draft = parse(scene.bytes.subarray(0, limit), limit < scene.bytes.length);
    if (draft === null) return null;
    const sink = new ByteSink();
    for (const { byte0, payload } of draft.frames) {
      writeHead(sink, byte0, key !== null, payload.length);
      if (key !== null) sink.copy(key);
      sink.copy(key === null ? payload : unmask(payload, key));
    }
    return sink.bytes();
  };
  return { keep: 0, build, direction: scene.direction ?? 's2c' };
}
