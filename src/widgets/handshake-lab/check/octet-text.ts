/**
 * Octets for reading: text where they are text, hex where they are not, and control characters as their pictures.
 *
 * Knows characters, and how key and GUID are written. Must not know which mistake was made.
 */
import { toHex } from '../../../protocol/bytes/hex.ts';
import { GUID } from '../../../protocol/handshake/accept-key.ts';
import { latin1 } from '../../../protocol/handshake/octets.ts';

/** Of bytes that are mostly no printable ASCII, the hex; of others the text, with what cannot be printed made visible. */
export function octetText(bytes: Uint8Array): string {
  const strange = bytes.filter((byte) => byte > 0x7e).length;
  if (4 * strange > bytes.length) return toHex(bytes, ' ');
  return Array.from(bytes, visible).join('');
}

function visible(byte: number): string {
  if (byte >= 0x20 && byte < 0x7f) return String.fromCharCode(byte);
  if (byte < 0x20) return String.fromCharCode(0x2400 + byte);
  return byte === 0x7f ? '\u2421' : `\\x${toHex(Uint8Array.of(byte))}`;
}

/** A run of what was hashed: the key, the GUID, or something that is neither. */
export interface Run {
  readonly kind: 'key' | 'guid' | 'other';
  readonly text: string;
}

/** What was hashed, with the key and the GUID told apart from what does not belong there. */
export function runsOf(bytes: Uint8Array, key: Uint8Array): Run[] {
  const text = latin1(bytes);
  const keyText = latin1(key);
  const keyAt = keyText === '' ? -1 : text.indexOf(keyText);
  const guidAt = text.indexOf(GUID);
  const known = [
    { kind: 'key' as const, start: keyAt, end: keyAt + keyText.length },
    { kind: 'guid' as const, start: guidAt, end: guidAt + GUID.length },
  ].filter(({ start }) => start >= 0);
  known.sort((a, b) => a.start - b.start);
  const runs: Run[] = [];
  let at = 0;
  const put = (kind: Run['kind'], end: number): void => {
    if (end > at) runs.push({ kind, text: octetText(bytes.subarray(at, end)) });
    at = Math.max(at, end);
  };
  for (const { kind, start, end } of known) {
    put('other', start);
    put(kind, end);
  }
  put('other', bytes.length);
  return runs;
}
