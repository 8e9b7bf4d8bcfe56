/**
 * Tells whether bytes are a text that DEFLATE compressed with its fixed codes, as permessage-deflate leaves short
 * messages: by decoding them.
 *
 * Knows RFC 1951 §3.2.6 and the tail that RFC 7692 §7.2.1 cuts off. Must not be taken for an inflater: dynamic codes,
 * and matches that reach into an earlier message, are beyond it.
 */
import { isReadable } from './readable.ts';

/** Enough to be sure of, few enough to be quick. */
const MOST_BYTES = 4096;
const FEWEST_BYTES = 4;
const END_OF_BLOCK = 256;

const LENGTH_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
/** Shortest match of each length code: each code begins where the one before it ends; the last is 258 alone. */
const LENGTH_BASE = LENGTH_EXTRA.map((_, code) => (code === 28 ? 258 : 3 + sumOfPowers(LENGTH_EXTRA, code)));
const DISTANCE_EXTRA = Array.from({ length: 30 }, (_, code) => Math.max(0, (code >> 1) - 1));
const DISTANCE_BASE = DISTANCE_EXTRA.map((_, code) => 1 + sumOfPowers(DISTANCE_EXTRA, code));

function sumOfPowers(extra: readonly number[], end: number): number {
  return extra.slice(0, end).reduce((sum, bits) => sum + 2 ** bits, 0);
}

/** Bits in stream order: the least significant of each byte first. */
class BitReader {
  at = 0;
  constructor(private readonly bytes: Uint8Array) {}

  get left(): number {
    return this.bytes.length * 8 - this.at;
  }

  /** The next bit; 0 behind the end, where `left` has gone below 0. */
  bit(): number {
    const bit = ((this.bytes[this.at >> 3] ?? 0) >> (this.at & 7)) & 1;
    this.at++;
    return bit;
  }

  /** A number, least significant bit first. */
  number(bits: number): number {
    let value = 0;
    for (let i = 0; i < bits; i++) value |= this.bit() << i;
    return value;
  }

  /** A Huffman code, most significant bit first. */
  code(bits: number, begun = 0): number {
    let value = begun;
    for (let i = 0; i < bits; i++) value = (value << 1) | this.bit();
    return value;
  }

  /** §3.2.6: 7 bits for 256 to 279, 8 for 0 to 143 and 280 to 287, 9 for 144 to 255. */
  symbol(): number {
    const seven = this.code(7);
    if (seven < 0b001_1000) return 256 + seven;
    const eight = this.code(1, seven);
    if (eight < 0b1100_0000) return eight - 0b0011_0000;
    if (eight < 0b1100_1000) return 280 + eight - 0b1100_0000;
    return 144 + this.code(1, eight) - 0b1_1001_0000;
  }
}

/** The text that `bytes` decompress to, as bytes; null when they are no whole message of fixed codes, or no readable text. */
export function textOfFixedCodes(bytes: Uint8Array): Uint8Array | null {
  if (bytes.length < FEWEST_BYTES || bytes.length > MOST_BYTES) return null;
  const reader = new BitReader(bytes);
  const out: number[] = [];
  while (reader.left >= 3) {
    const final = reader.bit();
    const type = reader.number(2);
    // RFC 7692 §7.2.1 ends a message with an empty stored block and cuts off its length: less than a byte is left of it.
    if (type === 0b00 && reader.left < 8) return final === 0 ? readable(out) : null;
    const whole = type === 0b00 ? readStored(reader, out) : type === 0b01 && readBlock(reader, out);
    if (!whole) return null;
  }
  return null;
}

/** RFC 1951 §3.2.4: what no code makes shorter stands there as it is, behind its length and the complement of that. */
function readStored(reader: BitReader, out: number[]): boolean {
  reader.at = Math.ceil(reader.at / 8) * 8;
  const length = reader.number(16);
  if (reader.number(16) !== (~length & 0xffff) || reader.left < length * 8) return false;
  for (let i = 0; i < length; i++) out.push(reader.number(8));
  return true;
}

/** One block of fixed codes after its header; false where it is none. */
function readBlock(reader: BitReader, out: number[]): boolean {
  while (reader.left > 0) {
    const symbol = reader.symbol();
    if (symbol === END_OF_BLOCK) return reader.left >= 0;
    if (symbol < END_OF_BLOCK) out.push(symbol);
    else if (!copyMatch(reader, symbol - END_OF_BLOCK - 1, out)) return false;
  }
  return false;
}

function copyMatch(reader: BitReader, code: number, out: number[]): boolean {
  const extra = LENGTH_EXTRA[code];
  if (extra === undefined) return false;
  const length = LENGTH_BASE[code]! + reader.number(extra);
  const distanceCode = reader.code(5);
  if (distanceCode >= DISTANCE_BASE.length) return false;
  const distance = DISTANCE_BASE[distanceCode]! + reader.number(DISTANCE_EXTRA[distanceCode]!);
  if (distance > out.length) return false;
  for (let i = 0; i < length; i++) out.push(out[out.length - distance]!);
  return true;
}

function readable(out: readonly number[]): Uint8Array | null {
  const text = Uint8Array.from(out);
  return text.length >= FEWEST_BYTES && isReadable(text) ? text : null;
}
