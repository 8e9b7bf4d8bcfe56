/** SHA-1, SHA-256 and MD5 against the platform's own, and against the values that FIPS 180-4, RFC 1321 and RFC 6455 lead to. */
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../src/protocol/bytes/hex.ts';
import { md5 } from '../../src/protocol/bytes/md5.ts';
import {
  applyFunction,
  blockCount,
  padForSha1,
  registersAfter,
  type Registers,
  rotateLeft,
  roundKind,
  roundOf,
  sha1,
  sha1Block,
  workSha1,
} from '../../src/protocol/bytes/sha1.ts';
import { sha256 } from '../../src/protocol/bytes/sha256.ts';
import { encodeUtf8 } from '../../src/protocol/bytes/utf8.ts';

const hash = (name: 'sha1' | 'sha256' | 'md5', bytes: Uint8Array): string => createHash(name).update(bytes).digest('hex');
const words = (registers: Registers): string => registers.map((word) => word.toString(16).padStart(8, '0')).join(' ');
const add = (x: Registers, y: Registers): Registers => x.map((word, i) => (word + y[i]!) >>> 0) as unknown as Registers;

/** RFC 6455 §1.3: the example's key with the GUID. */
const RFC = workSha1(encodeUtf8('dGhlIHNhbXBsZSBub25jZQ==258EAFA5-E914-47DA-95CA-C5AB0DC85B11'));

describe('SHA-1', () => {
  it.each([
    ['', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
    // FIPS 180-4's examples: one block, two blocks.
    ['abc', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
    ['abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq', '84983e441c3bd26ebaae4aa1f95129e5e54670f1'],
    ['a'.repeat(1_000_000), '34aa973cd4c4daa4f61eeb2bdbad27316534016f'],
  ])('of %.20s', (text, digest) => {
    expect(toHex(sha1(encodeUtf8(text)))).toBe(digest);
  });

  it('agrees with the platform on every length up to four blocks', () => {
    for (let length = 0; length <= 256; length++) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 37 + length) & 0xff);
      expect(toHex(sha1(bytes))).toBe(hash('sha1', bytes));
    }
  });

  it('agrees with the platform on random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => toHex(sha1(bytes)) === hash('sha1', bytes)),
      { numRuns: 2000 },
    );
  });

  it('pads to whole blocks with one bit, zeros and the length in bits', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const padded = padForSha1(bytes);
        expect(padded.length % 64).toBe(0);
        expect(padded.length - bytes.length).toBeLessThanOrEqual(64 + 8);
        expect(toHex(padded.subarray(0, bytes.length))).toBe(toHex(bytes));
        expect(padded[bytes.length]).toBe(0x80);
        expect(padded.subarray(bytes.length + 1, -8).every((byte) => byte === 0)).toBe(true);
        expect(new DataView(padded.buffer).getBigUint64(padded.length - 8)).toBe(8n * BigInt(bytes.length));
      }),
    );
  });

  it('has the values of the RFC example at every stage', () => {
    expect(RFC.message).toHaveLength(60);
    expect(blockCount(RFC)).toBe(2);
    expect(toHex(RFC.padded.subarray(60))).toBe('80' + '00'.repeat(65) + '01e0');
    const [first, second] = [sha1Block(RFC, 0), sha1Block(RFC, 1)];
    expect(words(registersAfter(first, 0))).toBe('67452301 efcdab89 98badcfe 10325476 c3d2e1f0');
    expect(words(registersAfter(first, 1))).toBe('03fc011f 67452301 7bf36ae2 98badcfe 10325476');
    expect(words(registersAfter(first, 80))).toBe('f48a5426 835995e1 25c11efb 4a45c402 9a73c2f2');
    expect(words(first.sums)).toBe('5bcf7727 7327416a be7bfbf9 5a781878 5e46a4e2');
    expect(words(second.sums)).toBe('b37a4f2c c0624f16 90f64606 cf385945 b2bec4ea');
    expect(words(RFC.sums[1]!)).toBe(words(first.sums));
    expect(toHex(RFC.digest)).toBe('b37a4f2cc0624f1690f64606cf385945b2bec4ea');
  });

  it('makes each round, word and sum from what its own parts say', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(), fc.nat({ max: 79 }), (bytes, pick, t) => {
        const work = workSha1(bytes);
        const index = pick % blockCount(work);
        const block = sha1Block(work, index);
        const { kind, before, after, turned, mixed, word } = roundOf(block, t);
        const [a, b, c, d, e] = before;
        expect(turned).toBe(rotateLeft(a, 5));
        expect(mixed).toBe(applyFunction(kind.name, b, c, d));
        expect(after).toEqual([(turned + mixed + e + kind.constant + word) >>> 0, a, rotateLeft(b, 30), c, d]);
        const { schedule } = block;
        if (t >= 16) expect(word).toBe(rotateLeft(schedule[t - 3]! ^ schedule[t - 8]! ^ schedule[t - 14]! ^ schedule[t - 16]!, 1));
        else expect(word).toBe(new DataView(work.padded.buffer).getUint32(64 * index + 4 * t));
        expect(block.sums).toEqual(add(work.sums[index]!, registersAfter(block, 80)));
        expect(work.sums[index + 1]).toEqual(block.sums);
      }),
    );
  });

  it('changes function and constant at rounds 20, 40 and 60', () => {
    expect([0, 19, 20, 39, 40, 59, 60, 79].map((t) => roundKind(t).name)).toEqual(
      ['choose', 'parity', 'majority', 'parity'].flatMap((name) => [name, name]),
    );
    // §4.2.1, and what the constants are: square roots of 2, 3, 5 and 10 in units of 2^-30.
    expect([0, 20, 40, 60].map((t) => roundKind(t).constant)).toEqual([2, 3, 5, 10].map((n) => Math.floor(Math.sqrt(n) * 2 ** 30)));
  });

  it('cuts a round, a count of rounds and a block that are not there to the nearest', () => {
    expect(sha1Block(RFC, 9)).toEqual(sha1Block(RFC, 1));
    expect(sha1Block(RFC, -1)).toEqual(sha1Block(RFC, 0));
    const block = sha1Block(RFC, 0);
    expect(registersAfter(block, 99)).toEqual(registersAfter(block, 80));
    expect(roundOf(block, 80).index).toBe(79);
    expect(roundOf(block, Number.NaN).index).toBe(0);
  });
});

describe('SHA-256', () => {
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    // FIPS 180-4's example of one block.
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ])('of %j', (text, digest) => {
    expect(toHex(sha256(encodeUtf8(text)))).toBe(digest);
  });

  it('agrees with the platform on random bytes and on every length up to four blocks', () => {
    for (let length = 0; length <= 256; length++) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 53 + length) & 0xff);
      expect(toHex(sha256(bytes))).toBe(hash('sha256', bytes));
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => toHex(sha256(bytes)) === hash('sha256', bytes)),
      { numRuns: 2000 },
    );
  });
});

describe('MD5', () => {
  // RFC 1321, A.5.
  it.each([
    ['', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['a', '0cc175b9c0f1b6a831c399e269772661'],
    ['abc', '900150983cd24fb0d6963f7d28e17f72'],
    ['message digest', 'f96b697d7cb7938d525a2f31aaf161d0'],
    ['abcdefghijklmnopqrstuvwxyz', 'c3fcd3d76192e4007dfb496cca67e13b'],
    ['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', 'd174ab98d277d9f5a5611c2c9f419d9f'],
    ['1234567890'.repeat(8), '57edf4a22be3c955ac49da2e2107b67a'],
  ])('of %s', (text, digest) => {
    expect(toHex(md5(encodeUtf8(text)))).toBe(digest);
  });

  it('agrees with the platform on random bytes and on every length up to four blocks', () => {
    for (let length = 0; length <= 256; length++) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 91 + length) & 0xff);
      expect(toHex(md5(bytes))).toBe(hash('md5', bytes));
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => toHex(md5(bytes)) === hash('md5', bytes)),
      { numRuns: 2000 },
    );
  });

  it("gives the answer of the 2010 draft's example", () => {
    // draft-ietf-hybi-thewebsocketprotocol-00 §1.3: two numbers and eight bytes.
    const challenge = Uint8Array.of(0x31, 0x6e, 0x41, 0x13, 0x0f, 0x7e, 0xd6, 0x3c, ...encodeUtf8('^n:ds[4U'));
    expect(String.fromCharCode(...md5(challenge))).toBe("8jKS'y:G*Co,Wxa-");
  });
});
