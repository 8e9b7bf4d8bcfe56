/**
 * How much bytes look like the beginning of a WebSocket stream, to choose between spellings.
 *
 * Knows which headers occur in practice, on a bounded prefix. Must not judge: faults are the protocol rooms' to name,
 * and a faulty stream must stay recognisable as one.
 */
import { findingBit, type FindingCode } from '../protocol/findings.ts';
import { scanStream } from '../protocol/connection/scan.ts';
import type { StreamIndex } from '../protocol/connection/stream-index.ts';

const PREFIX = 65_536;
const MAX_FRAMES = 64;

/** What faults of a header are worth: people paste faulty frames, but most nonsense has these too. */
const DISCOUNTS: readonly (readonly [FindingCode, number])[] = [
  ['opcode-reserved', 0.03],
  ['control-frame-fragmented', 0.1],
  ['control-frame-too-long', 0.3],
  ['length-not-minimal', 0.6],
  ['length-top-bit-set', 0.3],
  ['close-code-unusable', 0.6],
  ['text-not-utf8', 0.8],
];

/**
 * 0: no frame would begin like this. Near 1: whole frames, one after the other. `complete` false: the bytes are only
 * the beginning of what was meant, so a frame that is cut off says nothing.
 */
export function framePlausibility(bytes: Uint8Array, complete = true): number {
  if (bytes.length === 0) return 0;
  const isWhole = bytes.length <= PREFIX;
  const index = scanStream(isWhole ? bytes : bytes.subarray(0, PREFIX), { rsv1Allowed: true });
  let sum = 0;
  let worst = 1;
  let frames = 0;
  for (; frames < index.frameCount && frames < MAX_FRAMES && worst > 0.1; frames++) {
    const score = headerScore(index, frames);
    worst = Math.min(worst, score);
    const isCut = complete && isWhole && frames === index.frameCount - 1 && index.lastDeclaredLength !== null;
    sum += score * (isCut ? presence(index.payloadLength[frames]!, index.lastDeclaredLength) : 1);
  }
  return (sum / frames) * (0.4 + 0.6 * worst);
}

/** A cut frame is usual; a length far beyond what is there is how nonsense reads. */
function presence(have: number, declared: bigint): number {
  if (BigInt(have) >= declared) return 1;
  return 0.4 + 0.6 * 0.75 * Math.min(1, 0.3 + (2 * have) / Number(declared));
}

function headerScore(index: StreamIndex, row: number): number {
  const first = index.byte0[row]!;
  const opcode = first & 0b0000_1111;
  const rsv = first & 0b0111_0000;
  const isControl = opcode >= 0x8;
  let score = 1;
  for (const [code, discount] of DISCOUNTS) if ((index.findings[row]! & findingBit(code)) !== 0) score *= discount;
  // RSV1 alone on a data frame is what permessage-deflate sets.
  if (rsv === 0b0100_0000 && !isControl) score *= 0.85;
  else if (rsv !== 0) score *= 0.06;
  if ((first & 0b1000_0000) === 0 && !isControl) score *= 0.6;
  if (opcode === 0) score *= row === 0 ? 0.35 : 0.9;
  return score;
}
