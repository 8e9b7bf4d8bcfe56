/**
 * Text that is nothing but a Sec-WebSocket-Key, a Sec-WebSocket-Accept, or one of each.
 *
 * Knows how people paste a single value: bare, in quotes, behind its header's name, as a JSON member. Must not know heads
 * (handshakes.ts does) or judge what a value is worth.
 */
import { decodeBase64 } from '../protocol/bytes/base64.ts';
import { KEY_BYTES } from '../protocol/handshake/accept-key.ts';

export interface LoneValues {
  readonly key: string | null;
  readonly accept: string | null;
}

/** Bytes of SHA-1. */
const DIGEST_BYTES = 20;
/** A longer text is no value. */
const LONGEST = 600;
const NAMED = /^[\s{"']*sec-websocket-(key|accept)["']?\s*[:=]\s*["']?([^\s"',;}]{1,256})["']?[\s},;]*$/i;
const WORD = /^["'`]?([A-Za-z0-9+/_-]{8,86}={0,2})["'`]?[;,]?$/;

/** The values of a text; null where it is anything else, or two of the same. */
export function loneValues(text: string): LoneValues | null {
  const plain = text.trim();
  if (plain === '' || plain.length > LONGEST) return null;
  const lines = plain.split(/\r?\n|,(?=\s*["']?sec-websocket)/i).map((line) => NAMED.exec(line));
  if (lines.every((line) => line !== null)) return together(lines.map(([, name, value]) => ({ kind: name!.toLowerCase(), value: value! })));
  const words = plain.split(/\s+/).map((word) => WORD.exec(word)?.[1] ?? '');
  return words.length <= 2 && words.every((word) => word !== '') ? ofWords(words) : null;
}

function together(values: readonly { readonly kind: string; readonly value: string }[]): LoneValues | null {
  const of = (kind: string): string[] => values.filter((each) => each.kind === kind).map(({ value }) => value);
  const [keys, accepts] = [of('key'), of('accept')];
  return keys.length > 1 || accepts.length > 1 ? null : { key: keys[0] ?? null, accept: accepts[0] ?? null };
}

function ofWords([first, second]: readonly string[]): LoneValues | null {
  if (second !== undefined) {
    const [a, b] = [bytesIn(first!), bytesIn(second)];
    if (a !== KEY_BYTES && b === KEY_BYTES) return { key: second, accept: first! };
    return a === KEY_BYTES || b === DIGEST_BYTES ? { key: first!, accept: second } : null;
  }
  const { bytes, wellFormed } = decodeBase64(first!);
  if (wellFormed && bytes.length === DIGEST_BYTES) return { key: null, accept: first! };
  // A word that ends in padding, or has nearly a key's length, is meant as one.
  const isMeant =
    (wellFormed && bytes.length === KEY_BYTES) ||
    first!.endsWith('=') ||
    (first!.length > 19 && first!.length < 27 && !/^[0-9a-f]+$/i.test(first!));
  return isMeant ? { key: first!, accept: null } : null;
}

const bytesIn = (word: string): number => decodeBase64(word).bytes.length;
