/**
 * Text as the drafts of 2010 read it: what is no UTF-8 becomes U+FFFD and nothing fails.
 *
 * Knows what draft-ietf-hybi-thewebsocketprotocol-00 says about errors in UTF-8. Must not know frames. (Since RFC 6455 §8.1 such text fails the connection.)
 */
import { ACCEPT, REJECT, utf8FirstBad, utf8Run } from '../bytes/utf8.ts';

export interface ReplacedText {
  readonly text: string;
  /** How many U+FFFD stand for bytes that are none. */
  readonly replaced: number;
  /** Index of the first byte that cannot stand where it stands, or of the character that the end cuts; -1 when there is none. */
  readonly firstBad: number;
}

/** Decodes any bytes. A leading U+FEFF is kept; while `more` bytes may come, a character that is not all here is left out. */
export function decodeReplacing(bytes: Uint8Array, more = false): ReplacedText {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes, { stream: more });
  const state = utf8Run(bytes, 0, bytes.length, ACCEPT);
  if (state === ACCEPT || (more && state !== REJECT)) return { text, replaced: 0, firstBad: -1 };
  const firstBad = state === REJECT ? utf8FirstBad(bytes, 0, bytes.length, ACCEPT) : cutCharacter(bytes, state);
  return { text, replaced: count(text) - countEncoded(bytes), firstBad };
}

/** Where the character begins that the end of well-formed bytes cuts: at most three bytes back. */
function cutCharacter(bytes: Uint8Array, state: number): number {
  let at = bytes.length - 1;
  while (at > 0 && utf8Run(bytes, at, bytes.length, ACCEPT) !== state) at--;
  return at;
}

function count(text: string): number {
  let found = 0;
  for (const character of text) if (character === '\ufffd') found++;
  return found;
}

/** U+FFFD that were sent as such: `ef bf bd`. */
function countEncoded(bytes: Uint8Array): number {
  let found = 0;
  for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1)) {
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) found++;
  }
  return found;
}
