/**
 * How much bytes look like the beginning of a WebSocket stream, to choose between spellings.
 *
 * Knows which headers occur in practice, on a bounded prefix. Must not judge: faults are the protocol rooms' to name,
 * and a faulty stream must stay recognisable as one.
 */

const PREFIX = 65_536;
const MAX_FRAMES = 64;

/**
 * 0: no frame would begin like this. Near 1: whole frames, one after the other. `atEnd` false: the bytes are only the
 * beginning of what was pasted, so a frame that is cut off says nothing.
 */
export function framePlausibility(bytes: Uint8Array, complete = true): number {
  const end = Math.min(bytes.length, PREFIX);
  if (end === 0) return 0;
  let at = 0;
  let frames = 0;
  let score = 0;
  let worst = 1;
  while (at < end && frames < MAX_FRAMES) {
    const header = headerAt(bytes, at, end);
    score += header.score;
    worst = Math.min(worst, header.score);
    frames++;
    const next = at + header.length + header.payload;
    if (next > end) {
      const have = end - at - header.length;
      const isCut = complete && end === bytes.length;
      // A cut frame is usual; a length far beyond what is there is how nonsense reads.
      if (isCut && header.payload > 0) score -= header.score * (1 - 0.75 * Math.min(1, 0.3 + (2 * have) / header.payload)) * 0.6;
      at = end;
      break;
    }
    at = next;
    if (header.score < 0.1) break;
  }
  return Math.max(0, Math.min(1, score / frames)) * (0.4 + 0.6 * worst);
}

interface HeaderGuess {
  readonly score: number;
  readonly length: number;
  readonly payload: number;
}

const DATA = 0x2;
const KNOWN = new Set([0x0, 0x1, 0x2, 0x8, 0x9, 0xa]);

function headerAt(bytes: Uint8Array, at: number, end: number): HeaderGuess {
  const first = bytes[at]!;
  const second = at + 1 < end ? bytes[at + 1]! : 0;
  const opcode = first & 0x0f;
  const rsv = first & 0b0111_0000;
  const isFinal = (first & 0b1000_0000) !== 0;
  let score = KNOWN.has(opcode) ? 1 : 0.03;
  if (rsv === 0b0100_0000 && opcode <= DATA) score *= 0.85;
  else if (rsv !== 0) score *= 0.06;
  if (!isFinal) score *= opcode <= DATA ? 0.6 : 0.1;
  if (opcode === 0) score *= at === 0 ? 0.35 : 0.9;
  const code = second & 0b0111_1111;
  let payload = code;
  let length = 2;
  if (code === 126) {
    length = 4;
    payload = at + 3 < end ? bytes[at + 2]! * 256 + bytes[at + 3]! : 0;
    if (at + 3 < end && payload < 126) score *= 0.6;
  } else if (code === 127) {
    length = 10;
    payload = 0;
    for (let i = 2; i < 10; i++) payload = payload * 256 + (at + i < end ? bytes[at + i]! : 0);
    if (payload > 2 ** 31) score *= 0.5;
  }
  if (opcode >= 0x8 && code > 125) score *= 0.3;
  if ((second & 0b1000_0000) !== 0) length += 4;
  return { score, length: Math.min(length, end - at), payload };
}
