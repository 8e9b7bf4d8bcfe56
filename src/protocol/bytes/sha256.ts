/**
 * SHA-256 (FIPS 180-4), the plain digest: wrong accepts are sometimes made with it.
 *
 * Knows bytes. Must not know handshakes.
 */
import { padForSha1, rotateLeft } from './sha1.ts';

/** The first 32 bits of the fractional part of `root`. */
const fraction = (root: number): number => Math.floor((root % 1) * 2 ** 32) >>> 0;

const PRIMES = primes(64);
/** §4.2.2: from the cube roots of the first sixty-four primes. */
const CONSTANTS = Uint32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)));
/** §5.3.3: from the square roots of the first eight primes. */
const START = Uint32Array.from(PRIMES.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));

function primes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime !== 0)) found.push(n);
  return found;
}

const rotateRight = (word: number, count: number): number => rotateLeft(word, 32 - count);

/** §6.2.2, step 1. */
function scheduleOf(view: DataView, at: number): Uint32Array {
  const words = new Uint32Array(64);
  for (let t = 0; t < 16; t++) words[t] = view.getUint32(at + 4 * t);
  for (let t = 16; t < 64; t++) {
    const [x, y] = [words[t - 15]!, words[t - 2]!];
    const small = rotateRight(x, 7) ^ rotateRight(x, 18) ^ (x >>> 3);
    const large = rotateRight(y, 17) ^ rotateRight(y, 19) ^ (y >>> 10);
    words[t] = words[t - 16]! + small + words[t - 7]! + large;
  }
  return words;
}

/** The 32 bytes of a message's digest. Any length, the empty message too. */
export function sha256(message: Uint8Array): Uint8Array {
  const view = new DataView(padForSha1(message).buffer);
  const sums = START.slice();
  for (let at = 0; at < view.byteLength; at += 64) {
    const words = scheduleOf(view, at);
    let [a, b, c, d, e, f, g, h] = sums as unknown as [number, number, number, number, number, number, number, number];
    for (let t = 0; t < 64; t++) {
      const choose = (e & f) ^ (~e & g);
      const majority = (a & b) ^ (a & c) ^ (b & c);
      const first = h + (rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25)) + choose + CONSTANTS[t]! + words[t]!;
      const second = (rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22)) + majority;
      [a, b, c, d, e, f, g, h] = [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g];
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => (sums[i]! += word));
  }
  const digest = new Uint8Array(32);
  const out = new DataView(digest.buffer);
  sums.forEach((word, i) => out.setUint32(4 * i, word));
  return digest;
}
