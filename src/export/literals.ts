/**
 * Bytes as source code and as bare digits: the forms people copy into a program, a test or a chat.
 *
 * Knows the literal syntax of each language. Must not know frames; every function takes any bytes and loses none.
 */

const PAIRS: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const pairs = (bytes: Uint8Array): string[] => Array.from(bytes, (byte) => PAIRS[byte]!);
const numbers = (bytes: Uint8Array): string[] => Array.from(bytes, (byte) => `0x${PAIRS[byte]!}`);

const ON_ONE_LINE = 16;
const PER_LINE = 12;

/** Items between two brackets: on one line where they fit there, else twelve a line, the last one followed by a comma too. */
function bracketed(open: string, items: readonly string[], close: string): string {
  return items.length > ON_ONE_LINE ? `${open}\n${lines(items)},\n${close}` : `${open}${items.join(', ')}${close}`;
}

function lines(items: readonly string[]): string {
  const rows: string[] = [];
  for (let at = 0; at < items.length; at += PER_LINE) rows.push(`  ${items.slice(at, at + PER_LINE).join(', ')}`);
  return rows.join(',\n');
}

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

/** Arguments lie on the stack, which in every engine has room for so many. */
const MOST_ARGUMENTS = 8192;

/** `Uint8Array.of(0x81, 0x85)`, or an array in `new Uint8Array` where a call could not take as many arguments. */
export function javascript(bytes: Uint8Array): string {
  const [open, close] = bytes.length > MOST_ARGUMENTS ? ['new Uint8Array([', '])'] : ['Uint8Array.of(', ')'];
  return bracketed(open, numbers(bytes), close);
}

/** A C array with its length in the type. C has no empty arrays: no bytes give a zero-length one, a GNU extension. */
export function cArray(bytes: Uint8Array, name = 'frame'): string {
  const body = bytes.length === 0 ? '{}' : `{\n${lines(numbers(bytes))}\n}`;
  return `const unsigned char ${name}[${bytes.length}] = ${body};`;
}

/** `[]byte{0x81, 0x85}` */
export function go(bytes: Uint8Array): string {
  return bracketed('[]byte{', numbers(bytes), '}');
}

/** `&[0x81u8, 0x85]`: one typed item makes it a slice of bytes wherever it stands. */
export function rust(bytes: Uint8Array): string {
  if (bytes.length === 0) return '&[0u8; 0]';
  const [first, ...rest] = numbers(bytes);
  return bracketed('&[', [`${first}u8`, ...rest], ']');
}

/** `bytes([0x81, 0x85])` */
export function python(bytes: Uint8Array): string {
  return bracketed('bytes([', numbers(bytes), '])');
}

/** `new byte[] {-127, -123}`: a Java byte is signed. A method holds some 9,000 of them, a limit of the class file. */
export function java(bytes: Uint8Array): string {
  return bracketed(
    'new byte[] {',
    Array.from(bytes, (byte) => String((byte << 24) >> 24)),
    '}',
  );
}

/** `<<129,133,55>>`, as the Erlang shell prints a binary. */
export function erlang(bytes: Uint8Array): string {
  return `<<${Array.from(bytes).join(',')}>>`;
}

const BASE64_CHUNK = 0x6000;

/** Base64 with padding (RFC 4648 §4), on one line. */
export function base64(bytes: Uint8Array): string {
  let text = '';
  // A multiple of three bytes at a time: no padding inside, and no argument list as long as the input.
  for (let at = 0; at < bytes.length; at += BASE64_CHUNK) text += btoa(String.fromCharCode(...bytes.subarray(at, at + BASE64_CHUNK)));
  return text;
}
