/** The recogniser of compressed texts against zlib itself, which knows nothing of it. */
import { constants, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOfFixedCodes } from '../../../src/capture/diagnose/fixed-huffman.ts';
import { encodeUtf8 } from '../../../src/protocol/bytes/utf8.ts';
import { fromHex, toHex } from '../../../src/protocol/bytes/hex.ts';

/** As permessage-deflate sends it: flushed, without the last four bytes (RFC 7692 §7.2.1). */
const compressed = (text: string) => {
  const flushed = deflateRawSync(encodeUtf8(text), { strategy: constants.Z_FIXED, finishFlush: constants.Z_SYNC_FLUSH });
  return Uint8Array.from(flushed.subarray(0, -4));
};

describe('texts compressed with fixed codes', () => {
  it('decompresses the Hello of RFC 7692 §7.2.3.1', () => {
    expect(toHex(textOfFixedCodes(fromHex('f248cdc9c90700'))!)).toBe('48656c6c6f');
  });

  it('gives back every text that zlib compressed so', () => {
    const words = fc.array(fc.constantFrom('{"a":', 'Hello ', '你好', '0123', 'message', '"}', '👋', 'aaaaaaaaaaaa', 'ß'), {
      minLength: 4,
      maxLength: 60,
    });
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join('');
        const bytes = compressed(text);
        expect(toHex(textOfFixedCodes(bytes)!)).toBe(toHex(encodeUtf8(text)));
        expect(textOfFixedCodes(bytes.subarray(0, -2))).toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it('takes no random bytes for a text, and throws at none', () => {
    let taken = 0;
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 64 }), (bytes) => {
        if (textOfFixedCodes(bytes) !== null) taken++;
      }),
      { numRuns: 20_000 },
    );
    expect(taken).toBe(0);
  });
});
