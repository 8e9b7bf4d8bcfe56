/**
 * Bytes as source code and as bare digits: the forms people copy into a program, a test or a chat.
 *
 * Knows the literal syntax of each language. Must not know frames; every function takes any bytes and loses none.
 */

const PAIRS: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const pairs = (bytes: Uint8Array): string[] => Array.from(bytes, (byte) => PAIRS[byte]!);
const prefixed = (bytes: Uint8Array): string =>
  pairs(bytes)
    .map((pair) => `0x${pair}`)
    .join(', ');

/** `81 85 37 fa` */
export function hexSpaced(bytes: Uint8Array): string {
  return pairs(bytes).join(' ');
}

/** `818537fa` */
export function hexPlain(bytes: Uint8Array): string {
  return pairs(bytes).join('');
}

/**
 * `"\x81\x85\x48"`: every byte escaped, also the printable ones. In C an escape takes as many hex digits as follow it,
 * so `\x81` before a literal `5` would be another byte.
 */
export function escapedString(bytes: Uint8Array): string {
  return `"${pairs(bytes)
    .map((pair) => `\\x${pair}`)
    .join('')}"`;
}

/** `Uint8Array.of(0x81, 0x85)` */
export function javascript(bytes: Uint8Array): string {
  return `Uint8Array.of(${prefixed(bytes)})`;
}

const C_BYTES_PER_LINE = 12;

/** A C array with its length in the type, twelve bytes a line. C has no empty arrays: no bytes give a zero-length one, a GNU extension. */
export function cArray(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += C_BYTES_PER_LINE) lines.push(`  ${prefixed(bytes.subarray(at, at + C_BYTES_PER_LINE))}`);
  const body = lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n}`;
  return `const unsigned char frame[${bytes.length}] = ${body};`;
}

/** `[]byte{0x81, 0x85}` */
export function go(bytes: Uint8Array): string {
  return `[]byte{${prefixed(bytes)}}`;
}

/** `bytes([0x81, 0x85])` */
export function python(bytes: Uint8Array): string {
  return `bytes([${prefixed(bytes)}])`;
}

const BASE64_CHUNK = 0x6000;

/** Base64 with padding (RFC 4648 §4), on one line. */
export function base64(bytes: Uint8Array): string {
  let text = '';
  // A multiple of three bytes at a time: no padding inside, and no argument list as long as the input.
  for (let at = 0; at < bytes.length; at += BASE64_CHUNK) text += btoa(String.fromCharCode(...bytes.subarray(at, at + BASE64_CHUNK)));
  return text;
}
