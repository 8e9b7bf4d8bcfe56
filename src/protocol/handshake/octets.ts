/**
 * Characters as HTTP/1.1 counts them: one octet each, in the classes of RFC 9110 §5.6 and RFC 9112 §2.2.
 *
 * Knows octets and tokens. Must not know lines, fields or handshakes. Text is Latin-1: code point n is octet n, so that
 * nothing is lost and a position in a text is a position in its bytes.
 */

export const HTAB = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
export const SP = 0x20;
export const COLON = 0x3a;

/** RFC 9110 §5.6.3: "OWS = *( SP / HTAB )". */
export function isBlank(octet: number | undefined): boolean {
  return octet === SP || octet === HTAB;
}

/** RFC 9112 §3: white space that a lenient reader may take for the SP of a start line: "SP, HTAB, VT (%x0B), FF (%x0C), or bare CR". */
export function isLineSpace(octet: number | undefined): boolean {
  return octet === SP || octet === HTAB || octet === 0x0b || octet === 0x0c || octet === CR;
}

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** RFC 9110 §5.6.2: "token = 1*tchar". */
export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

const TCHARS = Uint8Array.from({ length: 256 }, (_, octet) => (isToken(String.fromCharCode(octet)) ? 1 : 0));

export function isTchar(octet: number | undefined): boolean {
  return octet !== undefined && TCHARS[octet] === 1;
}

// Function arguments go on the stack: a gigantic value is taken in pieces.
const PIECE = 8192;

/** The octets [start, end) as text, one code point an octet. */
export function latin1(bytes: Uint8Array, start = 0, end = bytes.length): string {
  let text = '';
  for (let at = start; at < end; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, Math.min(at + PIECE, end)));
  return text;
}

/** Text as octets; a code point above U+00FF, which no octet can carry, becomes `?`. */
export function fromLatin1(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length }, (_, at) => {
    const code = text.charCodeAt(at);
    return code > 0xff ? 0x3f : code;
  });
}

/** RFC 6455 §2.1: ASCII case-insensitive; only A to Z change, whatever the locale. */
export function asciiLower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
