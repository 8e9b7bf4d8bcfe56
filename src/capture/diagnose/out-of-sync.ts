/**
 * Reading began in the middle of a frame: at which offset do frames line up to the end?
 *
 * Knows how to weigh a chain of headers against chance. Must not know why the start was lost.
 */
import { unmask } from '../../protocol/bytes/xor.ts';
import { findingBit, findingsOf, findingSpec } from '../../protocol/findings.ts';
import { closeCodeClass } from '../../protocol/frame/close-body.ts';
import { type HeaderLayout, readHeader } from '../../protocol/frame/header.ts';
import { CLOSE, CONTINUATION, isControl, TEXT } from '../../protocol/frame/opcodes.ts';
import { isLegalStart } from './dialect.ts';
import type { Proposal } from './proposal.ts';
import { isReadable } from './readable.ts';
import { isIncomplete, type Scene } from './scene.ts';

/** Offsets tried, frames followed at each, and payload bytes read per frame: together they bound the work. */
const OFFSETS = 32 * 1024;
const FRAMES = 64;
const TEXT_SAMPLE = 64;
/** Bits by which a chain must beat chance, over and above the choice of the offset. */
const MARGIN = 9;
/** A legal first byte without RSV is one of 9 in 256; the mask bit of a later frame agrees by chance in one of 2. */
const HEADER_BITS = 4.8;
const MASK_BIT = 1;
/** Landing on the last byte exactly, ending a text readable, a usable close code: each against chance. */
const EXACT_BITS = 7;
const CLOSE_BITS = 6;
const TEXT_BITS = 1.3;

const STRUCTURAL =
  findingBit('rsv-without-extension') |
  findingBit('opcode-reserved') |
  findingBit('control-frame-too-long') |
  findingBit('control-frame-fragmented') |
  findingBit('length-not-minimal') |
  findingBit('length-top-bit-set');

export function outOfSyncProposals(scene: Scene): Proposal[] {
  if (!scene.violated) return [];
  const { bytes, index } = scene;
  // The frame before the fault may already be read across somebody else's bytes.
  const from = scene.fault <= 1 ? 0 : index.offset[scene.fault - 1]!;
  // In a stream that stays in step, a chain that begins where a frame begins anyway only leaves the faulty one out. Unless
  // the run begins with what is no frame in more than one way: then the start was lost, and the length led home by chance.
  const inStep = staysInStep(scene);
  const lost = scene.fault === 0 && errorCount(index.findings[0]!) > 1;
  const to = inStep ? index.offset[scene.fault + 1]! + (lost ? 1 : 0) : bytes.length;
  const best = bestOffset(bytes.subarray(0, scene.limit), from + 1, Math.min(to, from + OFFSETS), scene.limit < bytes.length);
  if (best === null || (inStep && best.at === index.offset[scene.fault])) return [];
  const { at, bits, frames } = best;
  const params = { at, skipped: at - from, frames, bits: Math.round(bits) };
  const confidence = Math.min(0.75, 0.45 + bits / 200);
  const build = (limit: number) => bytes.subarray(at, Math.max(at, limit));
  return [{ code: 'out-of-sync', confidence, start: from, end: at, params, fix: { keep: from === 0 ? 0 : from, build } }];
}

/** Headers go on being legal behind the fault, to the end: then something is wrong in a frame, not with where it begins. */
function staysInStep({ index, fault }: Scene): boolean {
  const last = index.frameCount - 1;
  if (fault === last || isIncomplete(index, last)) return false;
  for (let row = fault + 1, seen = 0; row <= last && seen < FRAMES; row++, seen++)
    if ((index.findings[row]! & STRUCTURAL) !== 0) return false;
  return true;
}

function errorCount(findings: number): number {
  return findingsOf(findings).filter((code) => findingSpec(code).severity === 'error').length;
}

interface Chain {
  readonly at: number;
  readonly bits: number;
  readonly frames: number;
}

function bestOffset(bytes: Uint8Array, from: number, before: number, isCut: boolean): Chain | null {
  let best: Chain | null = null;
  const to = Math.min(bytes.length - 1, before);
  for (let at = from; at < to; at++) {
    if (!isLegalStart(bytes[at]!) || (bytes[at]! & 0b0100_1111) === CONTINUATION || (bytes[at]! & 0b0100_0000) !== 0) continue;
    const chain = chainFrom(bytes, at, isCut);
    if (chain === null || chain.bits < MARGIN + Math.log2(at - from + 2)) continue;
    // A later start of the same chain is weaker; a stronger chain further on replaces this one.
    if (best === null || chain.bits > best.bits) best = chain;
  }
  return best;
}

/** Follows frames from `at`; null as soon as one is not legal where it stands. */
function chainFrom(bytes: Uint8Array, start: number, isCut: boolean): Chain | null {
  let at = start;
  let bits = 0;
  let frames = 0;
  let open = false;
  const masked = (bytes[start + 1]! & 0b1000_0000) !== 0;
  while (at < bytes.length && frames < FRAMES) {
    const header = readHeader(bytes, at);
    if (header.byte0 === null || !isLegalHeader(header, masked, open)) return null;
    const end = header.declared === null ? Infinity : header.payloadAt + Number(header.declared);
    const opcode = header.byte0 & 0b0000_1111;
    bits += HEADER_BITS + (frames > 0 ? MASK_BIT : 0);
    const payload = payloadBits(bytes, header, opcode, Math.min(end, bytes.length));
    if (payload === null) return null;
    bits += payload;
    frames++;
    if (end > bytes.length) return frames > 1 || isCut ? { at: start, bits, frames } : null;
    if (!isControl(opcode)) open = (header.byte0 & 0b1000_0000) === 0;
    at = end;
    if (opcode === CLOSE && at < bytes.length) return null;
  }
  return { at: start, bits: bits + (at === bytes.length && !isCut ? EXACT_BITS : 0), frames };
}

function isLegalHeader({ byte0, declared, form, headerHave, headerNeeds, masked }: HeaderLayout, wanted: boolean, open: boolean): boolean {
  const opcode = byte0! & 0b0000_1111;
  if (!isLegalStart(byte0!) || (byte0! & 0b0100_0000) !== 0) return false;
  if (headerHave < headerNeeds || declared === null) return headerHave >= 2 && masked === wanted;
  if (masked !== wanted || declared >= 1n << 40n) return false;
  if (form === 16 ? declared < 126n : form === 64 && declared < 65536n) return false;
  if (isControl(opcode)) return (byte0! & 0b1000_0000) !== 0 && declared <= 125n;
  return open === (opcode === CONTINUATION);
}

/** What the payload says for or against; null when it cannot be. */
function payloadBits(bytes: Uint8Array, header: HeaderLayout, opcode: number, end: number): number | null {
  if (opcode !== TEXT && opcode !== CLOSE) return 0;
  const raw = bytes.subarray(header.payloadAt, Math.min(end, header.payloadAt + TEXT_SAMPLE));
  const payload = header.masked ? unmask(raw, bytes.subarray(header.keyAt, header.payloadAt)) : raw;
  if (payload.length === 0) return 0;
  if (opcode === TEXT) return isReadable(payload) ? payload.length * TEXT_BITS : null;
  const code = payload.length < 2 ? 0 : (payload[0]! << 8) | payload[1]!;
  return closeCodeClass(code) === 'usable' ? CLOSE_BITS : null;
}
