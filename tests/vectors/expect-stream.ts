/** What a receiver must make of a stream, read from an index, in the words of the vector files. */
import { toHex } from '../../src/protocol/bytes/hex.ts';
import { frameAt, messageAt } from '../../src/protocol/connection/frame-at.ts';
import type { StreamIndex } from '../../src/protocol/connection/stream-index.ts';

export interface VectorEvent {
  readonly t: string;
  readonly kind?: string;
  readonly frames?: readonly number[];
  readonly frame?: number;
  readonly end?: number;
  readonly length?: number;
  readonly code?: number;
  readonly hex?: string;
  readonly reasonHex?: string;
}

/** Messages, pings, pongs and the Close that a strict receiver reports before it fails or ignores the rest. */
export function eventsOf(bytes: Uint8Array, index: StreamIndex): VectorEvent[] {
  const events: VectorEvent[] = [];
  const { verdict, closeFrame } = index;
  const last = Math.min(verdict.frame ?? Infinity, (closeFrame ?? Infinity) + 1, index.frameCount);
  for (let k = 0; k < last; k++) {
    const frame = frameAt(bytes, index, k);
    if (frame.missingBytes > 0n) break;
    const end = frame.offset + frame.byteLength;
    const hex = toHex(frame.payload);
    if (frame.opcode === 9) events.push({ t: 'ping', frame: k, end, hex });
    else if (frame.opcode === 10) events.push({ t: 'pong', frame: k, end, hex });
    else if (frame.opcode === 8) {
      const code = frame.payload.length === 0 ? 1005 : (frame.payload[0]! << 8) | frame.payload[1]!;
      events.push({ t: 'close', frame: k, end, code, reasonHex: hex.slice(4) });
    } else if (frame.fin) {
      const message = messageAt(bytes, index, index.message[k]!)!;
      const kind = message.opcode === 1 ? 'text' : 'binary';
      events.push({ t: 'message', kind, frames: message.frames, end, length: message.payload.length, hex: toHex(message.payload) });
    }
  }
  return events;
}
