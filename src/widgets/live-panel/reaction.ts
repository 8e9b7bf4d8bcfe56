/**
 * What the browser did on the wire of one socket, counted: the Close it sent, the Pings it answered, the messages it gave to the script.
 *
 * Knows rows. Must not word anything.
 */
import type { ReactionFacts } from '../../i18n/live/facts.ts';
import { readHeader } from '../../protocol/frame/header.ts';
import { unmask } from '../../protocol/bytes/xor.ts';
import { CLOSE, isControl, PING, PONG } from '../../protocol/frame/opcodes.ts';
import type { TimeLine } from './time-line.ts';

/** Null where nothing of this socket was seen on the wire. `messages` came to the script, whether their rows are still there or not. */
export function reactionOf(
  line: TimeLine,
  { socket, messages }: { readonly socket: number; readonly messages: number },
): ReactionFacts | null {
  const connection = line.connectionOf(socket);
  if (connection === null) return null;
  const first = line.firstRowsOf(socket);
  let [closeSent, pongs, pings, seen] = [null as number | null, 0, 0, false];
  for (let index = first.wire; index < line.wire.count; index++) {
    const opcode = line.wire.opcodeOf(index);
    // A storm is a hundred thousand data frames: once one row was seen, they tell nothing more.
    if (seen && (opcode < 0 || !isControl(opcode))) continue;
    const row = line.wire.row(index);
    if (row.connection !== connection || row.reconstructed) continue;
    seen = true;
    if (row.from === 'server' && opcode === PING) pings++;
    if (row.from === 'client' && opcode === PONG) pongs++;
    if (row.from === 'client' && opcode === CLOSE) closeSent ??= codeOf(line.wire.bytesOf(index));
  }
  return seen ? { closeSent, pongs, pings, messages } : null;
}

/** The code in a Close frame; -1 where it has none. */
function codeOf(bytes: Uint8Array): number {
  const { payloadAt, keyAt, keyHave } = readHeader(bytes, 0);
  const wire = bytes.subarray(payloadAt, payloadAt + 2);
  if (wire.length < 2) return -1;
  const [high = 0, low = 0] = keyHave === 4 ? unmask(wire, bytes.subarray(keyAt, keyAt + 4)) : wire;
  return (high << 8) | low;
}
