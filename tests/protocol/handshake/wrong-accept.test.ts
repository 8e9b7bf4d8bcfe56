/** Every mistake made independently, with node:crypto and Buffer, and recognised; and no mistake named that was not made. */
import { Buffer } from 'node:buffer';
import { createHash, createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveAcceptKey, GUID } from '../../../src/protocol/handshake/accept-key.ts';
import type { MistakeName } from '../../../src/protocol/handshake/accept-mistakes.ts';
import { GUIDS_SEEN, slipBetween, slipsOf } from '../../../src/protocol/handshake/guid-slips.ts';
import { fromLatin1 } from '../../../src/protocol/handshake/octets.ts';
import { type AcceptQuestion, explainAccept } from '../../../src/protocol/handshake/wrong-accept.ts';

const RFC = 'dGhlIHNhbXBsZSBub25jZQ==';
/** Has `+` and `/`, and both its 22nd character and its accept are ordinary. */
const KEY = 'v8+ubUZD/XrlSHK9VHHzAA==';

type Input = string | Uint8Array;
const raw = (input: Input, name = 'sha1'): Buffer => createHash(name).update(input).digest();
const b64 = (bytes: Input): string => Buffer.from(bytes as string).toString('base64');
const accept = (input: Input): string => b64(raw(input));
const bytes = (key: string): Buffer => Buffer.from(key, 'base64');
const words = (digest: Buffer): Buffer => Buffer.from(digest).swap32();

/** SHA-1 written down anew, with one fault in its padding. */
function paddedWrongly(text: string, fault: 'length-in-bytes' | 'length-low-first' | 'no-bit' | 'no-length' | null): Buffer {
  const message = Buffer.concat([Buffer.from(text), Buffer.of(fault === 'no-bit' ? 0 : 0x80)]);
  const blocks = Buffer.concat([message], Math.ceil((message.length + 8) / 64) * 64);
  const bits = BigInt(text.length * (fault === 'length-in-bytes' ? 1 : 8));
  if (fault === 'length-low-first') blocks.writeBigUInt64LE(bits, blocks.length - 8);
  else if (fault !== 'no-length') blocks.writeBigUInt64BE(bits, blocks.length - 8);
  const rotl = (x: number, n: number): number => (x << n) | (x >>> (32 - n));
  let h = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  for (let at = 0; at < blocks.length; at += 64) {
    const w = Array.from({ length: 16 }, (_, t) => blocks.readInt32BE(at + 4 * t));
    for (let t = 16; t < 80; t++) w.push(rotl(w[t - 3]! ^ w[t - 8]! ^ w[t - 14]! ^ w[t - 16]!, 1));
    let [a, b, c, d, e] = h as [number, number, number, number, number];
    for (let t = 0; t < 80; t++) {
      const f = t < 20 ? (b & c) | (~b & d) : t >= 40 && t < 60 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
      const k = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6][Math.floor(t / 20)]!;
      [a, b, c, d, e] = [(rotl(a, 5) + f + e + k + w[t]!) | 0, a, rotl(b, 30), c, d];
    }
    h = h.map((word, i) => (word + [a, b, c, d, e][i]!) | 0);
  }
  const digest = Buffer.alloc(20);
  h.forEach((word, i) => digest.writeInt32BE(word | 0, 4 * i));
  return digest;
}

interface Row {
  readonly accept: string;
  readonly key?: string;
  readonly others?: AcceptQuestion['others'];
  readonly is: readonly (readonly [MistakeName, object?])[];
}

/** What each `key` gets when one thing, or two, are wrong. */
const ROWS: readonly Row[] = [
  // MESSAGES' table for the RFC's key: H3a to H3e.
  { key: RFC, accept: '2OZf2Seed9yzIpkj+zvC9KS9Mjw=', is: [['guid-first']] },
  { key: RFC, accept: 'BXhwxM0SZasKmCD9S4BfpPmCnEw=', is: [['key-decoded', { as: 'bytes' }]] },
  { key: RFC, accept: 'YjM3YTRmMmNjMDYyNGYxNjkwZjY0NjA2Y2YzODU5NDViMmJlYzRlYQ==', is: [['hex-encoded', { letters: 'lower' }]] },
  { key: RFC, accept: 'WJfwerbIozKsJXHxxI0JTO1SQgU=', is: [['guid-case', { letters: 'lower' }]] },
  { key: RFC, accept: 'BQgomKt49tqcGtJYe4ASzQz1IXI=', is: [['tail-hashed', { tail: '\n' }]] },
  // The key.
  { accept: accept(bytes(KEY).toString('utf8') + GUID), is: [['key-decoded', { as: 'utf-8' }]] },
  { accept: accept(bytes(KEY).toString('latin1') + GUID), is: [['key-decoded', { as: 'latin-1' }]] },
  { accept: accept(GUID), is: [['key-missing']] },
  { accept: accept(RFC + GUID), others: { keys: [RFC, KEY] }, is: [['other-key', { key: RFC }]] },
  { accept: 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=', is: [['example-key', { key: RFC }]] },
  { accept: 'HSmrc0sMlYUkAGmm5OPpG2HaGWk=', is: [['example-key', { key: 'x3JJHMbDL1EzLkh9GBhXDw==' }]] },
  { accept: accept(KEY + '\r\n' + GUID), is: [['key-line-end', { end: '\r\n' }]] },
  { accept: accept(KEY + '\n' + GUID), is: [['key-line-end', { end: '\n' }]] },
  { accept: accept(KEY + '\0' + GUID), is: [['key-line-end', { end: '\0' }]] },
  { accept: accept(' ' + KEY + GUID), is: [['key-spaced', { before: ' ', after: '' }]] },
  { accept: accept(KEY + ' ' + GUID), is: [['key-spaced', { before: '', after: ' ' }]] },
  { accept: accept(`"${KEY}"${GUID}`), is: [['key-quoted', { mark: '"' }]] },
  { accept: accept(KEY.toLowerCase() + GUID), is: [['key-case', { letters: 'lower' }]] },
  { accept: accept(KEY.replaceAll('=', '') + GUID), is: [['key-unpadded']] },
  {
    key: 'AQIDBAUGBwgJCgsMDQ4PEC==',
    accept: accept('AQIDBAUGBwgJCgsMDQ4PEA==' + GUID),
    is: [['key-re-encoded', { key: 'AQIDBAUGBwgJCgsMDQ4PEA==' }]],
  },
  { accept: accept(b64(KEY) + GUID), is: [['key-encoded-again']] },
  { accept: accept(bytes(KEY).toString('hex') + GUID), is: [['key-as-hex', { letters: 'lower' }]] },
  { accept: accept(bytes(KEY).toString('hex').toUpperCase() + GUID), is: [['key-as-hex', { letters: 'upper' }]] },
  { accept: accept(new URLSearchParams(`k=${KEY}`).get('k')! + GUID), is: [['key-plus-lost']] },
  { accept: accept(encodeURIComponent(KEY) + GUID), is: [['key-percent-encoded']] },
  { accept: accept(KEY.replace('+', '-').replace('/', '_') + GUID), is: [['key-url-alphabet']] },
  { accept: accept(`Sec-WebSocket-Key: ${KEY}${GUID}`), is: [['key-with-name', { name: 'Sec-WebSocket-Key: ' }]] },
  { accept: accept(KEY.slice(1) + GUID), is: [['key-cut', { where: 'start', count: 1 }]] },
  { accept: accept(KEY.slice(0, 23) + GUID), is: [['key-cut', { where: 'end', count: 1 }]] },
  { accept: accept(KEY.slice(0, 16) + GUID), is: [['key-cut', { where: 'end', count: 8 }]] },
  { accept: accept(`b'${KEY}'${GUID}`), is: [['key-as-literal', { written: "b'" }]] },
  { accept: accept('undefined' + GUID), is: [['key-nothing', { written: 'undefined' }]] },
  {
    accept: accept('chat' + GUID),
    others: { headers: [{ name: 'Sec-WebSocket-Protocol', value: 'chat' }] },
    is: [['header-as-key', { header: 'Sec-WebSocket-Protocol' }]],
  },
  { key: 'v8+ubUZD /XrlSHK9VHHzAA==', accept: accept(KEY + GUID), is: [['key-spaces-removed']] },
  // The GUID.
  { accept: accept(KEY), is: [['guid-missing']] },
  { accept: accept(KEY + GUID.replaceAll('-', '')), is: [['guid-hyphens']] },
  { accept: accept(`${KEY}{${GUID}}`), is: [['guid-enclosed', { left: '{', right: '}' }]] },
  {
    accept: accept(Buffer.concat([Buffer.from(KEY), Buffer.from(GUID.replaceAll('-', ''), 'hex')])),
    is: [['guid-bytes', { order: 'network' }]],
  },
  {
    accept: accept(Buffer.concat([Buffer.from(KEY), Buffer.from('a5af8e2514e9da4795cac5ab0dc85b11', 'hex')])),
    is: [['guid-bytes', { order: 'microsoft' }]],
  },
  { accept: accept(KEY + GUID + GUID), is: [['guid-twice']] },
  { accept: accept(KEY + GUID.slice(0, 31)), is: [['guid-cut', { kept: 31 }]] },
  { accept: accept(KEY + '258EAFA5-E914-47DA- 95CA-C5AB0DC85B11'), is: [['guid-wrapped', { at: 19, white: ' ' }]] },
  { accept: accept(KEY + '258EAFA5-E914-47DA-\n   95CA-C5AB0DC85B11'), is: [['guid-wrapped', { at: 19, white: '\n   ' }]] },
  { accept: accept(KEY + '258EAFA5-E914-47DA95CA-C5AB0DC85B11'), is: [['guid-typo', { kind: 'missing', at: 18, wrote: '', right: '-' }]] },
  // The GUID that many have copied from each other: one C is missing.
  { accept: accept(KEY + '258EAFA5-E914-47DA-95CA-5AB0DC85B11'), is: [['guid-typo', { kind: 'missing', at: 24, wrote: '', right: 'C' }]] },
  { accept: accept(KEY + '258EAFA5-E914-47DA-95CA-C5AB0DC85B1'), is: [['guid-typo', { kind: 'missing', wrote: '', right: '1' }]] },
  {
    accept: accept(KEY + '258EAFA5-E914-47DA-95CA-C5ABODC85B11'),
    is: [['guid-typo', { kind: 'changed', at: 28, wrote: 'O', right: '0' }]],
  },
  { accept: accept(KEY + '258EAFA5-E914-47DA-95CA-C5AB0DC855B11'), is: [['guid-typo', { kind: 'doubled', wrote: '5' }]] },
  { accept: accept(KEY + '258EAFA5-E914-47DA-95CA-C5AB0CD85B11'), is: [['guid-typo', { kind: 'swapped', wrote: 'CD', right: 'DC' }]] },
  { accept: accept(KEY + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11F'), is: [['guid-typo', { kind: 'extra', at: 36, wrote: 'F' }]] },
  { accept: accept(KEY + '258EAFA5-E914-47DA-95CA-5AB5DC11BE85'), is: [['guid-seen', { guid: '258EAFA5-E914-47DA-95CA-5AB5DC11BE85' }]] },
  // A bug report's: a GUID whose end was written from memory.
  { key: RFC, accept: 'FlscFByo7EQHPKXToHKEWjb17RQ=', is: [['guid-seen', { guid: '258EAFA5-E914-47DA-95CA-5AB9DC11B5AB' }]] },
  // What is hashed as a whole.
  { accept: accept(`${KEY}+${GUID}`), is: [['separated', { between: '+' }]] },
  { accept: accept(Buffer.from(KEY + GUID, 'utf16le')), is: [['utf-16', { order: 'little' }]] },
  { accept: accept(Buffer.from(KEY + GUID, 'utf16le').swap16()), is: [['utf-16', { order: 'big' }]] },
  { accept: accept(KEY + GUID + '\r\n'), is: [['tail-hashed', { tail: '\r\n' }]] },
  { accept: accept(KEY + GUID + '\0'), is: [['tail-hashed', { tail: '\0' }]] },
  { accept: accept(Buffer.concat([Buffer.from(KEY + GUID)], 100)), is: [['zero-filled', { length: 100 }]] },
  // The hash.
  // Sums after block 1, as in MESSAGES' verified vectors.
  {
    key: RFC,
    accept: b64(Buffer.from('5bcf77277327416abe7bfbf95a7818785e46a4e2', 'hex')),
    is: [['hash-faulty', { fault: 'first-block' }]],
  },
  ...(['length-in-bytes', 'length-low-first', 'no-bit', 'no-length'] as const).map((fault): Row => ({
    accept: b64(paddedWrongly(KEY + GUID, fault)),
    is: [['hash-faulty', { fault }]],
  })),
  { accept: b64(raw(KEY + GUID, 'sha256')), is: [['hash-sha-256']] },
  { accept: b64(raw(KEY + GUID, 'sha256').subarray(0, 20)), is: [['hash-sha-256'], ['digest-cut', { bytes: 20 }]] },
  { accept: b64(raw(KEY + GUID, 'md5')), is: [['hash-md5']] },
  { accept: b64(KEY + GUID), is: [['hash-none']] },
  { accept: accept(raw(KEY + GUID)), is: [['hash-twice']] },
  { accept: createHmac('sha1', GUID).update(KEY).digest('base64'), is: [['hash-hmac', { secret: 'guid' }]] },
  { accept: createHmac('sha1', KEY).update(GUID).digest('base64'), is: [['hash-hmac', { secret: 'key' }]] },
  // The digest.
  { accept: b64(raw(KEY + GUID).subarray(0, 16)), is: [['digest-cut', { bytes: 16 }]] },
  { accept: b64(words(raw(KEY + GUID))), is: [['digest-words']] },
  { accept: b64(Buffer.from(raw(KEY + GUID)).reverse()), is: [['digest-reversed']] },
  { accept: b64(raw(KEY + GUID).toString('latin1')), is: [['digest-as-text', { as: 'latin-1' }]] },
  { accept: b64(raw(KEY + GUID).toString('utf8')), is: [['digest-as-text', { as: 'utf-8' }]] },
  {
    accept: b64(
      raw(KEY + GUID)
        .toString('hex')
        .toUpperCase(),
    ),
    is: [['hex-encoded', { letters: 'upper' }]],
  },
  // How it is written.
  { accept: raw(KEY + GUID).toString('hex'), is: [['hex-output', { letters: 'lower', between: '' }]] },
  {
    accept: raw(KEY + GUID)
      .toString('hex')
      .toUpperCase(),
    is: [['hex-output', { letters: 'upper', between: '' }]],
  },
  {
    accept: [...raw(KEY + GUID)].map((byte) => byte.toString(16).padStart(2, '0')).join(':'),
    is: [['hex-output', { letters: 'lower', between: ':' }]],
  },
  { key: RFC, accept: 's3pPLMBiTxaQ9kYGzzhZRbK-xOo=', is: [['base64url']] },
  { key: RFC, accept: raw(RFC + GUID).toString('base64url'), is: [['base64url'], ['padding-missing']] },
  { accept: accept(KEY + GUID).slice(0, -1), is: [['padding-missing']] },
  { accept: accept(KEY + GUID) + '=', is: [['junk-around', { before: '', after: '=' }]] },
  { accept: b64(accept(KEY + GUID)), is: [['encoded-twice']] },
  { accept: Buffer.from(accept(KEY + GUID)).toString('hex'), is: [['hex-of-base64', { letters: 'lower' }]] },
  { accept: accept(KEY + GUID).toLowerCase(), is: [['accept-case', { letters: 'lower' }]] },
  { key: RFC, accept: encodeURIComponent('s3pPLMBiTxaQ9kYGzzhZRbK+xOo='), is: [['percent-encoded']] },
  // How it was copied.
  { accept: '', is: [['accept-empty']] },
  { accept: `"${accept(KEY + GUID)}"`, is: [['accept-quoted', { mark: '"' }]] },
  { accept: accept(KEY + GUID) + '; charset=utf-8', is: [['junk-around', { before: '', after: '; charset=utf-8' }]] },
  { accept: 'Sec-WebSocket-Accept: ' + accept(KEY + GUID), is: [['junk-around', { before: 'Sec-WebSocket-Accept: ', after: '' }]] },
  { accept: accept(KEY + GUID).slice(0, 20), is: [['accept-cut', { kept: 20, of: 28 }]] },
  { key: RFC, accept: 's3pPLMBiTxaQ9kYGzzhZRbK+x0o=', is: [['accept-miscopied', { kind: 'changed', at: 25, wrote: '0', right: 'O' }]] },
  { key: RFC, accept: 's3pPLMBiTxaQ9kYGzzhZ RbK+xOo=', is: [['accept-spaced']] },
  { key: RFC, accept: 's3pPLMBiTxaQ9kYGzzhZRbK+xOp=', is: [['spare-bits', { wrote: 'p', right: 'o' }]] },
  { accept: KEY, is: [['header-echoed', { header: 'Sec-WebSocket-Key' }]] },
  {
    accept: 'chat',
    others: { headers: [{ name: 'Sec-WebSocket-Protocol', value: 'chat' }] },
    is: [['header-echoed', { header: 'Sec-WebSocket-Protocol' }]],
  },
  // draft-ietf-hybi-thewebsocketprotocol-00 §1.3's answer.
  { accept: "8jKS'y:G*Co,Wxa-", others: { answerOf2010: Buffer.from("8jKS'y:G*Co,Wxa-", 'latin1') }, is: [['answer-of-2010']] },
  // Two at once.
  { accept: accept(GUID.toLowerCase() + KEY), is: [['guid-first'], ['guid-case']] },
  { accept: raw(Buffer.concat([bytes(KEY), Buffer.from(GUID)])).toString('hex'), is: [['key-decoded', { as: 'bytes' }], ['hex-output']] },
  { accept: b64(raw(KEY + GUID + '\n').toString('hex')), is: [['tail-hashed', { tail: '\n' }], ['hex-encoded']] },
  { accept: accept(GUID + KEY + '\n'), is: [['guid-first'], ['tail-hashed', { tail: '\n' }]] },
  { accept: raw(KEY + GUID, 'md5').toString('hex'), is: [['hash-md5'], ['hex-output']] },
  { accept: accept(KEY + GUID.toLowerCase() + '\n'), is: [['tail-hashed', { tail: '\n' }], ['guid-case']] },
  { accept: accept(Buffer.concat([Buffer.from(GUID), bytes(KEY)])), is: [['guid-first'], ['key-decoded', { as: 'bytes' }]] },
];

describe('a mistake made independently is named', () => {
  it('by a SHA-1 of its own that is right without a fault', () => {
    expect(paddedWrongly(RFC + GUID, null).toString('hex')).toBe(raw(RFC + GUID).toString('hex'));
  });

  it.each(ROWS.map((row) => [row.is.map(([name]) => name).join(' + '), row] as const))('%s', (_, row) => {
    const found = explainAccept({ key: row.key ?? KEY, accept: row.accept, ...(row.others && { others: row.others }) });
    expect(found.kind).toBe('mistake');
    if (found.kind !== 'mistake') return;
    expect(found.mistakes.map(({ name }) => name)).toEqual(row.is.map(([name]) => name));
    found.mistakes.forEach(({ params }, i) => {
      expect(params).toMatchObject(row.is[i]![1] ?? {});
    });
    if (found.recomputed !== null) expect(found.recomputed.accept).toBe(row.accept);
  });

  it('has a row for every mistake', () => {
    const made = new Set<MistakeName>(ROWS.flatMap(({ is }) => is.map(([name]) => name)));
    const unknown = explainAccept({ key: KEY, accept: 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' });
    const tried = unknown.kind === 'unknown' ? unknown.tried : [];
    // These need digests with a zero byte or a byte below 16 (below), or no wire can carry them as text.
    const apart: MistakeName[] = ['digest-stops', 'hex-unpadded', 'not-encoded', 'padding-surplus'];
    expect(tried.filter((name) => !made.has(name) && !apart.includes(name))).toEqual([]);
  });

  it('knows the wrong GUIDs that stand in public code', () => {
    for (const guid of GUIDS_SEEN) {
      const found = explainAccept({ key: KEY, accept: accept(KEY + guid) });
      expect(found.kind === 'mistake' && found.mistakes[0]!.name).toMatch(/^guid-(seen|typo)$/);
    }
  });

  it('names digests that were printed or cut as text', () => {
    const withByte = (test: (byte: number) => boolean): string => {
      for (let i = 0; ; i++) {
        const key = b64(createHash('md5').update(String(i)).digest());
        if ([...raw(key + GUID)].some(test)) return key;
      }
    };
    const small = withByte((byte) => byte < 16);
    const unpadded = [...raw(small + GUID)].map((byte) => byte.toString(16)).join('');
    expect(explainAccept({ key: small, accept: b64(unpadded) })).toMatchObject({ mistakes: [{ name: 'hex-unpadded' }] });
    const zero = withByte((byte) => byte === 0);
    const digest = raw(zero + GUID);
    const stopped = explainAccept({ key: zero, accept: b64(digest.subarray(0, digest.indexOf(0))) });
    expect(stopped).toMatchObject({ mistakes: [{ name: 'digest-stops' }] });
    expect(explainAccept({ key: KEY, accept: raw(KEY + GUID).toString('latin1') })).toMatchObject({ mistakes: [{ name: 'not-encoded' }] });
  });
});

describe('no mistake is named that was not made', () => {
  const keys = fc.uint8Array({ minLength: 16, maxLength: 16 }).map(b64);

  it('finds the right accept right, white space around it or not', () => {
    fc.assert(
      fc.property(keys, fc.constantFrom('', ' ', '\t '), (key, white) => {
        expect(explainAccept({ key: white + key, accept: accept(key + GUID) + white })).toEqual({ kind: 'right' });
      }),
    );
  });

  it('says so when nothing fits, and what the value looks like', () => {
    const random = fc.uint8Array({ minLength: 20, maxLength: 20 }).map(b64);
    fc.assert(
      fc.property(keys, random, (key, value) => {
        const found = explainAccept({ key, accept: value });
        expect(found).toMatchObject({ kind: 'unknown', looks: { characters: 28, bytes: 20, hexBytes: null } });
      }),
      { numRuns: 20 },
    );
    expect(explainAccept({ key: KEY, accept: 'ab'.repeat(64) })).toMatchObject({ kind: 'unknown', looks: { hexBytes: 64 } });
    expect(explainAccept({ key: KEY, accept: 'what?' })).toMatchObject({ kind: 'unknown', looks: { bytes: null, characters: 5 } });
  });

  it('takes a key for the octets that its header has', () => {
    const octets = Buffer.from('v8+é中==', 'utf8');
    const right = accept(Buffer.concat([octets, Buffer.from(GUID)]));
    expect(explainAccept({ key: octets.toString('latin1'), accept: right })).toEqual({ kind: 'right' });
  });

  it('never throws, and what it recomputes is the value it was asked about', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.string({ unit: 'grapheme', maxLength: 40 }), (key, value) => {
        const found = explainAccept({ key, accept: value });
        if (found.kind === 'mistake' && found.recomputed) expect(found.recomputed.accept).toBe(value.replace(/^[ \t]+|[ \t]+$/g, ''));
        if (found.kind === 'right')
          expect(deriveAcceptKey(fromLatin1(key.replace(/^[ \t]+|[ \t]+$/g, '')))).toBe(value.replace(/^[ \t]+|[ \t]+$/g, ''));
      }),
      { numRuns: 30 },
    );
  });
});

describe('slips', () => {
  it('are found between two texts as they were made', () => {
    for (const { text, edit } of slipsOf(GUID)) {
      const found = slipBetween(GUID, text);
      expect(found).not.toBeNull();
      // In `11` nobody can say which of the two is missing.
      expect(found!.wrote.length - found!.right.length).toBe(edit.wrote.length - edit.right.length);
    }
    expect(slipBetween('abc', 'abc')).toBeNull();
    expect(slipBetween('abc', 'xyz')).toBeNull();
  });
});
