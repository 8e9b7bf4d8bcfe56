/** Small byte helpers for tests that must not lean on the code under test. */

/** Bytes of a hex text; white space is ignored. */
export function fromHexText(text: string): Uint8Array {
  const digits = text.replace(/\s+/g, '');
  return Uint8Array.from({ length: digits.length / 2 }, (_, i) => parseInt(digits.slice(2 * i, 2 * i + 2), 16));
}

export function concat(...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

export function utf8Bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
