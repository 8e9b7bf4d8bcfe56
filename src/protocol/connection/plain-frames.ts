/**
 * The short way through runs of plain frames: one whole small message each, in the chunk from end to end, with nothing
 * to say about it but a reused key.
 *
 * Knows when the rules are sure to be silent, and leaves every other frame untouched to scan.ts. Must not find a fault.
 */
import { ACCEPT } from '../bytes/utf8.ts';
import { findingBit } from '../findings.ts';
import { BINARY, TEXT } from '../frame/opcodes.ts';
import { firstByteFaults } from '../frame/rules.ts';
import type { PayloadReader } from './payload-reader.ts';
import type { ScanState } from './scan-state.ts';

const KEY_REUSED = findingBit('masking-key-reused');
const LONGEST = 125;
/** FIN set, nothing reserved, no message open before: the first bytes no rule has anything against. */
const FINAL_TEXT = 0b1000_0000 | TEXT;
const FINAL_BINARY = 0b1000_0000 | BINARY;
const FIRST_BYTES_ARE_PLAIN = firstByteFaults(FINAL_TEXT, false, false) === 0 && firstByteFaults(FINAL_BINARY, false, false) === 0;

/** True when plain frames may follow: what came before gives later frames nothing to answer for. */
function mayBePlain(state: ScanState): boolean {
  if (!FIRST_BYTES_ARE_PLAIN || state.columns.count === 0 || state.direction === 'unknown') return false;
  return state.openOpcode === 0 && !state.closed && (state.maxMessage === null || state.maxMessage >= LONGEST);
}

/**
 * Takes plain frames from chunk index `from` on, as many as come in a row, and returns the index of the first byte not
 * taken. A text that is not UTF-8 is not taken: it has a fault, or a byte, to be pointed at.
 */
export function takePlainFrames(state: ScanState, reader: PayloadReader, chunk: Uint8Array, view: DataView, from: number): number {
  if (!mayBePlain(state)) return from;
  const { columns } = state;
  const maskBit = state.direction === 'c2s' ? 0b1000_0000 : 0;
  const header = maskBit === 0 ? 2 : 6;
  const place = state.start - from;
  let { messages, previousKey, keyRepeats } = state;
  let { block, row } = columns;
  let at = from;
  // A whole header and one byte of payload must be there before its parts are read.
  for (const end = chunk.length - header; at < end;) {
    const byte0 = chunk[at]!;
    const length = chunk[at + 1]! ^ maskBit;
    const begin = at + header;
    const to = begin + length;
    if ((byte0 !== FINAL_TEXT && byte0 !== FINAL_BINARY) || length === 0 || length > LONGEST || to > chunk.length) break;
    const key = maskBit === 0 ? 0 : view.getInt32(at + 2, true);
    if (key === 0 && maskBit !== 0) break;
    if (byte0 === FINAL_TEXT) {
      reader.utf8 = ACCEPT;
      reader.readText(chunk, view, begin, to, key, begin + place);
      if (reader.utf8 !== ACCEPT) break;
    } else {
      reader.copy(view, begin, to, key, begin + place);
    }
    block.offset[row] = at + place;
    block.byte0[row] = byte0;
    block.byte1[row] = length | maskBit;
    block.headerLength[row] = header;
    block.payloadLength[row] = length;
    const repeats = key === previousKey && key !== 0;
    block.findings[row] = repeats && !keyRepeats ? KEY_REUSED : 0;
    block.message[row] = messages++;
    block.state[row] = 0;
    if (maskBit !== 0) {
      previousKey = key;
      keyRepeats = repeats;
    }
    columns.next();
    ({ block, row } = columns);
    at = to;
  }
  if (messages > state.messages) state.lastFragment = columns.count - 1;
  if (!state.failed) state.delivered = messages;
  state.start = at + place;
  state.messages = messages;
  state.previousKey = previousKey;
  state.keyRepeats = keyRepeats;
  return at;
}
