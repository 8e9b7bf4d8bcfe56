/**
 * What a pasted text is to the handshake page: a key, an accept, an address, whole handshakes, or nothing.
 *
 * Knows these kinds. Must not know how each is put on the page.
 */
import { type HandshakePaste, readHandshakes } from '../../capture/handshakes.ts';
import { decodeBase64 } from '../../protocol/bytes/base64.ts';
import { KEY_BYTES } from '../../protocol/handshake/accept-key.ts';

export type Taken =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'accept'; readonly accept: string }
  | { readonly kind: 'url'; readonly url: string }
  | ({ readonly kind: 'handshakes' } & HandshakePaste)
  /** Something like frames, and no handshake in front. */
  | { readonly kind: 'frames' }
  | { readonly kind: 'nothing' };

/** Bytes of SHA-1. */
const DIGEST_BYTES = 20;
/** One header and nothing else, or one word, in quotes or not. */
const ONE_HEADER = /^(?:sec-websocket-(key|accept))\s*:\s*(\S+)$/i;
const ONE_WORD = /^["'`]?([A-Za-z0-9+/_-]{8,86}={0,2})["'`]?[;,]?$/;
const ADDRESS = /^["'`]?(wss?:\/\/[^\s"'`]+)["'`]?$/i;

export function takePaste(text: string): Taken {
  const plain = text.trim();
  const address = ADDRESS.exec(plain)?.[1];
  if (address !== undefined) return { kind: 'url', url: address };
  const header = ONE_HEADER.exec(plain);
  if (header) return header[1]!.toLowerCase() === 'key' ? { kind: 'key', key: header[2]! } : { kind: 'accept', accept: header[2]! };
  const word = ONE_WORD.exec(plain)?.[1];
  if (word !== undefined) {
    const { bytes, wellFormed } = decodeBase64(word);
    if (wellFormed && bytes.length === DIGEST_BYTES) return { kind: 'accept', accept: word };
    // A word that ends in padding, or has nearly a key's length, is meant as one.
    if (
      (wellFormed && bytes.length === KEY_BYTES) ||
      word.endsWith('=') ||
      (word.length > 19 && word.length < 27 && !/^[0-9a-f]+$/i.test(word))
    ) {
      return { kind: 'key', key: word };
    }
  }
  const paste = readHandshakes(text);
  if (paste.exchanges.length > 0) return { kind: 'handshakes', ...paste };
  return { kind: /\S/.test(text) && /^[\s0-9a-fx,:;\\]+$/i.test(plain) ? 'frames' : 'nothing' };
}
