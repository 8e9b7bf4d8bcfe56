/**
 * MD5 (RFC 1321), the plain digest: the handshake of 2010 answers with it, and wrong accepts are sometimes made with it.
 *
 * Knows bytes. Must not know handshakes. Broken for every purpose that needs a secure hash.
 */

/** How far round i of a pass turns, by pass and by i mod 4 (§3.4). */
const TURNS = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
] as const;

/** T of §3.4: "the integer part of 4294967296 times abs(sin(i)), where i is in radians". */
const TABLE = Uint32Array.from({ length: 64 }, (_, i) => Math.floor(0x1_0000_0000 * Math.abs(Math.sin(i + 1))));

/** §3.1 and §3.2: one bit 1, zeros, and the length in bits as 64 bits with the low byte first. */
function pad(message: Uint8Array): DataView {
  const length = message.length;
  const padded = new Uint8Array(Math.ceil((length + 9) / 64) * 64);
  padded.set(message);
  padded[length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, (length << 3) >>> 0, true);
  view.setUint32(padded.length - 4, Math.floor(length / 0x2000_0000), true);
  return view;
}

/** The function of a pass on b, c, d, and which word of the block round i of it takes (§3.4). */
function mix(pass: number, i: number, b: number, c: number, d: number): readonly [mixed: number, word: number] {
  if (pass === 0) return [(b & c) | (~b & d), i];
  if (pass === 1) return [(b & d) | (c & ~d), (5 * i + 1) & 15];
  if (pass === 2) return [b ^ c ^ d, (3 * i + 5) & 15];
  return [c ^ (b | ~d), (7 * i) & 15];
}

/** The 16 bytes of a message's digest. Any length, the empty message too. */
export function md5(message: Uint8Array): Uint8Array {
  const view = pad(message);
  const sums = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  for (let at = 0; at < view.byteLength; at += 64) {
    let [a, b, c, d] = [sums[0]!, sums[1]!, sums[2]!, sums[3]!];
    for (let round = 0; round < 64; round++) {
      const pass = round >> 4;
      const [mixed, word] = mix(pass, round, b, c, d);
      const sum = (a + mixed + TABLE[round]! + view.getUint32(at + 4 * word, true)) | 0;
      const turn = TURNS[pass]![round & 3]!;
      [a, d, c, b] = [d, c, b, (b + ((sum << turn) | (sum >>> (32 - turn)))) | 0];
    }
    [a, b, c, d].forEach((word, i) => (sums[i]! += word));
  }
  const digest = new Uint8Array(16);
  const out = new DataView(digest.buffer);
  sums.forEach((word, i) => out.setUint32(4 * i, word, true));
  return digest;
}
