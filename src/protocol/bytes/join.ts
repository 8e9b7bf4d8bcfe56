/**
 * Byte arrays put together.
 *
 * Knows places. Must not know what the bytes mean.
 */

/** The parts one behind the other, in new memory. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** New bytes, in which `insert` stands in place of [from, to). */
export function spliceBytes(bytes: Uint8Array, from: number, to: number, insert: Uint8Array): Uint8Array {
  return joinBytes([bytes.subarray(0, from), insert, bytes.subarray(to)]);
}
