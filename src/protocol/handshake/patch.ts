/**
 * Several replacements in one pass over bytes.
 *
 * Knows ranges. Must not know what is replaced, or why.
 */
import { joinBytes } from '../bytes/join.ts';
import type { ByteRange } from './nodes.ts';
import { fromLatin1 } from './octets.ts';

/** Replace [start, end) by `put` (Latin-1). An empty range puts in, an empty text takes out. */
export interface Patch extends ByteRange {
  readonly put: string;
}

/** The bytes with all patches carried out. They must not overlap; at one place they come in the order given. */
export function patched(bytes: Uint8Array, patches: readonly Patch[]): Uint8Array {
  const parts: Uint8Array[] = [];
  let from = 0;
  for (const { start, end, put } of [...patches].sort((a, b) => a.start - b.start)) {
    parts.push(bytes.subarray(from, start), fromLatin1(put));
    from = end;
  }
  parts.push(bytes.subarray(from));
  return joinBytes(parts);
}
