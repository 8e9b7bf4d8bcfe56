/**
 * A field that holds bytes as hex digits: bytes of what was typed, or the first thing in it that is no byte.
 *
 * Knows digits and the marks that people put between them. Must not know what the bytes are for, or any wording.
 */
import { hexDigit } from '../../protocol/bytes/hex.ts';

/** What stands in the way: a digit without a partner, or a character that is no digit. `position` counts from 1. */
export interface HexFault {
  readonly kind: 'half' | 'stranger';
  readonly position: number;
  readonly character: string;
}

export interface HexReading {
  /** Whole bytes in the text up to the fault. */
  readonly bytes: Uint8Array;
  readonly fault: HexFault | null;
}

/** The code at `at`, of a full-width character that of its plain one: Chinese keyboards write them. */
function codeAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
}

const isBetween = (code: number): boolean =>
  // Space and control characters, comma, colon, hyphen, underscore, no-break space, ideographic space and comma.
  code <= 0x20 || code === 0x2c || code === 0x3a || code === 0x2d || code === 0x5f || code === 0xa0 || code === 0x3000 || code === 0x3001;

/** Length of `0x` or `\x` at `at`, which may stand before a byte; 0 when there is none. */
function prefixAt(text: string, at: number): number {
  const mark = codeAt(text, at);
  return (mark === 0x30 || mark === 0x5c) && (codeAt(text, at + 1) | 0x20) === 0x78 ? 2 : 0;
}

/** Reads `37 fa 21 3d`, `37fa213d`, `0x37, 0xFA`, `37:fa`. Linear in the text; stops at the first fault. */
export function readHexField(text: string): HexReading {
  const bytes = new Uint8Array(text.length >> 1);
  let length = 0;
  let at = 0;
  const done = (fault: HexFault | null): HexReading => ({ bytes: bytes.slice(0, length), fault });
  while (at < text.length) {
    if (isBetween(codeAt(text, at))) {
      at++;
      continue;
    }
    at += prefixAt(text, at);
    const high = hexDigit(codeAt(text, at));
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0x20);
    if (high < 0) return done({ kind: 'stranger', position: Math.min(at, text.length - 1) + 1, character });
    const low = at + 1 < text.length ? hexDigit(codeAt(text, at + 1)) : -1;
    if (low < 0) {
      const isEnd = at + 1 >= text.length || isBetween(codeAt(text, at + 1));
      if (isEnd) return done({ kind: 'half', position: at + 1, character });
      return done({ kind: 'stranger', position: at + 2, character: String.fromCodePoint(text.codePointAt(at + 1)!) });
    }
    bytes[length++] = (high << 4) | low;
    at += 2;
  }
  return done(null);
}
