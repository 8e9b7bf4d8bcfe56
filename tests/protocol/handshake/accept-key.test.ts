/** The accept key: RFC 6455 §1.3, books and articles, and the platform's digest on any key. */
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../../src/protocol/bytes/hex.ts';
import { blockCount } from '../../../src/protocol/bytes/sha1.ts';
import { deriveAcceptKey, deriveSteps, GUID } from '../../../src/protocol/handshake/accept-key.ts';

/** As anybody writes it in Node. */
const platform = (key: string | Uint8Array): string =>
  createHash('sha1').update(key).update('258EAFA5-E914-47DA-95CA-C5AB0DC85B11').digest('base64');

describe('deriveAcceptKey', () => {
  it.each([
    ['dGhlIHNhbXBsZSBub25jZQ==', 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=', 'RFC 6455 §1.3'],
    ['H+VLjR1wb4JQ62TmabK87g==', 'ccJoRDcGOFzCVrIwpX/qF3BoIN0=', 'a tutorial of 2023'],
    ['xqBt3ImNzJbYqRINxEFlkg==', 'K7DJLdLooIwIG/MOpvWFB3y3FE8=', 'the article on Wikipedia'],
    ['f7cb4ezEAl6C3wRaU6JORA==', 'rE91AJhfC+6JdVcVXOGJEADEJdQ=', 'a book on Go'],
    ['Iv8io/9s+lYFgZWcXczP8Q==', 'hsBlbuDTkk24srzEOTBUlZAlC2g=', 'javascript.info'],
    ['', 'Kfh9QIsMVZcl6xEPYxPHzW8SZ8w=', 'the GUID alone'],
  ])('of %j is %j (%s)', (key, accept) => {
    expect(deriveAcceptKey(key)).toBe(accept);
  });

  it('agrees with the platform on any key, text or bytes', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (key) => deriveAcceptKey(key) === platform(key)));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), (key) => deriveAcceptKey(key) === platform(key)));
  });
});

describe('deriveSteps', () => {
  it('works the example of RFC 6455 §1.3 through', () => {
    const steps = deriveSteps('dGhlIHNhbXBsZSBub25jZQ==');
    expect(new TextDecoder().decode(steps.decoded.bytes)).toBe('the sample nonce');
    expect(new TextDecoder().decode(steps.concatenation)).toBe('dGhlIHNhbXBsZSBub25jZQ==258EAFA5-E914-47DA-95CA-C5AB0DC85B11');
    expect(toHex(steps.sha1.digest, ' ')).toBe('b3 7a 4f 2c c0 62 4f 16 90 f6 46 06 cf 38 59 45 b2 be c4 ea');
    expect(steps.accept).toBe('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
  });

  it('has as many blocks as the key asks for and ends where deriveAcceptKey does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (key) => {
        const steps = deriveSteps(key);
        const length = new TextEncoder().encode(key).length + GUID.length;
        expect(steps.concatenation).toHaveLength(length);
        expect(blockCount(steps.sha1)).toBe(Math.ceil((length + 9) / 64));
        expect(steps.accept).toBe(deriveAcceptKey(key));
        expect(steps.cells.map(({ character }) => character).join('')).toBe(steps.accept);
      }),
    );
  });

  it('takes bytes that are no text, and reads them as Latin-1 for decoding', () => {
    const steps = deriveSteps(Uint8Array.of(0x5a, 0x67, 0xff));
    expect(toHex(steps.key)).toBe('5a67ff');
    expect(steps.decoded.text).toBe('Zgÿ');
    expect(steps.accept).toBe(platform(Uint8Array.of(0x5a, 0x67, 0xff)));
  });
});
