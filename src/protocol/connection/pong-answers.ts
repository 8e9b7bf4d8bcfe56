/**
 * Which pongs answer a ping of the other side, where both sides of a connection are at hand.
 *
 * Knows the turns of a conversation, each scanned alone and in the order in which they stand. Must not know where they
 * come from or judge anything else: a turn without partner keeps the remark that its scan made.
 */
import { unmask } from '../bytes/xor.ts';
import { findingBit } from '../findings.ts';
import { PING, PONG } from '../frame/opcodes.ts';
import { MAX_CONTROL_LENGTH } from '../frame/payload-length.ts';
import type { StreamIndex } from './stream-index.ts';

/** Bytes of one direction; no index where they hold no frames. */
export interface Turn {
  readonly bytes: Uint8Array;
  readonly index: StreamIndex | null;
}

const UNSOLICITED = findingBit('pong-unsolicited');

/**
 * The index of each turn, in their order. In each direction the remark `pong-unsolicited` stands on the first pong that no
 * ping of the other direction before it asked for, if there is one. §5.5.3: a pong sent in response "must have identical
 * "Application data" as found in the message body of the Ping frame being replied to".
 */
export function withPongsAnswered(turns: readonly Turn[]): (StreamIndex | null)[] {
  const pings = { c2s: new Set<string>(), s2c: new Set<string>(), unknown: new Set<string>() };
  const remarked = { c2s: false, s2c: false, unknown: false };
  return turns.map(({ bytes, index }) => {
    if (index === null || turns.length === 1) return index;
    const { direction } = index;
    const other = direction === 'c2s' ? 's2c' : 'c2s';
    let findings = index.findings;
    for (let row = 0; row < index.frameCount; row++) {
      const opcode = index.byte0[row]! & 0b0000_1111;
      if (opcode === PING && !remarked[other]) pings[direction].add(payloadOf(bytes, index, row));
      if (opcode !== PONG) continue;
      const isUnasked = !remarked[direction] && !isAnswer(pings[other], bytes, index, row);
      remarked[direction] ||= isUnasked;
      if (isUnasked === ((findings[row]! & UNSOLICITED) !== 0)) continue;
      if (findings === index.findings) findings = findings.slice();
      findings[row]! ^= UNSOLICITED;
    }
    return findings === index.findings ? index : { ...index, findings };
  });
}

/** A pong that is not all there may still become the answer to any ping. */
function isAnswer(asked: ReadonlySet<string>, bytes: Uint8Array, index: StreamIndex, row: number): boolean {
  const isCut = row === index.frameCount - 1 && index.lastDeclaredLength !== BigInt(index.payloadLength[row]!);
  return isCut ? asked.size > 0 : asked.has(payloadOf(bytes, index, row));
}

/** The unmasked payload, one character a byte; of a control frame that is too long, its beginning. */
function payloadOf(bytes: Uint8Array, index: StreamIndex, row: number): string {
  const at = index.offset[row]! + index.headerLength[row]!;
  const payload = bytes.subarray(at, at + Math.min(index.payloadLength[row]!, MAX_CONTROL_LENGTH + 1));
  const isMasked = index.byte1[row]! >= 0b1000_0000;
  return String.fromCharCode(...(isMasked ? unmask(payload, bytes.subarray(at - 4, at)) : payload));
}
