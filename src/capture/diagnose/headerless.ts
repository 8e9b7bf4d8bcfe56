/**
 * A payload where a frame should be: readable, still masked, compressed, or bytes that were turned into text on the way.
 *
 * Knows what a message looks like without its header. Must not know headers that are wrong (lengths.ts, masks.ts do).
 */
import { toHex } from '../../protocol/bytes/hex.ts';
import { ACCEPT, utf8FirstBad } from '../../protocol/bytes/utf8.ts';
import { unmask } from '../../protocol/bytes/xor.ts';
import { findingBit } from '../../protocol/findings.ts';
import { readHeader } from '../../protocol/frame/header.ts';
import { BINARY, TEXT } from '../../protocol/frame/opcodes.ts';
import { serializeFrame, simpleSpec } from '../../protocol/frame/serialize.ts';
import { payloadKind } from '../payload-kind.ts';
import { textOfFixedCodes } from './fixed-huffman.ts';
import { recoverKey } from './key-search.ts';
import { EXAMPLE_KEY } from './masks.ts';
import type { Fix, Params, Proposal } from './proposal.ts';
import { isReadable, parseJson, previewOf } from './readable.ts';
import type { Scene } from './scene.ts';

const JSON_LIMIT = 256 * 1024;
const SHORTEST_AFTER_KEY = 5;
/** A masked first byte can look like a frame that is only cut; then the text has to speak louder. */
const SHORTEST_UNASKED = 12;
const STRONG_BITS = 24;
/** Below every diagnosis that explains the header as well: a key can be found in much that is nearly text. */
const SURE_OF_KEY = 0.82;

/** Guesses about a run that is no frame from its first byte on, and about compression and decoding. */
export function headerlessProposals(scene: Scene): Proposal[] {
  const proposals = [...compressedFrames(scene)];
  if (scene.fault < 0) return proposals;
  proposals.push(...asUtf8(scene), ...alreadyDecoded(scene));
  if (scene.fault === 0 && scene.violated) proposals.push(...plainPayload(scene), ...deflated(scene));
  // A masked first byte may look like a frame's; whatever it announces is then no text.
  const certain = scene.fault === 0 && scene.violated;
  if (scene.fault <= 1 && (certain || !opensReadable(scene))) proposals.push(...maskedPayload(scene));
  return proposals;
}

/** The first frame, as its own header reads it, holds a text: then nothing is hidden in front of it. */
function opensReadable({ bytes }: Scene): boolean {
  const { masked, keyAt, payloadAt, payloadHave } = readHeader(bytes, 0);
  const raw = bytes.subarray(payloadAt, payloadAt + payloadHave);
  return isReadable(masked ? unmask(raw, bytes.subarray(keyAt, payloadAt)) : raw);
}

/** A frame around the whole run: `flags` is the first byte's upper half. */
function frameFix(scene: Scene, opcode: number, payload: (limit: number) => Uint8Array, rsv1 = false): Fix {
  const key = scene.direction === 'c2s' ? EXAMPLE_KEY : null;
  const build = (limit: number) => serializeFrame({ ...simpleSpec(opcode, payload(limit), key), rsv1 });
  return { keep: 0, build, direction: scene.direction ?? 's2c', ...(rsv1 ? { rsv1Allowed: true } : {}) };
}

function wholeRun(scene: Scene, code: Proposal['code'], confidence: number, params: Params, fix?: Fix): Proposal {
  return { code, confidence, start: 0, end: scene.bytes.length, params, ...(fix ? { fix } : {}) };
}

/** No printable first byte begins a legal frame, so readable bytes that fail at once were never one. */
function plainPayload(scene: Scene): Proposal[] {
  const { bytes } = scene;
  const length = bytes.length;
  if (isReadable(bytes)) {
    const kind = parseJson(bytes, JSON_LIMIT) === null ? 'text' : 'json';
    const confidence = kind === 'json' ? 0.95 : length < 3 ? 0.5 : 0.87;
    return [
      wholeRun(
        scene,
        'payload-without-header',
        confidence,
        { length, kind, preview: previewOf(bytes) },
        frameFix(scene, TEXT, upTo(bytes)),
      ),
    ];
  }
  if (payloadKind(bytes) === null) return [];
  return [wholeRun(scene, 'payload-without-header', 0.86, { length, kind: 'binary', preview: '' }, frameFix(scene, BINARY, upTo(bytes)))];
}

function maskedPayload(scene: Scene): Proposal[] {
  const { bytes } = scene;
  if (isReadable(bytes)) return [];
  const key = bytes.subarray(0, 4);
  const rest = unmask(bytes.subarray(4, scene.limit), key);
  if (rest.length >= (scene.violated && scene.fault === 0 ? SHORTEST_AFTER_KEY : SHORTEST_UNASKED) && isReadable(rest)) {
    const params = { key: toHex(key), header: 'key-in-front', preview: previewOf(rest) };
    const confidence = Math.min(SURE_OF_KEY, 0.5 + rest.length / 40);
    return [
      wholeRun(
        scene,
        'payload-still-masked',
        confidence,
        params,
        frameFix(scene, TEXT, (limit) => unmask(bytes.subarray(4, limit), key)),
      ),
    ];
  }
  const found = recoverKey(bytes);
  if (found === null || ((!scene.violated || scene.fault > 0) && found.bits < STRONG_BITS)) return [];
  const params = { key: toHex(found.key), header: 'absent', preview: previewOf(found.text) };
  const fix = frameFix(scene, TEXT, (limit) => unmask(bytes.subarray(0, limit), found.key));
  return [wholeRun(scene, 'payload-still-masked', Math.min(SURE_OF_KEY, 0.6 + found.bits / 300), params, fix)];
}

const RSV = findingBit('rsv-without-extension');

/** RSV1, and only RSV1, where no extension is agreed: allowed, the stream reads clean. */
function compressedFrames(scene: Scene): Proposal[] {
  const { bytes, index, fault } = scene;
  if (!scene.violated || index.rsv1Allowed || (index.findings[fault]! & RSV) === 0 || (index.byte0[fault]! & 0b0111_0000) !== 0b0100_0000)
    return [];
  let count = 0;
  for (let row = fault; row < index.frameCount && index.offset[row]! < scene.limit; row++)
    if ((index.byte0[row]! & 0b0100_0000) !== 0) count++;
  const start = index.offset[fault]!;
  const end = start + index.headerLength[fault]! + index.payloadLength[fault]!;
  const fix: Fix = { keep: 0, build: (limit) => bytes.subarray(0, limit), rsv1Allowed: true };
  return [{ code: 'compressed', confidence: 0.92, start, end, params: { rsv1: 'set', wrapper: 'none', count }, fix, mayBeCut: true }];
}

/** A compressed message without its header: wrapped (zlib, gzip), or as permessage-deflate leaves it. */
function deflated(scene: Scene): Proposal[] {
  const { bytes } = scene;
  if (bytes.length < 4 || isReadable(bytes)) return [];
  const text = scene.violated ? textOfFixedCodes(bytes) : null;
  if (text !== null) {
    const params = { rsv1: 'no-header', wrapper: 'none', count: 1, preview: previewOf(text) };
    return [wholeRun(scene, 'compressed', 0.93, params, frameFix(scene, TEXT, upTo(bytes), true))];
  }
  const wrapper = wrapperOf(bytes);
  if (wrapper === null) return [];
  const params = { rsv1: 'no-header', wrapper, count: 1 };
  if (wrapper !== 'none') return [wholeRun(scene, 'compressed', 0.85, params, frameFix(scene, BINARY, upTo(bytes)))];
  return [wholeRun(scene, 'compressed', 0.35, params, frameFix(scene, TEXT, upTo(bytes), true))];
}

/**
 * RFC 1950 and 1952 magics; or a first block that is not final with fixed or dynamic codes (RFC 1951 §3.2.3), and at the
 * end the 00 that is left of the empty stored block (RFC 7692 §7.2.1).
 */
function wrapperOf(bytes: Uint8Array): 'zlib' | 'gzip' | 'none' | null {
  const [first = 0, second = 0, third = 0] = bytes;
  if (first === 0x1f && second === 0x8b && third === 8) return 'gzip';
  if (first === 0x78 && ((first << 8) | second) % 31 === 0) return 'zlib';
  const isFixedOrDynamic = (first & 0b001) === 0 && ((first & 0b110) === 0b010 || (first & 0b110) === 0b100);
  return isFixedOrDynamic && bytes.at(-1) === 0 && bytes.length >= 7 && bytes.indexOf(0) >= bytes.length / 2 ? 'none' : null;
}

/** Each byte over 7f became two: the sender wrote its bytes as Latin-1 characters and encoded those. Nothing is lost. */
function asUtf8(scene: Scene): Proposal[] {
  const { bytes, limit } = scene;
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const head = narrowed(bytes.subarray(0, limit));
  if (first < 0 || head === null) return [];
  const build = (to: number) => narrowed(bytes.subarray(0, to));
  const params = { at: first, count: Math.min(limit, bytes.length) - head.length };
  return [{ code: 'bytes-as-utf8', confidence: 0.95, start: 0, end: limit, params, fix: { keep: 0, build } }];
}

/** UTF-8 whose characters all fit a byte, as those bytes; null for anything else. A character cut at the end is dropped. */
function narrowed(bytes: Uint8Array): Uint8Array | null {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte < 0x80) out[length++] = byte;
    else if ((byte === 0xc2 || byte === 0xc3) && i + 1 < bytes.length && bytes[i + 1]! >> 6 === 0b10)
      out[length++] = ((byte & 0b11) << 6) | (bytes[++i]! & 0x3f);
    else return null;
  }
  return out.subarray(0, length);
}

/** U+FFFD in place of every byte that was no text: what they were is gone. */
function alreadyDecoded(scene: Scene): Proposal[] {
  const sample = scene.bytes.subarray(0, Math.min(scene.limit, 64 * 1024));
  let count = 0;
  let at = -1;
  for (let i = sample.indexOf(0xef); i >= 0; i = sample.indexOf(0xef, i + 1)) {
    if (sample[i + 1] !== 0xbf || sample[i + 2] !== 0xbd) continue;
    if (at < 0) at = i;
    count++;
  }
  // A header is what breaks first; a text that holds one such character further on was not damaged as a frame.
  if (count === 0 || at > 4 || utf8FirstBad(sample, 0, sample.length, ACCEPT) >= 0) return [];
  return [{ code: 'text-already-decoded', confidence: 0.9, start: at, end: at + 3, params: { count, at } }];
}

function upTo(bytes: Uint8Array): (limit: number) => Uint8Array {
  return (limit) => bytes.subarray(0, limit);
}
