/**
 * Values of headers as people read and type them. On the wire they are octets; nearly all are ASCII, and the rest mostly UTF-8.
 *
 * Knows two encodings. Must not know headers. Octets come and go as Latin-1 text, as the core has them.
 */
import { encodeUtf8 } from '../../protocol/bytes/utf8.ts';
import { fromLatin1 } from '../../protocol/handshake/octets.ts';

const NOT_ASCII = /[\u0080-\uffff]/;
const NOT_LATIN1 = /[\u0100-\uffff]/;

/** The value as text: UTF-8 where it is that, else one character an octet. */
export function textOfValue(value: string): string {
  if (!NOT_ASCII.test(value)) return value;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(fromLatin1(value));
  } catch {
    return value;
  }
}

/** Typed text as octets, in the way in which the value was written before. */
export function octetsOfValue(text: string, before: string): Uint8Array {
  const isLatin1 = textOfValue(before) === before && NOT_ASCII.test(before) && !NOT_LATIN1.test(text);
  return isLatin1 ? fromLatin1(text) : encodeUtf8(text);
}
