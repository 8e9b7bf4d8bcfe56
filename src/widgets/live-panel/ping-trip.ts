/**
 * How long a Pong took that answers a Ping, from a wire log.
 *
 * Knows control frames of a log. Must not know wording. Looks at the rows near by only, so that a long log costs no more than a short one.
 */
import { readHeader } from '../../protocol/frame/header.ts';
import { PING, PONG } from '../../protocol/frame/opcodes.ts';
import { unmask } from '../../protocol/bytes/xor.ts';
import { toHex } from '../../protocol/bytes/hex.ts';
import type { WireLog } from '../../wire/wire-log.ts';

/** Rows before and behind in which the other half is looked for. */
const NEAR = 2000;

/** Milliseconds between the Ping and the Pong of which row `index` is one; null where it is neither, or its other half is not near. */
export function pingTrip(wire: WireLog, index: number): number | null {
  const wanted = controlOf(wire, index);
  if (wanted === null) return null;
  const asker = wanted.opcode === PING ? wanted.from : wanted.from === 'client' ? 'server' : 'client';
  const unanswered: number[] = [];
  const last = Math.min(wire.count, index + NEAR);
  for (let row = Math.max(0, index - NEAR); row < last; row++) {
    const frame = controlOf(wire, row);
    // RFC 6455 §5.5.3: a Pong that answers "must have identical "Application data" as found in the message body of the Ping frame".
    if (frame === null || frame.connection !== wanted.connection || frame.payload !== wanted.payload) continue;
    if (frame.opcode === PING && frame.from === asker) unanswered.push(row);
    if (frame.opcode !== PONG || frame.from === asker) continue;
    const ping = unanswered.shift();
    if (ping !== undefined && (ping === index || row === index)) return frame.at - wire.row(ping).at;
  }
  return null;
}

function controlOf(wire: WireLog, index: number) {
  const { kind, from, connection, at, cut } = wire.row(index);
  if (kind !== 'frame' || cut) return null;
  const bytes = wire.bytesOf(index);
  const opcode = (bytes[0] ?? 0) & 0b0000_1111;
  if (opcode !== PING && opcode !== PONG) return null;
  const { payloadAt, keyHave } = readHeader(bytes, 0);
  const payload = bytes.subarray(payloadAt);
  return {
    opcode,
    from,
    connection,
    at,
    payload: toHex(keyHave === 4 ? unmask(payload, bytes.subarray(payloadAt - 4, payloadAt)) : payload),
  };
}
