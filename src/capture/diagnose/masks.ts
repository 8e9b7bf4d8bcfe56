/**
 * Masks gone wrong: forgotten, announced and not done, done and not announced, done twice.
 *
 * Knows what each mistake leaves in the bytes. Must not know lengths or how a guess is tried.
 */
import { toHex } from '../../protocol/bytes/hex.ts';
import { unmask } from '../../protocol/bytes/xor.ts';
import { type HeaderLayout, readHeader } from '../../protocol/frame/header.ts';
import { CONTINUATION, TEXT } from '../../protocol/frame/opcodes.ts';
import { type Dialect, dialectFix, endOf, type Extent, noteMessage, ordinary, type Walk, walkDialect, writeHead } from './dialect.ts';
import { recoverKey, type RecoveredKey } from './key-search.ts';
import type { Fix, Params, Proposal } from './proposal.ts';
import { isReadable, previewOf } from './readable.ts';
import type { Scene } from './scene.ts';
import type { DiagnosisCode } from '../diagnoses.ts';

/** Every example key in this product is the RFC's (§5.7): the repair must not depend on chance. */
export const EXAMPLE_KEY = Uint8Array.of(0x37, 0xfa, 0x21, 0x3d);
/** Shorter texts are readable under a wrong key too often. */
const SHORTEST_TEXT = 3;
/** With nothing else to go by, a text has to be this long: a few characters in another encoding look masked as well. */
const SHORTEST_TEXT_ALONE = 5;
/** Frames without text that are all of one wrong length, to the end of the bytes: fewer may be so by chance. */
const FEWEST_IN_STEP = 3;
/** In a stream without a fault the signs have to be stronger: a text of this length is not readable by chance. */
const SHORTEST_TEXT_UNASKED = 16;
/** Key searches in one walk: each takes milliseconds. */
const SEARCHES = 32;

const isText = (header: HeaderLayout) => {
  const opcode = (header.byte0 ?? 0) & 0b0000_1111;
  return opcode === TEXT || opcode === CONTINUATION;
};

/** A frame whose header is whole and whose payload begins in the input; null otherwise. */
function frameAt(bytes: Uint8Array, at: number): { header: HeaderLayout; length: number; end: number } | null {
  const header = readHeader(bytes, at);
  const end = endOf(header);
  return end < 0 ? null : { header, length: end - header.payloadAt, end };
}

/** MASK is 1 and a key is there, but the payload was sent as it was: mask it now. Other frames are left alone. */
function unmaskedDespiteKey(shortest: number): Dialect {
  return (walk, at) => {
    const frame = frameAt(walk.bytes, at);
    if (frame === null || frame.end > walk.bytes.length) return -1;
    const { header, length, end } = frame;
    if (!header.masked || !isText(header) || length < shortest) return ordinary(walk, at);
    const raw = walk.bytes.subarray(header.payloadAt, end);
    const key = walk.bytes.subarray(header.keyAt, header.payloadAt);
    if (!isReadable(raw) || isReadable(unmask(raw, key))) return ordinary(walk, at);
    walk.change(at);
    walk.sink.copy(walk.bytes, at, header.payloadAt);
    walk.sink.copy(unmask(raw, key));
    noteMessage(walk, header.byte0!);
    return end;
  };
}

/** MASK is 1 but neither key nor masking happened: the bit is cleared, or for a client the key and masking supplied. */
function maskBitAlone(asClient: boolean): Dialect {
  return (walk, at) => {
    const header = readHeader(walk.bytes, at);
    if (!header.masked || header.declared === null) return ordinary(walk, at);
    const end = header.keyAt + Number(header.declared);
    if (header.declared > 0xffff_ffffn || end > walk.bytes.length) return -1;
    const payload = walk.bytes.subarray(header.keyAt, end);
    if (isText(header) && payload.length > 0 && !isReadable(payload)) return -1;
    walk.change(at);
    writeHead(walk.sink, header.byte0!, asClient, payload.length);
    if (asClient) walk.sink.copy(EXAMPLE_KEY);
    walk.sink.copy(asClient ? unmask(payload, EXAMPLE_KEY) : payload);
    noteMessage(walk, header.byte0!);
    return end;
  };
}

/**
 * MASK is 0, yet a key stands in front of a masked payload; the length counts the payload alone, or the key too. A frame
 * without text could be anything: `keysWithoutBit` asks what speaks for it.
 */
function keyWithoutBit(counted: boolean): Dialect {
  return (walk, at) => {
    const header = readHeader(walk.bytes, at);
    if (header.masked || header.declared === null || header.declared > 0xffff_ffffn) return ordinary(walk, at);
    const length = Number(header.declared) - (counted ? 4 : 0);
    // A text that reads as it stands has no key in front of it.
    const asItStands = walk.bytes.subarray(header.payloadAt, header.payloadAt + Number(header.declared));
    if (isText(header) && isReadable(asItStands)) return ordinary(walk, at);
    const payloadAt = header.payloadAt + 4;
    const end = payloadAt + length;
    if (length < 0 || end > walk.bytes.length) return -1;
    const payload = walk.bytes.subarray(payloadAt, end);
    const key = walk.bytes.subarray(header.payloadAt, payloadAt);
    if (isText(header) && length > 0) {
      if (!isReadable(unmask(payload, key))) return -1;
      walk.reveal(at, length);
    }
    walk.change(at);
    writeHead(walk.sink, header.byte0!, true, length);
    walk.sink.copy(walk.bytes, header.payloadAt, end);
    noteMessage(walk, header.byte0!);
    return end;
  };
}

/** The payload is masked once more than the header says: with an unknown key that the text gives away. */
function maskedOnceMore(onFound: (found: RecoveredKey) => void): Dialect {
  return (walk, at) => {
    const frame = frameAt(walk.bytes, at);
    if (frame === null || frame.end > walk.bytes.length) return -1;
    const { header, end } = frame;
    const raw = walk.bytes.subarray(header.payloadAt, end);
    const seen = header.masked ? unmask(raw, walk.bytes.subarray(header.keyAt, header.payloadAt)) : raw;
    const found = isText(header) && !isReadable(seen) ? searched(walk, seen) : null;
    if (found === null) return ordinary(walk, at);
    walk.change(at);
    if (walk.changed === 1) onFound(found);
    walk.sink.copy(walk.bytes, at, header.payloadAt);
    walk.sink.copy(unmask(raw, found.key));
    noteMessage(walk, header.byte0!);
    return end;
  };
}

/** A search for a key, unless this walk has made its share: what is not found within it stays as it is. */
function searched(walk: Walk, payload: Uint8Array): RecoveredKey | null {
  return walk.searches++ < SEARCHES ? recoverKey(payload) : null;
}

/** Every way in which a suspect's mask could be wrong. */
export function maskProposals(scene: Scene): Proposal[] {
  if (scene.fault < 0) return forgottenMasks(scene, 0, SHORTEST_TEXT_UNASKED);
  return scene.suspects.flatMap((row) => {
    const at = scene.index.offset[row]!;
    return [...forgottenMasks(scene, at, SHORTEST_TEXT), ...bitsAlone(scene, at), ...keysWithoutBit(scene, at), ...onceMore(scene, at)];
  });
}

function forgottenMasks(scene: Scene, at: number, shortest: number): Proposal[] {
  const dialect = unmaskedDespiteKey(shortest);
  const walk = walkDialect(scene.bytes, at, dialect, 'always', scene.limit);
  if (walk === null) return [];
  const found = frameAt(scene.bytes, walk.firstChange)!;
  const params = {
    key: toHex(scene.bytes.subarray(found.header.keyAt, found.header.payloadAt)),
    keyPresent: 'yes',
    preview: previewOf(scene.bytes.subarray(found.header.payloadAt, found.end)),
    count: walk.changed,
  };
  return [proposal('mask-bit-but-readable', 0.93, found, params, { ...dialectFix(scene.bytes, at, dialect, 'always') })];
}

function bitsAlone(scene: Scene, at: number): Proposal[] {
  const dialect = maskBitAlone(scene.direction === 'c2s');
  const announced = readHeader(scene.bytes, at);
  const isProven = isText(announced) && announced.declared !== null && announced.declared >= BigInt(SHORTEST_TEXT);
  // A frame that is only cut behind its header looks the same until a text says otherwise.
  if (!isProven && !scene.violated) return [];
  return tryBoth(scene, at, dialect, (walk, fix) => {
    const header = announced;
    const payload = scene.bytes.subarray(header.keyAt, header.keyAt + Number(header.declared));
    const params = { key: '', keyPresent: 'no', preview: previewOf(payload), count: walk.changed };
    const direction = scene.direction ?? 's2c';
    return proposal('mask-bit-but-readable', isProven ? 0.9 : 0.6, { header, end: header.keyAt + payload.length }, params, {
      ...fix,
      direction,
    });
  });
}

function keysWithoutBit(scene: Scene, at: number): Proposal[] {
  if (scene.direction === 's2c') return [];
  return [false, true].flatMap((counted) =>
    tryBoth(scene, at, keyWithoutBit(counted), (walk, fix) => {
      // A key that the length does not count shows in the places of the headers too, a counted one in texts alone.
      const isRead = walk.revealed >= (counted ? SHORTEST_TEXT_ALONE : SHORTEST_TEXT);
      if (!isRead && (counted || walk.revealed > 0 || walk.changed < FEWEST_IN_STEP)) return null;
      const header = readHeader(scene.bytes, isRead ? walk.firstRevealed : walk.firstChange);
      const key = scene.bytes.subarray(header.payloadAt, header.payloadAt + 4);
      const end = header.payloadAt + Number(header.declared) + (counted ? 0 : 4);
      const preview = isRead ? previewOf(unmask(scene.bytes.subarray(header.payloadAt + 4, end), key)) : '';
      const params = { key: toHex(key), counted: counted ? 'yes' : 'no', preview, count: walk.changed };
      const made = proposal('mask-bit-clear-but-key', isRead ? 0.93 : 0.6, { header, end }, params, { ...fix, direction: 'c2s' });
      return isRead ? made : { ...made, mustEnd: true };
    }),
  );
}

function onceMore(scene: Scene, at: number): Proposal[] {
  let found: RecoveredKey | null = null;
  const dialect = maskedOnceMore((key) => (found ??= key));
  const walk = walkDialect(scene.bytes, at, dialect, 'always', scene.limit);
  const recovered = found as RecoveredKey | null;
  if (walk === null || recovered === null) return [];
  const { header, end } = frameAt(scene.bytes, walk.firstChange)!;
  const second = toHex(recovered.key);
  const preview = previewOf(recovered.text);
  const fix = dialectFix(scene.bytes, at, dialect, 'always');
  if (!header.masked) return [proposal('payload-still-masked', 0.9, { header, end }, { key: second, header: 'present', preview }, fix)];
  const key = toHex(scene.bytes.subarray(header.keyAt, header.payloadAt));
  return [proposal('masked-twice', 0.9, { header, end }, { key, second, preview }, fix)];
}

/** The mistake in every frame, and in the first alone, where `make` believes it. */
function tryBoth(scene: Scene, at: number, dialect: Dialect, make: (walk: Walk, fix: Fix) => Proposal | null): Proposal[] {
  return (['always', 'once'] satisfies Extent[]).flatMap((extent) => {
    const walk = walkDialect(scene.bytes, at, dialect, extent, scene.limit);
    const made = walk === null ? null : make(walk, dialectFix(scene.bytes, at, dialect, extent));
    return made === null ? [] : [made];
  });
}

function proposal(code: DiagnosisCode, confidence: number, at: { header: HeaderLayout; end: number }, params: Params, fix: Fix): Proposal {
  return { code, confidence, start: at.header.offset, end: at.end, params, fix };
}
