/**
 * What is worth saying about frames that are in order: which protocol speaks inside, and keys that mask nothing.
 *
 * Knows where payloads lie in the index. Must not know faults.
 */
import { toHex } from '../../protocol/bytes/hex.ts';
import { unmask } from '../../protocol/bytes/xor.ts';
import { findingBit } from '../../protocol/findings.ts';
import { BINARY, TEXT } from '../../protocol/frame/opcodes.ts';
import type { Diagnosis } from '../diagnoses.ts';
import { payloadKind } from '../payload-kind.ts';
import type { Scene } from './scene.ts';

/** Data frames looked into, rows looked at for keys, payload bytes read: a long stream says the same thing over and over. */
const PAYLOADS = 16;
const ROWS = 100_000;
const PAYLOAD_LIMIT = 64 * 1024;
const ZERO_KEY = findingBit('masking-key-zero');
const KEY_REUSED = findingBit('masking-key-reused');

export function remarks(scene: Scene): Diagnosis[] {
  return [...zeroKey(scene), ...fixedKey(scene), ...payloads(scene)];
}

/** Rows that were read before anything went wrong. */
function soundRows({ index, fault }: Scene): number {
  return fault < 0 ? index.frameCount : fault;
}

function zeroKey(scene: Scene): Diagnosis[] {
  const { index } = scene;
  let count = 0;
  let frame = -1;
  for (let row = 0; row < Math.min(ROWS, index.frameCount); row++) {
    if ((index.findings[row]! & ZERO_KEY) === 0) continue;
    if (count++ === 0) frame = row;
  }
  if (frame < 0) return [];
  const keyEnd = index.offset[frame]! + index.headerLength[frame]!;
  return [{ code: 'zero-key', confidence: 0.99, start: keyEnd - 4, end: keyEnd, params: { count, frame } }];
}

/** A key that goes on: its frames carry the finding only once, so here they are counted. Two frames are said by the finding alone. */
function fixedKey({ bytes, index }: Scene): Diagnosis[] {
  const rows = Math.min(ROWS, index.frameCount);
  const { byte1, findings, offset, headerLength, payloadLength } = index;
  const frame = findings.subarray(0, rows).findIndex((bits) => (bits & KEY_REUSED) !== 0);
  if (frame < 0) return [];
  const keyEnd = offset[frame]! + headerLength[frame]!;
  const key = bytes.subarray(keyEnd - 4, keyEnd);
  let count = 0;
  for (let row = 0; row < rows; row++) {
    const at = offset[row]! + headerLength[row]! - 4;
    const isMasked = (byte1[row]! & 0b1000_0000) !== 0 && payloadLength[row]! > 0;
    if (isMasked && bytes[at] === key[0] && bytes[at + 1] === key[1] && bytes[at + 2] === key[2] && bytes[at + 3] === key[3]) count++;
  }
  return count < 3
    ? []
    : [{ code: 'fixed-key', confidence: 0.99, start: keyEnd - 4, end: keyEnd, params: { key: toHex(key), count, frame } }];
}

/** One remark for each kind of payload, at the first frame that has it. */
function payloads(scene: Scene): Diagnosis[] {
  const { bytes, index } = scene;
  const found = new Map<string, Diagnosis>();
  const rows = soundRows(scene);
  for (let row = 0, seen = 0; row < rows && seen < PAYLOADS && row < ROWS; row++) {
    const opcode = index.byte0[row]! & 0b0100_1111;
    if (opcode !== TEXT && opcode !== BINARY) continue;
    seen++;
    const start = index.offset[row]! + index.headerLength[row]!;
    const end = start + index.payloadLength[row]!;
    const raw = bytes.subarray(start, Math.min(end, start + PAYLOAD_LIMIT + 1));
    const isMasked = (index.byte1[row]! & 0b1000_0000) !== 0;
    const kind = payloadKind(isMasked ? unmask(raw, bytes.subarray(start - 4, start)) : raw);
    if (kind === null || found.has(kind.code)) continue;
    found.set(kind.code, { code: kind.code, confidence: 0.9, start, end, params: { frame: row, ...kind.facts } });
  }
  return [...found.values()];
}
