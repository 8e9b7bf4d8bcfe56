/**
 * Bytes as a line for a POSIX shell that sends them.
 *
 * Knows what sh and its printf take. Must not know frames.
 */

/** These mean themselves between single quotes and in every printf. */
const PLAIN = /^[A-Za-z0-9 ,.:;=@_/+-]$/;

/**
 * `printf '\201\005Hello' | nc host port`. POSIX printf knows octal escapes of three digits and no `\x`: dash prints the
 * letters. `%` is doubled, since the first argument is a format, and the first byte is never written as itself, so that no
 * printf takes it for an option.
 */
export function printfLine(bytes: Uint8Array): string {
  const format = Array.from(bytes, (byte, index) => {
    if (byte === 0x25) return '%%';
    const character = String.fromCharCode(byte);
    return index > 0 && PLAIN.test(character) ? character : `\\${byte.toString(8).padStart(3, '0')}`;
  });
  return `printf '${format.join('')}' | nc host port`;
}
