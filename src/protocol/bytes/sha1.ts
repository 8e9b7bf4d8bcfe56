/**
 * SHA-1 (FIPS 180-4) with every intermediate value: padding, message schedule, registers after each round, sums, digest.
 *
 * Knows bytes and 32-bit words. Must not know handshakes, or that anybody draws the rounds. For showing and checking: where
 * a signature depends on it, SHA-1 is broken; the handshake does not need it to be otherwise.
 */

/** Five words a to e (or H0 to H4), each 0 to 2^32 - 1. */
export type Registers = readonly [number, number, number, number, number];

/** Bytes in a block. */
export const BLOCK = 64;
/** Rounds in a block, and words in its schedule. */
export const ROUNDS = 80;

/** H(0) of §5.3.1: what the registers hold before the first block. */
export const START: Registers = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];

/** The round functions of §4.1.1. */
export type RoundFunction = 'choose' | 'parity' | 'majority';

export interface RoundKind {
  readonly name: RoundFunction;
  /** Added in every round of this kind (§4.2.1). */
  readonly constant: number;
  /** The first round of this kind. */
  readonly from: number;
}

/** Four kinds of twenty rounds each. */
export const ROUND_KINDS: readonly RoundKind[] = [
  { name: 'choose', constant: 0x5a827999, from: 0 },
  { name: 'parity', constant: 0x6ed9eba1, from: 20 },
  { name: 'majority', constant: 0x8f1bbcdc, from: 40 },
  { name: 'parity', constant: 0xca62c1d6, from: 60 },
];

/** The kind of round `t`, 0 to 79; a number outside counts as the nearest. */
export function roundKind(t: number): RoundKind {
  return ROUND_KINDS[Math.max(0, Math.min(3, Math.floor(t / 20)))]!;
}

/** How far back the four words are from which word t of the schedule is made, t from 16 on (§6.1.2). */
export const SCHEDULE_STEPS = [3, 8, 14, 16] as const;

/** ROTL of §3.2.5: a 32-bit word turned left by `count` bits. */
export function rotateLeft(word: number, count: number): number {
  return ((word << count) | (word >>> (32 - count))) >>> 0;
}

/** One round function on three words. */
export function applyFunction(name: RoundFunction, b: number, c: number, d: number): number {
  if (name === 'choose') return ((b & c) | (~b & d)) >>> 0;
  if (name === 'parity') return (b ^ c ^ d) >>> 0;
  return ((b & c) | (b & d) | (c & d)) >>> 0;
}

/**
 * The message as SHA-1 reads it (§5.1.1): "Append the bit "1" to the end of the message, followed by k zero bits, where k is
 * the smallest, non-negative solution to the equation l + 1 + k = 448 mod 512. Then append the 64-bit block that is equal
 * to the number l expressed using a binary representation." A whole number of blocks, in memory of its own.
 */
export function padForSha1(message: Uint8Array): Uint8Array {
  const length = message.length;
  const padded = new Uint8Array(Math.ceil((length + 9) / BLOCK) * BLOCK);
  padded.set(message);
  padded[length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(length / 0x2000_0000));
  view.setUint32(padded.length - 4, (length << 3) >>> 0);
  return padded;
}

/** One block worked through. */
export interface Sha1Block {
  /** W0 to W79. */
  readonly schedule: Uint32Array;
  /** The registers after `t` rounds, 0 (what the block started from) to 80: `registersAfter` reads them. */
  readonly trace: Uint32Array;
  /** H after the block: what it started from plus the registers after round 79, word by word. */
  readonly sums: Registers;
}

/** A message worked through: enough to work out any of its blocks by itself. */
export interface Sha1Work {
  readonly message: Uint8Array;
  /** The message with its padding; a multiple of 64 bytes. */
  readonly padded: Uint8Array;
  /** H before block 0, after it, after block 1 …: one entry more than there are blocks. */
  readonly sums: readonly Registers[];
  /** 20 bytes. */
  readonly digest: Uint8Array;
}

/** W0 to W79 of the block that begins at byte `at` of a padded message, written into `words`. */
function fillSchedule(words: Int32Array, padded: DataView, at: number): Int32Array {
  for (let t = 0; t < 16; t++) words[t] = padded.getInt32(at + 4 * t);
  for (let t = 16; t < ROUNDS; t++) {
    const mixed = words[t - 3]! ^ words[t - 8]! ^ words[t - 14]! ^ words[t - 16]!;
    words[t] = (mixed << 1) | (mixed >>> 31);
  }
  return words;
}

/**
 * The rounds of one block. `sums` holds H before it and then H after it; `trace` gets the registers before the first round
 * and after each, when it is given. Words have a sign while they are worked on: engines keep those in machine registers,
 * and the bits are the same.
 */
function runRounds(words: Int32Array, sums: Int32Array, trace: Uint32Array | null): void {
  let a = sums[0]!;
  let b = sums[1]!;
  let c = sums[2]!;
  let d = sums[3]!;
  let e = sums[4]!;
  trace?.set(sums);
  for (let t = 0; t < ROUNDS; t++) {
    const mixed = t < 20 ? (b & c) | (~b & d) : t < 40 || t >= 60 ? b ^ c ^ d : (b & c) | (b & d) | (c & d);
    const next = (((a << 5) | (a >>> 27)) + mixed + e + CONSTANTS[t]! + words[t]!) | 0;
    e = d;
    d = c;
    c = (b << 30) | (b >>> 2);
    b = a;
    a = next;
    trace?.set([a, b, c, d, e], 5 * (t + 1));
  }
  sums[0]! += a;
  sums[1]! += b;
  sums[2]! += c;
  sums[3]! += d;
  sums[4]! += e;
}
const CONSTANTS = Int32Array.from({ length: ROUNDS }, (_, t) => roundKind(t).constant);

const registersOf = (sums: Int32Array): Registers => Array.from(sums, (word) => word >>> 0) as unknown as Registers;

/** Runs through all blocks; `each` is told H before the first one and after every one. */
function run(padded: Uint8Array, each?: (sums: Int32Array) => void): Int32Array {
  const view = new DataView(padded.buffer);
  const words = new Int32Array(ROUNDS);
  const sums = Int32Array.from(START);
  each?.(sums);
  for (let at = 0; at < padded.length; at += BLOCK) {
    runRounds(fillSchedule(words, view, at), sums, null);
    each?.(sums);
  }
  return sums;
}

function bytesOf(sums: Int32Array): Uint8Array {
  const bytes = new Uint8Array(20);
  const view = new DataView(bytes.buffer);
  sums.forEach((word, i) => view.setInt32(4 * i, word));
  return bytes;
}

/** The 20 bytes of a message's digest. Any length, the empty message too. */
export function sha1(message: Uint8Array): Uint8Array {
  return bytesOf(run(padForSha1(message)));
}

/** The digest of blocks that somebody else has padded: of SHA-1 only when `padForSha1` did. A piece of a block at the end counts for nothing. */
export function digestOfBlocks(padded: Uint8Array): Uint8Array {
  return bytesOf(run(padded.slice(0, padded.length - (padded.length % BLOCK))));
}

/** Works a message through. Any length, the empty message too. */
export function workSha1(message: Uint8Array): Sha1Work {
  const padded = padForSha1(message);
  const sums: Registers[] = [];
  const last = run(padded, (now) => sums.push(registersOf(now)));
  return { message, padded, sums, digest: bytesOf(last) };
}

/** How many blocks the message fills with its padding; at least one. */
export function blockCount(work: Sha1Work): number {
  return work.padded.length / BLOCK;
}

/** Block `index` with all its rounds; an index outside is cut to the nearest block. */
export function sha1Block(work: Sha1Work, index: number): Sha1Block {
  const at = Math.max(0, Math.min(blockCount(work) - 1, Math.floor(index) || 0));
  const words = fillSchedule(new Int32Array(ROUNDS), new DataView(work.padded.buffer), at * BLOCK);
  const trace = new Uint32Array(5 * (ROUNDS + 1));
  const sums = Int32Array.from(work.sums[at]!);
  runRounds(words, sums, trace);
  return { schedule: Uint32Array.from(words), trace, sums: registersOf(sums) };
}

/** The registers a to e of a block after `rounds` rounds, 0 to 80; a number outside is cut to the nearest. */
export function registersAfter({ trace }: Sha1Block, rounds: number): Registers {
  const at = 5 * Math.max(0, Math.min(ROUNDS, Math.floor(rounds) || 0));
  return [trace[at]!, trace[at + 1]!, trace[at + 2]!, trace[at + 3]!, trace[at + 4]!];
}

/** One round in its parts; what is not here is in the registers before it. */
export interface Sha1Round {
  /** 0 to 79. */
  readonly index: number;
  readonly kind: RoundKind;
  readonly before: Registers;
  readonly after: Registers;
  /** a rotated left by 5. */
  readonly turned: number;
  /** The round function of b, c and d. */
  readonly mixed: number;
  /** W of this round. */
  readonly word: number;
}

/** Round `t` of a block in its parts; a number outside 0 to 79 is cut to the nearest. */
export function roundOf(block: Sha1Block, t: number): Sha1Round {
  const index = Math.max(0, Math.min(ROUNDS - 1, Math.floor(t) || 0));
  const kind = roundKind(index);
  const before = registersAfter(block, index);
  const [a, b, c, d] = before;
  return {
    index,
    kind,
    before,
    after: registersAfter(block, index + 1),
    turned: rotateLeft(a, 5),
    mixed: applyFunction(kind.name, b, c, d),
    word: block.schedule[index]!,
  };
}
