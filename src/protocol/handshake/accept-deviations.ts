/**
 * What each mistake does: changes of one part of the recipe each.
 *
 * Knows the right way and every way beside it. Must not know how they are tried (wrong-accept.ts), or wording.
 */
import { decodeBase64, encodeBase64 } from '../bytes/base64.ts';
import { fromHex, hexByte, toHex } from '../bytes/hex.ts';
import { joinBytes } from '../bytes/join.ts';
import { md5 } from '../bytes/md5.ts';
import { BLOCK, digestOfBlocks, padForSha1, sha1 } from '../bytes/sha1.ts';
import { sha256 } from '../bytes/sha256.ts';
import { encodeUtf8 } from '../bytes/utf8.ts';
import { GUID } from './accept-key.ts';
import type { AcceptMistake, Letters, MistakeName, MistakeParams, Sha1Fault } from './accept-mistakes.ts';
import { type Hash, type Recipe } from './accept-recipe.ts';
import { fromLatin1, latin1 } from './octets.ts';

/** A mistake as what it changes in the recipe: one part. */
export interface Deviation {
  readonly mistake: AcceptMistake;
  readonly change: Partial<Recipe>;
}

/** One mistake with its change. */
export function deviation<Name extends MistakeName>(name: Name, params: MistakeParams[Name], change: Partial<Recipe>): Deviation {
  return { mistake: { name, params } as AcceptMistake, change };
}

/** Keys of well-known documents, whose accepts stand in code and tests that never compute one. */
const EXAMPLE_KEYS = [
  // RFC 6455 §1.2, Wikipedia, MDN.
  'dGhlIHNhbXBsZSBub25jZQ==',
  'x3JJHMbDL1EzLkh9GBhXDw==',
  'Iv8io/9s+lYFgZWcXczP8Q==',
];

const upperHex = (bytes: Uint8Array): string => toHex(bytes).toUpperCase();
const lossyUtf8 = (bytes: Uint8Array): Uint8Array => encodeUtf8(new TextDecoder().decode(bytes));

/**
 * What was done to the key (Latin-1 text of its octets) before it was hashed. `others`: keys of other requests in the same
 * paste. `headers`: what else could have been taken for the key.
 */
export function keyDeviations(key: string, others: readonly string[], headers: readonly HeaderValue[] = []): Deviation[] {
  const reading = decodeBase64(key);
  const as = <Name extends MistakeName>(name: Name, params: MistakeParams[Name], text: string | Uint8Array) =>
    deviation(name, params, { key: typeof text === 'string' ? fromLatin1(text) : text });
  const { bytes } = reading;
  return [
    as('key-decoded', { as: 'bytes' }, bytes),
    as('key-decoded', { as: 'utf-8' }, lossyUtf8(bytes)),
    as('key-decoded', { as: 'latin-1' }, encodeUtf8(latin1(bytes))),
    as('key-missing', {}, ''),
    ...others.filter((other) => other !== key).map((other) => as('other-key', { key: other }, other)),
    ...EXAMPLE_KEYS.filter((other) => other !== key).map((other) => as('example-key', { key: other }, other)),
    ...['\r\n', '\n', '\r', '\0'].map((end) => as('key-line-end', { end }, key + end)),
    as('key-spaced', { before: ' ', after: '' }, ' ' + key),
    as('key-spaced', { before: '', after: ' ' }, key + ' '),
    as('key-spaced', { before: ' ', after: ' ' }, ` ${key} `),
    as('key-spaced', { before: ' ', after: '\r\n' }, ` ${key}\r\n`),
    ...['"', "'"].map((mark) => as('key-quoted', { mark }, mark + key + mark)),
    as('key-case', { letters: 'lower' }, key.toLowerCase()),
    as('key-case', { letters: 'upper' }, key.toUpperCase()),
    as('key-unpadded', {}, key.replace(/=+$/, '')),
    as('key-spaces-removed', {}, key.replace(/\s/g, '')),
    as('key-re-encoded', { key: encodeBase64(bytes) }, encodeBase64(bytes)),
    as('key-encoded-again', {}, encodeBase64(fromLatin1(key))),
    as('key-as-hex', { letters: 'lower' }, toHex(bytes)),
    as('key-as-hex', { letters: 'upper' }, upperHex(bytes)),
    as('key-plus-lost', {}, key.replaceAll('+', ' ')),
    as('key-percent-encoded', {}, percent(key)),
    as('key-url-alphabet', {}, urlAlphabet(key)),
    ...['Sec-WebSocket-Key: ', 'sec-websocket-key: '].map((name) => as('key-with-name', { name }, name + key)),
    as('key-cut', { where: 'start', count: 1 }, key.slice(1)),
    as('key-cut', { where: 'end', count: 1 }, key.slice(0, -1)),
    ...["b'", 'b"'].map((written) => as('key-as-literal', { written }, written + key + written.slice(1))),
    ...['undefined', 'null', 'None', 'nil', 'false'].map((written) => as('key-nothing', { written }, written)),
    ...headers.filter(({ value }) => value !== key).map(({ name, value }) => as('header-as-key', { header: name }, value)),
  ];
}

/** A header field of one of the messages; text is Latin-1. */
export interface HeaderValue {
  readonly name: string;
  readonly value: string;
}

const percent = (text: string): string => text.replace(/[+/=]/g, (character) => '%' + hexByte(character.charCodeAt(0)).toUpperCase());
const urlAlphabet = (text: string): string => text.replaceAll('+', '-').replaceAll('/', '_');

const GUID_BYTES = fromHex(GUID.replaceAll('-', ''));
/** The order in which Microsoft's GUID structure lies in memory: its first three parts low byte first. */
const MICROSOFT_ORDER = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];

/** What was hashed in the GUID's place. The many wrong and mistyped ones are apart (guid-slips.ts). */
export function guidDeviations(): Deviation[] {
  const as = <Name extends MistakeName>(name: Name, params: MistakeParams[Name], text: string | Uint8Array) =>
    deviation(name, params, { guid: typeof text === 'string' ? fromLatin1(text) : text });
  return [
    as('guid-missing', {}, ''),
    as('guid-case', { letters: 'lower' }, GUID.toLowerCase()),
    as('guid-hyphens', {}, GUID.replaceAll('-', '')),
    as('guid-enclosed', { left: '{', right: '}' }, `{${GUID}}`),
    ...['"', "'"].map((mark) => as('guid-enclosed', { left: mark, right: mark }, mark + GUID + mark)),
    as('guid-bytes', { order: 'network' }, GUID_BYTES),
    as(
      'guid-bytes',
      { order: 'microsoft' },
      Uint8Array.from(MICROSOFT_ORDER, (at) => GUID_BYTES[at]!),
    ),
    as('guid-twice', {}, GUID + GUID),
  ];
}

/** Every character as two bytes. */
function widen(bytes: Uint8Array, order: 'little' | 'big'): Uint8Array {
  const wide = new Uint8Array(2 * bytes.length);
  bytes.forEach((byte, i) => (wide[2 * i + (order === 'big' ? 1 : 0)] = byte));
  return wide;
}

export const JOINS: readonly Deviation[] = [
  deviation('guid-first', {}, { join: (key, guid) => joinBytes([guid, key]) }),
  ...['+', ':', '-', ';', ',', '|', '.', '\\r\\n', '\\n'].map((between) =>
    deviation('separated', { between }, { join: (key, guid) => joinBytes([key, fromLatin1(between), guid]) }),
  ),
  ...(['little', 'big'] as const).map((order) =>
    deviation('utf-16', { order }, { join: (key, guid) => widen(joinBytes([key, guid]), order) }),
  ),
];

export const TAILS: readonly Deviation[] = ['\n', '\r\n', '\r', '\0', ' ', '\r\n\r\n'].map((tail) =>
  deviation('tail-hashed', { tail }, { tail: fromLatin1(tail) }),
);

/** HMAC of RFC 2104 with SHA-1. */
function hmac(secret: Uint8Array, message: Uint8Array): Uint8Array {
  const block = new Uint8Array(64);
  block.set(secret.length > 64 ? sha1(secret) : secret);
  const mixed = (mask: number): Uint8Array => block.map((byte) => byte ^ mask);
  return sha1(joinBytes([mixed(0x5c), sha1(joinBytes([mixed(0x36), message]))]));
}

const hash = (name: Hash['name'], digest: Hash['digest']): Partial<Recipe> => ({ hash: { name, digest } });

/** SHA-1 with a fault of its own making. */
function faultySha1(fault: Sha1Fault, message: Uint8Array): Uint8Array {
  const padded = padForSha1(message);
  const view = new DataView(padded.buffer);
  const length = padded.length - 8;
  if (fault === 'first-block') return digestOfBlocks(padded.subarray(0, BLOCK));
  if (fault === 'length-in-bytes') view.setUint32(length + 4, message.length);
  if (fault === 'length-low-first') padded.subarray(length).reverse();
  if (fault === 'no-bit') padded[message.length] = 0;
  if (fault === 'no-length') padded.fill(0, length);
  return digestOfBlocks(padded);
}
const SHA1_FAULTS: readonly Sha1Fault[] = ['first-block', 'length-in-bytes', 'length-low-first', 'no-bit', 'no-length'];

export const HASHES: readonly Deviation[] = [
  deviation('hash-sha-256', {}, hash('SHA-256', sha256)),
  deviation('hash-md5', {}, hash('MD5', md5)),
  deviation(
    'hash-none',
    {},
    hash('none', (input) => input),
  ),
  deviation(
    'hash-twice',
    {},
    hash('SHA-1 of SHA-1', (input) => sha1(sha1(input))),
  ),
  ...SHA1_FAULTS.map((fault) =>
    deviation(
      'hash-faulty',
      { fault },
      hash('faulty SHA-1', (input) => faultySha1(fault, input)),
    ),
  ),
  deviation(
    'hash-hmac',
    { secret: 'key' },
    hash('HMAC-SHA-1', (_, key, guid) => hmac(key, guid)),
  ),
  deviation(
    'hash-hmac',
    { secret: 'guid' },
    hash('HMAC-SHA-1', (_, key, guid) => hmac(guid, key)),
  ),
];

/** The four bytes of each word the other way round, as a machine with the low byte first leaves them. */
function swapWords(bytes: Uint8Array): Uint8Array {
  return bytes.map((_, i) => bytes[i ^ 3] ?? 0);
}

/** Up to the first zero byte, as C's strings end. */
function untilZero(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0);
  return end < 0 ? bytes : bytes.slice(0, end);
}

/** What was done to the digest before it was encoded. `bytes`: how many the accept decodes to. */
export function keepDeviations(bytes: number): Deviation[] {
  const as = <Name extends MistakeName>(name: Name, params: MistakeParams[Name], keep: Recipe['keep']) => deviation(name, params, { keep });
  const ascii = (digest: Uint8Array): Uint8Array => digest.map((byte) => (byte < 0x80 ? byte : 0x3f));
  return [
    as('hex-encoded', { letters: 'lower' }, (digest) => fromLatin1(toHex(digest))),
    as('hex-encoded', { letters: 'upper' }, (digest) => fromLatin1(upperHex(digest))),
    as('hex-unpadded', {}, (digest) => fromLatin1(Array.from(digest, (byte) => byte.toString(16)).join(''))),
    as('digest-as-text', { as: 'latin-1' }, (digest) => encodeUtf8(latin1(digest))),
    as('digest-as-text', { as: 'utf-8' }, lossyUtf8),
    as('digest-as-text', { as: 'ascii' }, ascii),
    as('digest-words', {}, swapWords),
    as('digest-reversed', {}, (digest) => digest.slice().reverse()),
    as('digest-stops', {}, untilZero),
    ...(bytes > 0 && bytes < 32 ? [as('digest-cut', { bytes }, (digest) => digest.slice(0, bytes))] : []),
  ];
}

const LETTERS: readonly Letters[] = ['lower', 'upper'];
const cased = (text: string, letters: Letters): string => (letters === 'lower' ? text.toLowerCase() : text.toUpperCase());

export const WRITINGS: readonly Deviation[] = [
  ...LETTERS.flatMap((letters) =>
    ['', ':', ' ', '-'].map((between) =>
      deviation('hex-output', { letters, between }, { write: (bytes) => cased(toHex(bytes, between), letters) }),
    ),
  ),
  deviation('base64url', {}, { write: (bytes) => urlAlphabet(encodeBase64(bytes)) }),
  deviation('padding-missing', {}, { write: (bytes) => encodeBase64(bytes).replace(/=+$/, '') }),
  deviation('encoded-twice', {}, { write: (bytes) => encodeBase64(fromLatin1(encodeBase64(bytes))) }),
  ...LETTERS.map((letters) =>
    deviation('hex-of-base64', { letters }, { write: (bytes) => cased(toHex(fromLatin1(encodeBase64(bytes))), letters) }),
  ),
  ...LETTERS.map((letters) => deviation('accept-case', { letters }, { write: (bytes) => cased(encodeBase64(bytes), letters) })),
  deviation('percent-encoded', {}, { write: (bytes) => percent(encodeBase64(bytes)) }),
  deviation('not-encoded', {}, { write: latin1 }),
];
