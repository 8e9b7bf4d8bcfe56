/**
 * From Sec-WebSocket-Key to Sec-WebSocket-Accept: the value, and every value on the way to it.
 *
 * Knows RFC 6455 §4.2.2. Must not know heads (head.ts reads them), or whether a key is a good one (request.ts judges it):
 * a server that does not look derives an answer from any key.
 */
import { type Base64Cell, base64Cells, type Base64Reading, decodeBase64, encodeBase64 } from '../bytes/base64.ts';
import { joinBytes } from '../bytes/join.ts';
import { sha1, type Sha1Work, workSha1 } from '../bytes/sha1.ts';
import { encodeUtf8 } from '../bytes/utf8.ts';

/** The string of RFC 6455 §1.3, the same in every handshake. Its letters are upper case, and their case matters. */
export const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** Bytes that a key decodes to: "a nonce consisting of a randomly selected 16-byte value" (RFC 6455 §4.1, request item 7). */
export const KEY_BYTES = 16;
/** Characters of a key that is as it should be. */
export const KEY_CHARACTERS = 24;

const GUID_BYTES = encodeUtf8(GUID);

/** The bytes that a value of a header field stands for: text in UTF-8, bytes as they are. */
function bytesOf(value: string | Uint8Array): Uint8Array {
  return typeof value === 'string' ? encodeUtf8(value) : value;
}

/** RFC 6455 §4.2.2, item 5.4: "concatenating /key/ … with the string "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"". */
const withGuid = (key: Uint8Array): Uint8Array => joinBytes([key, GUID_BYTES]);

/**
 * The accept for a key: "taking the SHA-1 hash of this concatenated value to obtain a 20-byte value and base64-encoding (see
 * Section 4 of [RFC4648]) this 20-byte hash" (RFC 6455 §4.2.2, item 5.4). The key is the value of its header field, "minus any
 * leading and trailing whitespace" (§1.3): whoever calls takes that off. Any key gets an answer, the empty one too.
 */
export function deriveAcceptKey(key: string | Uint8Array): string {
  return encodeBase64(sha1(withGuid(bytesOf(key))));
}

/** All values between a key and its accept. */
export interface AcceptSteps {
  /** The bytes of the key as it stands in its header: 24 of them when it is as it should be. */
  readonly key: Uint8Array;
  /** What the key's characters decode to. The derivation does not need it. */
  readonly decoded: Base64Reading;
  /** Key and GUID: what is hashed. */
  readonly concatenation: Uint8Array;
  /** Padding, blocks and sums; its digest is 20 bytes. */
  readonly sha1: Sha1Work;
  /** The accept's characters with the bits of the digest that they stand for. */
  readonly cells: readonly Base64Cell[];
  readonly accept: string;
}

/** Works the derivation through, for any key (as for `deriveAcceptKey`). */
export function deriveSteps(key: string | Uint8Array): AcceptSteps {
  const bytes = bytesOf(key);
  const text = typeof key === 'string' ? key : Array.from(key, (byte) => String.fromCharCode(byte)).join('');
  const concatenation = withGuid(bytes);
  const work = workSha1(concatenation);
  const cells = base64Cells(work.digest);
  return {
    key: bytes,
    decoded: decodeBase64(text),
    concatenation,
    sha1: work,
    cells,
    accept: cells.map(({ character }) => character).join(''),
  };
}
