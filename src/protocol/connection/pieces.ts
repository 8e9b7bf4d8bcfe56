/**
 * Bytes that come in pieces, as plain immutable data: adding a piece costs little however many came before.
 *
 * Knows bytes. Must not know what they are part of.
 */

/** The last piece, and the longer ones before it; null: no bytes. */
export type Pieces = { readonly bytes: Uint8Array; readonly before: Pieces } | null;

/**
 * The pieces with `bytes` behind them. A piece that is no longer than what follows is joined with it, so that each byte is
 * copied once every time its piece doubles, and n bytes never lie in more than log2(n) pieces. Takes `bytes` over: the caller must not write to them again.
 */
export function addPiece(pieces: Pieces, bytes: Uint8Array): Pieces {
  if (bytes.length === 0) return pieces;
  let before = pieces;
  let length = bytes.length;
  while (before !== null && before.bytes.length <= length) {
    length += before.bytes.length;
    before = before.before;
  }
  if (length === bytes.length) return { bytes, before };
  const joined = new Uint8Array(length);
  let end = length;
  joined.set(bytes, (end -= bytes.length));
  for (let each = pieces; each !== before && each !== null; each = each.before) joined.set(each.bytes, (end -= each.bytes.length));
  return { bytes: joined, before };
}

/** All bytes in one. One piece is returned as it is. */
export function joinPieces(pieces: Pieces): Uint8Array {
  if (pieces === null) return new Uint8Array(0);
  if (pieces.before === null) return pieces.bytes;
  let length = 0;
  for (let each: Pieces = pieces; each !== null; each = each.before) length += each.bytes.length;
  const joined = new Uint8Array(length);
  for (let each: Pieces = pieces; each !== null; each = each.before) joined.set(each.bytes, (length -= each.bytes.length));
  return joined;
}
